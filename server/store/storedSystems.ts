import { and, eq, isNull, sql } from 'drizzle-orm'
import { systemStored } from '../../schema/api/systems.js'
import { addTo } from '../../schema/rules/groups.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader } from '../engines/store.js'
import { idNumber } from './ids.js'
import { replacementNames } from './mappings.js'
import { findColumns, type SystemRecord } from './systems.js'

const STORED = Object.keys(systemStored.shape) as (keyof typeof systemStored.shape)[]

/** What is stored of a system and may leave: the contract decides which columns, and in which order. */
export type StoredSystem = Pick<SystemRecord, (typeof STORED)[number]>

/** The systems with these numbers, in the order of the numbers. One statement. */
export async function findStoredSystems(reader: Reader, numbers: readonly string[]): Promise<StoredSystem[]> {
  const columns = Object.fromEntries(STORED.map((name) => [name, reader.t.systems[name]]))
  return findColumns(reader, 'stored', columns, numbers)
}

/** A system as its tracks name it. */
export type TrackedSystem = Pick<SystemRecord, 'number' | 'name' | 'municipality' | 'createdAt'>

/** The systems with these numbers as their tracks name them, in the order of the numbers. One statement. */
export async function findTrackedSystems(
  reader: Reader,
  numbers: readonly string[],
): Promise<TrackedSystem[]> {
  const { number, name, municipality, createdAt } = reader.t.systems
  return findColumns(reader, 'tracked', { number, name, municipality, createdAt }, numbers)
}

/** A replacement that a system is mapped to, and how much of it goes there. */
export type MappedReplacement = Pick<
  Row<'replacements'>,
  'code' | 'nameNb' | 'nameEn' | 'kind' | 'state' | 'continuesSystem'
> &
  Pick<Row<'mappings'>, 'coverage'>

/** What these systems are mapped to, by their numbers, in the order in which the mappings were made. One statement. */
export async function findMappedReplacements(
  reader: Reader,
  systems: readonly string[],
): Promise<ReadonlyMap<string, MappedReplacement[]>> {
  const statement = prepared(
    reader,
    'findMappedReplacements',
    ({ db, t: { mappings: m, replacements: r } }) =>
      db
        .select({
          system: m.system,
          ...replacementNames(r),
          coverage: m.coverage,
        })
        .from(m)
        .innerJoin(r, eq(r.code, m.replacement))
        .where(and(isNull(m.voidedAt), isOneOf(m.system, sql.placeholder('systems'))))
        .orderBy(idNumber(m.id)),
  )
  const rows = await statement.execute({ systems: JSON.stringify(systems) })
  const found = new Map<string, MappedReplacement[]>()
  for (const { system, ...replacement } of rows) addTo(found, system, replacement)
  return found
}
