import { and, type Column, eq, type SQL, sql } from 'drizzle-orm'
import type { SystemFilters, SystemOrder } from '../../schema/api/systemFilters.js'
import type { Neighbours } from '../../schema/api/systems.js'
import type { MoreField } from '../../schema/rules/systemList.js'
import { assemble, type Piece } from '../engines/pieces.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { prepared, type Reader } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'
import { type ListedSystem, listedColumns } from './listedSystems.js'
import { conditions, pieceTogether } from './systemConditions.js'
import {
  afterPiece,
  inOrder,
  isAfter,
  isNamedElsewhere,
  keysOf,
  orderOf,
  type SortKey,
  selectKeys,
} from './systemOrder.js'

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
