import type { Words } from './words.js'

/** What takes over: a solution bought for all, a system that is carried on, or a service of the state. */
export const REPLACEMENT_KINDS = ['shared_solution', 'continued', 'national_service'] as const
export type ReplacementKind = (typeof REPLACEMENT_KINDS)[number]

export const REPLACEMENT_KIND_WORDS: Record<ReplacementKind, Words> = {
  shared_solution: { nb: 'Felles løsning', en: 'Shared solution' },
  continued: { nb: 'System som videreføres', en: 'System carried on' },
  national_service: { nb: 'Nasjonal tjeneste', en: 'National service' },
}

/** Where a replacement stands; a retired one takes no more systems. */
export const REPLACEMENT_STATES = ['planned', 'coming', 'in_use', 'retired'] as const
export type ReplacementState = (typeof REPLACEMENT_STATES)[number]

export const REPLACEMENT_STATE_WORDS: Record<ReplacementState, Words> = {
  planned: { nb: 'Planlagt', en: 'Planned' },
  coming: { nb: 'Kommer', en: 'Coming' },
  in_use: { nb: 'I bruk', en: 'In use' },
  retired: { nb: 'Tatt ut av bruk', en: 'Retired' },
}
