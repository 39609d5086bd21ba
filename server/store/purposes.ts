import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Purposed } from '../../schema/rules/functions.js'
import type { Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/** What the systems are for, in the order of their numbers; of some service areas alone, where they are given. One statement. */
export function findPurposes(reader: Reader, serviceAreas?: readonly string[]): Promise<Purposed[]> {
  const { systems: s } = reader.t
  return selectPurposes(reader, serviceAreas && inArray(s.serviceArea, [...serviceAreas]))
}

/** What the systems of the same service area as one of them are for, in the order of their numbers. One statement. */
export function findPurposesBeside(reader: Reader, number: string): Promise<Purposed[]> {
  const { systems: s } = reader.t
  const own = reader.db.select({ area: s.serviceArea }).from(s).where(eq(s.number, number))
  return selectPurposes(reader, inArray(s.serviceArea, own))
}

function selectPurposes(
  { db, t: { systems: s } }: Reader,
  where: ReturnType<typeof inArray> | undefined,
): Promise<Purposed[]> {
  return db
    .select({
      ...{ number: s.number, name: s.name, product: s.product, municipality: s.municipality },
      ...{ serviceArea: s.serviceArea, descriptionNb: s.descriptionNb, descriptionEn: s.descriptionEn },
    })
    .from(s)
    .where(and(isNull(s.voidedAt), where))
    .orderBy(idNumber(s.number))
}
