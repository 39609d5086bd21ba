import {
  ARCHIVE_STATE_WORDS,
  type ArchiveFacts,
  type ArchiveState,
  previousArchiveState,
} from './archives.js'
import { NO_ARCHIVE_DUTY } from './codes.js'
import { type ContractFacts, contractState, isContractOver, noticeDeadline } from './contracts.js'
import type { PrivacyFacts } from './privacy.js'
import type { Disposition } from './systems.js'
import type { Words } from './words.js'

/** One step of a track: taken or not, and when (`YYYY-MM-DD`, where the day is known). */
export interface TrackStep extends Words {
  done: boolean
  date: string | null
  /** True for one that was tried and went wrong. */
  failed?: boolean
}

const STEP_WORDS = {
  series: { nb: 'Arkivserien avsluttet', en: 'Series closed' },
  consent: { nb: 'Depotet samtykker til sletting', en: 'Depot consents to deletion' },
  discharged: { nb: 'Arkivplikten oppfylt', en: 'Archive duty discharged' },
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
  deadline: { nb: 'Oppsigelsesfrist', en: 'Notice deadline' },
  assigned: { nb: 'Overdratt ny kommune', en: 'Assigned to the new municipality' },
  ends: { nb: 'Avtalen løper ut', en: 'Contract runs out' },
  terminated: { nb: 'Avsluttet', en: 'Terminated' },
} as const satisfies Record<string, Words>

const step = (name: keyof typeof STEP_WORDS, date: string | null, done = date !== null): TrackStep => ({
  ...STEP_WORDS[name],
  date,
  done,
})

/** The way that an archive takes: by its state, or while that is open by what its duty asks for. */
function archiveWay(state: ArchiveState, duty: string | null): ArchiveState[] {
  const isOpen = state === 'not_assessed' || state === 'appraised'
  if (state === 'no_records' || (isOpen && duty === NO_ARCHIVE_DUTY)) return ['appraised', 'no_records']
  if (state === 'disposal_approved') return ['appraised', 'disposal_approved']
  const validation = state === 'validation_failed' ? 'validation_failed' : 'validated'
  const way: ArchiveState[] = ['appraised', 'extract_ordered', 'extract_received', validation, 'deposited']
  return state === 'transferred' ? [...way, 'transferred'] : way
}

/** The steps of an archive, the sharp break and the discharge among them. */
export function archiveSteps(archive: ArchiveFacts, duty: string | null): TrackStep[] {
  const { state } = archive
  const reached = new Set<ArchiveState>()
  for (let at: ArchiveState | null = state; at; at = previousArchiveState(at)) reached.add(at)
  const steps = archiveWay(state, duty).flatMap((name): TrackStep[] => {
    const failed = name === 'validation_failed'
    const date = name === 'appraised' && reached.has(name) ? archive.appraisedOn : null
    const one = { ...ARCHIVE_STATE_WORDS[name], done: reached.has(name) && !failed, date, failed }
    if (name === 'appraised' && duty !== NO_ARCHIVE_DUTY) return [one, step('series', archive.seriesClosedOn)]
    if (name === 'deposited' && state !== 'transferred')
      return [one, step('consent', archive.deletionConsentOn)]
    return [one]
  })
  return [...steps, step('discharged', archive.dischargedOn)]
}

/** The steps of privacy: what must be in place before the move, and what is ended after it. */
export function privacySteps(
  row: PrivacyFacts,
  { disposition }: { disposition: Disposition },
  newMunicipality: string | null,
): TrackStep[] {
  const agreement =
    row.dpaState === 'not_needed'
      ? step('dpaNotNeeded', null, true)
      : step('dpa', row.dpaSignedOn, row.dpaState !== 'missing')
  const assessed =
    row.dpiaRequired === 'no' ? step('dpiaNotNeeded', null, true) : step('dpia', row.dpiaDoneOn)
  const before = [agreement, step('risk', row.riskAssessedOn), assessed]
  if (disposition === 'retain') {
    const moved = newMunicipality !== null && row.dpaParty === newMunicipality
    return row.dpaState === 'not_needed' ? before : [...before, step('party', null, moved)]
  }
  const erasure =
    row.erasureState === 'not_needed'
      ? [step('erasureNotNeeded', null, true)]
      : [
          step('erasureOrdered', row.erasureOrderedOn, row.erasureState !== 'pending'),
          step('erasureConfirmed', row.erasureConfirmedOn),
        ]
  const ended = row.dpaState === 'not_needed' ? [] : [step('dpaEnded', null, row.dpaState === 'terminated')]
  return [...before, ...erasure, ...ended, step('ropClosed', row.ropClosedOn)]
}

/** The steps of a contract: kept for the new municipality, or brought to its end. */
export function contractSteps(
  row: ContractFacts,
  { disposition }: { disposition: Disposition },
  today: string,
): TrackStep[] {
  const over = isContractOver(row, today)
  const deadline = noticeDeadline(row)
  if (disposition === 'retain' && row.noticeGivenOn === null && !over)
    return [step('assigned', row.assignedOn), step('ends', row.end, false)]
  return [
    step('deadline', deadline, deadline !== null && deadline < today),
    step('notice', row.noticeGivenOn),
    step('ends', row.end, contractState(row, today) === 'expired'),
    step('terminated', row.terminatedOn, over),
  ]
}
