import { type DateOrder, outOfOrder } from './dateOrder.js'
import { addMonths } from './dates.js'
import { countedOn, hasCome } from './days.js'
import type { Fields } from './fields.js'
import { isReady, type Status } from './status.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** Where a contract stands. Computed by `contractState`, never stored. */
export const CONTRACT_STATES = ['active', 'assigned', 'notice_given', 'expired', 'terminated'] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

export const CONTRACT_STATE_WORDS: Record<ContractState, Words> = {
  active: { nb: 'Løpende', en: 'Active' },
  assigned: { nb: 'Overdratt', en: 'Assigned' },
  notice_given: { nb: 'Oppsagt', en: 'Notice given' },
  expired: { nb: 'Utløpt', en: 'Expired' },
  terminated: { nb: 'Avsluttet', en: 'Terminated' },
}

/** What the rules ask of a contract. A stored row satisfies it as it is. */
export interface ContractFacts {
  party: string | null
  end: string | null
  autoRenew: boolean
  noticeMonths: number | null
  noticeGivenOn: string | null
  assignedOn: string | null
  terminatedOn: string | null
}

/** The last day on which notice keeps a contract from running on: its end, less the months of notice. */
export function noticeDeadline({
  end,
  noticeMonths,
}: Pick<ContractFacts, 'end' | 'noticeMonths'>): string | null {
  return end === null || noticeMonths === null ? null : addMonths(end, -noticeMonths)
}

/** Where a contract stands on a date. One that renews itself expires only when notice was given. */
export function contractState(given: ContractFacts, today: string): ContractState {
  const row = countedOn(today, CONTRACT_FIELDS, given)
  if (hasCome(row.terminatedOn, today)) return 'terminated'
  const runsOut = !row.autoRenew || row.noticeGivenOn !== null
  if (row.end !== null && row.end < today && runsOut) return 'expired'
  if (row.noticeGivenOn !== null) return 'notice_given'
  return row.assignedOn === null ? 'active' : 'assigned'
}

/** True for a contract that is no longer paid for. */
export function isContractOver(row: ContractFacts, today: string): boolean {
  const state = contractState(row, today)
  return state === 'expired' || state === 'terminated'
}

/** True when it is known until when notice can be given, or it no longer matters. */
export function isNoticeKnown(row: ContractFacts, today: string): boolean {
  return hasCome(row.noticeGivenOn, today) || isContractOver(row, today) || noticeDeadline(row) !== null
}

/** True when notice is given, or the contract ends by itself on a known date. */
export function isEndArranged(row: ContractFacts, today: string): boolean {
  // The end of a contract is arranged once its day is known, ahead or not.
  if (hasCome(row.noticeGivenOn, today) || row.terminatedOn !== null || isContractOver(row, today))
    return true
  return row.end !== null && !row.autoRenew
}

/** True when the new municipality is the party, by assignment or from the start. */
export function isWithNewParty(row: ContractFacts, newMunicipality: string | null, today: string): boolean {
  return (
    hasCome(row.assignedOn, today) ||
    isContractOver(row, today) ||
    (newMunicipality !== null && row.party === newMunicipality)
  )
}

/** A system under a contract, as the warnings ask. */
export interface CoveredSystem {
  number: string
  status: Status
  disposition: Disposition
  decisionDate: string | null
  targetDate: string | null
}

const CONTRACT_WARNINGS = {
  NOTICE_PASSED_UNDECIDED: {
    nb: 'Oppsigelsesfristen har gått ut uten at det var besluttet hva som skal skje med systemet.',
    en: 'The notice deadline has passed without it being decided what becomes of the system.',
  },
  ENDS_BEFORE_CUT_OVER: {
    nb: 'Avtalen løper ut før systemet er planlagt lagt om. Forleng den, eller legg om tidligere.',
    en: 'The contract runs out before the planned cut-over. Extend it, or cut over earlier.',
  },
  RENEWS_ITSELF: {
    nb: 'Oppsigelsesfristen har gått ut og avtalen fornyer seg selv, men systemet skal bort.',
    en: 'The notice deadline has passed and the contract renews itself, but the system is to go.',
  },
} as const satisfies Record<string, Words>
type ContractWarningCode = keyof typeof CONTRACT_WARNINGS

/** Something that looks wrong in a contract, in words. */
export interface ContractWarning extends Words {
  code: ContractWarningCode | 'DATES_OUT_OF_ORDER'
  /** Where it is mended, when that is a field of the contract. */
  field: keyof typeof CONTRACT_FIELDS | null
  /** The systems for which it is so; none where it is of the contract alone. */
  systems: string[]
}

const DATE_ORDER: DateOrder<'start' | 'end' | 'terminatedOn'> = [
  ['start', 'end'],
  ['start', 'terminatedOn'],
]

