import { sql } from 'drizzle-orm'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import type { Tables } from '../../schema/tables/all.js'
import { idNumber } from '../../schema/tables/ids.js'
import type { Reader } from '../engines/store.js'

type Numbered = Tables[
  | 'mappings'
  | 'contracts'
  | 'integrations'
  | 'prerequisites'
  | 'overrides'
  | 'seriesBreaks'
  | 'risks'
  | 'wantedDecisions'
  | 'imports'
  | 'importProfiles'
  | 'savedViews']

export { idNumber }

/** The same number of an id that is read already. */
export function digitsOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0)
}

/** The highest number given so far in ids such as `AVT-042`, 0 when there is none. Voided rows keep theirs. */
export async function findHighestId(reader: Reader, table: Numbered): Promise<number> {
  const [row] = await reader.db
    .select({ highest: sql<number>`coalesce(max(${idNumber(table.id)}), 0)` })
    .from(table)
  return row?.highest ?? 0
}

/** The letters that the programme has for the numbers of systems or contracts, and the highest that was given. */
export async function findLastNumber(
  { db, t }: Reader,
  of: 'systems' | 'contracts',
): Promise<{ prefix: string; highest: number }> {
  const [column, letters] =
    of === 'systems'
      ? [t.systems.number, t.programme.systemPrefix]
      : [t.contracts.id, t.programme.contractPrefix]
  const [row] = await db
    .select({
      highest: sql<number>`coalesce(max(${idNumber(column)}), 0)`,
      prefix: sql<string | null>`(select ${letters} from ${t.programme})`,
    })
    .from(of === 'systems' ? t.systems : t.contracts)
  return {
    prefix: row?.prefix ?? DEFAULT_SETTINGS[of === 'systems' ? 'systemPrefix' : 'contractPrefix'],
    highest: row?.highest ?? 0,
  }
}
