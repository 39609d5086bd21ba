import { and, isNotNull, isNull } from 'drizzle-orm'
import type { VariantField } from '../../schema/rules/variants.js'
import type { Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/** The systems that have a vendor or a product, with how it is written, in the order of their numbers. One statement. */
export function findWritten({ db, t: { systems: s } }: Reader, field: VariantField) {
  return db
    .select({
      number: s.number,
      name: s.name,
      municipality: s.municipality,
      version: s.version,
      text: s[field],
    })
    .from(s)
    .where(and(isNull(s.voidedAt), isNotNull(s[field])))
    .orderBy(idNumber(s.number))
}
