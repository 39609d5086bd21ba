import { sql } from 'drizzle-orm'
import type { Tables } from '../../schema/tables/all.js'
import type { Reader } from '../engines/store.js'

type Numbered = Tables['mappings' | 'contracts' | 'integrations' | 'prerequisites' | 'overrides']

/** The highest number given so far in ids such as `AVT-042`, 0 when there is none. Voided rows keep theirs. */
export async function findHighestId(reader: Reader, table: Numbered): Promise<number> {
  const [row] = await reader.db
    .select({ highest: sql<number>`coalesce(max(cast(substr(${table.id}, 5) as integer)), 0)` })
    .from(table)
  return row?.highest ?? 0
}
