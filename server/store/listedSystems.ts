import { sql } from 'drizzle-orm'
import { COLUMN_FIELDS } from '../../schema/rules/systemList.js'
import { compareKeys } from '../../schema/rules/text.js'
import { type Columns, rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import type { SystemRecord } from './systems.js'

const LISTED = [
  ...COLUMN_FIELDS,
  'number',
  'status',
  'provenance',
  'version',
  'updatedAt',
  'voidedAt',
] as const satisfies (keyof SystemRecord)[]

/** What is stored of a system and stands in its row of the list. */
export type ListedSystem = Pick<SystemRecord, (typeof LISTED)[number]>

/** The columns of a row of the list, by their names. */
export function listedColumns({ t: { systems } }: Reader): Columns {
  return Object.fromEntries(LISTED.map((name) => [name, systems[name]]))
}

/** A system among others that are in the order of their names. */
interface Placed {
  system: Pick<SystemRecord, 'number' | 'sortKey'> & { digits: number }
}

/** The order of the names, as cursors have it; the digits of the number decide at last. */
export const BY_NAME = 'name,number'

/**
 * One page of systems that are in the order of their names: the same as is found by that order, with the same cursors. One
 * statement.
 */
export async function cutSystemPage(
  reader: Reader,
  systems: readonly Placed[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ListedSystem>> {
  const [key, digits] = readCursor(cursor, BY_NAME, ['text', 'integer']) as [string?, number?]
  const from = key === undefined ? 0 : countUpTo(systems, key, digits ?? 0)
  const page = systems.slice(from, from + limit).map(({ system }) => system)
  const last = page.at(-1)
  return {
    items: await findListed(
      reader,
      page.map(({ number }) => number),
    ),
    total: systems.length,
    next: last && from + limit < systems.length ? writeCursor(BY_NAME, [last.sortKey, last.digits]) : null,
  }
}

/** How many of the systems come no later than these keys. */
function countUpTo(systems: readonly Placed[], key: string, digits: number): number {
  let [low, high] = [0, systems.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const { system } = systems[middle] as Placed
    const order = compareKeys(system.sortKey, key) || system.digits - digits
    if (order <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The rows of the list with these numbers, in their order. One statement. */
async function findListed(reader: Reader, numbers: readonly string[]): Promise<ListedSystem[]> {
  const columns = listedColumns(reader)
  const statement = prepared(reader, 'findListed', ({ db, t: { systems } }) =>
    db
      .select({ text: rowAsText(columns) })
      .from(systems)
      .where(isOneOf(systems.number, sql.placeholder('numbers'))),
  )
  const rows = await statement.execute({ numbers: JSON.stringify(numbers) })
  const read = rowReader(columns)
  const found = new Map(rows.map(({ text }) => read(text) as ListedSystem).map((row) => [row.number, row]))
  return numbers.flatMap((number) => found.get(number) ?? [])
}
