import { type Column, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../engines/store.js'

/** How many systems, voided ones left out, have each value of a column. One statement. */
export async function countSystemsPer(reader: Reader, column: Column): Promise<Map<string, number>> {
  const rows = await reader.db
    .select({ value: sql<string | null>`${column}`, count: sql<number>`count(*)` })
    .from(reader.t.systems)
    .where(isNull(reader.t.systems.voidedAt))
    .groupBy(sql`${column}`)
  return new Map(rows.map(({ value, count }) => [value ?? '', count]))
}
