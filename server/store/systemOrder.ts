import { and, type Column, or, type SQL, sql } from 'drizzle-orm'
import type { SystemOrder } from '../../schema/api/systemFilters.js'
import type { Field } from '../../schema/rules/fields.js'
import { STATUSES } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import {
  type KeyedField,
  keyColumn,
  SORT_FIELDS,
  type SortField,
  type SystemSort,
} from '../../schema/rules/systemList.js'
import type { Piece, Place } from '../engines/pieces.js'
import type { Reader } from '../engines/store.js'
import { GREATEST, GREATEST_TEXT, type KeyType } from './cursor.js'
import { idNumber } from './ids.js'

/** What a list is put in order by; the number decides at last. */
export function orderNames(sort: SystemOrder): SystemOrder {
  return [...new Set([...sort, 'number' as const])]
}

/** The order that is asked for, and what it compares by: the last decides between any two. */
export function orderOf(reader: Reader, sort: SystemOrder) {
  const order = orderNames(sort)
  return {
    order,
    keys: order.map((name) => ({ ...sortKeyOf(reader, name), descending: name.startsWith('-') })),
  }
}

/** What a row is compared by, as columns beside those that are read. */
export function selectKeys(keys: readonly SortKey[]) {
  return Object.fromEntries(
    keys.map(({ key }, index) => [`key${index}`, sql<string | number>`${key}`.as(`key${index}`)]),
  )
}

/** The same of a row that was read. */
export function keysOf(row: Record<string, unknown>, count: number): (string | number)[] {
  return Array.from({ length: count }, (_, index) => row[`key${index}`] as string | number)
}

/** A key, as it stands in an `order by`. */
export function inOrder({ key, descending }: SortKey): SQL {
  return descending ? sql`${key} desc` : sql`${key} asc`
}

/** True for an order by what names a row of another table. */
export function isNamedElsewhere(name: SystemSort | `-${SystemSort}`): boolean {
  const sort = name.replace(/^-/, '') as SystemSort
  return isSortField(sort) && (SYSTEM_FIELDS[sort] as Field).choices?.from === 'rows'
}

/** What rows are compared by. */
export interface SortKey {
  key: SQL
  descending: boolean
}

/** Rows behind the row that the cursor names. */
export function afterPiece(
  order: SystemOrder,
  keys: readonly SortKey[],
  after: readonly (string | number)[],
): Piece {
  return {
    shape: `after ${order}`,
    values: after,
    sql: (...places) => isAfter(keys, places),
  }
}

/**
 * Rows that come behind these keys: greater in the first, or equal in it and greater in the next … That the first is not
 * smaller follows, and is said so that an index begins there instead of at the first of all rows.
 */
export function isAfter(
  keys: readonly SortKey[],
  after: readonly (string | number | Place)[],
): SQL | undefined {
  const [first] = keys
  return and(
    first && (first.descending ? sql`${first.key} <= ${after[0]}` : sql`${first.key} >= ${after[0]}`),
    or(
      ...keys.map(({ key, descending }, index) =>
        and(
          ...keys.slice(0, index).map((earlier, at) => sql`${earlier.key} = ${after[at]}`),
          descending ? sql`${key} < ${after[index]}` : sql`${key} > ${after[index]}`,
        ),
      ),
    ),
  )
}

/** The value a sort compares by. Rows without one come last, whichever way the sort goes. */
function sortKeyOf(reader: Reader, name: SystemSort | `-${SystemSort}`): TypedKey {
  const { systems: s } = reader.t
  const descending = name.startsWith('-')
  const computed: Record<Exclude<SystemSort, SortField>, TypedKey> = {
    number: integer(idNumber(s.number)),
    status: integer(position(s.status, STATUSES)),
    updatedAt: text(sql`${s.updatedAt}`),
  }
  const sort = name.replace(/^-/, '') as SystemSort
  return isSortField(sort) ? fieldKeyOf(reader, sort, descending) : computed[sort]
}

interface TypedKey {
  key: SQL
  type: KeyType
}
const text = (key: SQL): TypedKey => ({ key, type: 'text' })
const integer = (key: SQL): TypedKey => ({ key, type: 'integer' })

function isSortField(sort: SystemSort): sort is SortField {
  return (SORT_FIELDS as readonly SystemSort[]).includes(sort)
}

/** What a list is sorted by that names a row of another table. */
type NamingField = {
  [N in SortField]: (typeof SYSTEM_FIELDS)[N] extends { choices: { from: 'rows' } } ? N : never
}[SortField]

/** Words are in their own order, amounts and dates in theirs, texts in Norwegian order, or in that of what they name. */
function fieldKeyOf({ t }: Reader, name: SortField, descending: boolean): TypedKey {
  const column = t.systems[name]
  const { type, choices } = SYSTEM_FIELDS[name] as Field
  const orLast = (value: SQL | Column, first: string | number, last: string | number) =>
    sql`coalesce(${value}, ${descending ? first : last})`
  if (name === 'name') return text(sql`${t.systems.sortKey}`)
  if (choices?.from === 'words')
    return integer(orLast(position(column, Object.keys(choices.words)), -1, GREATEST))
  const named: Record<NamingField, Column> = {
    municipality: t.municipalities.sortKey,
    serviceArea: t.serviceAreas.sortKey,
    wave: t.waves.sortKey,
  }
  if (choices?.from === 'rows') return text(orLast(named[name as NamingField], '', GREATEST_TEXT))
  if (type === 'number') return integer(orLast(column, -1, GREATEST))
  if (type === 'flag') return integer(sql`case when ${column} then 1 else 0 end`)
  if (type === 'date') return text(orLast(column, '', '9999-12-31'))
  return text(orLast(t.systems[keyColumn(name as KeyedField)], '', GREATEST_TEXT))
}

/** The place of a column's value among the values. */
function position(column: Column, values: readonly string[]): SQL {
  return sql`case ${column} ${sql.join(
    values.map((value, index) => sql`when ${value} then ${sql.raw(String(index))}`),
    sql` `,
  )} end`
}
