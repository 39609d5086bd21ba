import { and, type Column, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SystemFacet, SystemFilters, SystemOrder, SystemSort } from '../../schema/api/systems.js'
import { STATUSES } from '../../schema/rules/status.js'
import { DISPOSITIONS } from '../../schema/rules/systems.js'
import { isOneOf, matchesSearch, norwegianOrder } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { GREATEST, type KeyType, type Page, readCursor, writeCursor } from './cursor.js'
import { numeric, type SystemRecord } from './systems.js'

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
  const order = [...new Set([...query.sort, 'number' as const])]
  const keys = order.map((name) => ({ ...sortKeyOf(reader, name), descending: name.startsWith('-') }))
  const after = readCursor(
    query.cursor,
    order.join(),
    keys.map(({ type }) => type),
  )
  const filters = conditions(reader, query, among)
  const [[counted], rows] = await Promise.all([
    from(reader, { total: sql<number>`count(*)` }).where(filters),
    from(reader, {
      row: systems,
      ...Object.fromEntries(keys.map(({ key }, index) => [`key${index}`, sql`${key}`.as(`key${index}`)])),
    })
      .where(and(filters, after.length ? isAfter(keys, after) : undefined))
      .orderBy(...keys.map(({ key, descending }) => (descending ? sql`${key} desc` : sql`${key} asc`)))
      .limit(query.limit + 1),
  ])
  const more = rows.length > query.limit
  if (more) rows.pop()
  const last = rows.at(-1) as Record<string, unknown> | undefined
  return {
    items: rows.map(({ row }) => row as SystemRecord),
    total: counted?.total ?? 0,
    next:
      more && last
        ? writeCursor(
            order.join(),
            keys.map((_, index) => last[`key${index}`] as string),
          )
        : null,
  }
}

/** The facets that are columns: the others are computed by the rules. */
export type StoredFacet = Exclude<SystemFacet, 'signal' | 'destination'>

/** Counts per value of a facet among the systems that the filters match. One statement. */
export async function countSystemsByFacet(
  reader: Reader,
  facet: StoredFacet,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): Promise<{ value: string; count: number }[]> {
  const { systems: s } = reader.t
  const columns: Record<StoredFacet, Column> = {
    status: s.status,
    municipality: s.municipality,
    serviceArea: s.serviceArea,
    disposition: s.disposition,
    owner: s.systemOwner,
    kind: s.kind,
    hosting: s.hosting,
    privacyClass: s.privacyClass,
  }
  const column = columns[facet]
  return from(reader, { value: sql<string>`coalesce(${column}, '')`, count: sql<number>`count(*)` })
    .where(conditions(reader, query, among))
    .groupBy(sql`${column}`)
    .orderBy(sql`coalesce(${column}, '')`)
}

/** The numbers of the systems that the filters match, in order. One statement. */
export async function findSystemNumbers(
  reader: Reader,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): Promise<string[]> {
  const { number } = reader.t.systems
  const rows = await from(reader, { number })
    .where(conditions(reader, query, among))
    .orderBy(number)
  return rows.map((row) => row.number)
}

/** Systems beside the municipality and area that name them: what filters and orders may look at. */
function from<S extends Parameters<Reader['db']['select']>[0]>(reader: Reader, selection: NonNullable<S>) {
  const { systems, municipalities, serviceAreas } = reader.t
  return reader.db
    .select(selection)
    .from(systems)
    .innerJoin(municipalities, eq(municipalities.number, systems.municipality))
    .leftJoin(serviceAreas, eq(serviceAreas.code, systems.serviceArea))
}

function conditions(
  reader: Reader,
  query: SystemFilters,
  among: Iterable<string> | undefined,
): SQL | undefined {
  const { systems: s, municipalities, mappings } = reader.t
  return and(
    query.voided === 'all' ? undefined : query.voided === 'only' ? isNotNull(s.voidedAt) : isNull(s.voidedAt),
    matchesSearch(query.q, [s.searchText, municipalities.searchText]),
    anyOf(s.status, query.status),
    anyOf(s.municipality, query.municipality),
    anyOf(s.serviceArea, query.serviceArea),
    anyOf(s.disposition, query.disposition),
    anyOf(s.kind, query.kind),
    anyOf(s.hosting, query.hosting),
    anyOf(s.privacyClass, query.privacyClass),
    anyOf(s.archiveDuty, query.archiveDuty),
    anyOf(s.vendor, query.vendor),
    anyOf(s.product, query.product),
    anyOf(s.systemOwner, query.owner),
    anyOf(s.responsible, query.responsible),
    anyOf(s.wave, query.wave),
    anyOf(s.health, query.health),
    query.targetFrom === undefined ? undefined : gte(s.targetDate, query.targetFrom),
    query.targetTo === undefined ? undefined : lte(s.targetDate, query.targetTo),
    query.replacement &&
      inArray(
        s.number,
        reader.db
          .select({ system: mappings.system })
          .from(mappings)
          .where(and(isNull(mappings.voidedAt), inArray(mappings.replacement, query.replacement))),
      ),
    among && isOneOf(s.number, among),
  )
}

/** A filter on a column: one of the values, where an empty one stands for rows that have none. */
function anyOf(column: Column, values: readonly string[] | undefined): SQL | undefined {
  if (!values) return undefined
  const filled = values.filter((value) => value !== '')
  return or(
    filled.length > 0 ? inArray(column, filled) : undefined,
    filled.length < values.length ? isNull(column) : undefined,
    values.length === 0 ? sql`1 = 0` : undefined,
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
function sortKeyOf(reader: Reader, name: SystemSort | `-${SystemSort}`): { key: SQL; type: KeyType } {
  const { systems: s, municipalities, serviceAreas } = reader.t
  const descending = name.startsWith('-')
  const orLast = (value: SQL | Column, first: string | number, last: string | number) =>
    sql`coalesce(${value}, ${descending ? first : last})`
  const text = (key: SQL) => ({ key, type: 'text' as const })
  const integer = (key: SQL) => ({ key, type: 'integer' as const })
  const optional = (column: Column) => text(orLast(norwegianOrder(column), '', '~~'))
  const amount = (column: Column) => integer(orLast(column, -1, GREATEST))
  const position = (column: Column, values: readonly string[]) =>
    integer(
      sql`case ${column} ${sql.join(
        values.map((value, index) => sql`when ${value} then ${sql.raw(String(index))}`),
        sql` `,
      )} end`,
    )
  const keys: Record<SystemSort, { key: SQL; type: KeyType }> = {
    number: integer(numeric(s.number)),
    name: text(sql`${s.sortKey}`),
    product: optional(s.product),
    vendor: optional(s.vendor),
    municipality: text(sql`${municipalities.sortKey}`),
    serviceArea: text(orLast(serviceAreas.sortKey, '', '~~')),
    status: position(s.status, STATUSES),
    disposition: position(s.disposition, DISPOSITIONS),
    owner: optional(s.systemOwner),
    responsible: optional(s.responsible),
    wave: optional(s.wave),
    targetDate: text(orLast(s.targetDate, '', '9999-12-31')),
    users: amount(s.users),
    annualCost: amount(s.annualCost),
    updatedAt: text(sql`${s.updatedAt}`),
  }
  return keys[name.replace(/^-/, '') as SystemSort]
}
