import { setImmediate } from 'node:timers/promises'
import { and, type SQL, sql } from 'drizzle-orm'
import { isNumberIn } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { type AskedLog, filtersOf, isFound } from './logFilters.js'
import { findWorded } from './logWords.js'
import { isIn, STRETCH, type Stretch, stretchesOf } from './stretches.js'

/** What is found in a stretch. */
export interface Found<T> {
  stretch: Stretch
  found: T
}

/**
 * What `find` finds in each stretch of the log, the oldest first: asked once of each, however long the log grows.
 * What an index finds is all of one stretch. `what`: its name, under which it is kept. `find` says itself that rows are in it.
 */
export async function perStretch<T>(
  asked: AskedLog,
  what: string,
  find: (filters: SQL | undefined, stretch: Stretch) => PromiseLike<T>,
): Promise<Found<T>[]> {
  const { reader, sequence } = asked
  const look = async (stretch: Stretch) => find(await filtersIn(asked, stretch), stretch)
  if (isFound(asked)) {
    const all = { after: 0, upTo: sequence }
    return [{ stretch: all, found: await look(all) }]
  }
  const kept = keptOf<T>(reader, keyOf(asked, what))
  const found: Found<T>[] = []
  for (const stretch of stretchesOf({ after: 0, upTo: sequence }))
    found.push({ stretch, found: await keepFound(kept, stretch, () => look(stretch)) })
  return found
}

/** What the filters ask of the rows of a stretch, and that they are in it. */
export async function whereIn(asked: AskedLog, stretch: Stretch): Promise<SQL | undefined> {
  return and(await filtersIn(asked, stretch), isIn(asked.reader, stretch))
}

/**
 * What the filters ask of the rows of a stretch; that they are in it, or in a part of it, is for whoever asks to say, and to say
 * once: of two bounds the engine goes by the first, and looks at every row up to the other.
 */
export async function filtersIn(asked: AskedLog, stretch: Stretch): Promise<SQL | undefined> {
  const { reader, query } = asked
  const { indexed, looked } = filtersOf(asked)
  const filters = and(...indexed, ...looked)
  if (query.q === undefined) return filters
  const worded = isFound(asked)
    ? await findWorded(asked, query.q, stretch, filters)
    : await keepWorded(asked, query.q, stretch)
  return and(filters, isNumberIn(reader.t.changes.seq, sql`${JSON.stringify([...worded])}`))
}

/** The rows of a stretch that have the words, whatever else is asked of them: it is what costs most to find out. */
function keepWorded(asked: AskedLog, q: string, stretch: Stretch): Promise<Iterable<number>> {
  const { reader, whole } = asked
  const kept = keptOf<Uint32Array>(reader, JSON.stringify(['words', q, whole]))
  return keepFound(kept, stretch, async () => Uint32Array.from(await findWorded(asked, q, stretch)))
}

/** What was found in a stretch before, or is now. The log only grows, so it stays what it is. */
async function keepFound<T>(kept: Kept<T>, stretch: Stretch, find: () => Promise<T>): Promise<T> {
  const at = stretch.after / STRETCH
  const known = kept[at]
  if (known?.upTo === stretch.upTo) return known.found
  const found = await find()
  // One that is whole is asked for again; the last grows with each change.
  if ((known?.upTo ?? 0) < (at + 1) * STRETCH) kept[at] = { upTo: stretch.upTo, found }
  await setImmediate()
  return found
}

/** What tells questions apart, whichever page and end of the log is asked for. */
function keyOf({ query, timeZone, whole }: AskedLog, what: string): string {
  return JSON.stringify([what, timeZone, whole, Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** What was found in each stretch, up to the number that it was asked for. */
type Kept<T> = { upTo: number; found: T }[]

const keeps = new WeakMap<Reader['register'], Map<string, Kept<unknown>>>()
const MOST_KEPT = 100

/** What was found of the log, by question. */
function keptOf<T>({ register }: Reader, key: string): Kept<T> {
  const all = keeps.get(register) ?? new Map<string, Kept<unknown>>()
  keeps.set(register, all)
  const known = all.get(key) ?? []
  // What was asked for last is the last to be forgotten.
  all.delete(key)
  all.set(key, known)
  const [oldest] = all.keys()
  if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest)
  return known as Kept<T>
}
