import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type { listMappings as listMappingsEndpoint, Mapping } from '../../schema/api/mappings.js'
import type { Replacement } from '../../schema/api/replacements.js'
import { groupBy } from '../../schema/rules/groups.js'
import type { Row, Tables } from '../../schema/tables/all.js'
import { insertMany, type Rewritten, updateMany } from '../engines/manyRows.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader, type Tx } from '../engines/store.js'
import type { Page } from './cursor.js'
import { idNumber } from './ids.js'
import { readPageById } from './pages.js'

/** A row of `mappings` as it is stored. */
export type MappingRecord = Row<'mappings'>

/** The mapping with this id, a voided one too; undefined when there is none. One statement. */
export async function findMapping(reader: Reader, id: string): Promise<MappingRecord | undefined> {
  const [row] = await reader.db.select().from(reader.t.mappings).where(eq(reader.t.mappings.id, id))
  return row
}

/** Active mappings of a system, or of several, as they are stored, oldest first. */
export async function findMappingsOf(
  reader: Reader,
  ...systems: readonly string[]
): Promise<MappingRecord[]> {
  const { mappings } = reader.t
  return reader.db
    .select()
    .from(mappings)
    .where(and(isOneOf(mappings.system, systems), isNull(mappings.voidedAt)))
    .orderBy(idNumber(mappings.id))
}

/** Writes a new mapping. One statement. */
export async function insertMapping(tx: Tx, row: MappingRecord): Promise<void> {
  await tx.db.insert(tx.t.mappings).values(row)
}

/** Writes new mappings. One prepared statement for each hundred. */
export async function insertMappings(tx: Tx, rows: readonly MappingRecord[]): Promise<void> {
  await insertMany(tx, ({ mappings }) => mappings, rows)
}

/** Writes mappings anew, as far as they differ from what they were. One prepared statement for each hundred. */
export async function updateMappings(tx: Tx, rows: readonly Rewritten<MappingRecord>[]): Promise<void> {
  await updateMany(tx, ({ mappings }) => mappings, 'id', rows)
}

/** A page of mappings with both ends named, oldest first. Two statements. */
export async function listMappings(
  reader: Reader,
  query: Query<typeof listMappingsEndpoint>,
): Promise<Page<Mapping>> {
  const { mappings } = reader.t
  const matching = and(
    query.voided ? undefined : isNull(mappings.voidedAt),
    query.system && inArray(mappings.system, query.system),
    query.replacement && inArray(mappings.replacement, query.replacement),
  )
  return readPageById(reader, 'mappings', mappings.id, matching, query, async ({ where, orderBy, limit }) =>
    (await selectWithEnds(reader).where(where).orderBy(orderBy).limit(limit)).map(view),
  )
}

/** One mapping with both ends named. */
export async function findNamedMapping(reader: Reader, id: string): Promise<Mapping | undefined> {
  const [row] = await selectWithEnds(reader).where(eq(reader.t.mappings.id, id))
  return row && view(row)
}

/** The active mappings of these systems, with both ends named, in the order they were made. One statement. */
export async function findNamedMappings(
  reader: Reader,
  by: { systems: readonly string[] } | { replacement: string },
): Promise<Mapping[]> {
  const { mappings, systems } = reader.t
  const rows = await selectWithEnds(reader)
    .where(
      and(
        isNull(mappings.voidedAt),
        'systems' in by
          ? inArray(mappings.system, [...by.systems])
          : and(eq(mappings.replacement, by.replacement), isNull(systems.voidedAt)),
      ),
    )
    .orderBy(idNumber(mappings.id))
  return rows.map(view)
}

/** The systems that go to what carries this one on, by name and number. One statement. */
export async function findCarriedInto(
  { db, t: { mappings: m, systems: s, replacements: r } }: Reader,
  system: string,
): Promise<{ id: string; label: string }[]> {
  return db
    .selectDistinct({ id: s.number, label: s.name })
    .from(m)
    .innerJoin(r, eq(r.code, m.replacement))
    .innerJoin(s, eq(s.number, m.system))
    .where(and(isNull(m.voidedAt), isNull(s.voidedAt), eq(r.continuesSystem, system)))
}

/** The active mappings of one system, with both ends named. */
export async function findNamedMappingsOf(reader: Reader, system: string): Promise<Mapping[]> {
  const statement = prepared(reader, 'findNamedMappingsOf', (on) => {
    const { mappings } = on.t
    return selectWithEnds(on)
      .where(and(isNull(mappings.voidedAt), eq(mappings.system, sql.placeholder('system'))))
      .orderBy(idNumber(mappings.id))
  })
  return (await statement.execute({ system })).map(view)
}

/**
 * Of the systems that a replacement takes over a part of: the other replacements that take parts of them, and what is said of
 * what none takes. Two statements.
 */
export async function findParts({ db, t }: Reader, code: string): Promise<Replacement['parts']> {
  const { mappings: m, systems: s, replacements: r } = t
  const partly = and(eq(m.replacement, code), eq(m.coverage, 'partial'), isNull(m.voidedAt))
  const systems = await db
    .select({ system: m.system, restReason: s.restReason })
    .from(m)
    .innerJoin(s, eq(s.number, m.system))
    .where(and(partly, isNull(s.voidedAt)))
    .orderBy(idNumber(m.system))
  const others = await db
    .select({ system: m.system, replacement: replacementNames(r) })
    .from(m)
    .innerJoin(r, eq(r.code, m.replacement))
    .where(
      and(
        ne(m.replacement, code),
        isNull(m.voidedAt),
        inArray(m.system, db.select({ system: m.system }).from(m).where(partly)),
      ),
    )
    .orderBy(idNumber(m.id))
  const elsewhere = groupBy(others, ({ system }) => system)
  return systems.map(({ system, restReason }) => ({
    ...{ system, restReason },
    elsewhere: (elsewhere.get(system) ?? []).map(({ replacement }) => replacement),
  }))
}

/** The numbers of the systems that go to one of these replacements, those removed from the register left out: part of a statement. */
export function selectGoingTo(
  { db, t: { mappings: m, systems: s } }: Reader,
  replacements: readonly string[],
) {
  return db
    .select({ system: m.system })
    .from(m)
    .innerJoin(s, eq(s.number, m.system))
    .where(and(isNull(m.voidedAt), isNull(s.voidedAt), isOneOf(m.replacement, replacements)))
}

/** The columns of a replacement by which it is named beside what is mapped to it. */
export function replacementNames(r: Tables['replacements']) {
  const { code, nameNb, nameEn, kind, state, continuesSystem } = r
  return { code, nameNb, nameEn, kind, state, continuesSystem }
}

function selectWithEnds({ db, t }: Reader) {
  const { mappings, systems: s, replacements: r } = t
  return db
    .select({
      mapping: mappings,
      system: {
        number: s.number,
        name: s.name,
        municipality: s.municipality,
        status: s.status,
        targetDate: s.targetDate,
      },
      replacement: replacementNames(r),
    })
    .from(mappings)
    .innerJoin(s, eq(s.number, mappings.system))
    .innerJoin(r, eq(r.code, mappings.replacement))
}

function view({
  mapping,
  ...ends
}: Pick<Mapping, 'system' | 'replacement'> & { mapping: MappingRecord }): Mapping {
  return { ...mapping, ...ends }
}
