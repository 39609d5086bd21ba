import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { listChanges as listChangesEndpoint } from '../../schema/contracts/changes.js'
import type { Query } from '../../schema/contracts/endpoint.js'
import { addDays } from '../../schema/rules/dates.js'
import type { Row } from '../../schema/tables/all.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { contains } from './search.js'
import { placeholders, prepared, type Reader, type Tx } from './store.js'
import { osloMidnight } from './time.js'

export type ChangeRow = Row<'changes'>

/** The newest row's number and hash, which the next row is chained to; null in an empty log. */
export async function findHead(reader: Reader): Promise<{ seq: number; hash: string } | null> {
  const statement = prepared(reader, 'findHead', ({ db, t: { changes } }) =>
    db.select({ seq: changes.seq, hash: changes.hash }).from(changes).orderBy(desc(changes.seq)).limit(1),
  )
  const [head] = await statement.execute()
  return head ?? null
}

export async function insertChange(tx: Tx, row: ChangeRow): Promise<void> {
  const statement = prepared(tx, 'insertChange', ({ db, t }) =>
    db.insert(t.changes).values(placeholders(t.changes)),
  )
  await statement.execute({ ...row })
}

/** The log's rows after `seq`, oldest first, at most `limit`. */
export async function findChangesAfter(reader: Reader, seq: number, limit: number): Promise<ChangeRow[]> {
  const { changes } = reader.t
  return reader.db.select().from(changes).where(gt(changes.seq, seq)).orderBy(asc(changes.seq)).limit(limit)
}

/** The log, newest first, as the filters ask. Two statements. */
export async function listChanges(
  reader: Reader,
  query: Query<typeof listChangesEndpoint>,
): Promise<Page<ChangeRow>> {
  const { changes } = reader.t
  const filters: (SQL | undefined)[] = [
    query.system === undefined ? undefined : eq(changes.system, query.system),
    query.entity && inArray(changes.entity, query.entity),
    query.entityId === undefined ? undefined : eq(changes.entityId, query.entityId),
    query.actor === undefined
      ? undefined
      : or(eq(changes.actorId, query.actor), eq(changes.actorName, query.actor)),
    query.action && inArray(changes.action, query.action),
    // `fields` is a JSON list of names, and names hold no quotes.
    query.field === undefined ? undefined : contains(changes.fields, `"${query.field.replaceAll('"', '')}"`),
    query.requestId === undefined ? undefined : eq(changes.requestId, query.requestId),
    query.from === undefined ? undefined : gte(changes.at, osloMidnight(query.from)),
    query.to === undefined ? undefined : lt(changes.at, osloMidnight(addDays(query.to, 1))),
  ]
  const [before] = readCursor(query.cursor, 'changes', ['integer'])
  const [counted] = await reader.db
    .select({ total: sql<number>`count(*)` })
    .from(changes)
    .where(and(...filters))
  const items = await reader.db
    .select()
    .from(changes)
    .where(and(...filters, before === undefined ? undefined : lt(changes.seq, Number(before))))
    .orderBy(desc(changes.seq))
    .limit(query.limit + 1)
  const more = items.length > query.limit
  if (more) items.pop()
  return {
    items,
    total: counted?.total ?? 0,
    next: more ? writeCursor('changes', [items.at(-1)?.seq ?? 0]) : null,
  }
}

/** A step of a system from one status to another; null is «not in the register». */
export interface StatusStep {
  seq: number
  at: string
  actorName: string
  number: string
  label: string
  from: Row<'changes'>['statusFrom']
  to: Row<'changes'>['statusTo']
}

/** Every status step in the log, oldest first. */
export async function findStatusSteps(reader: Reader): Promise<StatusStep[]> {
  return statusSteps(reader, undefined)
}

/** The status steps of one system, oldest first. */
export async function findStatusStepsOf(reader: Reader, system: string): Promise<StatusStep[]> {
  const statement = prepared(reader, 'findStatusStepsOf', (on) =>
    statusSteps(on, eq(on.t.changes.system, sql.placeholder('system'))),
  )
  return statement.execute({ system })
}

function statusSteps({ db, t: { changes } }: Reader, of: SQL | undefined) {
  return db
    .select({
      seq: changes.seq,
      at: changes.at,
      actorName: changes.actorName,
      number: changes.entityId,
      label: changes.label,
      from: changes.statusFrom,
      to: changes.statusTo,
    })
    .from(changes)
    .where(
      and(eq(changes.entity, 'system'), of, or(isNotNull(changes.statusFrom), isNotNull(changes.statusTo))),
    )
    .orderBy(asc(changes.seq))
}
