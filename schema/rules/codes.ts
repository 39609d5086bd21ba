import { CODE_LIST_WORDS, type CodeList } from './codeLists.js'
import type { Fields } from './fields.js'
import { NAMED_FIELDS } from './named.js'
import type { Words } from './words.js'

/** An entry of a code list as it is proposed to a new register. */
export interface StandardCode extends Words {
  list: CodeList
  code: string
}

/** The one kind of system that the state, or somebody else for all, provides. */
export const NATIONAL_SERVICE = 'national'

/** The entries that a register may begin with in any country, in the order of their lists. */
export const GENERAL_CODES: readonly StandardCode[] = [
  { list: 'kind', code: 'business', nb: 'Fagsystem', en: 'Line-of-business system' },
  { list: 'kind', code: 'support', nb: 'Støttesystem', en: 'Support system' },
  { list: 'kind', code: 'shared', nb: 'Fellesløsning', en: 'Shared solution' },
  { list: 'kind', code: 'infrastructure', nb: 'Infrastrukturkomponent', en: 'Infrastructure component' },
  { list: 'kind', code: NATIONAL_SERVICE, nb: 'Nasjonal tjeneste', en: 'National service' },
  { list: 'hosting', code: 'on_premises', nb: 'Lokal drift', en: 'On-premises' },
  { list: 'hosting', code: 'hosted', nb: 'Driftet av leverandør', en: 'Vendor-hosted' },
  { list: 'hosting', code: 'saas', nb: 'Skytjeneste', en: 'Cloud service (SaaS)' },
  { list: 'archive_duty', code: 'none', nb: 'Ikke bevaringsverdig', en: 'Not to be preserved' },
  { list: 'archive_duty', code: 'siard', nb: 'SIARD-uttrekk', en: 'SIARD extract' },
  { list: 'archive_duty', code: 'other', nb: 'Annet uttrekk', en: 'Other extract' },
  { list: 'depot', code: 'own_depot', nb: 'Kommunens eget depot', en: 'The municipality’s own depot' },
  { list: 'depot', code: 'intermunicipal', nb: 'Interkommunalt arkiv', en: 'Intermunicipal archive' },
  { list: 'depot', code: 'national', nb: 'Nasjonalt depot', en: 'National depot' },
  { list: 'depot', code: 'other', nb: 'Annet depot', en: 'Other depot' },
]

/** The one archive duty code that means that there is nothing to preserve. */
export const NO_ARCHIVE_DUTY = 'none'

/** The entries that the rules themselves look for: one is them because somebody chose its code, never because of its name. */
export const CODES_WITH_MEANING: readonly Pick<StandardCode, 'list' | 'code'>[] = [
  { list: 'kind', code: NATIONAL_SERVICE },
  { list: 'archive_duty', code: NO_ARCHIVE_DUTY },
]

/** Every field of an entry of a code list that a user may write, in the order in which they are shown. */
export const CODE_FIELDS = {
  list: {
    type: 'choice',
    written: 'key',
    required: true,
    choices: { from: 'words', words: CODE_LIST_WORDS },
    nb: 'Kodeliste',
    en: 'Code list',
  },
  ...NAMED_FIELDS,
  active: { type: 'flag', written: 'later', nb: 'I bruk', en: 'In use' },
} as const satisfies Fields
export type CodeField = keyof typeof CODE_FIELDS
