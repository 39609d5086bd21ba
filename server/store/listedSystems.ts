import { partitionPoint } from '../../schema/rules/sorted.js'
import { COLUMN_FIELDS, type MoreField } from '../../schema/rules/systemList.js'
import { compareKeys } from '../../schema/rules/text.js'
import type { Columns } from '../engines/rows.js'
import type { Reader } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { findColumns, type SystemRecord } from './systems.js'

const LISTED = [
  ...COLUMN_FIELDS,
  'number',
  'status',
  'provenance',
  'version',
  'updatedAt',
  'voidedAt',
] as const satisfies (keyof SystemRecord)[]

/** What is stored of a system and stands in its row of the list, with the fields that are asked for besides. */
export type ListedSystem = Pick<SystemRecord, (typeof LISTED)[number]> &
  Partial<Pick<SystemRecord, MoreField>>

/** The columns of a row of the list, by their names. */
export function listedColumns({ t: { systems } }: Reader, more: readonly MoreField[] = []): Columns {
  return Object.fromEntries([...LISTED, ...more].map((name) => [name, systems[name]]))
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
  {
    limit,
    cursor,
    fields,
  }: { limit: number; cursor?: string | undefined; fields?: readonly MoreField[] | undefined },
): Promise<Page<ListedSystem>> {
  const [key, digits] = readCursor(cursor, BY_NAME, ['text', 'integer']) as [string?, number?]
  const from = key === undefined ? 0 : countUpTo(systems, key, digits ?? 0)
  const page = systems.slice(from, from + limit).map(({ system }) => system)
  const last = page.at(-1)
  return {
    items: await findColumns(
      reader,
      `listed ${fields ?? ''}`,
      listedColumns(reader, fields),
      page.map(({ number }) => number),
    ),
    total: systems.length,
    next: last && from + limit < systems.length ? writeCursor(BY_NAME, [last.sortKey, last.digits]) : null,
  }
}

/** How many of the systems come no later than these keys. */
function countUpTo(systems: readonly Placed[], key: string, digits: number): number {
  return partitionPoint(systems.length, (place) => {
    const { system } = systems[place] as Placed
    return (compareKeys(system.sortKey, key) || system.digits - digits) <= 0
  })
}
