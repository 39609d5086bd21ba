import {
  and,
  asc,
  type Column,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  lt,
  lte,
  ne,
  sql,
} from 'drizzle-orm'
import type { Entity } from '../../schema/api/changes.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Row } from '../../schema/tables/all.js'
import type { Snapshot } from '../../schema/tables/changes.js'
import { insertMany } from '../engines/manyRows.js'
import { isNumberIn, isOneOf } from '../engines/search.js'
import { prepared, type Reader, type Tx } from '../engines/store.js'

/** A row of the change log as it is stored. */
export type ChangeRow = Row<'changes'>

/** That a row of the log concerns a system. */
export type Concern = Row<'concerns'>

/** The newest row's number and hash, which the next row is chained to; null in an empty log. */
export async function findHead(reader: Reader): Promise<{ seq: number; hash: string } | null> {
  const statement = prepared(reader, 'findHead', ({ db, t: { changes } }) =>
    db.select({ seq: changes.seq, hash: changes.hash }).from(changes).orderBy(desc(changes.seq)).limit(1),
  )
  const [head] = await statement.execute()
  return head ?? null
}

/** Appends rows to the change log, chained by the caller. One prepared statement for each hundred. */
export async function insertChanges(tx: Tx, rows: readonly ChangeRow[]): Promise<void> {
  await insertMany(tx, ({ changes }) => changes, rows)
}

/**
 * Keeps which systems rows of the log concern. One prepared statement for each hundred. What is there already was put
 * there past the log, and says the same.
 */
export async function insertConcerns(tx: Tx, rows: readonly Concern[]): Promise<void> {
  await insertMany(tx, ({ concerns }) => concerns, rows, { again: true })
}

/** Forgets which systems rows of the log concern: all of it follows from the log. */
export async function deleteConcerns(tx: Tx): Promise<void> {
  await tx.db.delete(tx.t.concerns)
}

/** Which systems the rows of the log from `first` to `last` concern, as it is kept. One statement. */
export async function findConcernsBetween(reader: Reader, first: number, last: number): Promise<Concern[]> {
  const { concerns } = reader.t
  return reader.db
    .select()
    .from(concerns)
    .where(and(gte(concerns.seq, first), lte(concerns.seq, last)))
    .orderBy(asc(concerns.seq), asc(concerns.system))
}

/** What other requests than one changed of rows with these ids after `seq`, newest first, without before and after. */
export async function findLaterChanges(
  reader: Reader,
  { requestId, seq }: Pick<ChangeRow, 'requestId' | 'seq'>,
  entityIds: readonly string[],
) {
  const { changes } = reader.t
  const { before: _, after: __, ...columns } = getTableColumns(changes)
  return reader.db
    .select(columns)
    .from(changes)
    .where(and(gt(changes.seq, seq), ne(changes.requestId, requestId), isOneOf(changes.entityId, entityIds)))
    .orderBy(desc(changes.seq))
}

/** The log's rows after `seq`, oldest first, at most `limit`. */
export async function findChangesAfter(reader: Reader, seq: number, limit: number): Promise<ChangeRow[]> {
  const { changes } = reader.t
  return reader.db.select().from(changes).where(gt(changes.seq, seq)).orderBy(asc(changes.seq)).limit(limit)
}

/** The log's rows of an entity after `seq`, oldest first, at most `limit`. */
export async function findChangesOfEntity(
  reader: Reader,
  entity: Entity,
  seq: number,
  limit: number,
): Promise<ChangeRow[]> {
  const { changes } = reader.t
  return reader.db
    .select()
    .from(changes)
    .where(and(eq(changes.entity, entity), gt(changes.seq, seq)))
    .orderBy(asc(changes.seq))
    .limit(limit)
}

/** The numbers and hashes of the log's rows after `seq`, oldest first, at most `limit`. One statement. */
export async function findHashesAfter(
  reader: Reader,
  seq: number,
  limit: number,
): Promise<Pick<ChangeRow, 'seq' | 'hash'>[]> {
  const { changes } = reader.t
  return reader.db
    .select({ seq: changes.seq, hash: changes.hash })
    .from(changes)
    .where(gt(changes.seq, seq))
    .orderBy(asc(changes.seq))
    .limit(limit)
}

/** A row of the change log, its JSON as the text that stands there. */
export type WrittenChange = Omit<ChangeRow, JsonColumn> & Record<JsonColumn, string | null>
/** The columns of the log that hold JSON. */
export type JsonColumn = 'fields' | 'before' | 'after'

/** The log's rows after `seq` as they are written, oldest first, at most `limit`. */
export async function findWrittenAfter(reader: Reader, seq: number, limit: number): Promise<WrittenChange[]> {
  const { changes } = reader.t
  const text = (column: Column) => sql<string | null>`${column}`
  return reader.db
    .select({
      ...getTableColumns(changes),
      fields: text(changes.fields),
      before: text(changes.before),
      after: text(changes.after),
    })
    .from(changes)
    .where(gt(changes.seq, seq))
    .orderBy(asc(changes.seq))
    .limit(limit)
}

/** The moment of a row of the log. */
export async function findTimeOf(reader: Reader, seq: number): Promise<string | undefined> {
  const { changes } = reader.t
  const [row] = await reader.db.select({ at: changes.at }).from(changes).where(eq(changes.seq, seq))
  return row?.at
}

