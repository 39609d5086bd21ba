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
import type { SystemFilters, SystemOrder } from '../../schema/api/systemFilters.js'
import type { Neighbours } from '../../schema/api/systems.js'
import type { Field } from '../../schema/rules/fields.js'
import { STATUSES } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import {
  FILTER_FIELDS,
  type KeyedField,
  keyColumn,
  type MoreField,
  SORT_FIELDS,
  type SortField,
  type SystemSort,
  type TurnedFilter,
} from '../../schema/rules/systemList.js'
import { assemble, makeOnce, type Piece, type Place } from '../engines/pieces.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { filterPiece, isOneOf, searchPieces } from '../engines/search.js'
import { prepared, type Reader } from '../engines/store.js'
import { GREATEST, GREATEST_TEXT, type KeyType, type Page, readCursor, writeCursor } from './cursor.js'
import { idNumber } from './ids.js'
import { type ListedSystem, listedColumns } from './listedSystems.js'

/** Which systems are listed, and how: `cursor` is the `next` of the page before, in the same order. */
export interface SystemListQuery extends SystemFilters {
  sort: SystemOrder
  limit: number
  cursor?: string | undefined
  /** Fields that each row has besides. */
  fields?: readonly MoreField[] | undefined
}

/**
 * One page of the systems that the filters match, in order; only those `among` these numbers, when given. Two statements,
 * prepared by which filters there are and by the order; one where the `total` is known.
 */
export async function findSystemPage(
  reader: Reader,
  query: SystemListQuery,
  among: Iterable<string> | undefined,
  total?: number,
): Promise<Page<ListedSystem>> {
  const columns = listedColumns(reader, query.fields)
  const { order, keys } = orderOf(reader, query.sort)
  const after = readCursor(
    query.cursor,
    order.join(),
    keys.map(({ type }) => type),
  )
  const pieces = pieceTogether(reader, query, among)
  const filters = assemble(pieces)
  const joined = query.q !== undefined
  const counting = () =>
    prepared(reader, `count systems ${joined} ${filters.shape}`, (on) =>
      from(on, { total: sql<number>`count(*)` }, joined).where(filters.where()),
    ).execute(filters.values)
  const [counted, rows] = await Promise.all([
    total === undefined ? counting() : [{ total }],
    findRowsAfter(
      reader,
      query,
      { row: rowAsText(columns) },
      { name: `rows ${query.fields ?? ''}`, pieces, after, limit: query.limit + 1 },
    ),
  ])
  const more = rows.length > query.limit
  if (more) rows.pop()
  const last = rows.at(-1)
  const read = rowReader(columns)
  return {
    items: rows.map(({ row }) => read(row) as ListedSystem),
    total: counted[0]?.total ?? 0,
    next: more && last ? writeCursor(order.join(), keysOf(last, keys.length)) : null,
  }
}

/**
 * What is selected of the first systems behind these keys, in order, beside the keys of each. One statement, prepared by
 * what is selected, as `name` has it, which filters there are, and the order.
 */
async function findRowsAfter<S extends Record<string, Column | SQL>>(
  reader: Reader,
  { q, sort }: Pick<SystemListQuery, 'q' | 'sort'>,
  selection: S,
  {
    name,
    pieces,
    after,
    limit,
  }: { name: string; pieces: readonly Piece[]; after: readonly (string | number)[]; limit: number },
) {
  const { order, keys } = orderOf(reader, sort)
  const asked = assemble([...pieces, ...(after.length > 0 ? [afterPiece(order, keys, after)] : [])])
  const joined = q !== undefined || order.some(isNamedElsewhere)
  const statement = prepared(reader, `${name} of systems by ${order} ${joined} ${asked.shape}`, (on) =>
    from(on, { ...selection, ...selectKeys(keys) }, joined)
      .where(asked.where())
      .orderBy(...keys.map(inOrder))
      .limit(sql.placeholder('limit')),
  )
  return statement.execute({ ...asked.values, limit })
}

