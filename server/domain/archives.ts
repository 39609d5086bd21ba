import { patchArchive as patchEndpoint } from '../../schema/api/archives.js'
import type { Body } from '../../schema/api/endpoint.js'
import { Refusal } from '../../schema/api/errors.js'
import {
  ARCHIVE_FIELDS,
  fitsDuty,
  isDischargeable,
  isLawful,
  missingInArchive,
  nextArchiveStates,
  previousArchiveState,
  stateDayOf,
} from '../../schema/rules/archives.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import { countedDuty } from '../../schema/rules/lowerings.js'
import {
  type ArchiveRecord,
  findArchive,
  insertArchive,
  untouchedArchive,
  updateArchive,
} from '../store/archives.js'
import { type Change, type Context, change, listChangedFields } from './change.js'
import { type Concept, readLogged, readNeeds } from './concept.js'
import { refuseIncomplete } from './incomplete.js'
import { refuseUnknownReferences } from './references.js'
import { pickGiven, requireVersion } from './rows.js'
import { findTracked, requireTrackedSystem, type TrackDoor, writeTrack } from './tracks.js'

/** All that is known of the archive track of a system. */
export const archiveConcept: Concept<'archive', 'archives'> = {
  entity: 'archive',
  table: 'archives',
  key: ['system'],
  label: ({ system }, nameOf) => nameOf(system),
  system: ({ system }) => system,
  derive: () => ({}),
  parts: [],
  rebuilt: true,
  undo: {
    find: (reader, id) => findTracked(reader, id, (system) => findArchive(reader, system)),
    // A discharge is taken back by opening the archive anew.
    patch: (context, id, version, fields) =>
      'dischargedOn' in fields
        ? reopenArchive(context, id, version, String(fields.reason))
        : patchArchive(context, id, version, readLogged(patchEndpoint, fields)),
    untouched: (tx, id) => findTracked(tx, id, async (system) => untouchedArchive(system)),
    void: null,
    restore: null,
    move: null,
    // The first change of a track makes its row.
    needs: readNeeds({
      create: patchEndpoint,
      update: patchEndpoint,
      transition: null,
      void: null,
      restore: null,
    }),
  },
}

const DOOR: TrackDoor<ArchiveRecord> = {
  concept: archiveConcept,
  insert: insertArchive,
  update: updateArchive,
}

/** What is written of an archive whose duty is met: it is destroyed only then. */
const AFTER_DISCHARGE: readonly string[] = ['note', 'destroyedOn']

/**
 * Changes the named fields of a system's archive track, its state one step at a time.
 * @throws Refusal `archive_discharged`, `archive_state_not_next`, `archive_state_unlawful`, `reason_required`,
 * `archive_duty_conflict`, `state_incomplete`, `unknown_reference` or `gates_failed`.
 */
export function patchArchive(
  context: Context,
  number: string,
  version: number,
  { reason, ...fields }: Body<typeof patchEndpoint>,
): Promise<void> {
  return change(context, async (work) => {
    const system = await requireTrackedSystem(work.tx, number)
    const row = await findArchive(work.tx, system)
    requireVersion(row, version)
    const changes = datedStep(row, pickGiven(fields) as Partial<ArchiveRecord>, work.today)
    const changed = { ...row, ...changes }
    const differing = listChangedFields(row, changed)
    const sameState = row.state === changed.state
    if (row.dischargedOn !== null && differing.some((field) => !AFTER_DISCHARGE.includes(field)))
      throw new Refusal('archive_discharged', { about: number })
    refuseStep(row, changed, work, reason)
    const duty = countedDuty(system)
    if (differing.includes('state') && !fitsDuty(changed.state, duty))
      throw new Refusal('archive_duty_conflict', { about: `${changed.state}, ${duty ?? '–'}` })
    refuseIncomplete(missingInArchive(changed), ARCHIVE_FIELDS, sameState ? missingInArchive(row) : [])
    await refuseUnknownReferences(work.tx, ARCHIVE_FIELDS, changes)
    await writeTrack(work, system, row, changes, DOOR, reason)
  })
}

