import { sql } from 'drizzle-orm'
import { type Kit, rowStamp } from './columns.js'
import type { Municipalities } from './municipalities.js'
import type { Replacements } from './replacements.js'
import { voidStamp } from './rows.js'

/** How the archive of a body ends in a solution that it used before the merger. One that counts for each pair. */
export const seriesBreaksTable = (
  kit: Kit,
  { replacements, municipalities }: { replacements: Replacements; municipalities: Municipalities },
) =>
  kit.table(
    'series_breaks',
    {
      id: kit.text('id').primaryKey(),
      replacement: kit
        .text('replacement')
        .notNull()
        .references(() => replacements.code),
      body: kit
        .text('body')
        .notNull()
        .references(() => municipalities.number),
      seriesClosedOn: kit.text('series_closed_on'),
      newSeriesOpenedOn: kit.text('new_series_opened_on'),
      reference: kit.text('reference'),
      note: kit.text('note'),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit.uniqueIndex('series_breaks_active').on(table.replacement, table.body).where(sql`voided_at is null`),
    ],
  )
