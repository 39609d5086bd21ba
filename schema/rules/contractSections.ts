import {
  type ContractFacts,
  contractState,
  finalEnd,
  isLeaving,
  missedDeadline,
  nextEnd,
  noticeDeadline,
  possibleEnd,
} from './contracts.js'
import { isInUseAfter } from './contractWarnings.js'
import { addDays, daysBetween } from './dates.js'
import { hasCome } from './days.js'
import { isReady, type Status } from './status.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** What is to be done first with a contract, in the order in which it presses. Computed by `contractSection`, never stored. */
export const CONTRACT_SECTIONS = [
  'give_notice',
  'decide',
  'clarify',
  'later',
  'run_out',
  'told',
  'keep',
  'passed',
  'over',
] as const
export type ContractSection = (typeof CONTRACT_SECTIONS)[number]

/** So many days before its deadline a contract that is to end must be given notice of soon. */
export const NOTICE_DAYS = 30

/** What each section is called, and what the contracts in it have in common. */
export const CONTRACT_SECTION_WORDS: Record<ContractSection, Words & { what: Words }> = {
  give_notice: {
    nb: 'Si opp snart',
    en: 'Give notice soon',
    what: {
      nb: `Alle systemene skal bort, og fristen går ut innen ${NOTICE_DAYS} dager`,
      en: `All the systems leave, and the deadline falls within ${NOTICE_DAYS} days`,
    },
  },
  decide: {
    nb: 'Bestem dere',
    en: 'Decide',
    what: {
      nb: 'Løper videre, men det er ikke besluttet hva som skal skje med alle systemene, eller noen blir',
      en: 'Runs on, but it is not decided what becomes of all the systems, or some of them stay',
    },
  },
  clarify: {
    nb: 'Avklar',
    en: 'Find out',
    what: {
      nb: 'Oppsigelsestiden er ikke kjent, eller avtalen dekker ingen systemer',
      en: 'The notice is not known, or the contract covers no systems',
    },
  },
  later: {
    nb: 'Si opp senere',
    en: 'Give notice later',
    what: {
      nb: `Alle systemene skal bort. Fristen er mer enn ${NOTICE_DAYS} dager fram, eller avtalen har ingen`,
      en: `All the systems leave. The deadline is more than ${NOTICE_DAYS} days ahead, or there is none`,
    },
  },
  run_out: {
    nb: 'Løper ut av seg selv',
    en: 'Runs out by itself',
    what: { nb: 'Ingen oppsigelse trengs', en: 'No notice is needed' },
  },
  told: {
    nb: 'Allerede sagt opp',
    en: 'Notice given',
    what: { nb: 'Avtalen slutter på dagen som står', en: 'The contract ends on the day that stands there' },
  },
  keep: {
    nb: 'Skal ikke sies opp',
    en: 'No notice to give',
    what: {
      nb: 'Systemene videreføres, oppsigelse trengs ikke, eller avtalen er et samarbeids',
      en: 'The systems are carried on, no notice is needed, or the contract is a partnership’s',
    },
  },
  passed: {
    nb: 'Fristen er passert',
    en: 'The deadline has passed',
    what: { nb: 'Fornyes før neste frist', en: 'Renews itself before the next deadline' },
  },
  over: {
    nb: 'Ikke lenger i kraft',
    en: 'No longer in force',
    what: { nb: 'Løpt ut eller avsluttet', en: 'Run out or terminated' },
  },
}

/**
 * What is to be done first with a contract. Each is in exactly one section.
 * @param dispositions of the systems that it covers, each once or more; those removed from the register left out
 */
