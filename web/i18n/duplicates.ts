import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Mulige duplikater',
  intro:
    'Systemer som kan være det samme: navnene er like eller nesten like, eller produktet er det samme. Tabellene viser det de skiller seg i. Ingenting endres av seg selv.',
  scope: 'Let etter',
  none: {
    within: 'Ingenting ser ut til å være registrert to ganger i samme kommune.',
    across: 'Ingen kommuner ser ut til å ha det samme systemet.',
  },
  alikeIn: { name: 'Samme navn', product: 'Samme produkt', both: 'Samme navn og produkt' },
  group: (name: string, count: number) => `${name}: ${counted(count, 'system', 'systemer')}`,
  fact: 'Opplysning',
  service: 'Tjenesteområde',
  more: (shown: number, total: number) => `Viser ${shown} av ${total}`,
  equal: 'De skiller seg ikke i noe som sammenlignes.',
  remove: 'Fjern …',
  removeName: (name: string) => `Fjern ${name} fra registeret …`,
  removed: (name: string) => `${name} er fjernet fra registeret.`,
  compare: 'Sammenlign',
  compareName: (name: string) => `Sammenlign ${name}`,
  list: (count: number) => `Se alle ${count} i listen`,
}

const en: Widened<typeof nb> = {
  title: 'Possible duplicates',
  intro:
    'Systems that may be the same: their names are alike or nearly so, or the product is the same. The tables show what they differ in. Nothing changes by itself.',
  scope: 'Look for',
  none: {
    within: 'Nothing seems to be registered twice in a municipality.',
    across: 'No municipalities seem to have the same system.',
  },
  alikeIn: { name: 'Same name', product: 'Same product', both: 'Same name and product' },
  group: (name, count) => `${name}: ${counted(count, 'system', 'systems')}`,
  fact: 'Fact',
  service: 'Service area',
  more: (shown, total) => `Showing ${shown} of ${total}`,
  equal: 'They do not differ in anything that is compared.',
  remove: 'Remove …',
  removeName: (name) => `Remove ${name} from the register …`,
  removed: (name) => `${name} is removed from the register.`,
  compare: 'Compare',
  compareName: (name) => `Compare ${name}`,
  list: (count) => `See all ${count} in the list`,
}

/** The texts of systems that may be registered more than once. */
export const duplicateTexts = { nb: { duplicates: nb }, en: { duplicates: en } }