/**
 * Discharges the archive of a system: its archive duty is met, and who says so is kept.
 * @throws Refusal `archive_not_dischargeable` or `archive_discharged`.
 */
export function dischargeArchive(
  context: Context,
  number: string,
  version: number,
  reason: string | undefined,
): Promise<void> {
  return change(context, async (work) => {
    const system = await requireTrackedSystem(work.tx, number)
    const row = await findArchive(work.tx, system)
    requireVersion(row, version)
    if (row.dischargedOn !== null) throw new Refusal('archive_discharged', { about: number })
    if (!isDischargeable(row, countedDuty(system), work.today, ruleSetOf(work.settings.ruleSet).archiveLaw))
      throw new Refusal('archive_not_dischargeable', { about: number })
    const { id, name } = context.actor
    const discharged = { dischargedById: id, dischargedByName: name, dischargedOn: work.today }
    await writeTrack(work, system, row, discharged, DOOR, reason)
  })
}

/**
 * Takes the discharge back with a reason.
 * @throws Refusal `archive_not_discharged`, `archive_decommissioned`, or `gates_failed` when something was erased on
 * the strength of it.
 */
export function reopenArchive(
  context: Context,
  number: string,
  version: number,
  reason: string,
): Promise<void> {
  return change(context, async (work) => {
    const system = await requireTrackedSystem(work.tx, number)
    const row = await findArchive(work.tx, system)
    requireVersion(row, version)
    if (row.dischargedOn === null) throw new Refusal('archive_not_discharged', { about: number })
    if (system.status === 'decommissioned') throw new Refusal('archive_decommissioned', { about: number })
    const reopened = { dischargedById: null, dischargedByName: null, dischargedOn: null }
    await writeTrack(work, system, row, reopened, DOOR, reason)
  })
}

/** What was said of an extract that failed. Another that is ordered begins without it; the log keeps it. */
const OF_FAILED = {
  extractReceivedOn: null,
  extractTestedOn: null,
  extractTestResult: null,
  extractApprovedBy: null,
  extractApprovedOn: null,
} satisfies Partial<ArchiveRecord>

/**
 * The changes of a step with the day on which it was taken: today, unless they say another. The day of a step that is
 * taken back goes with it.
 */
function datedStep(
  row: ArchiveRecord,
  changes: Partial<ArchiveRecord>,
  today: string,
): Partial<ArchiveRecord> {
  const { state = row.state } = changes
  if (state === row.state) return changes
  const isBack = previousArchiveState(row) === state
  const day = stateDayOf(isBack ? row.state : state)
  return {
    ...(row.state === 'validation_failed' && state === 'extract_ordered' && OF_FAILED),
    ...(day && { [day]: isBack ? null : today }),
    ...changes,
  }
}

function refuseStep(
  from: ArchiveRecord,
  to: ArchiveRecord,
  { today, settings }: Pick<Change, 'today' | 'settings'>,
  reason: string | undefined,
): void {
  const isSame = from.state === to.state
  const day = stateDayOf(to.state)
  const on = day && to[day]
  if (isSame && (day === null || from[day] === on)) return
  const about = isSame ? `${to.state}, ${on ?? today}` : `${from.state} → ${to.state}`
  // The law is that of the day on which it was done: another day is another law.
  if (isSame || nextArchiveStates(from.state).includes(to.state)) {
    if (!isLawful(to.state, on ?? today, ruleSetOf(settings.ruleSet).archiveLaw))
      throw new Refusal('archive_state_unlawful', { about })
    return
  }
  if (previousArchiveState(from) !== to.state) throw new Refusal('archive_state_not_next', { about })
  if (!reason) throw new Refusal('reason_required', { about })
}
