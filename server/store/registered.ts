import { isNull } from 'drizzle-orm'
import type { Registered } from '../../schema/rules/duplicates.js'
import type { Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/** What the systems are called and where they are, in the order of their numbers. One statement. */
export function findRegistered({ db, t: { systems: s } }: Reader): Promise<Registered[]> {
  return db
    .select({ number: s.number, name: s.name, product: s.product, municipality: s.municipality })
    .from(s)
    .where(isNull(s.voidedAt))
    .orderBy(idNumber(s.number))
}
