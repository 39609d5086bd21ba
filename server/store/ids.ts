import { type Column, type SQL, sql } from 'drizzle-orm'
import type { Tables } from '../../schema/tables/all.js'
import type { Reader } from '../engines/store.js'

type Numbered = Tables[
  | 'mappings'
  | 'contracts'
  | 'integrations'
  | 'prerequisites'
  | 'overrides'
  | 'seriesBreaks']

/** The digits of ids such as `AVT-042` as a number, so that 1000 comes after 999. */
export function idNumber(column: Column): SQL<number> {
  return sql<number>`cast(substr(${column}, 5) as integer)`
}

/** The highest number given so far in ids such as `AVT-042`, 0 when there is none. Voided rows keep theirs. */
export async function findHighestId(reader: Reader, table: Numbered): Promise<number> {
  const [row] = await reader.db
    .select({ highest: sql<number>`coalesce(max(${idNumber(table.id)}), 0)` })
    .from(table)
  return row?.highest ?? 0
}
