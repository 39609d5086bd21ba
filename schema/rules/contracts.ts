import { addDays, addMonths, LATEST_DATE, monthsBetween } from './dates.js'
import { countedOn, hasCome } from './days.js'
import type { Fields } from './fields.js'
import { isSuccessor, type Parties } from './parties.js'
import type { Status } from './status.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** Where a contract stands. Computed by `contractState`, never stored. */
export const CONTRACT_STATES = [
  'not_begun',
  'active',
  'assigned',
  'notice_given',
  'expired',
  'terminated',
] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

/** The states of a contract in force: what it costs is paid today. */
export const IN_FORCE = ['active', 'assigned', 'notice_given'] as const satisfies readonly ContractState[]

export const CONTRACT_STATE_WORDS: Record<ContractState, Words> = {
  not_begun: { nb: 'Ikke begynt', en: 'Not begun' },
  active: { nb: 'Løpende', en: 'Active' },
  assigned: { nb: 'Overdratt', en: 'Assigned' },
  notice_given: { nb: 'Oppsagt', en: 'Notice given' },
  expired: { nb: 'Utløpt', en: 'Expired' },
  terminated: { nb: 'Avsluttet', en: 'Terminated' },
}

/** What says how a contract runs. A stored row satisfies it as it is. */
export interface ContractTerms {
  party: string | null
  otherParties: readonly string[]
  start: string | null
  end: string | null
  autoRenew: boolean
  /** How long it runs on each time that it renews itself; null: not known, and taken to be ASSUMED_RENEWAL. */
  renewalMonths: number | null
  noticeMonths: number | null
  noticeGivenOn: string | null
  /** Why no notice is needed, where none is. */
  noticeWaiver: string | null
  notifiedOn: string | null
  assignedOn: string | null
  terminatedOn: string | null
}

/** What the rules ask of a contract. */
export interface ContractFacts extends ContractTerms {
  /** True for a contract of a partnership alone (`isHeldByBody`): it is not the municipality's to end. */
  heldByBody: boolean
}

/** The months that a contract that renews itself is taken to run on where nobody knows: the usual practice. */
export const ASSUMED_RENEWAL = 12

/** True when the rolling of a contract rests on a period that nobody has given. */
export function isRenewalAssumed({ end, autoRenew, renewalMonths }: ContractTerms): boolean {
  return autoRenew && end !== null && renewalMonths === null
}

/** An end that a contract may have, and the last day on which notice leads there (null: not known). */
interface Term {
  end: string
  deadline: string | null
}

/**
 * The first end of a contract, its renewals followed, whose last day is `day` or later: that of the end itself, or the one
 * until which notice leads there. Null where it has no end, or none so late.
 */
function findTerm(row: ContractTerms, day: string, lastDayOf: (term: Term) => string | null): Term | null {
  const { end: first, autoRenew, renewalMonths, noticeMonths } = row
  if (first === null) return null
  const period = Math.max(1, renewalMonths ?? ASSUMED_RENEWAL)
  // Counted from the first end each time: a month that is too short must not shorten those after it.
  const termAfter = (renewals: number): Term => {
    const end = addMonths(first, renewals * period)
    return { end, deadline: noticeMonths === null ? null : addMonths(end, -noticeMonths) }
  }
  // No earlier end is so late: years of renewals are not gone through one by one.
  let renewals = autoRenew ? Math.max(0, Math.floor(monthsBetween(first, day) / period)) || 0 : 0
  while (renewals > 0 && termAfter(renewals - 1).end > LATEST_DATE) renewals -= 1
  for (; ; renewals += 1) {
    const term = termAfter(renewals)
    const last = lastDayOf(term)
    if (last !== null && last >= day) return term
    if (!autoRenew || term.end > LATEST_DATE) return null
  }
}

/** The end that a contract runs to as it stands on a date, before it renews itself; null: it has none, or is over. */
function runningTerm(row: ContractTerms, today: string): Term | null {
  return findTerm(row, today, ({ end }) => end)
}

/** The first end that notice given on a date leads to. Given too late for one end, it leads to the next. */
function noticedTerm(row: ContractTerms, given: string): Term | null {
  return findTerm(row, given, ({ end, deadline }) => deadline ?? end)
}

/** The day on which a contract ends for good, as far as that is arranged; null while it runs on. */
export function finalEnd(given: ContractTerms, today: string): string | null {
  const row = countedOn(today, CONTRACT_FIELDS, given)
  // Nothing makes a contract run beyond its own end, so a day on which it is terminated after that does not.
  const [first] = [row.terminatedOn, ownEnd(row)].filter((end) => end !== null).sort()
  return first ?? null
}

