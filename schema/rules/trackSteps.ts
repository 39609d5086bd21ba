import {
  ARCHIVE_STATE_WORDS,
  type ArchiveFacts,
  type ArchiveState,
  archiveOn,
  isLawful,
  reachedArchiveStates,
  stateDayOf,
} from './archives.js'
import { NO_ARCHIVE_DUTY } from './codes.js'
import {
  CONTRACT_FIELDS,
  type ContractFacts,
  contractState,
  finalEnd,
  isContractOver,
  isEndArranged,
  missedDeadline,
  nextEnd,
  noticeDeadline,
} from './contracts.js'
import { countedOn, hasCome } from './days.js'
import type { ArchiveLaw } from './laws.js'
import { outlivesMerger, type Parties } from './parties.js'
import { type PrivacyFacts, privacyOn } from './privacy.js'
import {
  type Duties,
  REPLACEMENT_STATE_WORDS,
  type ReplacementState,
  replacementStateOn,
} from './replacements.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** One step of a track: taken or not, and when (`YYYY-MM-DD`, where the day is known). */
export interface TrackStep extends Words {
  done: boolean
  date: string | null
  /** True for one whose day is decided and has not come. */
  planned?: boolean
  /** True for one that was tried and went wrong. */
  failed?: boolean
}

/** A step of several tracks: how many of those that have it have taken it. */
export interface SummedStep extends Words {
  done: number
  of: number
  /** How many tried it and went wrong. */
  failed: number
  /** The first day that it is planned for by those that have not taken it. */
  planned: string | null
}

/** The steps of several tracks together, each once, in an order in which they come in all of them. */
export function sumSteps(tracks: readonly (readonly TrackStep[])[]): SummedStep[] {
  const sums: SummedStep[] = []
  for (const track of tracks) {
    let place = 0
    for (const { nb, en, done, date, planned = false, failed = false } of track) {
      const found = sums.findIndex((one) => one.nb === nb)
      // One that the others have not comes where it comes in its own track.
      if (found < 0) sums.splice(place, 0, { nb, en, done: 0, of: 0, failed: 0, planned: null })
      place = (found < 0 ? place : found) + 1
      const sum = sums[place - 1] as SummedStep
      sum.of += 1
      if (done) sum.done += 1
      if (failed) sum.failed += 1
      if (planned && date !== null && (sum.planned === null || date < sum.planned)) sum.planned = date
    }
  }
  return sums
}

const STEP_WORDS = {
  series: { nb: 'Arkivserien avsluttet', en: 'Series closed' },
  consent: { nb: 'Depotet samtykker til sletting', en: 'Depot consents to deletion' },
  discharged: { nb: 'Arkivplikten oppfylt', en: 'Archive duty discharged' },
  inUse: REPLACEMENT_STATE_WORDS.in_use,
  dpa: { nb: 'Databehandleravtale signert', en: 'Processing agreement signed' },
  dpaNotNeeded: { nb: 'Databehandleravtale trengs ikke', en: 'No processing agreement needed' },
  risk: { nb: 'Risikovurdert', en: 'Risk assessed' },
  dpia: { nb: 'DPIA gjennomført', en: 'Impact assessment done' },
  dpiaNotNeeded: { nb: 'DPIA trengs ikke', en: 'No impact assessment needed' },
  party: { nb: 'Avtalen gjelder ny kommune', en: 'Agreement with the new municipality' },
  erasureOrdered: { nb: 'Sletting bestilt', en: 'Erasure ordered' },
  erasureConfirmed: { nb: 'Sletting bekreftet', en: 'Erasure confirmed' },
  erasureNotNeeded: { nb: 'Sletting trengs ikke', en: 'No erasure needed' },
  dpaEnded: { nb: 'Databehandleravtale avsluttet', en: 'Processing agreement ended' },
  ropClosed: { nb: 'Protokollføring avsluttet', en: 'Record of processing closed' },
  notice: { nb: 'Sagt opp', en: 'Notice given' },
  confirmed: { nb: 'Bekreftet av leverandøren', en: 'Confirmed by the supplier' },
  deadline: { nb: 'Oppsigelsesfrist', en: 'Notice deadline' },
  noticeNotNeeded: { nb: 'Oppsigelse trengs ikke', en: 'No notice needed' },
  notified: { nb: 'Leverandøren varslet', en: 'Supplier notified' },
  assigned: { nb: 'Overdratt ny kommune', en: 'Assigned to the new municipality' },
  ends: { nb: 'Avtalen løper ut', en: 'Contract runs out' },
  renews: { nb: 'Avtalen fornyes', en: 'Contract renews itself' },
  terminated: { nb: 'Avsluttet', en: 'Terminated' },
} as const satisfies Record<string, Words>