/** The systems around one in the list that the filters and the order make; undefined when there is no such system. */
export async function findSystemNeighbours(
  reader: Reader,
  number: string,
  query: SystemFilters & { sort: SystemOrder },
  among: Iterable<string> | undefined,
): Promise<Neighbours | undefined> {
  const { systems } = reader.t
  const { keys } = orderOf(reader, query.sort)
  const [row] = await from(reader, selectKeys(keys)).where(eq(systems.number, number))
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

/** What a list is put in order by; the number decides at last. */
export function orderNames(sort: SystemOrder): SystemOrder {
  return [...new Set([...sort, 'number' as const])]
}

function orderOf(reader: Reader, sort: SystemOrder) {
  const order = orderNames(sort)
  return {
    order,
    keys: order.map((name) => ({ ...sortKeyOf(reader, name), descending: name.startsWith('-') })),
  }
}

function selectKeys(keys: readonly SortKey[]) {
  return Object.fromEntries(
    keys.map(({ key }, index) => [`key${index}`, sql<string | number>`${key}`.as(`key${index}`)]),
  )
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

/** How many systems each of several filters match, in their order. One statement, or none where nothing is asked. */
export async function countSystems(
  reader: Reader,
  each: readonly { filters: SystemFilters; among: Iterable<string> | undefined }[],
): Promise<number[]> {
  if (each.length === 0) return []
  const counts = each.map(({ filters, among }, at) => {
    const matched = conditions(reader, filters, among)
    return [`count${at}`, sql<number>`count(case when ${matched ?? sql`1 = 1`} then 1 end)`] as const
  })
  const joined = each.some(({ filters }) => filters.q !== undefined)
  const [row] = await from(reader, Object.fromEntries(counts), joined)
  return counts.map(([name]) => Number(row?.[name] ?? 0))
}

/** How many numbers are read at a stretch, while nobody else has a turn. */
const STRETCH = 4000

/**
 * The same, some thousand at a time, in an order that an index has: each read goes on where the one before ended. All at
 * once where every read would have to look at all systems. The reader must see one moment throughout.
 */
export async function* iterateSystemNumbers(
  reader: Reader,
  query: SystemFilters & { sort: SystemOrder },
  among: Iterable<string> | undefined,
): AsyncGenerator<string[]> {
  const { order, keys } = orderOf(reader, query.sort)
  if (among || query.replacement || query.contract || !/^-?(number|name)$/.test(order[0] ?? '')) {
    yield await findSystemNumbers(reader, query, among)
    return
  }
  const { number } = reader.t.systems
  const pieces = pieceTogether(reader, query, undefined)
  for (let after: (string | number)[] = []; ; ) {
    const rows = await findRowsAfter(
      reader,
      query,
      { number },
      { name: 'numbers', pieces, after, limit: STRETCH },
    )
    const last = rows.at(-1)
    if (last) yield rows.map((row) => row.number)
    if (!last || rows.length < STRETCH) return
    after = keysOf(last, keys.length)
  }
}

/**
 * Systems, beside the municipality, area and wave that name them where filters or the order look at those: joining them
 * costs a look into each table for every system.
 */
function from<S extends Parameters<Reader['db']['select']>[0]>(
  reader: Reader,
  selection: NonNullable<S>,
  joined = true,
) {
  const { systems, municipalities, serviceAreas, waves } = reader.t
  const plain = reader.db.select(selection).from(systems)
  if (!joined) return plain
  return plain
    .innerJoin(municipalities, eq(municipalities.number, systems.municipality))
    .leftJoin(serviceAreas, eq(serviceAreas.code, systems.serviceArea))
    .leftJoin(waves, eq(waves.code, systems.wave)) as unknown as typeof plain
}

function conditions(
  reader: Reader,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): SQL | undefined {
  return makeOnce(pieceTogether(reader, query, among))
}

/** The filters, each as a part of a statement that is prepared once for all of its shape. */
function pieceTogether(reader: Reader, query: SystemFilters, among: Iterable<string> | undefined): Piece[] {
  const { systems: s, municipalities } = reader.t
  const { voided, q, targetFrom, targetTo, replacement, contract } = query
  return [
    {
      shape: `voided ${voided}`,
      values: [],
      sql: () =>
        voided === 'all' ? undefined : voided === 'only' ? isNotNull(s.voidedAt) : isNull(s.voidedAt),
    },
    ...searchPieces(q, [s.searchText, municipalities.searchText]),
    ...turned(query, 'status', filterPiece(s.status, query.status)),
    ...FILTER_FIELDS.flatMap((name) => turned(query, name, filterPiece(s[name], query[name]))),
    ...(targetFrom === undefined
      ? []
      : [{ shape: 'from', values: [targetFrom], sql: (date: Place) => gte(s.targetDate, date) }]),
    ...(targetTo === undefined
      ? []
      : [{ shape: 'to', values: [targetTo], sql: (date: Place) => lte(s.targetDate, date) }]),
    ...turned(query, 'replacement', replacement ? [mappedPiece(reader, replacement)] : []),
    ...turned(query, 'contract', contract ? [coveredPiece(reader, contract)] : []),
    ...(among
      ? [
          {
            shape: 'among',
            values: [JSON.stringify([...among])],
            sql: (list: Place) => isOneOf(s.number, list),
          },
        ]
      : []),
  ]
}

/** A filter as it is asked for, or turned round: what it says nothing of, since there is no value, is not found by it. */
function turned({ not }: SystemFilters, name: TurnedFilter, pieces: Piece[]): Piece[] {
  if (!not?.includes(name)) return pieces
  return pieces.map(({ shape, values, sql: made }) => ({
    shape: `not (${shape})`,
    values,
    sql: (...places) => sql`(${made(...places)}) is not true`,
  }))
}

/** Systems that are mapped to one of these replacements, where an empty one stands for those that are mapped to none. */
function mappedPiece({ db, t }: Reader, replacements: readonly string[]): Piece {
  const { systems: s, mappings: m } = t
  const mapped = (to?: SQL) =>
    db
      .select({ system: m.system })
      .from(m)
      .where(and(isNull(m.voidedAt), to))
  const none = replacements.includes('')
  return {
    shape: `mapped to ${none ? 'none or ' : ''}some`,
    values: [JSON.stringify(replacements)],
    sql: (list) =>
      or(
        list && inArray(s.number, mapped(isOneOf(m.replacement, list))),
        none ? notInArray(s.number, mapped()) : undefined,
      ),
  }
}

/** Systems that one of these contracts covers, where an empty one stands for those that none does. */
function coveredPiece({ db, t }: Reader, contracts: readonly string[]): Piece {
  const { systems: s, contracts: c, contractSystems: links } = t
  const covered = (by?: SQL) =>
    db
      .select({ system: links.system })
      .from(links)
      .innerJoin(c, eq(c.id, links.contract))
      .where(and(isNull(c.voidedAt), by))
  const none = contracts.includes('')
  return {
    shape: `covered by ${none ? 'none or ' : ''}some`,
    values: [JSON.stringify(contracts)],
    sql: (list) =>
      or(
        list && inArray(s.number, covered(isOneOf(links.contract, list))),
        none ? notInArray(s.number, covered()) : undefined,
      ),
  }
}

/** True for an order by what names a row of another table. */
function isNamedElsewhere(name: SystemSort | `-${SystemSort}`): boolean {
  const sort = name.replace(/^-/, '') as SystemSort
  return isSortField(sort) && (SYSTEM_FIELDS[sort] as Field).choices?.from === 'rows'
}

interface SortKey {
  key: SQL
  descending: boolean
}

/** Rows behind the row that the cursor names. */
function afterPiece(
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
function isAfter(keys: readonly SortKey[], after: readonly (string | number | Place)[]): SQL | undefined {
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