/** The end that a contract has by its terms and the notice that was given, before anybody terminates it. */
function ownEnd(row: ContractTerms): string | null {
  const { end, autoRenew, noticeGivenOn, noticeMonths } = row
  // A fixed term ends by itself, with notice or without.
  if (end !== null && !autoRenew) return end
  if (noticeGivenOn === null) return null
  if (end !== null) return noticedTerm(row, noticeGivenOn)?.end ?? null
  return noticeMonths === null ? null : addMonths(noticeGivenOn, noticeMonths)
}

/** The end that a contract runs to as it stands: its final one, or the next at which it renews itself. */
export function nextEnd(row: ContractTerms, today: string): string | null {
  return finalEnd(row, today) ?? runningTerm(row, today)?.end ?? null
}

/** True for a contract that runs on until the municipality gives notice, and that it is to give notice of. */
function runsOn(row: ContractFacts, today: string): boolean {
  if (row.heldByBody || row.noticeWaiver) return false
  return finalEnd(row, today) === null && !hasCome(row.noticeGivenOn, today)
}

/**
 * The next day, today included, until which notice can be given: an end, less the months of notice. None where a contract
 * ends by itself or is ended, where it has no end (notice can be given on any day), or where the notice is not known.
 */
export function noticeDeadline(row: ContractFacts, today: string): string | null {
  if (!runsOn(row, today)) return null
  return findTerm(row, today, ({ deadline }) => deadline)?.deadline ?? null
}

/** The end that a contract which nobody gives notice of runs to after the next one; null where it does not renew itself. */
export function renewedEnd(row: ContractTerms, today: string): string | null {
  const next = finalEnd(row, today) === null && row.autoRenew ? runningTerm(row, today) : null
  return next && (findTerm(row, addDays(next.end, 1), ({ end }) => end)?.end ?? null)
}

/** The end that notice given today would lead to; null where nothing is left to give notice of, or it is not known. */
export function possibleEnd(row: ContractFacts, today: string): string | null {
  return runsOn(row, today) ? finalEnd({ ...row, noticeGivenOn: today }, today) : null
}

/** The deadline that has passed for the end that a contract runs to: it renews itself there. Null where none has. */
export function missedDeadline(row: ContractFacts, today: string): string | null {
  if (!row.autoRenew || !runsOn(row, today)) return null
  const deadline = runningTerm(row, today)?.deadline ?? null
  return deadline !== null && deadline < today ? deadline : null
}

/** True when notice was given after the deadline of the end that the contract ran to, so that it runs to the next. */
export function isNoticeLate(given: ContractTerms, today: string): boolean {
  const row = countedOn(today, CONTRACT_FIELDS, given)
  const { autoRenew, noticeGivenOn, terminatedOn } = row
  if (!autoRenew || noticeGivenOn === null || terminatedOn !== null) return false
  return noticedTerm(row, noticeGivenOn)?.end !== runningTerm(row, noticeGivenOn)?.end
}

/** Where a contract stands on a date. One that renews itself expires only when notice was given. */
export function contractState(given: ContractTerms, today: string): ContractState {
  const row = countedOn(today, CONTRACT_FIELDS, given)
  if (hasCome(row.terminatedOn, today)) return 'terminated'
  const end = finalEnd(row, today)
  if (end !== null && end < today) return 'expired'
  if (row.start !== null && row.start > today) return 'not_begun'
  if (row.noticeGivenOn !== null) return 'notice_given'
  return row.assignedOn === null ? 'active' : 'assigned'
}

/** True where a contract stands so that it is paid for today: it has begun, and is not over. */
export function isInForce(state: ContractState): boolean {
  return IN_FORCE.some((one) => one === state)
}

/** True for a contract that is no longer paid for. */
export function isContractOver(row: ContractTerms, today: string): boolean {
  const state = contractState(row, today)
  return state === 'expired' || state === 'terminated'
}

/** True when it is known how the contract can be brought to an end, or it no longer matters. */
export function isNoticeKnown(row: ContractFacts, today: string): boolean {
  return !runsOn(row, today) || isContractOver(row, today) || row.noticeMonths !== null
}

/** True when notice is given or said not to be needed, or the contract ends by itself on a known date. */
export function isEndArranged(row: ContractFacts, today: string): boolean {
  // The end of a contract is arranged once its day is known, ahead or not.
  return !runsOn(row, today) || isContractOver(row, today)
}

/** True when the contract is in the name of the municipality with this number, alone or among others. */
export function isPartyTo(
  { party, otherParties }: Pick<ContractTerms, 'party' | 'otherParties'>,
  municipality: string,
): boolean {
  return party === municipality || otherParties.includes(municipality)
}

