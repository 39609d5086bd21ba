import { sql } from 'drizzle-orm'
import type { Status } from '../rules/status.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import { voidStamp } from './rows.js'
import type { Systems } from './systems.js'

/** Which system waits for which other. Of the rows of a pair, at most one is not voided. */
export const prerequisitesTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table(
    'prerequisites',
    {
      id: kit.text('id').primaryKey(),
      system: kit
        .text('system')
        .notNull()
        .references(() => systems.number),
      /** The system that must have come at least as far as `status`. */
      requires: kit
        .text('requires')
        .notNull()
        .references(() => systems.number),
      status: kit.text('status').$type<Status>().notNull(),
      note: kit.text('note'),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit.uniqueIndex('prerequisites_active').on(table.system, table.requires).where(sql`voided_at is null`),
      kit.index('prerequisites_by_number').on(idNumber(table.id)),
      kit.index('prerequisites_by_required').on(table.requires),
    ],
  )
