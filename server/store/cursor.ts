/** A page of rows, how many there are in all, and the cursor of the next page. */
export interface Page<T> {
  items: T[]
  total: number
  next: string | null
}

type Key = string | number
/** What a sort key is: any other is no key of ours. */
export type KeyType = 'text' | 'integer'

/** The greatest number that every engine's integer holds; no value of ours comes near it. */
export const GREATEST = 2_147_483_647

/** The greatest text, byte by byte: Unicode makes it no character, so no value of ours is it. */
export const GREATEST_TEXT = '\u{10ffff}'

const HOLDS: Record<KeyType, (key: unknown) => boolean> = {
  // What a database cannot be asked for; what it holds may be any other text, written before today's rules.
  text: (key) => typeof key === 'string' && !/[\0\p{Cs}]/u.test(key),
  integer: (key) => Number.isInteger(key) && Math.abs(key as number) <= GREATEST,
}

/** A cursor that is damaged, or belongs to another list or order. */
export class InvalidCursor extends Error {}

/** Packs the sort keys of the last row of a page, and the order they belong to, into an opaque cursor. */
export function writeCursor(order: string, keys: readonly Key[]): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString('base64url')
}

/**
 * Unpacks a cursor, whose keys are of these types: the keys of the row to go on after, or none without a cursor.
 * @throws InvalidCursor when the cursor is damaged or belongs to another order.
 */
export function readCursor(cursor: string | undefined, order: string, types: readonly KeyType[]): Key[] {
  if (cursor === undefined) return []
  try {
    const [given, ...keys] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Key[]
    if (given === order && keys.length === types.length && types.every((type, at) => HOLDS[type](keys[at])))
      return keys
  } catch {
    // Not JSON: refused below like any other cursor that is not ours.
  }
  throw new InvalidCursor()
}

/**
 * Cuts a page out of rows that are in order already, for lists that are never so long that it costs: `keyOf` names a
 * row among them, and the page begins behind the row that the cursor names.
 */
export function cutPage<R>(
  rows: readonly R[],
  order: string,
  keyOf: (row: R) => string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Page<R> {
  const [after] = readCursor(cursor, order, ['text'])
  const start = after === undefined ? 0 : rows.findIndex((row) => keyOf(row) === after) + 1
  const items = rows.slice(start, start + limit)
  const last = items.at(-1)
  const more = last !== undefined && start + limit < rows.length
  return { items, total: rows.length, next: more ? writeCursor(order, [keyOf(last)]) : null }
}
