import { and, asc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type { FollowUp, listFollowUps as listFollowUpsEndpoint } from '../../schema/api/followUps.js'
import type { CheckCode } from '../../schema/rules/checkCodes.js'
import { CHECKS } from '../../schema/rules/checks.js'
import { followUpId } from '../../schema/rules/followUps.js'
import type { Row } from '../../schema/tables/all.js'
import { insertMany, type Rewritten, updateMany } from '../engines/manyRows.js'
import { isOneOf } from '../engines/search.js'
import type { Reader, Tx } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { findNamedSystems, pickNamedSystem } from './namedSystems.js'

/** A row of `follow_ups` as it is stored. */
export type FollowUpRecord = Row<'followUps'>

/** What is done about a finding of a system that nobody has said anything of. */
export function untouchedFollowUp(
  check: CheckCode,
  { number, createdAt }: { number: string; createdAt: string },
): FollowUpRecord {
  return {
    id: followUpId(check, number),
    check,
    system: number,
    followedUpBy: null,
    notNeeded: null,
    version: 0,
    createdAt,
    updatedAt: createdAt,
  }
}

/** What is done about what a check finds of these systems, in their order; untouched where nothing was said. One statement. */
export async function findFollowUpsOf(
  reader: Reader,
  check: CheckCode,
  systems: readonly { number: string; createdAt: string }[],
): Promise<FollowUpRecord[]> {
  const { followUps: f } = reader.t
  const ids = systems.map(({ number }) => followUpId(check, number))
  const rows = await reader.db.select().from(f).where(isOneOf(f.id, ids))
  const known = new Map(rows.map((row) => [row.system, row]))
  return systems.map((system) => known.get(system.number) ?? untouchedFollowUp(check, system))
}

/** What is done about findings of these systems, of every check. One statement. */
export async function findAllFollowUpsOf(
  reader: Reader,
  systems: readonly string[],
): Promise<FollowUpRecord[]> {
  const { followUps: f } = reader.t
  return reader.db.select().from(f).where(isOneOf(f.system, systems))
}

/** Of which checks and systems it was said who follows them up, where they count. One statement. */
export async function findFollowed(
  reader: Reader,
): Promise<Pick<FollowUpRecord, 'check' | 'system' | 'followedUpBy'>[]> {
  const { followUps: f } = reader.t
  return reader.db
    .select({ check: f.check, system: f.system, followedUpBy: f.followedUpBy })
    .from(f)
    .where(and(isNotNull(f.followedUpBy), isNull(f.notNeeded)))
}

/** Of how many systems it was said that what each check finds is not needed; removed systems are left out. One statement. */
export async function countNotNeeded(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const { followUps: f, systems: s } = reader.t
  const rows = await reader.db
    .select({ check: f.check, count: sql<number>`cast(count(*) as integer)` })
    .from(f)
    .innerJoin(s, eq(s.number, f.system))
    .where(and(isNotNull(f.notNeeded), isNull(s.voidedAt)))
    .groupBy(f.check)
  return new Map(rows.map(({ check, count }) => [check, count]))
}

/** Writes new rows. One statement for each hundred. */
export async function insertFollowUps(tx: Tx, rows: readonly FollowUpRecord[]): Promise<void> {
  await insertMany(tx, ({ followUps }) => followUps, rows)
}

/** Writes rows anew. One statement for each hundred. */
export async function updateFollowUps(tx: Tx, rows: readonly Rewritten<FollowUpRecord>[]): Promise<void> {
  await updateMany(tx, ({ followUps }) => followUps, 'id', rows)
}

/** A page of what is done about findings, by check and system; that of removed systems only where it is asked for. Three statements. */
export async function listFollowUps(
  reader: Reader,
  { check, system, notNeeded, voided, limit, cursor }: Query<typeof listFollowUpsEndpoint>,
): Promise<Page<FollowUp>> {
  const { followUps: f, systems: s } = reader.t
  const order = 'follow-ups'
  const [after] = readCursor(cursor, order, ['text'])
  const matching: (SQL | undefined)[] = [
    voided ? undefined : isNull(s.voidedAt),
    check && inArray(f.check, check),
    system && inArray(f.system, system),
    notNeeded === undefined ? undefined : notNeeded ? isNotNull(f.notNeeded) : isNull(f.notNeeded),
  ]
  const [[counted], rows] = await Promise.all([
    reader.db
      .select({ total: sql<number>`cast(count(*) as integer)` })
      .from(f)
      .innerJoin(s, eq(s.number, f.system))
      .where(and(...matching)),
    reader.db
      .select({ row: f })
      .from(f)
      .innerJoin(s, eq(s.number, f.system))
      .where(and(...matching, after === undefined ? undefined : gt(f.id, String(after))))
      .orderBy(asc(f.id))
      .limit(limit + 1),
  ])
  const items = rows.slice(0, limit).map(({ row }) => row)
  const last = items.at(-1)
  return {
    items: await nameFollowUps(reader, items),
    total: counted?.total ?? 0,
    next: last && rows.length > limit ? writeCursor(order, [last.id]) : null,
  }
}

/** What is done about findings with their systems and checks named. One statement. */
export async function nameFollowUps(reader: Reader, rows: readonly FollowUpRecord[]): Promise<FollowUp[]> {
  const names = await findNamedSystems(
    reader,
    rows.map(({ system }) => system),
  )
  return rows.map((row) => ({
    ...row,
    systemName: pickNamedSystem(names, row.system).name,
    ...checkWords(row.check),
  }))
}

const WORDS = new Map(CHECKS.map(({ code, words }) => [code, words]))

/** What a check is called; a check that is no more by its code. */
function checkWords(code: CheckCode): { nb: string; en: string } {
  return WORDS.get(code) ?? { nb: code, en: code }
}
