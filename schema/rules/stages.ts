import { hasReached, isReady, STATUSES, type Status } from './status.js'
import type { Words } from './words.js'

/** How far a system is in three words, done first: what a glance at many of them tells. */
export const STAGES = ['ready', 'under_way', 'undecided'] as const
export type Stage = (typeof STAGES)[number]

export const STAGE_WORDS: Record<Stage, Words> = {
  ready: { nb: 'Klar', en: 'Ready' },
  under_way: { nb: 'På vei', en: 'On its way' },
  undecided: { nb: 'Ikke besluttet', en: 'Not decided' },
}

/** How far a status is: ready, decided and under way, or not decided yet. */
export function stageOf(status: Status): Stage {
  if (isReady(status)) return 'ready'
  return hasReached(status, 'decided') ? 'under_way' : 'undecided'
}

/** The statuses of a stage, in their order. */
export function statusesAt(stage: Stage): Status[] {
  return STATUSES.filter((status) => stageOf(status) === stage)
}
