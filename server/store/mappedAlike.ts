import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/**
 * The numbers of a system and of those of the same service area that are mapped to what it is mapped to. At most `most`,
 * itself first. One statement.
 */
export async function findMappedAlike(reader: Reader, number: string, most: number): Promise<string[]> {
  const { db, t } = reader
  const { systems: s, mappings: m } = t
  const own = db.select({ area: s.serviceArea }).from(s).where(eq(s.number, number)).as('own')
  const targets = db
    .select({ replacement: m.replacement })
    .from(m)
    .where(and(eq(m.system, number), isNull(m.voidedAt)))
  const mapped = db
    .select({ system: m.system })
    .from(m)
    .where(and(isNull(m.voidedAt), sql`${m.replacement} in ${targets}`))
  const isItself = eq(s.number, number)
  const rows = await db
    .select({ number: s.number })
    .from(s)
    .innerJoin(own, sql`true`)
    .where(
      and(isNull(s.voidedAt), or(isItself, and(eq(s.serviceArea, own.area), sql`${s.number} in ${mapped}`))),
    )
    .orderBy(sql`case when ${isItself} then 0 else 1 end`, idNumber(s.number))
    .limit(most)
  return rows.map((row) => row.number)
}
