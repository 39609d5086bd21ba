import { type Column, type SQL, sql } from 'drizzle-orm'
import { LETTERS } from '../rules/rowNumbers.js'

/** Everything that may stand before the digits of an id. */
const BEFORE_DIGITS = sql.raw(`'${LETTERS}-'`)

/**
 * The digits of ids such as `AVT-042` as a number, so that 1000 comes after 999, however long their letters are. Indexes are
 * made of it: one that is changed here must be changed there, by a migration.
 */
export function idNumber(column: Column): SQL<number> {
  return sql<number>`cast(ltrim(${column}, ${BEFORE_DIGITS}) as integer)`
}
