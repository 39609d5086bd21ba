import { and, asc, type Column, eq, gt, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { READY_STATUSES } from '../../schema/rules/status.js'
import type { Row, Tables } from '../../schema/tables/all.js'
import type { Snapshot } from '../../schema/tables/changes.js'
import { contains, isOneOf } from '../engines/search.js'
import { prepared, type Reader } from '../engines/store.js'
import { findSequenceBefore } from './changes.js'

/** A step of a system from one status to another; null is «not in the register». */
export interface StatusStep {
  seq: number
  at: string
  actorName: string
  number: string
  label: string
  from: Row<'changes'>['statusFrom']
  to: Row<'changes'>['statusTo']
  requestId: string
  undoes: string | null
}

/** The status steps of one system up to `sequence`, oldest first. */
export async function findStatusStepsOf(
  { log, ...register }: Reader,
  system: string,
  sequence: number,
): Promise<StatusStep[]> {
  const statement = prepared(log ?? register, 'findStatusStepsOf', (on) =>
    statusSteps(on, eq(on.t.changes.system, sql.placeholder('system')), [on.t.changes.seq]),
  )
  return statement.execute({ system, sequence })
}

/** The status steps of these systems up to `sequence`, oldest first. One statement. */
export async function findStatusStepsOfMany(
  { log, ...register }: Reader,
  systems: readonly string[],
  sequence: number,
): Promise<StatusStep[]> {
  const statement = prepared(log ?? register, 'findStatusStepsOfMany', (on) =>
    statusSteps(on, isOneOf(on.t.changes.system, sql.placeholder('systems')), [on.t.changes.seq]),
  )
  return statement.execute({ systems: JSON.stringify(systems), sequence })
}

/** The status steps that were taken from a moment on up to `sequence`, oldest first. */
export async function findStatusStepsSince(
  { log, ...register }: Reader,
  moment: string,
  sequence: number,
): Promise<StatusStep[]> {
  const statement = prepared(log ?? register, 'findStatusStepsSince', (on) => {
    const { at, seq } = on.t.changes
    return statusSteps(on, gte(at, sql.placeholder('moment')), [at, seq])
  })
  return statement.execute({ moment, sequence })
}

/** A planned date of a system that was changed: null is «none». */
export interface DateMove {
  seq: number
  number: string
  label: string
  from: string | null
  to: string | null
  requestId: string
  undoes: string | null
}

/** So many rows of the log are read at a time: each holds all of a system twice. */
const AT_ONCE = 500

/** How the planned dates of systems were changed from a moment on up to `sequence`, oldest first. A statement for each five hundred. */
export async function findDateMovesSince(
  { log, ...register }: Reader,
  moment: string,
  sequence: number,
): Promise<DateMove[]> {
  const reader = log ?? register
  const { changes } = reader.t
  const moves: DateMove[] = []
  const dateIn = (row: Snapshot | null) => {
    // What was edited into no JSON, or no date, says nothing.
    const date = row && typeof row === 'object' ? row.targetDate : null
    return typeof date === 'string' ? date : null
  }
  for (let after = await findSequenceBefore(reader, moment); ; ) {
    const rows = await reader.db
      .select({
        ...{ seq: changes.seq, number: changes.entityId, label: changes.label },
        ...{ before: changes.before, after: changes.after },
        ...{ requestId: changes.requestId, undoes: changes.undoes },
      })
      .from(changes)
      .where(
        and(
          gt(changes.seq, after),
          lte(changes.seq, sequence),
          eq(changes.entity, 'system'),
          // What is entered or removed is not moved.
          eq(changes.action, 'update'),
          contains(changes.fields, '"targetDate"'),
        ),
      )
      .orderBy(asc(changes.seq))
      .limit(AT_ONCE)
    for (const { before, after: left, ...row } of rows)
      moves.push({ ...row, from: dateIn(before), to: dateIn(left) })
    if (rows.length < AT_ONCE) return moves
    after = rows.at(-1)?.seq ?? after
  }
}

/** Steps in the log's order, as the index that finds them has it: any other would go through the whole log. */
function statusSteps(
  { db, t: { changes } }: Reader,
  which: SQL,
  order: readonly Tables['changes']['at' | 'seq'][],
) {
  return db
    .select({
      seq: changes.seq,
      at: changes.at,
      actorName: changes.actorName,
      number: changes.entityId,
      label: changes.label,
      from: changes.statusFrom,
      to: changes.statusTo,
      requestId: changes.requestId,
      undoes: changes.undoes,
    })
    .from(changes)
    .where(and(which, isStep(changes), lte(changes.seq, sql.placeholder('sequence'))))
    .orderBy(...order)
}

/** As the index of the steps says it: rows of other things than systems have no status. */
function isStep({ statusFrom, statusTo }: Tables['changes']): SQL | undefined {
  return or(isNotNull(statusFrom), isNotNull(statusTo))
}

/** How many more systems were ready after the steps of a minute (`2019-10-15T07:00`, UTC) than before. */
export interface ReadyStep {
  minute: string
  by: number
}

/** The steps of systems from one number to another up to `sequence`, by minute. One statement. */
export async function findReadySteps(
  { log, ...register }: Reader,
  systems: { first: string; last: string },
  sequence: number,
): Promise<ReadyStep[]> {
  const from = log ?? register
  const { system, seq } = from.t.changes
  return sumReady(from, and(gte(system, systems.first), lte(system, systems.last), lte(seq, sequence)))
}

/** The steps in rows of the log, by minute. One statement. */
export async function findReadyStepsIn(
  reader: Reader,
  { after, upTo }: { after: number; upTo: number },
): Promise<ReadyStep[]> {
  const { changes } = reader.t
  return sumReady(reader, and(gt(changes.seq, after), lte(changes.seq, upTo)))
}

function sumReady({ db, t: { changes } }: Reader, which: SQL | undefined): PromiseLike<ReadyStep[]> {
  const minute = sql<string>`substr(${changes.at}, 1, 16)`
  const ready = (status: Column) => sql`case when ${inArray(status, [...READY_STATUSES])} then 1 else 0 end`
  return db
    .select({
      minute,
      by: sql<number>`sum(${ready(changes.statusTo)} - ${ready(changes.statusFrom)})`,
    })
    .from(changes)
    .where(and(which, isStep(changes)))
    .groupBy(minute)
}
