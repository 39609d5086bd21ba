import { type ArchiveState, nextArchiveStates, stateDayOf } from '../../schema/rules/archives.js'
import { GENERAL_CODES, NO_ARCHIVE_DUTY } from '../../schema/rules/codes.js'
import { dateIn } from '../../schema/rules/dates.js'
import type { Tx } from '../engines/store.js'
import { findChangesOfEntity } from '../store/changes.js'
import { findProgramme, settingsOf } from '../store/programme.js'
import { archiveConcept } from './archives.js'
import { codeConcept } from './codes.js'
import { rewriteRows } from './rewrite.js'

const REASON = 'Dagene da arkivet nådde sine statuser, er hentet fra endringsloggen'
const RENAMED = 'Det som ikke skal bevares, heter «ikke bevaringsverdig» i arkivlova av 2025'
const BATCH = 500

/** What is not to be preserved was said to be under no duty, which is true of nothing that a municipality keeps. */
export async function nameUnpreserved(tx: Tx, now: Date): Promise<void> {
  const standard = GENERAL_CODES.find(({ list, code }) => list === 'archive_duty' && code === NO_ARCHIVE_DUTY)
  await rewriteRows(tx, now, RENAMED, [codeConcept], (_, row) => {
    const { list, code, nameNb } = row as Record<'list' | 'code' | 'nameNb', string>
    const isOld = list === 'archive_duty' && code === NO_ARCHIVE_DUTY && nameNb === 'Ingen arkivplikt'
    return isOld && standard ? { nameNb: standard.nb, nameEn: standard.en } : null
  })
}

type Days = Partial<Record<NonNullable<ReturnType<typeof stateDayOf>>, string>>

/**
 * Gives the archives that reached their states before these had days the days on which the log says that they did: the
 * law of that day applies to them.
 */
export async function dateArchives(tx: Tx, now: Date): Promise<void> {
  const days = await findDays(tx)
  await rewriteRows(tx, now, REASON, [archiveConcept], (_, row) => {
    const missing = Object.entries(days.get(String((row as { system: string }).system)) ?? {}).filter(
      ([field]) => (row as Record<string, unknown>)[field] === null,
    )
    return missing.length > 0 ? Object.fromEntries(missing) : null
  })
}

/** The days on which each archive reached the states that it is behind it, by its system. */
async function findDays(tx: Tx): Promise<ReadonlyMap<string, Days>> {
  const days = new Map<string, Days>()
  const states = new Map<string, ArchiveState>()
  const { timeZone } = settingsOf(await findProgramme(tx))
  for (let seq = 0, more = true; more; ) {
    const rows = await findChangesOfEntity(tx, 'archive', seq, BATCH)
    for (const { at, entityId: system, after } of rows) {
      const state = after?.state as ArchiveState | undefined
      const from = states.get(system) ?? 'not_assessed'
      if (!state || state === from) continue
      states.set(system, state)
      const known = days.get(system) ?? {}
      days.set(system, known)
      const isForward = nextArchiveStates(from).includes(state)
      const field = stateDayOf(isForward ? state : from)
      if (!field) continue
      if (isForward) known[field] = dateIn(timeZone, at)
      else delete known[field]
    }
    seq = rows.at(-1)?.seq ?? seq
    more = rows.length === BATCH
  }
  return days
}
