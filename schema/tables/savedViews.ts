import { sql } from 'drizzle-orm'
import type { ViewQuery } from '../rules/savedViews.js'
import type { usersTable } from './access.js'
import { type Kit, rowStamp } from './columns.js'
import { voidStamp } from './rows.js'

/** What lists of systems show, under a name: somebody's own, or shared by all. */
export const savedViewsTable = (kit: Kit, { users }: { users: ReturnType<typeof usersTable> }) =>
  kit.table(
    'saved_views',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      /** The name, folded: two that are read alike are one. */
      nameKey: kit.text('name_key').notNull(),
      /** Who made it. While it is shared, it is everybody's. */
      owner: kit
        .text('owner')
        .notNull()
        .references(() => users.id),
      shared: kit.flag('shared').notNull().default(false),
      query: kit.json<ViewQuery>('query').notNull(),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit
        .uniqueIndex('saved_views_by_owner')
        .on(table.owner, table.nameKey)
        .where(sql`voided_at is null and not shared`),
      kit.uniqueIndex('saved_views_shared').on(table.nameKey).where(sql`voided_at is null and shared`),
    ],
  )
