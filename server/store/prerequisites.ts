import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Query } from '../../schema/api/endpoint.js'
import type {
  listPrerequisites as listPrerequisitesEndpoint,
  Prerequisite,
} from '../../schema/api/prerequisites.js'
import { addTo } from '../../schema/rules/groups.js'
import { isFarEnough } from '../../schema/rules/prerequisites.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import type { Reader, Tx } from '../engines/store.js'
import type { Page } from './cursor.js'
import { idNumber } from './ids.js'
import { selectGoingTo } from './mappings.js'
import { findNamedSystems, findSubprojects, type NamedSystem, pickNamedSystem } from './namedSystems.js'
import { readRowsById } from './pages.js'

/** A row of `prerequisites` as it is stored. */
export type PrerequisiteRecord = Row<'prerequisites'>

/** The prerequisite with this id, a voided one too; undefined when there is none. One statement. */
export async function findPrerequisite(reader: Reader, id: string): Promise<PrerequisiteRecord | undefined> {
  const { prerequisites } = reader.t
  const [row] = await reader.db.select().from(prerequisites).where(eq(prerequisites.id, id))
  return row
}

/** Every prerequisite of the register that counts, as it is stored. One statement. */
export async function findPrerequisites(reader: Reader): Promise<PrerequisiteRecord[]> {
  const { prerequisites } = reader.t
  return reader.db
    .select()
    .from(prerequisites)
    .where(isNull(prerequisites.voidedAt))
    .orderBy(idNumber(prerequisites.id))
}

/** The numbers of the systems that each of these waits for still: they have not come as far as they must. Two statements. */
export async function findUnmet(reader: Reader, systems: readonly string[]): Promise<Map<string, string[]>> {
  const { prerequisites: p } = reader.t
  const rows = await reader.db
    .select()
    .from(p)
    .where(and(isNull(p.voidedAt), isOneOf(p.system, systems)))
    .orderBy(idNumber(p.id))
  const names = await findNamedSystems(
    reader,
    rows.map(({ requires }) => requires),
  )
  const unmet = new Map<string, string[]>()
  for (const row of rows)
    if (!isMet(row, pickNamedSystem(names, row.requires))) addTo(unmet, row.system, row.requires)
  return unmet
}

/** True where the system that is waited for has come as far as it must, or is no longer there. */
function isMet({ status }: Pick<PrerequisiteRecord, 'status'>, required: NamedSystem): boolean {
  return required.voided || isFarEnough(required.status, status)
}

/** Writes a new prerequisite. One statement. */
export async function insertPrerequisite(tx: Tx, row: PrerequisiteRecord): Promise<void> {
  await tx.db.insert(tx.t.prerequisites).values(row)
}

/** Writes every column of a prerequisite anew. One statement. */
export async function updatePrerequisite(tx: Tx, row: PrerequisiteRecord): Promise<void> {
  await tx.db.update(tx.t.prerequisites).set(row).where(eq(tx.t.prerequisites.id, row.id))
}

/** A page of prerequisites with both systems named, oldest first. Four statements. */
export async function listPrerequisites(
  reader: Reader,
  query: Query<typeof listPrerequisitesEndpoint>,
): Promise<Page<Prerequisite>> {
  const { prerequisites: p } = reader.t
  const matching = and(
    query.voided ? undefined : isNull(p.voidedAt),
    query.system && inArray(p.system, query.system),
    query.requires && inArray(p.requires, query.requires),
    query.replacement && inArray(p.system, selectGoingTo(reader, query.replacement)),
  )
  const page = await readRowsById(reader, 'prerequisites', matching, query)
  return { ...page, items: await views(reader, page.items) }
}

/** One prerequisite with both systems named. Three statements. */
export async function findNamedPrerequisite(reader: Reader, id: string): Promise<Prerequisite | undefined> {
  const row = await findPrerequisite(reader, id)
  const [view] = row ? await views(reader, [row]) : []
  return view
}

async function views(reader: Reader, rows: readonly PrerequisiteRecord[]): Promise<Prerequisite[]> {
  const numbers = rows.flatMap(({ system, requires }) => [system, requires])
  const [names, subprojects] = await Promise.all([
    findNamedSystems(reader, numbers),
    findSubprojects(reader, numbers),
  ])
  const end = (number: string) => ({
    ...pickNamedSystem(names, number),
    subproject: subprojects.get(number) ?? null,
  })
  return rows.map((row) => {
    const required = end(row.requires)
    return { ...row, waiting: end(row.system), required, met: isMet(row, required) }
  })
}