export function contractSection(
  row: ContractFacts,
  dispositions: readonly Disposition[],
  today: string,
): ContractSection {
  const state = contractState(row, today)
  if (state === 'expired' || state === 'terminated') return 'over'
  if (state === 'notice_given') return 'told'
  if (finalEnd(row, today) !== null) return 'run_out'
  if (row.heldByBody || row.noticeWaiver) return 'keep'
  if (dispositions.length === 0) return 'clarify'
  if (dispositions.every((one) => one === 'retain')) return 'keep'
  if (row.noticeMonths === null) return 'clarify'
  const deadline = noticeDeadline(row, today)
  // What renews itself before notice can lead to anything is not to be done first, whatever else is to be said of it.
  if (missedDeadline(row, today) !== null && (deadline ?? '') > (nextEnd(row, today) ?? '')) return 'passed'
  if (!dispositions.every(isLeaving)) return 'decide'
  return deadline !== null && deadline <= addDays(today, NOTICE_DAYS) ? 'give_notice' : 'later'
}

/** True for a contract that is brought to its end by giving notice, now or later. */
export function isToEnd(section: ContractSection): boolean {
  return section === 'give_notice' || section === 'later' || section === 'passed'
}

/**
 * True for a contract whose cost falls away one day: notice is given or to be given, or it runs out and nothing under it stays.
 * What stays is paid for after that too, under another contract.
 */
export function isEnding(section: ContractSection, dispositions: readonly Disposition[]): boolean {
  if (section === 'run_out') return !dispositions.includes('retain')
  return isToEnd(section) || section === 'told'
}

/** True for a contract of which it is still to be chosen whether notice is given. */
export function isOpen(section: ContractSection): boolean {
  return section === 'decide' || isToEnd(section)
}

/** True while the supplier has not said that the notice has come to it. */
export function isUnconfirmed(
  row: ContractFacts & { noticeConfirmedOn: string | null },
  today: string,
): boolean {
  return contractState(row, today) === 'notice_given' && !hasCome(row.noticeConfirmedOn, today)
}

/** How a system stands to the end of a contract that covers it. */
export const GAP_KINDS = ['in_use', 'undated', 'carried_on', 'read_only'] as const

/** What of a system its gap follows from. */
export interface GapSystem {
  number: string
  status: Status
  disposition: Disposition
  targetDate: string | null
  /** Until when it can be looked up in, as far as that is known or planned. */
  readOnlyUntil: string | null
}

/** A system that is needed after the contract has ended. */
export interface ContractGap {
  system: string
  kind: (typeof GAP_KINDS)[number]
  /** How many days it is without a contract; null where its own end has no day. */
  days: number | null
  /** Until when it is needed: its planned cut-over, or the end of its read-only access. */
  until: string | null
}

/**
 * The end that a contract has or would have: the final one, or where it runs on the one that notice given today leads to;
 * null where it has none to speak of.
 */
export function endToPlanFor(row: ContractFacts, today: string): string | null {
  return finalEnd(row, today) ?? possibleEnd(row, today)
}

/** The systems that are needed after a contract ends, those in use longest first. */
export function contractGaps(end: string | null, systems: readonly GapSystem[]): ContractGap[] {
  if (end === null) return []
  return systems
    .flatMap((system) => gapsOf(end, system))
    .sort(
      (a, b) => GAP_KINDS.indexOf(a.kind) - GAP_KINDS.indexOf(b.kind) || (b.days ?? 0) - (a.days ?? 0) || 0,
    )
}

function gapsOf(end: string, system: GapSystem): ContractGap[] {
  const { number, status, disposition, targetDate, readOnlyUntil } = system
  const gap = (kind: ContractGap['kind'], until: string | null): ContractGap => ({
    ...{ system: number, kind, until },
    days: until === null ? null : daysBetween(end, until),
  })
  if (status === 'decommissioned') return []
  if (disposition === 'retain') return [gap('carried_on', null)]
  const inUse = isInUseAfter(end, system)
  const undated = !isReady(status) && targetDate === null
  const usedUntil = inUse && targetDate !== null ? targetDate : end
  return [
    ...(inUse ? [gap('in_use', targetDate)] : []),
    ...(undated ? [gap('undated', null)] : []),
    ...(readOnlyUntil !== null && readOnlyUntil > usedUntil ? [gap('read_only', readOnlyUntil)] : []),
  ]
}
