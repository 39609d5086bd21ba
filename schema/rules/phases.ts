import { STATUSES, type Status } from './status.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** The five phases of the work, for those who lead it, in order. */
export const PHASES = ['surveyed', 'planned', 'moving', 'ready', 'closing'] as const
export type Phase = (typeof PHASES)[number]

export const PHASE_WORDS: Record<Phase, Words> = {
  surveyed: { nb: 'Kartlegges', en: 'Being assessed' },
  planned: { nb: 'Besluttet og planlagt', en: 'Decided and planned' },
  moving: { nb: 'Under omlegging', en: 'Being moved' },
  ready: { nb: 'Klar', en: 'Ready' },
  closing: { nb: 'Avvikles og ferdig', en: 'Closing and done' },
}

const PHASE_OF: Record<Status, Phase> = {
  registered: 'surveyed',
  assessed: 'surveyed',
  decided: 'planned',
  planned: 'planned',
  migrating: 'moving',
  cut_over: 'ready',
  read_only: 'ready',
  retained: 'ready',
  phasing_out: 'closing',
  decommissioned: 'closing',
}

/** The statuses of a phase, in their order. Together «ready» and «closing» are what counts as ready (`isReady`). */
export function statusesOf(phase: Phase): Status[] {
  return STATUSES.filter((status) => PHASE_OF[status] === phase)
}

/** The phase of a status: the one rule for overview, reports and board. */
export function phaseOf(status: Status): Phase {
  return PHASE_OF[status]
}

/** What is said of a system that `awaitsFormalities`. */
export const FORMALITIES_WORDS: Words = {
  nb: 'Videreføres, formaliteter gjenstår',
  en: 'Carried on, formalities remain',
}

/**
 * True for a system that is decided carried on and is not yet retained: nobody moves, and no plan is to be made. Counted
 * among the decided, it would look like work that has not begun.
 */
export function awaitsFormalities(system: { status: Status; disposition: Disposition }): boolean {
  return system.status === 'decided' && system.disposition === 'retain'
}
