import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, getTableColumns, gt, inArray, sql } from 'drizzle-orm'
import type { Entity } from '../../schema/api/changes.js'
import type { Snapshot } from '../../schema/tables/changes.js'
import type { Reader } from '../engines/store.js'
import type { ChangeRow } from './changes.js'

/** So many rows of a request are read at a time; others are served between two batches. */
const AT_ONCE = 2000

/**
 * What a request changed, oldest first. What rows of these entities were made as is left out, and which fields that was: of an
 * import of thousands it would be all that these are. A statement for each two thousand.
 */
export async function findChangesOf(
  reader: Reader,
  requestId: string,
  leftOut: readonly Entity[],
): Promise<ChangeRow[]> {
  const { changes } = reader.t
  const isLeftOut = and(eq(changes.action, 'create'), inArray(changes.entity, [...leftOut]))
  const columns = {
    ...getTableColumns(changes),
    fields: sql<string[]>`case when ${isLeftOut} then '[]' else ${changes.fields} end`.mapWith(
      changes.fields,
    ),
    after: sql<Snapshot | null>`case when ${isLeftOut} then null else ${changes.after} end`.mapWith(
      changes.after,
    ),
  }
  const found: ChangeRow[] = []
  for (let after = 0; ; ) {
    const rows = await reader.db
      .select(columns)
      .from(changes)
      .where(and(eq(changes.requestId, requestId), gt(changes.seq, after)))
      .orderBy(asc(changes.seq))
      .limit(AT_ONCE)
    for (const row of rows) found.push(row)
    if (rows.length < AT_ONCE) return found
    after = rows.at(-1)?.seq ?? 0
    await setImmediate()
  }
}
