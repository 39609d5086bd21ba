import { Refusal } from '../../schema/api/errors.js'
import type { Reader, Tx } from '../engines/store.js'
import { findSystem, type SystemRecord } from '../store/systems.js'
import { type Change, listChangedFields } from './change.js'
import { type Labelled, labelRow } from './concept.js'
import { keepGates } from './gates.js'
import { makeNextVersion, requireRow, stampNew } from './rows.js'

/** A track of a system: one row for each, and none before the first change. */
type Track = { system: string; version: number; createdAt: string; updatedAt: string }

/** What the log calls a track, and where it is written. */
export interface TrackDoor<R extends object> {
  concept: Labelled<R>
  insert: (tx: Tx, row: R) => Promise<void>
  update: (tx: Tx, row: R) => Promise<void>
  /** The numbers of other systems whose gates ask about the track of this one. */
  alsoAsked?: (tx: Tx, system: string) => Promise<string[]>
}

/** Finds what `find` finds of the system with this number, by which its tracks are known. @throws Refusal `not_found`. */
export async function findTracked<R>(
  reader: Reader,
  number: string,
  find: (system: SystemRecord) => Promise<R>,
): Promise<R> {
  return find(requireRow(await findSystem(reader, number), number))
}

/** The system whose track is to be changed. @throws Refusal `not_found` or `voided`. */
export async function requireTrackedSystem(tx: Tx, number: string): Promise<SystemRecord> {
  const system = requireRow(await findSystem(tx, number), number)
  if (system.voidedAt) throw new Refusal('voided', { about: number })
  return system
}

/** Writes the changed fields of a track; the first change makes its row. Writes nothing when nothing differs. */
export async function writeTrack<R extends Track>(
  work: Change,
  system: SystemRecord,
  row: R,
  fields: Partial<R>,
  door: TrackDoor<R>,
  reason: string | undefined,
): Promise<void> {
  const untouched = row.version === 0
  const changed = { ...makeNextVersion(row, fields, work.at), ...(untouched && stampNew(work.at)) }
  if (listChangedFields(row, changed).length === 0) return
  const others = (await door.alsoAsked?.(work.tx, system.number)) ?? []
  await keepGates(work, [system.number, ...others], () =>
    work.send(untouched ? door.insert(work.tx, changed) : door.update(work.tx, changed)),
  )
  await work.log({
    action: untouched ? 'create' : 'update',
    ...labelRow(door.concept, changed, reason, () => system.name),
    before: untouched ? null : row,
    after: changed,
  })
}
