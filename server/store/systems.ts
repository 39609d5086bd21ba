import { and, type Column, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SystemFacet, SystemFilters, SystemOrder, SystemSort } from '../../schema/contracts/systems.js'
import { isPlannedReady } from '../../schema/rules/progress.js'
import { STATUSES } from '../../schema/rules/status.js'
import { DISPOSITIONS } from '../../schema/rules/systems.js'
import type { Row } from '../../schema/tables/all.js'
import { GREATEST, type KeyType, type Page, readCursor, writeCursor } from './cursor.js'
import { isOneOf, matchesSearch, norwegianOrder } from './search.js'
import { findStandings, type Instant, type Standing, type Standings } from './standings.js'
import { placeholders, prepared, type Reader, type Tx } from './store.js'

export type SystemRecord = Row<'systems'>

export async function findSystem(reader: Reader, number: string): Promise<SystemRecord | undefined> {
  const statement = prepared(reader, 'findSystem', ({ db, t }) =>
    db
      .select()
      .from(t.systems)
      .where(eq(t.systems.number, sql.placeholder('number'))),
  )
  const [row] = await statement.execute({ number })
  return row
}

/** The systems with these numbers, in order. One statement. */
export async function findSystems(reader: Reader, numbers: readonly string[]): Promise<SystemRecord[]> {
  const { systems } = reader.t
  return reader.db.select().from(systems).where(isOneOf(systems.number, numbers)).orderBy(systems.number)
}

/** The highest number given so far, 0 in an empty register. Voided systems keep theirs. */
export async function findHighestSystem(reader: Reader): Promise<number> {
  const { systems } = reader.t
  const [row] = await reader.db
    .select({ highest: sql<number>`coalesce(max(${numeric(systems.number)}), 0)` })
    .from(systems)
  return row?.highest ?? 0
}

export async function insertSystem(tx: Tx, row: SystemRecord): Promise<void> {
  await tx.db.insert(tx.t.systems).values(row)
}

export async function updateSystem(tx: Tx, row: SystemRecord): Promise<void> {
  const statement = prepared(tx, 'updateSystem', ({ db, t }) =>
    db
      .update(t.systems)
      .set(placeholders(t.systems))
      .where(eq(t.systems.number, sql.placeholder('number'))),
  )
  await statement.execute({ ...row })
}

export interface SystemListQuery extends SystemFilters {
  sort: SystemOrder
  limit: number
  cursor?: string | undefined
}

/** One page of the systems that the filters match, in order. Two statements beside those of the standings. */
export async function listSystems(
  reader: Reader,
  query: SystemListQuery,
  instant: Instant,
): Promise<Page<SystemRecord>> {
  const { systems } = reader.t
  const order = [...new Set([...query.sort, 'number' as const])]
  const keys = order.map((name) => ({ ...sortKeyOf(reader, name), descending: name.startsWith('-') }))
  const after = readCursor(
    query.cursor,
    order.join(),
    keys.map(({ type }) => type),
  )
  const filters = await conditions(reader, query, instant)
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

/**
 * Counts per value of a facet among the systems that the other filters match.
 * One statement, whatever the facet; values that the rules compute are counted from the standings.
 */
export async function countFacet(
  reader: Reader,
  facet: SystemFacet,
  query: SystemFilters,
  instant: Instant,
): Promise<{ value: string; count: number }[]> {
  const { systems: s } = reader.t
  const others = { ...query, [facet]: undefined }
  const where = await conditions(reader, others, instant)
  if (facet === 'signal' || facet === 'destination') {
    const standings = await findStandings(reader, instant)
    const rows = await from(reader, { number: s.number }).where(where).orderBy(s.number)
    const counts = new Map<string, number>()
    for (const { number } of rows)
      for (const value of computedValues(facet, standings.get(number)))
        counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, count]) => ({ value, count }))
  }
  const columns: Record<Exclude<SystemFacet, 'signal' | 'destination'>, Column> = {
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
    .where(where)
    .groupBy(sql`${column}`)
    .orderBy(sql`coalesce(${column}, '')`)
}

function computedValues(facet: 'signal' | 'destination', standing: Standing | undefined): readonly string[] {
  if (!standing) return []
  return facet === 'signal' ? standing.signals : [standing.destination]
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

async function conditions(reader: Reader, query: SystemFilters, instant: Instant): Promise<SQL | undefined> {
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
    await computed(reader, query, instant),
  )
}

/** The filters on what the rules compute, which is only computed for them. */
async function computed(reader: Reader, query: SystemFilters, instant: Instant): Promise<SQL | undefined> {
  const { signal, check, destination, plannedBy, ready } = query
  if ([signal, check, destination, plannedBy, ready].every((wanted) => wanted === undefined)) return undefined
  const standings = await findStandings(reader, instant)
  const found = check && foundBy(standings, check)
  const numbers = [...standings].filter(
    ([number, standing]) =>
      (signal === undefined || signal.some((wanted) => standing.signals.includes(wanted))) &&
      (found === undefined || found.has(number)) &&
      (destination === undefined || destination.includes(standing.destination)) &&
      (plannedBy === undefined || isPlannedReady(standing, plannedBy)) &&
      (ready === undefined || standing.ready === ready),
  )
  return isOneOf(
    reader.t.systems.number,
    numbers.map(([number]) => number),
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

/** The numbers of the systems that one of the checks finds. */
function foundBy(standings: Standings, checks: readonly string[]): Set<string> {
  const findings = standings.findings().filter(({ check }) => checks.includes(check.code))
  return new Set(findings.flatMap(({ found }) => found.map(({ number }) => number)))
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

/** The digits of `IKT-042` as a number, so that 1000 comes after 999. */
function numeric(column: Column): SQL<number> {
  return sql<number>`cast(substr(${column}, 5) as integer)`
}