type GoLive = 'goLiveActual' | 'goLivePlanned'
type StepName = keyof typeof STEP_WORDS
const step = (name: StepName, date: string | null, done: boolean): TrackStep => ({
  ...STEP_WORDS[name],
  date,
  done,
})
/** A step that is taken on a day, unless it is `done` by something else; a day that lies ahead is planned. */
const stepOn = (
  name: StepName,
  date: string | null,
  today: string,
  done = hasCome(date, today),
): TrackStep => {
  if (date === null || hasCome(date, today)) return step(name, date, done)
  return done ? step(name, null, done) : { ...step(name, date, done), planned: true }
}

/** The way that an archive takes: by its state, or while that is open by what its duty asks for. */
function archiveWay(
  { state, depositedOn }: ArchiveFacts,
  duty: string | null,
  today: string,
  law: ArchiveLaw,
): ArchiveState[] {
  const isOpen = state === 'not_assessed' || state === 'appraised'
  if (state === 'no_records' || (isOpen && duty === NO_ARCHIVE_DUTY)) return ['appraised', 'no_records']
  if (state === 'disposal_approved') return ['appraised', 'disposal_approved']
  const validation = state === 'validation_failed' ? 'validation_failed' : 'validated'
  const way: ArchiveState[] = ['appraised', 'extract_ordered', 'extract_received', validation]
  if (state === 'transferred') return [...way, 'deposited', 'transferred']
  if (state !== 'preserved' && !isLawful('preserved', today, law)) return [...way, 'deposited']
  return state === 'deposited' || depositedOn !== null
    ? [...way, 'deposited', 'preserved']
    : [...way, 'preserved']
}

/** The steps of an archive, the sharp break and the discharge among them. */
export function archiveSteps(
  given: ArchiveFacts,
  duty: string | null,
  today: string,
  law: ArchiveLaw,
): TrackStep[] {
  const archive = archiveOn(today, given)
  const reached = new Set(reachedArchiveStates(archive))
  const way = archiveWay(archive, duty, today, law)
  const steps = way.flatMap((name): TrackStep[] => {
    const failed = name === 'validation_failed'
    const done = reached.has(name) && !failed
    // What was appraised and is taken back keeps its day, which says nothing then.
    const dayField = name === 'appraised' ? 'appraisedOn' : stateDayOf(name)
    const day = dayField && given[dayField]
    const planned = !done && (day ?? '') > today
    const date = done || planned ? day : null
    const one = { ...ARCHIVE_STATE_WORDS[name], done, date, failed, ...(planned && { planned }) }
    if (name === 'appraised' && duty !== NO_ARCHIVE_DUTY)
      return [one, stepOn('series', archive.seriesClosedOn, today)]
    if (name === way.at(-1) && (name === 'deposited' || name === 'preserved'))
      return [one, stepOn('consent', given.deletionConsentOn, today)]
    return [one]
  })
  return [...steps, stepOn('discharged', archive.dischargedOn, today)]
}

/** A step that a replacement must have taken, and the field where it is mended. */
export interface ReplacementStep extends TrackStep {
  field: 'state' | 'dpaSignedOn' | 'riskAssessedOn' | 'dpiaRequired'
}

