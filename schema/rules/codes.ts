import type { Words } from './words.js'

/** Code lists that a register may extend. The programme starts with the codes below. */
export const CODE_LISTS = ['kind', 'hosting', 'archive_duty', 'depot'] as const
/** A list that fields choose from and a register may extend. */
export type CodeList = (typeof CODE_LISTS)[number]

/** An entry that every new register begins with. */
export interface StandardCode extends Words {
  list: CodeList
  code: string
}

export const CODE_LIST_WORDS: Record<CodeList, Words> = {
  kind: { nb: 'Systemtype', en: 'Kind of system' },
  hosting: { nb: 'Drift', en: 'Hosting' },
  archive_duty: { nb: 'Arkivplikt', en: 'Archive duty' },
  depot: { nb: 'Depot', en: 'Depot' },
}

/** The entries that a new register begins with, in the order of their lists. */
export const STANDARD_CODES: readonly StandardCode[] = [
  { list: 'kind', code: 'business', nb: 'Fagsystem', en: 'Line-of-business system' },
  { list: 'kind', code: 'support', nb: 'Støttesystem', en: 'Support system' },
  { list: 'kind', code: 'shared', nb: 'Fellesløsning', en: 'Shared solution' },
  { list: 'kind', code: 'infrastructure', nb: 'Infrastrukturkomponent', en: 'Infrastructure component' },
  { list: 'kind', code: 'national', nb: 'Nasjonal tjeneste', en: 'National service' },
  { list: 'hosting', code: 'on_premises', nb: 'Lokal drift', en: 'On-premises' },
  { list: 'hosting', code: 'hosted', nb: 'Driftet av leverandør', en: 'Vendor-hosted' },
  { list: 'hosting', code: 'saas', nb: 'Skytjeneste', en: 'Cloud service (SaaS)' },
  { list: 'archive_duty', code: 'none', nb: 'Ingen arkivplikt', en: 'No archive duty' },
  { list: 'archive_duty', code: 'noark5', nb: 'Noark 5-uttrekk', en: 'Noark 5 extract' },
  { list: 'archive_duty', code: 'siard', nb: 'SIARD-uttrekk', en: 'SIARD extract' },
  { list: 'archive_duty', code: 'other', nb: 'Annet uttrekk', en: 'Other extract' },
  { list: 'depot', code: 'own_depot', nb: 'Kommunens eget depot', en: 'The municipality’s own depot' },
  { list: 'depot', code: 'intermunicipal', nb: 'Interkommunalt arkiv', en: 'Intermunicipal archive' },
  { list: 'depot', code: 'national', nb: 'Nasjonalt depot', en: 'National depot' },
  { list: 'depot', code: 'other', nb: 'Annet depot', en: 'Other depot' },
]

/** The kind of system that the state answers for, contract and all. */
export const NATIONAL_SERVICE = 'national'

/** The one archive duty code that means that there is nothing to preserve. */
export const NO_ARCHIVE_DUTY = 'none'
