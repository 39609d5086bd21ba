import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Endringslogg',
  intro: 'Alt som er endret, nyest først. Loggen kan bare vokse, og hver rad er lenket til raden før.',
  actor: 'Aktør',
  action: 'Handling',
  entity: 'Gjelder',
  field: 'Felt',
  from: 'Fra dato',
  to: 'Til dato',
  none: 'Ingen endringer passer filtrene.',
  count: (count: string) => counted(count, 'endring', 'endringer'),
  several: (count: number) =>
    `Flere systemer passer (${count}). Velg ett av dem i listen, eller skriv nummeret.`,
  open: (number: string) => `Åpne ${number}`,
  hash: 'Hash',
  more: (count: number) => `og ${count} til i samme lagring`,
}

const en: Widened<typeof nb> = {
  title: 'Change log',
  intro:
    'All that was changed, newest first. The log can only grow, and each row is chained to the one before.',
  actor: 'Actor',
  action: 'Action',
  entity: 'Concerns',
  field: 'Field',
  from: 'From date',
  to: 'To date',
  none: 'No changes match the filters.',
  count: (count) => counted(count, 'change', 'changes'),
  several: (count) =>
    `Several systems match (${count}). Choose one of them in the list, or write its number.`,
  open: (number) => `Open ${number}`,
  hash: 'Hash',
  more: (count) => `and ${count} more in the same save`,
}

/** The texts of the change log. */
export const changeTexts = { nb: { changes: nb }, en: { changes: en } }