/**
 * True when the supplier knows of the new municipality: notified, by a formal assignment, or because the contract is in its
 * name, or in that of who continues. Who holds a contract for a partnership has nobody to notify. Contracts pass to it by continuity, and need no consent (the ministry's guidance on mergers).
 */
export function isSupplierNotified(row: ContractFacts, parties: Parties, today: string): boolean {
  return (
    row.heldByBody ||
    hasCome(row.notifiedOn, today) ||
    hasCome(row.assignedOn, today) ||
    isContractOver(row, today) ||
    [row.party, ...row.otherParties].some((party) => isSuccessor(party, parties))
  )
}

/** True for a system that is to go: decided, and not carried on. */
export function isLeaving(disposition: Disposition): boolean {
  return disposition !== 'retain' && disposition !== 'undecided'
}

const NOTICE_DAYS = ['noticeGivenOn', 'noticeConfirmedOn'] as const
/** The days of a contract that its notice cannot come before, and those of the notice. */
export type NoticeDays = Record<'start' | (typeof NOTICE_DAYS)[number], string | null>

/** The days of notice that a change puts before the contract began; what stood so before is let be. */
export function noticeBeforeStart(
  before: NoticeDays | null,
  after: NoticeDays,
): (typeof NOTICE_DAYS)[number][] {
  const { start } = after
  return NOTICE_DAYS.filter((name) => {
    const day = after[name]
    if (!start || !day || day >= start) return false
    return before === null || before.start !== start || before[name] !== day
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
  otherParties: {
    type: 'list',
    choices: { from: 'rows', of: 'party' },
    nb: 'Andre avtaleparter',
    en: 'Other parties',
  },
  start: { type: 'date', nb: 'Gjelder fra', en: 'Start' },
  end: { type: 'date', nb: 'Gjelder til', en: 'End' },
  autoRenew: { type: 'flag', nb: 'Fornyes automatisk', en: 'Renews itself' },
  renewalMonths: {
    type: 'number',
    unit: 'months',
    nb: 'Fornyes med (måneder)',
    en: 'Renewed for (months)',
    help: {
      nb: 'Regnes som 12 når den ikke er kjent.',
      en: 'Taken to be 12 where it is not known.',
    },
  },
  noticeMonths: { type: 'number', unit: 'months', nb: 'Oppsigelsestid (måneder)', en: 'Notice (months)' },
  noticeGivenOn: { type: 'date', done: true, nb: 'Sagt opp', en: 'Notice given on' },
  noticeReference: { type: 'line', nb: 'Oppsigelse, saksnummer', en: 'Reference of the notice' },
  noticeConfirmedOn: {
    type: 'date',
    done: true,
    nb: 'Oppsigelse bekreftet',
    en: 'Notice confirmed on',
    help: {
      nb: 'Dagen leverandøren bekreftet at oppsigelsen er mottatt.',
      en: 'The day on which the supplier confirmed that the notice had come.',
    },
  },
  noticeConfirmedReference: {
    type: 'line',
    nb: 'Bekreftelse, saksnummer',
    en: 'Reference of the confirmation',
  },
  noticeWaiver: {
    type: 'prose',
    nb: 'Oppsigelse trengs ikke fordi',
    en: 'No notice is needed because',
  },
  notifiedOn: { type: 'date', done: true, nb: 'Leverandør varslet', en: 'Supplier notified on' },
  notifiedReference: { type: 'line', nb: 'Varsel, saksnummer', en: 'Reference of the notification' },
  assignedOn: {
    type: 'date',
    done: true,
    nb: 'Overdratt ny kommune',
    en: 'Assigned on',
    help: {
      nb: 'Dagen avtalen gikk over til den nye kommunen.',
      en: 'The day on which the contract passed to the new municipality.',
    },
  },
  assignedReference: { type: 'line', nb: 'Overdragelse, saksnummer', en: 'Reference of the assignment' },
  terminatedOn: {
    type: 'date',
    nb: 'Avsluttet',
    en: 'Terminated on',
    ahead: { nb: 'Avsluttes', en: 'Terminates on' },
  },
  terminationReference: { type: 'line', nb: 'Avslutning, saksnummer', en: 'Reference of the termination' },
  exitTerms: {
    type: 'prose',
    nb: 'Vilkår ved avslutning',
    en: 'Exit terms',
    help: {
      nb: 'Hva avtalen sier om data, hjelp og kostnad når den slutter.',
      en: 'What the contract says of data, help and cost when it ends.',
    },
  },
  annualCost: { type: 'number', unit: 'money', nb: 'Årlig kostnad', en: 'Annual cost' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
  systems: { type: 'list', choices: { from: 'rows', of: 'system' }, nb: 'Systemer', en: 'Systems' },
} as const satisfies Fields
export type ContractField = keyof typeof CONTRACT_FIELDS
