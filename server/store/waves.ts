import { eq, isNull, sql } from 'drizzle-orm'
import type { Wave } from '../../schema/api/waves.js'
import { isReady } from '../../schema/rules/status.js'
import { waveWarnings } from '../../schema/rules/waves.js'
import type { Row } from '../../schema/tables/all.js'
import type { Reader, Tx } from '../engines/store.js'

/** A row of `waves` as it is stored. */
export type WaveRecord = Row<'waves'>

/** The wave with this code; undefined when there is none. One statement. */
export async function findWave(reader: Reader, code: string): Promise<WaveRecord | undefined> {
  const { waves } = reader.t
  const [row] = await reader.db.select().from(waves).where(eq(waves.code, code))
  return row
}

/** Writes a new wave. One statement. */
export async function insertWave(tx: Tx, row: WaveRecord): Promise<void> {
  await tx.db.insert(tx.t.waves).values(row)
}

/** Writes every column of a wave anew. One statement. */
export async function updateWave(tx: Tx, row: WaveRecord): Promise<void> {
  await tx.db.update(tx.t.waves).set(row).where(eq(tx.t.waves.code, row.code))
}

/** Every wave by start and name, those without a start last. One statement. */
export async function findWaves({ db, t: { waves } }: Reader): Promise<WaveRecord[]> {
  return db.select().from(waves).orderBy(sql`coalesce(${waves.startsOn}, '9999')`, waves.sortKey, waves.code)
}

/**
 * Every wave by start and name, those without a start last, with how far its systems have come. Two statements, of which
 * one looks at every system.
 */
export async function listWaves(reader: Reader): Promise<Wave[]> {
  const { systems: s } = reader.t
  const rows = await findWaves(reader)
  const counts = await reader.db
    .select({ wave: s.wave, status: s.status, count: sql<number>`count(*)` })
    .from(s)
    .where(isNull(s.voidedAt))
    .groupBy(s.wave, s.status)
  return rows.map((row) => {
    const own = counts.filter(({ wave }) => wave === row.code)
    const sum = (some: typeof own) => some.reduce((total, { count }) => total + Number(count), 0)
    return {
      ...row,
      systems: sum(own),
      ready: sum(own.filter(({ status }) => isReady(status))),
      warnings: waveWarnings(row),
    }
  })
}