/** What a replacement must have before systems can move into it: it is in use, and its processing is in order. */
export function replacementSteps(
  { state, goLiveActual, goLivePlanned }: { state: ReplacementState } & Record<GoLive, string | null>,
  duties: Duties,
  parties: Parties,
  today: string,
): ReplacementStep[] {
  const { dpaSignedOn, dpaReason, dpaParty, riskAssessedOn, dpiaRequired, dpiaDoneOn } = duties
  const inUse = replacementStateOn(today, state, goLiveActual) === 'in_use'
  const from = goLiveActual ?? (inUse ? null : goLivePlanned)
  const isNamed = dpaSignedOn !== null && dpaParty !== null
  const agreement =
    dpaSignedOn === null && dpaReason ? step('dpaNotNeeded', null, true) : stepOn('dpa', dpaSignedOn, today)
  return [
    // A day that has passed without it is still no more than planned.
    { ...stepOn('inUse', from, today, inUse), planned: !inUse && from !== null, field: 'state' },
    { ...agreement, field: 'dpaSignedOn' },
    ...(isNamed
      ? [{ ...step('party', null, outlivesMerger(dpaParty, parties)), field: 'dpaSignedOn' } as const]
      : []),
    { ...stepOn('risk', riskAssessedOn, today), field: 'riskAssessedOn' },
    {
      ...(dpiaRequired === 'no' ? step('dpiaNotNeeded', null, true) : stepOn('dpia', dpiaDoneOn, today)),
      field: 'dpiaRequired',
    },
  ]
}

/** The steps of privacy: what must be in place before the move, and what is ended after it. */
export function privacySteps(
  given: PrivacyFacts,
  { disposition }: { disposition: Disposition },
  parties: Parties,
  today: string,
): TrackStep[] {
  const row = privacyOn(today, given)
  const agreement =
    row.dpaState === 'not_needed'
      ? step('dpaNotNeeded', null, true)
      : stepOn('dpa', given.dpaSignedOn, today, row.dpaState !== 'missing')
  const assessed =
    row.dpiaRequired === 'no' ? step('dpiaNotNeeded', null, true) : stepOn('dpia', given.dpiaDoneOn, today)
  const before = [agreement, stepOn('risk', given.riskAssessedOn, today), assessed]
  if (disposition === 'retain') {
    const moved = outlivesMerger(row.dpaParty, parties)
    return row.dpaState === 'not_needed' ? before : [...before, step('party', null, moved)]
  }
  const erasure =
    row.erasureState === 'not_needed'
      ? [step('erasureNotNeeded', null, true)]
      : [
          {
            ...stepOn('erasureOrdered', given.erasureOrderedOn, today),
            done: row.erasureState !== 'pending',
          },
          stepOn('erasureConfirmed', given.erasureConfirmedOn, today),
        ]
  const ended = row.dpaState === 'not_needed' ? [] : [step('dpaEnded', null, row.dpaState === 'terminated')]
  return [...before, ...erasure, ...ended, stepOn('ropClosed', given.ropClosedOn, today)]
}

/** The steps of a contract: kept for the new municipality, or brought to its end. */
export function contractSteps(
  given: ContractFacts & { noticeConfirmedOn?: string | null },
  { disposition }: { disposition: Disposition },
  today: string,
): TrackStep[] {
  const row = countedOn(today, CONTRACT_FIELDS, given)
  const over = isContractOver(row, today)
  const { noticeConfirmedOn = null } = given
  // Whether the supplier confirmed it is asked while the contract runs.
  const isConfirmationTold = row.noticeGivenOn !== null && (!over || noticeConfirmedOn !== null)
  const missed = missedDeadline(row, today)
  const renews = finalEnd(row, today) === null && row.end !== null
  const end = step(renews ? 'renews' : 'ends', nextEnd(row, today), contractState(row, today) === 'expired')
  if (row.heldByBody) return [end]
  if (disposition === 'retain' && row.noticeGivenOn === null && !over)
    return [
      given.assignedOn === null
        ? stepOn('notified', given.notifiedOn, today)
        : stepOn('assigned', given.assignedOn, today),
      end,
    ]
  // Who need not give notice, because the contract ends by itself or for a reason, is not asked to.
  const unasked = given.noticeGivenOn === null && isEndArranged(row, today)
  const deadline = unasked ? null : (missed ?? noticeDeadline(row, today))
  return [
    ...(deadline === null ? [] : [step('deadline', deadline, missed !== null)]),
    ...(unasked ? [] : [stepOn('notice', given.noticeGivenOn, today)]),
    ...(isConfirmationTold ? [stepOn('confirmed', noticeConfirmedOn, today)] : []),
    ...(unasked && row.noticeWaiver ? [step('noticeNotNeeded', null, true)] : []),
    // Terminated before its own end, it ends there.
    ...(row.terminatedOn === null || finalEnd(row, today) !== row.terminatedOn ? [end] : []),
    stepOn('terminated', row.terminatedOn, today, over),
  ]
}
