import { eq } from 'drizzle-orm'
import type { Municipality } from '../../schema/api/municipalities.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'
import { countSystemsPer } from './systemCounts.js'

/** A row of `municipalities` as it is stored. */
export type MunicipalityRecord = Row<'municipalities'>

/** The municipality with this number; undefined when there is none. One statement. */
export async function findMunicipality(
  reader: Reader,
  number: string,
): Promise<MunicipalityRecord | undefined> {
  const { municipalities } = reader.t
  const [row] = await reader.db.select().from(municipalities).where(eq(municipalities.number, number))
  return row
}

/** Every municipality, by number. One statement. */
export async function findMunicipalities({ db, t }: Reader): Promise<MunicipalityRecord[]> {
  return db.select().from(t.municipalities).orderBy(t.municipalities.number)
}

/** Every municipality with its systems counted, by number. Two statements, of which one looks at every system. */
export async function listMunicipalities(reader: Reader): Promise<Municipality[]> {
  const rows = await findMunicipalities(reader)
  const counts = await countSystemsPer(reader, reader.t.systems.municipality)
  return rows.map((row) => ({ ...row, systems: counts.get(row.number) ?? 0 }))
}

/** Writes a new municipality. One statement. */
export async function insertMunicipality(tx: Tx, row: MunicipalityRecord): Promise<void> {
  await tx.db.insert(tx.t.municipalities).values(row)
}

/** Writes every column of a municipality anew. One statement. */
export async function updateMunicipality(tx: Tx, row: MunicipalityRecord): Promise<void> {
  await tx.db.update(tx.t.municipalities).set(row).where(eq(tx.t.municipalities.number, row.number))
}
