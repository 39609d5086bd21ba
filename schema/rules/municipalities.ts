import type { Fields } from './fields.js'
import type { Words } from './words.js'

/**
 * What a municipality is to the merger. A `continuing` one takes the others in and keeps its organisation number; of a
 * `divided` one several new municipalities take over a part each; `shared` is a partnership that runs systems for several.
 */
export const MUNICIPALITY_KINDS = ['former', 'continuing', 'divided', 'new', 'shared'] as const
export type MunicipalityKind = (typeof MUNICIPALITY_KINDS)[number]

/** True for a municipality that there is before the merger, whatever becomes of it. */
export function isMerging(kind: MunicipalityKind): boolean {
  return kind === 'former' || kind === 'continuing' || kind === 'divided'
}

const MUNICIPALITY_KIND_WORDS: Record<MunicipalityKind, Words> = {
  former: { nb: 'Tidligere kommune', en: 'Former municipality' },
  continuing: { nb: 'Består og tar opp de andre', en: 'Continues and takes the others in' },
  divided: { nb: 'Deles på flere nye', en: 'Divided between several new ones' },
  new: { nb: 'Ny kommune', en: 'New municipality' },
  shared: { nb: 'Felles', en: 'Shared' },
}

const CONTACT_HELP: Words = {
  nb: 'En rolle med felles adresse eller telefon, ikke en person.',
  en: 'A role with a common address or phone, not a person.',
}

/** Every field of a municipality that a user may write, in the order in which they are shown. */
export const MUNICIPALITY_FIELDS = {
  number: { type: 'line', written: 'key', required: true, nb: 'Nr.', en: 'No.' },
  name: { type: 'line', required: true, nb: 'Navn', en: 'Name' },
  kind: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: MUNICIPALITY_KIND_WORDS },
    nb: 'Type',
    en: 'Kind',
    help: {
      nb: 'Den som består, beholder organisasjonsnummeret. Av den som deles, tar flere nye over hver sin del. Felles er et samarbeid, som et IKS.',
      en: 'One that continues keeps its organisation number. Of one that is divided, several new ones take over a part each. Shared is a partnership of several.',
    },
  },
  controllerContact: {
    type: 'prose',
    sensitivity: 'personal',
    nb: 'Kontakt for behandlingsansvarlig',
    en: 'Contact of the controller',
    help: CONTACT_HELP,
  },
  dpoContact: {
    type: 'prose',
    sensitivity: 'personal',
    nb: 'Personvernombud',
    en: 'Data protection officer',
    help: CONTACT_HELP,
  },
} as const satisfies Fields
export type MunicipalityField = keyof typeof MUNICIPALITY_FIELDS
