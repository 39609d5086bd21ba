import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { SecurityKind, SecurityOutcome } from '../../schema/rules/securityLog.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'

/** A row of the security log as it is stored. */
export type SecurityEvent = Row<'securityEvents'>

/** The record of an end of the security log as it is stored. */
export type SecurityEnd = Row<'securityEnds'>

/** Which rows of the security log are asked for; moments are UTC ISO 8601, `before` left out. */
export interface SecurityQuery {
  kind?: SecurityKind[] | undefined
  outcome?: SecurityOutcome | undefined
  /** The id of a user; empty for those of whom nobody is known. */
  user?: string | undefined
  since?: string | undefined
  before?: string | undefined
}

/** The end of the security log; undefined while it is empty. One statement. */
export async function findSecurityHead(
  reader: Reader,
): Promise<Pick<SecurityEvent, 'seq' | 'hash'> | undefined> {
  const { securityEvents: events } = reader.t
  const [row] = await reader.db
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .orderBy(desc(events.seq))
    .limit(1)
  return row
}

/** Appends a row to the security log. One statement. */
export async function insertSecurityEvent(tx: Tx, row: SecurityEvent): Promise<void> {
  await tx.db.insert(tx.t.securityEvents).values(row)
}

/** The record of the newest end of the security log; undefined while all of it is left. One statement. */
export async function findSecurityEnd(reader: Reader): Promise<SecurityEnd | undefined> {
  const { securityEnds: ends } = reader.t
  const [row] = await reader.db.select().from(ends).orderBy(desc(ends.seq)).limit(1)
  return row
}

/** The records of all ends of the security log, oldest first. One statement. */
export async function listSecurityEnds(reader: Reader): Promise<SecurityEnd[]> {
  return reader.db.select().from(reader.t.securityEnds).orderBy(asc(reader.t.securityEnds.seq))
}

/** Appends the record of an end. One statement. */
export async function insertSecurityEnd(tx: Tx, row: SecurityEnd): Promise<void> {
  await tx.db.insert(tx.t.securityEnds).values(row)
}

/** Removes the rows of the security log through the last that has ended. One statement. */
export async function deleteSecurityEventsThrough(tx: Tx, seq: number): Promise<void> {
  await tx.db.delete(tx.t.securityEvents).where(lte(tx.t.securityEvents.seq, seq))
}

/** A page of the security log, newest first. Two statements. */
export async function listSecurityEvents(
  reader: Reader,
  query: SecurityQuery & { limit: number; cursor?: string | undefined },
): Promise<Page<SecurityEvent>> {
  const { securityEvents: events } = reader.t
  const [before] = readCursor(query.cursor, 'security', ['integer'])
  const filters = filtersOf(reader, query)
  const [counted] = await reader.db.select({ total: sql<number>`count(*)` }).from(events).where(filters)
  const items = await reader.db
    .select()
    .from(events)
    .where(and(filters, before === undefined ? undefined : lt(events.seq, Number(before))))
    .orderBy(desc(events.seq))
    .limit(query.limit + 1)
  const more = items.length > query.limit
  if (more) items.pop()
  const next = more ? writeCursor('security', [items.at(-1)?.seq ?? 0]) : null
  return { items, total: Number(counted?.total ?? 0), next }
}

/** Rows of the security log behind `after`, oldest first, as the filters ask. One statement. */
export async function findSecurityEventsAfter(
  reader: Reader,
  after: number,
  limit: number,
  query: SecurityQuery = {},
): Promise<SecurityEvent[]> {
  const { securityEvents: events } = reader.t
  return reader.db
    .select()
    .from(events)
    .where(and(filtersOf(reader, query), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(limit)
}

function filtersOf({ t }: Reader, { kind, outcome, user, since, before }: SecurityQuery) {
  const { securityEvents: events } = t
  return and(
    kind && inArray(events.kind, kind),
    outcome && eq(events.outcome, outcome),
    user === undefined ? undefined : user === '' ? isNull(events.userId) : eq(events.userId, user),
    since === undefined ? undefined : gte(events.at, since),
    before === undefined ? undefined : lt(events.at, before),
  )
}
