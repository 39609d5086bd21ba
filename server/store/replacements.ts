import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type {
  listReplacements as listReplacementsEndpoint,
  ReplacementRow,
} from '../../schema/api/replacements.js'
import { isReady, type Status } from '../../schema/rules/status.js'
import { compareKeys, inTextOrder } from '../../schema/rules/text.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf, matchesSearch } from '../engines/search.js'
import type { Reader, Tx } from '../engines/store.js'
import { type Page, readCursor, writeCursor } from './cursor.js'

/** A row of `replacements` as it is stored. */
export type ReplacementRecord = Row<'replacements'>

/** The replacement with this code; undefined when there is none. One statement. */
export async function findReplacement(reader: Reader, code: string): Promise<ReplacementRecord | undefined> {
  const [row] = await reader.db
    .select()
    .from(reader.t.replacements)
    .where(eq(reader.t.replacements.code, code))
  return row
}

/** Writes a new replacement. One statement. */
export async function insertReplacement(tx: Tx, row: ReplacementRecord): Promise<void> {
  await tx.db.insert(tx.t.replacements).values(row)
}

/** Writes every column of a replacement anew. One statement. */
export async function updateReplacement(tx: Tx, row: ReplacementRecord): Promise<void> {
  await tx.db.update(tx.t.replacements).set(row).where(eq(tx.t.replacements.code, row.code))
}

/** A page of replacements with how far the systems they take over have come, shared solutions first. Three statements. */
export async function listReplacements(
  reader: Reader,
  { q, code, kind, state, limit, cursor }: Query<typeof listReplacementsEndpoint>,
): Promise<Page<ReplacementRow>> {
  const { replacements: r } = reader.t
  const where = and(matching(r, { q, code, kind }), state && inArray(r.state, state))
  const after = readCursor(cursor, 'replacements', ['integer', 'text', 'text'])
  const [rank, sortKey] = inOrder(r)
  const [counted, rows] = await Promise.all([
    reader.db.select({ total: sql<number>`count(*)` }).from(r).where(where),
    reader.db
      .select({ row: r, rank })
      .from(r)
      .where(
        and(
          where,
          after.length > 0
            ? sql`(${rank}, ${sortKey}, ${r.code}) > (${sql.join(
                after.map((key) => sql`${key}`),
                sql`, `,
              )})`
            : undefined,
        ),
      )
      .orderBy(...inOrder(r))
      .limit(limit + 1),
  ])
  const shown = rows.slice(0, limit)
  const counts = await countTakenOver(
    reader,
    shown.map(({ row }) => row.code),
  )
  const last = shown.at(-1)
  return {
    items: shown.map(({ row }) => withCounts(row, counts.get(row.code))),
    total: counted[0]?.total ?? 0,
    next:
      last && rows.length > limit
        ? writeCursor('replacements', [last.rank, last.row.sortKey, last.row.code])
        : null,
  }
}

/** What the list is in order by: shared solutions, what the nation offers, and what carries a system on, each by name. */
function inOrder(r: Reader['t']['replacements']) {
  const rank = sql<number>`case ${r.kind} when 'shared_solution' then 0 when 'national_service' then 1 else 2 end`
  return [rank, r.sortKey, r.code] as const
}

/** What each replacement is called. One statement. */
export async function findReplacementNames({ db, t: { replacements: r } }: Reader) {
  return db.select({ code: r.code, nameNb: r.nameNb, nameEn: r.nameEn }).from(r).orderBy(r.code)
}

/** A replacement as progress names it. */
export type SharedReplacement = Awaited<ReturnType<typeof findSharedReplacements>>[number]

/** What replaces systems of many, shared solutions first; what carries one system on is left out. One statement. */
export async function findSharedReplacements({ db, t: { replacements: r } }: Reader) {
  return db
    .select({
      code: r.code,
      nameNb: r.nameNb,
      nameEn: r.nameEn,
      kind: r.kind,
      state: r.state,
      goLiveActual: r.goLiveActual,
      goLivePlanned: r.goLivePlanned,
    })
    .from(r)
    .where(ne(r.kind, 'continued'))
    .orderBy(...inOrder(r))
}

/** One replacement as a row of the list. Two statements. */
export async function findReplacementRow(reader: Reader, code: string): Promise<ReplacementRow | undefined> {
  const [row] = await findReplacementRows(reader, [code])
  return row
}

