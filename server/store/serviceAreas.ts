import { eq } from 'drizzle-orm'
import type { ServiceArea } from '../../schema/api/serviceAreas.js'
import type { Row } from '../../schema/tables/all.js'
import { insertMany } from '../engines/manyRows.js'
import type { Reader, Tx } from '../engines/store.js'
import { countSystemsPer } from './systemCounts.js'

/** A row of `service_areas` as it is stored. */
export type ServiceAreaRecord = Row<'serviceAreas'>

/** The service area with this code; undefined when there is none. One statement. */
export async function findServiceArea(reader: Reader, code: string): Promise<ServiceAreaRecord | undefined> {
  const { serviceAreas } = reader.t
  const [row] = await reader.db.select().from(serviceAreas).where(eq(serviceAreas.code, code))
  return row
}

/** Every service area, in Norwegian order. One statement. */
export async function findServiceAreas({ db, t }: Reader): Promise<ServiceAreaRecord[]> {
  return db.select().from(t.serviceAreas).orderBy(t.serviceAreas.sortKey, t.serviceAreas.code)
}

/** Every service area with its systems counted, in Norwegian order. Two statements, of which one looks at every system. */
export async function listServiceAreas(reader: Reader): Promise<ServiceArea[]> {
  const [rows, counts] = await Promise.all([
    findServiceAreas(reader),
    countSystemsPer(reader, reader.t.systems.serviceArea),
  ])
  return rows.map((row) => ({ ...row, systems: counts.get(row.code) ?? 0 }))
}

/** The subprojects that a service area belongs to, each once, by name. One statement. */
export async function findSubprojectNames({ db, t: { serviceAreas: a } }: Reader): Promise<string[]> {
  const rows = await db.selectDistinct({ name: a.subproject }).from(a).orderBy(a.subproject)
  return rows.flatMap(({ name }) => name ?? [])
}

/** Writes new service areas. One prepared statement for each hundred. */
export async function insertServiceAreas(tx: Tx, rows: readonly ServiceAreaRecord[]): Promise<void> {
  await insertMany(tx, ({ serviceAreas }) => serviceAreas, rows)
}

/** Writes every column of a service area anew. One statement. */
export async function updateServiceArea(tx: Tx, row: ServiceAreaRecord): Promise<void> {
  await tx.db.update(tx.t.serviceAreas).set(row).where(eq(tx.t.serviceAreas.code, row.code))
}
