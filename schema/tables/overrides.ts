import { sql } from 'drizzle-orm'
import { type Kit, rowStamp } from './columns.js'
import { voidStamp } from './rows.js'
import type { Systems } from './systems.js'

/** A gate that counts as held for one system although it fails: who said so, why and on what evidence. */
export const overridesTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table(
    'overrides',
    {
      id: kit.text('id').primaryKey(),
      system: kit
        .text('system')
        .notNull()
        .references(() => systems.number),
      gate: kit.text('gate').notNull(),
      reason: kit.text('reason').notNull(),
      evidence: kit.text('evidence').notNull(),
      byId: kit.text('by_id').notNull(),
      byName: kit.text('by_name').notNull(),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit.uniqueIndex('overrides_active').on(table.system, table.gate).where(sql`voided_at is null`),
    ],
  )
