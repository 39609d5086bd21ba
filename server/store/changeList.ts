import { setImmediate } from 'node:timers/promises'
import { and, desc, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { type ChangeAction, ENTITIES, type Entity } from '../../schema/api/changes.js'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import { contains, isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import type { ChangeRow } from './changes.js'
import { type Page, readCursor, writeCursor } from './cursor.js'

/** Which rows of the log are asked for: of an actor, by id or name. */
export interface ChangeQuery {
  system?: string | undefined
  entity?: Entity[] | undefined
  entityIds?: string[] | undefined
  actors?: string[] | undefined
  action?: ChangeAction[] | undefined
  field?: string | undefined
  requestId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** A stretch of the log: its rows behind `after`, up to `upTo`. */
interface Stretch {
  after: number
  upTo: number
}

/**
 * The log as it was at `sequence`, newest first, as the filters ask. One statement without filters, two where an index
 * finds the rows; else one for each stretch of the log that was not counted before, and for each that rows are taken of.
 */
export async function listChanges(
  reader: Reader,
  query: ChangeQuery,
  sequence: number,
  timeZone: string,
): Promise<Page<ChangeRow>> {
  const [before] = readCursor(query.cursor, 'changes', ['integer'])
  const { indexed, looked } = filtersOf(reader, query, timeZone)
  const filters = and(...indexed, ...looked)
  const part = { after: 0, upTo: Math.min(sequence, Number(before ?? sequence + 1) - 1) }
  const wanted = query.limit + 1
  const listed =
    looked.length > 0 && !isFound(query)
      ? await lookThrough(reader, { filters, key: keyOf(query, timeZone) }, sequence, part, wanted)
      : {
          // Every number up to the newest has its row.
          total: filters ? await countIn(reader, filters, { after: 0, upTo: sequence }) : sequence,
          items: await findIn(reader, filters, part, wanted),
        }
  const { items, total } = listed
  const more = items.length > query.limit
  if (more) items.pop()
  return { items, total, next: more ? writeCursor('changes', [items.at(-1)?.seq ?? 0]) : null }
}

/** What the filters ask: what an index finds, and what is seen by looking at each row alone. */
function filtersOf(
  reader: Reader,
  query: ChangeQuery,
  timeZone: string,
): Record<'indexed' | 'looked', SQL[]> {
  const { changes } = reader.t
  const { system, entity, entityIds, actors, action, field, requestId, from, to } = query
  const given = (conditions: (SQL | undefined)[]) => conditions.filter((one) => one !== undefined)
  return {
    indexed: given([
      system === undefined ? undefined : concerns(reader, system),
      requestId === undefined ? undefined : eq(changes.requestId, requestId),
      // The index begins with what a row is of.
      entityIds && and(inArray(changes.entity, entity ?? ENTITIES), inArray(changes.entityId, entityIds)),
      from === undefined ? undefined : gte(changes.at, midnightIn(timeZone, from)),
      to === undefined ? undefined : lt(changes.at, midnightIn(timeZone, addDays(to, 1))),
    ]),
    looked: given([
      // Not by the index, which would find all rows of it and put them in order, for the few of a page.
      entity && inArray(sql`${changes.entity} || ''`, entity),
      actors && or(isOneOf(changes.actorId, actors), isOneOf(changes.actorName, actors)),
      action && inArray(changes.action, action),
      // `fields` is a JSON list of names, and names hold no quotes.
      field === undefined ? undefined : contains(changes.fields, `"${field}"`),
    ]),
  }
}

/** True where an index finds so few rows that looking at each of them is no work. */
function isFound({ system, requestId, entityIds }: ChangeQuery): boolean {
  return system !== undefined || requestId !== undefined || entityIds !== undefined
}

/** The changes that concern a system: of itself, and of what names it before or after. */
function concerns({ db, t }: Reader, system: string): SQL {
  const { changes, concerns: concerned } = t
  const rows = db.select({ seq: concerned.seq }).from(concerned).where(eq(concerned.system, system))
  return inArray(changes.seq, rows)
}

async function countIn(reader: Reader, filters: SQL | undefined, stretch: Stretch): Promise<number> {
  const { changes } = reader.t
  const [row] = await reader.db
    .select({ total: sql<number>`count(*)` })
    .from(changes)
    .where(and(filters, isIn(reader, stretch)))
  return row?.total ?? 0
}

/** So many rows of a stretch that match, newest first. */
function findIn(
  reader: Reader,
  filters: SQL | undefined,
  stretch: Stretch,
  limit: number,
): PromiseLike<ChangeRow[]> {
  const { changes } = reader.t
  return reader.db
    .select()
    .from(changes)
    .where(and(filters, isIn(reader, stretch)))
    .orderBy(desc(changes.seq))
    .limit(limit)
}

function isIn({ t: { changes } }: Reader, { after, upTo }: Stretch): SQL | undefined {
  return and(after > 0 ? gt(changes.seq, after) : undefined, lte(changes.seq, upTo))
}

/** How many rows are looked at at a stretch; others are served between two. */
const STRETCH = 10_000

/** Filters that are seen by looking at each row, and what tells them apart. */
interface Looked {
  filters: SQL | undefined
  key: string
}

/** What tells filters apart, whatever page is asked for. */
function keyOf({ limit: _, cursor: __, ...filters }: ChangeQuery, timeZone: string): string {
  return JSON.stringify([timeZone, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** Looks through the log for what matches: how many up to `sequence`, and so many rows of a part of it, newest first. */
async function lookThrough(
  reader: Reader,
  looked: Looked,
  sequence: number,
  part: Stretch,
  wanted: number,
): Promise<{ total: number; items: ChangeRow[] }> {
  const counts = await countStretches(reader, looked, sequence)
  const items: ChangeRow[] = []
  for (let at = counts.length - 1; at >= 0 && items.length < wanted; at -= 1) {
    const stretch = { after: at * STRETCH, upTo: Math.min(part.upTo, (at + 1) * STRETCH) }
    if (counts[at] === 0 || stretch.upTo <= stretch.after) continue
    items.push(...(await findIn(reader, looked.filters, stretch, wanted - items.length)))
    await setImmediate()
  }
  return { total: counts.reduce((sum, count) => sum + count, 0), items }
}

/** How many rows of each whole stretch match, by filters: the log only grows, so they stay what they are. */
const kept = new WeakMap<Reader['register'], Map<string, number[]>>()
const MOST_KEPT = 100

/** How many rows of each stretch of the log up to `sequence` match, the oldest first. */
async function countStretches(reader: Reader, { filters, key }: Looked, sequence: number): Promise<number[]> {
  const known = keptOf(reader, key)
  const whole = Math.floor(sequence / STRETCH)
  for (let at = 0; at < whole; at += 1) {
    if (known[at] !== undefined) continue
    known[at] = await countIn(reader, filters, { after: at * STRETCH, upTo: (at + 1) * STRETCH })
    await setImmediate()
  }
  const rest = await countIn(reader, filters, { after: whole * STRETCH, upTo: sequence })
  return [...known.slice(0, whole), rest]
}

function keptOf({ register }: Reader, key: string): number[] {
  const keeps = kept.get(register) ?? new Map<string, number[]>()
  kept.set(register, keeps)
  const known = keeps.get(key) ?? []
  // What was asked for last is the last to be forgotten.
  keeps.delete(key)
  keeps.set(key, known)
  const [oldest] = keeps.keys()
  if (keeps.size > MOST_KEPT && oldest !== undefined) keeps.delete(oldest)
  return known
}
