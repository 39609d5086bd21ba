import { eq, sql } from 'drizzle-orm'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader } from '../engines/store.js'

/** A system as it is named beside a row that refers to it. */
export type NamedSystem = Pick<Row<'systems'>, 'number' | 'name' | 'municipality' | 'status'> & {
  voided: boolean
}

/** The named systems by number. One statement. */
export async function findNamedSystems(
  reader: Reader,
  numbers: Iterable<string>,
): Promise<ReadonlyMap<string, NamedSystem>> {
  const { systems: s } = reader.t
  const rows = await reader.db
    .select({
      number: s.number,
      name: s.name,
      municipality: s.municipality,
      status: s.status,
      voidedAt: s.voidedAt,
    })
    .from(s)
    .where(isOneOf(s.number, new Set(numbers)))
  return new Map(rows.map(({ voidedAt, ...row }) => [row.number, { ...row, voided: voidedAt !== null }]))
}

/** One of the systems that a stored row refers to. */
export function pickNamedSystem(names: ReadonlyMap<string, NamedSystem>, number: string): NamedSystem {
  const system = names.get(number)
  // References are checked when they are written, and no system is ever deleted.
  if (!system) throw new Error(`no system ${number}`)
  return system
}

/** The subprojects that systems belong to by their service areas, by number; null for one of none. One statement. */
export async function findSubprojects(
  reader: Reader,
  numbers: Iterable<string>,
): Promise<ReadonlyMap<string, string | null>> {
  const { systems: s, serviceAreas } = reader.t
  const rows = await reader.db
    .select({ number: s.number, subproject: serviceAreas.subproject })
    .from(s)
    .leftJoin(serviceAreas, eq(serviceAreas.code, s.serviceArea))
    .where(isOneOf(s.number, new Set(numbers)))
  return new Map(rows.map(({ number, subproject }) => [number, subproject]))
}

/** The subproject of a service area; null where it has none. One prepared statement, and none for a system of no area. */
export async function findSubprojectOf(reader: Reader, serviceArea: string | null): Promise<string | null> {
  if (serviceArea === null) return null
  const statement = prepared(reader, 'findSubprojectOf', ({ db, t: { serviceAreas: a } }) =>
    db
      .select({ subproject: a.subproject })
      .from(a)
      .where(eq(a.code, sql.placeholder('code'))),
  )
  const [area] = await statement.execute({ code: serviceArea })
  return area?.subproject ?? null
}