/** What looks wrong in the dates of a contract alone, whatever its state. */
export function contractDateWarnings(
  row: Record<'start' | 'end' | 'terminatedOn', string | null>,
): ContractWarning[] {
  return outOfOrder(DATE_ORDER, row, CONTRACT_FIELDS).map((warning) => ({ ...warning, systems: [] }))
}

/** What looks wrong in a contract beside the plans of the systems under it. It warns; it never refuses. */
export function contractWarnings(
  row: ContractFacts,
  systems: readonly CoveredSystem[],
  today: string,
): ContractWarning[] {
  const { end, autoRenew } = row
  const state = contractState(row, today)
  if (state === 'expired' || state === 'terminated') return []
  const deadline = noticeDeadline(row)
  const missed = state !== 'notice_given' && deadline !== null && deadline < today
  const leaves = ({ disposition }: CoveredSystem) => disposition !== 'retain' && disposition !== 'undecided'
  const holds: Record<ContractWarningCode, (system: CoveredSystem) => boolean> = {
    NOTICE_PASSED_UNDECIDED: ({ disposition, decisionDate }) =>
      missed && disposition !== 'retain' && (decisionDate === null || decisionDate > deadline),
    ENDS_BEFORE_CUT_OVER: ({ status, targetDate }) =>
      end !== null &&
      (!autoRenew || state === 'notice_given') &&
      !isReady(status) &&
      targetDate !== null &&
      end < targetDate,
    RENEWS_ITSELF: (system) => missed && autoRenew && leaves(system),
  }
  return (Object.keys(CONTRACT_WARNINGS) as ContractWarningCode[]).flatMap((code) => {
    const concerned = systems.filter(holds[code]).map(({ number }) => number)
    return concerned.length > 0 ? [{ code, field: null, systems: concerned, ...CONTRACT_WARNINGS[code] }] : []
  })
}

/**
 * Kroner a month that are paid for a system although its users already work in the replacement: its yearly cost, or
 * its cost while read-only, over twelve. Nothing when it is not cut over, is carried on, or every contract is over.
 */
export function doubleRunningPerMonth(
  system: {
    status: Status
    disposition: Disposition
    annualCost: number | null
    readOnlyCost: number | null
  },
  contracts: readonly ContractFacts[],
  today: string,
): number {
  const { status, disposition, annualCost, readOnlyCost } = system
  if (disposition === 'retain' || !['cut_over', 'read_only', 'phasing_out'].includes(status)) return 0
  if (contracts.length > 0 && contracts.every((row) => isContractOver(row, today))) return 0
  const yearly = status === 'cut_over' ? annualCost : (readOnlyCost ?? annualCost)
  return Math.round((yearly ?? 0) / 12)
}

/** Every field of a contract that a user may write, in the order in which they are shown. */
export const CONTRACT_FIELDS = {
  supplier: { type: 'line', required: true, nb: 'Leverandør', en: 'Supplier' },
  number: { type: 'line', nb: 'Avtalenummer', en: 'Contract number' },
  kind: { type: 'line', nb: 'Avtaletype', en: 'Kind of contract' },
  party: {
    type: 'choice',
    choices: { from: 'rows', of: 'party' },
    nb: 'Avtalepart (kommune)',
    en: 'Party (municipality)',
  },
  start: { type: 'date', nb: 'Gjelder fra', en: 'Start' },
  end: { type: 'date', nb: 'Gjelder til', en: 'End' },
  autoRenew: { type: 'flag', nb: 'Fornyes automatisk', en: 'Renews itself' },
  noticeMonths: { type: 'number', unit: 'months', nb: 'Oppsigelsestid (måneder)', en: 'Notice (months)' },
  noticeGivenOn: { type: 'date', done: true, nb: 'Sagt opp', en: 'Notice given on' },
  noticeReference: { type: 'line', nb: 'Oppsigelse, saksnummer', en: 'Reference of the notice' },
  assignedOn: { type: 'date', done: true, nb: 'Overdratt ny kommune', en: 'Assigned on' },
  assignedReference: { type: 'line', nb: 'Overdragelse, saksnummer', en: 'Reference of the assignment' },
  terminatedOn: {
    type: 'date',
    nb: 'Avsluttet',
    en: 'Terminated on',
    ahead: { nb: 'Avsluttes', en: 'Terminates on' },
  },
  terminationReference: { type: 'line', nb: 'Avslutning, saksnummer', en: 'Reference of the termination' },
  exitTerms: { type: 'prose', nb: 'Vilkår ved avslutning', en: 'Exit terms' },
  annualCost: { type: 'number', unit: 'NOK', nb: 'Årlig kostnad (kr)', en: 'Annual cost (NOK)' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
  systems: { type: 'list', choices: { from: 'rows', of: 'system' }, nb: 'Systemer', en: 'Systems' },
} as const satisfies Fields
export type ContractField = keyof typeof CONTRACT_FIELDS