/** The hash of a row of the log, to which all before it is chained. */
export async function findHashOf({ log, ...register }: Reader, seq: number): Promise<string | undefined> {
  const { db, t } = log ?? register
  const [row] = await db.select({ hash: t.changes.hash }).from(t.changes).where(eq(t.changes.seq, seq))
  return row?.hash
}

/** The number of the newest row of the log that was written before a moment; 0 when there is none. */
export async function findSequenceBefore(reader: Reader, moment: string): Promise<number> {
  const { changes } = reader.t
  // By the index of the times: the greatest number would be looked for along the whole log.
  const [row] = await reader.db
    .select({ seq: changes.seq })
    .from(changes)
    .where(lt(changes.at, moment))
    .orderBy(desc(changes.at), desc(changes.seq))
    .limit(1)
  return row?.seq ?? 0
}

/** The numbers of the rows of the log that left each row of an entity as it was at `sequence`, oldest first. */
export function findNewestOf(reader: Reader, entity: Entity, sequence: number): Promise<number[]> {
  return findOneOfEach(reader, entity, sequence, 'max')
}

/** The numbers of the rows of the log that wrote each row of an entity for the first time, up to `sequence`, oldest first. */
export function findOldestOf(reader: Reader, entity: Entity, sequence: number): Promise<number[]> {
  return findOneOfEach(reader, entity, sequence, 'min')
}

async function findOneOfEach(
  { db, t: { changes } }: Reader,
  entity: Entity,
  sequence: number,
  which: 'min' | 'max',
): Promise<number[]> {
  const rows = await db
    .select({ seq: sql<number>`${sql.raw(which)}(${changes.seq})` })
    .from(changes)
    .where(and(eq(changes.entity, entity), lte(changes.seq, sequence)))
    .groupBy(changes.entityId)
  return rows.map(({ seq }) => seq).sort((a, b) => a - b)
}

/** What these rows of the log left, oldest first. One prepared statement. */
export async function findAfters(reader: Reader, seqs: readonly number[]): Promise<Snapshot[]> {
  const statement = prepared(reader, 'findAfters', ({ db, t: { changes } }) =>
    db
      .select({ after: changes.after })
      .from(changes)
      .where(isNumberIn(changes.seq, sql.placeholder('seqs')))
      .orderBy(asc(changes.seq)),
  )
  const rows = await statement.execute({ seqs: JSON.stringify(seqs) })
  // Text that was edited into no JSON leaves no row.
  return rows.flatMap(({ after }) => (after && typeof after === 'object' ? [after] : []))
}

/**
 * Everybody who is in the log as it was at `sequence`, or in the whole log, once for each name, in the order of their
 * names. One statement.
 */
export async function findActors(reader: Reader, sequence?: number): Promise<{ id: string; name: string }[]> {
  const { changes } = reader.t
  const actors = await reader.db
    .selectDistinct({ id: changes.actorId, name: changes.actorName })
    .from(changes)
    .where(sequence === undefined ? undefined : lte(changes.seq, sequence))
  return inTextOrder(
    inTextOrder(actors, ({ id }) => id),
    ({ name }) => name,
  )
}

/** Whether any row of the log concerns a system. One statement. */
export async function isConcerned(reader: Reader, system: string): Promise<boolean> {
  const { concerns } = reader.t
  const rows = await reader.db.select().from(concerns).where(eq(concerns.system, system)).limit(1)
  return rows.length > 0
}

/** Whether any row of the log is of a request. One statement. */
export async function isRequest(reader: Reader, requestId: string): Promise<boolean> {
  const { changes } = reader.t
  const rows = await reader.db
    .select({ seq: changes.seq })
    .from(changes)
    .where(eq(changes.requestId, requestId))
    .limit(1)
  return rows.length > 0
}

/** The ids of rows in the log, of these kinds, that are one of these, whatever the case. One statement. */
export async function findIdsLike(
  reader: Reader,
  ids: readonly string[],
  of?: readonly Entity[],
): Promise<string[]> {
  const { changes } = reader.t
  const rows = await reader.db
    .selectDistinct({ id: changes.entityId })
    .from(changes)
    .where(
      and(
        inArray(sql`lower(${changes.entityId})`, [...new Set(ids.flatMap(lowerForms))]),
        of && inArray(changes.entity, [...of]),
      ),
    )
  return rows.map((row) => row.id)
}

/** A text as SQL may make it lower case, which leaves letters beyond the English as they are written. */
function lowerForms(text: string): string[] {
  const composed = text.normalize('NFC')
  return [composed.toUpperCase(), composed.toLowerCase(), composed].map((form) =>
    form.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  )
}

/** Every change of a system itself and of its mappings up to `sequence`, oldest first. One statement. */
export async function findDecisionChanges(
  reader: Reader,
  system: string,
  sequence: number,
): Promise<ChangeRow[]> {
  const { changes } = reader.t
  return reader.db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.system, system),
        inArray(changes.entity, ['system', 'mapping']),
        lte(changes.seq, sequence),
      ),
    )
    .orderBy(asc(changes.seq))
}
