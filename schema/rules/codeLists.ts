import type { Words } from './words.js'

/** Code lists that a register may extend. */
export const CODE_LISTS = ['kind', 'hosting', 'archive_duty', 'depot'] as const
export type CodeList = (typeof CODE_LISTS)[number]

export const CODE_LIST_WORDS: Record<CodeList, Words> = {
  kind: { nb: 'Systemtype', en: 'Kind of system' },
  hosting: { nb: 'Drift', en: 'Hosting' },
  archive_duty: { nb: 'Arkivplikt', en: 'Archive duty' },
  depot: { nb: 'Depot', en: 'Depot' },
}