/** These replacements as rows of a list, in this order; a code that there is not is left out. Two statements. */
export async function findReplacementRows(
  reader: Reader,
  codes: readonly string[],
): Promise<ReplacementRow[]> {
  const { replacements: r } = reader.t
  const [rows, counts] = await Promise.all([
    reader.db.select().from(r).where(isOneOf(r.code, codes)),
    countTakenOver(reader, codes),
  ])
  const found = new Map(rows.map((row) => [row.code, row]))
  return codes.flatMap((code) => {
    const row = found.get(code)
    return row ? [withCounts(row, counts.get(code))] : []
  })
}

/** What of a replacement its place in a list follows from. */
export type ListedReplacement = Awaited<ReturnType<typeof findListedReplacements>>[number]

/** The replacements that these filters match, shared solutions first, each kind by name. One statement. */
export async function findListedReplacements(
  { db, t: { replacements: r, systems: s } }: Reader,
  { q, code, kind }: Pick<Query<typeof listReplacementsEndpoint>, 'q' | 'code' | 'kind'>,
) {
  return db
    .select({
      ...{ code: r.code, kind: r.kind, state: r.state, rank: inOrder(r)[0] },
      ...{ goLiveActual: r.goLiveActual, goLivePlanned: r.goLivePlanned },
      // What carries a system on is of the vendor of that, unless it says another.
      vendor: sql<string | null>`coalesce(${r.vendor}, ${s.vendor})`,
    })
    .from(r)
    .leftJoin(s, eq(s.number, r.continuesSystem))
    .where(matching(r, { q, code, kind }))
    .orderBy(...inOrder(r))
}

function matching(
  r: Reader['t']['replacements'],
  { q, code, kind }: Pick<Query<typeof listReplacementsEndpoint>, 'q' | 'code' | 'kind'>,
) {
  return and(matchesSearch(q, [r.searchText]), code && isOneOf(r.code, code), kind && inArray(r.kind, kind))
}

/** What is known of the systems that a replacement takes over: how many per status, and per service area. */
interface TakenOver {
  byStatus: Partial<Record<Status, number>>
  byArea: Map<string, number>
}
const nothingTakenOver = (): TakenOver => ({ byStatus: {}, byArea: new Map() })

/**
 * Systems with an active link to each of these replacements, per status and service area; voided systems do not count. What
 * carries a system on is of its area, too.
 */
async function countTakenOver({ db, t }: Reader, codes: readonly string[]): Promise<Map<string, TakenOver>> {
  const { mappings, systems, replacements } = t
  const rows = await db
    .select({
      code: mappings.replacement,
      status: systems.status,
      area: systems.serviceArea,
      count: sql<number>`count(*)`,
    })
    .from(mappings)
    .innerJoin(systems, eq(systems.number, mappings.system))
    .where(and(isNull(mappings.voidedAt), isNull(systems.voidedAt), isOneOf(mappings.replacement, codes)))
    .groupBy(mappings.replacement, systems.status, systems.serviceArea)
    .unionAll(
      db
        .select({
          code: replacements.code,
          status: systems.status,
          area: systems.serviceArea,
          count: sql<number>`0`,
        })
        .from(replacements)
        .innerJoin(systems, eq(systems.number, replacements.continuesSystem))
        .where(isOneOf(replacements.code, codes)),
    )
  const found = new Map<string, TakenOver>()
  for (const { code, status, area, count } of inTextOrder(rows, ({ status }) => status)) {
    const { byStatus, byArea } = found.get(code) ?? nothingTakenOver()
    if (count > 0) byStatus[status] = (byStatus[status] ?? 0) + Number(count)
    if (area !== null) byArea.set(area, (byArea.get(area) ?? 0) + Number(count))
    found.set(code, { byStatus, byArea })
  }
  return found
}

function withCounts(
  row: ReplacementRecord,
  { byStatus, byArea }: TakenOver = nothingTakenOver(),
): ReplacementRow {
  const counts = Object.entries(byStatus) as [Status, number][]
  const sum = (entries: typeof counts) => entries.reduce((total, [, count]) => total + count, 0)
  return {
    ...row,
    systems: sum(counts),
    ready: sum(counts.filter(([status]) => isReady(status))),
    byStatus,
    serviceAreas: [...byArea]
      .sort(([a, most], [b, more]) => more - most || compareKeys(a, b))
      .map(([area]) => area),
  }
}
