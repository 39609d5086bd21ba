import {
  and,
  type Column,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Neighbours, SystemFilters, SystemOrder } from '../../schema/api/systems.js'
import type { Field } from '../../schema/rules/fields.js'
import { STATUSES } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import {
  FILTER_FIELDS,
  type KeyedField,
  keyColumn,
  SORT_FIELDS,
  type SortField,
  type SystemSort,
} from '../../schema/rules/systemList.js'
import { anyOf, isOneOf, matchesSearch } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { GREATEST, GREATEST_TEXT, type KeyType, type Page, readCursor, writeCursor } from './cursor.js'
import { idNumber } from './ids.js'
import type { SystemRecord } from './systems.js'

/** Which systems are listed, and how: `cursor` is the `next` of the page before, in the same order. */
export interface SystemListQuery extends SystemFilters {
  sort: SystemOrder
  limit: number
  cursor?: string | undefined
}

/** One page of the systems that the filters match, in order; only those `among` these numbers, when given. Two statements. */
export async function findSystemPage(
  reader: Reader,
  query: SystemListQuery,
  among: Iterable<string> | undefined,
): Promise<Page<SystemRecord>> {
  const { systems } = reader.t
  const { order, keys, selected } = orderOf(reader, query.sort)
  const after = readCursor(
    query.cursor,
    order.join(),
    keys.map(({ type }) => type),
  )
  const filters = conditions(reader, query, among)
  const [[counted], rows] = await Promise.all([
    from(reader, { total: sql<number>`count(*)` }).where(filters),
    from(reader, { row: systems, ...selected })
      .where(and(filters, after.length ? isAfter(keys, after) : undefined))
      .orderBy(...keys.map(inOrder))
      .limit(query.limit + 1),
  ])
  const more = rows.length > query.limit
  if (more) rows.pop()
  const last = rows.at(-1) as Record<string, unknown> | undefined
  return {
    items: rows.map(({ row }) => row as SystemRecord),
    total: counted?.total ?? 0,
    next: more && last ? writeCursor(order.join(), keysOf(last, keys.length)) : null,
  }
}

/** The systems around one in the list that the filters and the order make; undefined when there is no such system. */
export async function findSystemNeighbours(
  reader: Reader,
  number: string,
  query: SystemFilters & { sort: SystemOrder },
  among: Iterable<string> | undefined,
): Promise<Neighbours | undefined> {
  const { systems } = reader.t
  const { keys, selected } = orderOf(reader, query.sort)
  const [row] = await from(reader, selected).where(eq(systems.number, number))
  if (!row) return undefined
  const place = keysOf(row, keys.length)
  const backwards = keys.map(({ key, descending }) => ({ key, descending: !descending }))
  const filters = conditions(reader, query, among)
  const counted = (condition: SQL | undefined) => sql<number>`count(case when ${condition} then 1 end)`
  const nearest = (towards: readonly SortKey[]) =>
    from(reader, { number: systems.number })
      .where(and(filters, isAfter(towards, place)))
      .orderBy(...towards.map(inOrder))
      .limit(1)
  const [[counts], [previous], [next]] = await Promise.all([
    from(reader, {
      total: sql<number>`count(*)`,
      before: counted(isAfter(backwards, place)),
      itself: counted(eq(systems.number, number)),
    }).where(filters),
    nearest(backwards),
    nearest(keys),
  ])
  return {
    position: counts?.itself ? counts.before + 1 : null,
    total: counts?.total ?? 0,
    previous: previous?.number ?? null,
    next: next?.number ?? null,
  }
}

/** The keys that a list is put in order by, as they are compared and as they are selected; the number decides at last. */
function orderOf(reader: Reader, sort: SystemOrder) {
  const order = [...new Set([...sort, 'number' as const])]
  const keys = order.map((name) => ({ ...sortKeyOf(reader, name), descending: name.startsWith('-') }))
  const selected = Object.fromEntries(
    keys.map(({ key }, index) => [`key${index}`, sql<string | number>`${key}`.as(`key${index}`)]),
  )
  return { order, keys, selected }
}

function keysOf(row: Record<string, unknown>, count: number): (string | number)[] {
  return Array.from({ length: count }, (_, index) => row[`key${index}`] as string | number)
}

function inOrder({ key, descending }: SortKey): SQL {
  return descending ? sql`${key} desc` : sql`${key} asc`
}

/** The numbers of the systems that the filters match, in the order that is asked for, else in their own. One statement. */
export async function findSystemNumbers(
  reader: Reader,
  query: SystemFilters & { sort?: SystemOrder },
  among: Iterable<string> | undefined,
): Promise<string[]> {
  const { number } = reader.t.systems
  const rows = await from(reader, { number })
    .where(conditions(reader, query, among))
    .orderBy(...orderOf(reader, query.sort ?? []).keys.map(inOrder))
  return rows.map((row) => row.number)
}

/** Systems beside the municipality, area and wave that name them: what filters and orders may look at. */
function from<S extends Parameters<Reader['db']['select']>[0]>(reader: Reader, selection: NonNullable<S>) {
  const { systems, municipalities, serviceAreas, waves } = reader.t
  return reader.db
    .select(selection)
    .from(systems)
    .innerJoin(municipalities, eq(municipalities.number, systems.municipality))
    .leftJoin(serviceAreas, eq(serviceAreas.code, systems.serviceArea))
    .leftJoin(waves, eq(waves.code, systems.wave))
}

function conditions(
  reader: Reader,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): SQL | undefined {
  const { systems: s, municipalities } = reader.t
  return and(
    query.voided === 'all' ? undefined : query.voided === 'only' ? isNotNull(s.voidedAt) : isNull(s.voidedAt),
    matchesSearch(query.q, [s.searchText, municipalities.searchText]),
    anyOf(s.status, query.status),
    ...FILTER_FIELDS.map((name) => anyOf(s[name], query[name])),
    query.targetFrom === undefined ? undefined : gte(s.targetDate, query.targetFrom),
    query.targetTo === undefined ? undefined : lte(s.targetDate, query.targetTo),
    query.replacement && isMapped(reader, query.replacement),
    among && isOneOf(s.number, among),
  )
}

/** Systems that are mapped to one of these replacements, where an empty one stands for those that are mapped to none. */
function isMapped({ db, t }: Reader, replacements: readonly string[]): SQL | undefined {
  const { systems: s, mappings: m } = t
  const mapped = (to?: SQL) =>
    db
      .select({ system: m.system })
      .from(m)
      .where(and(isNull(m.voidedAt), to))
  return or(
    inArray(s.number, mapped(inArray(m.replacement, [...replacements]))),
    replacements.includes('') ? notInArray(s.number, mapped()) : undefined,
  )
}

interface SortKey {
  key: SQL
  descending: boolean
}

/** Rows behind the row that the cursor names: greater in the first key, or equal in it and greater in the next … */
function isAfter(keys: readonly SortKey[], after: readonly (string | number)[]): SQL | undefined {
  return or(
    ...keys.map(({ key, descending }, index) =>
      and(
        ...keys.slice(0, index).map((earlier, at) => sql`${earlier.key} = ${after[at]}`),
        descending ? sql`${key} < ${after[index]}` : sql`${key} > ${after[index]}`,
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
