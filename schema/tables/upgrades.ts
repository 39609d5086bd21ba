import type { Kit } from './columns.js'

/** What was done with the rows of a register when a version of the program that needed it first opened it. */
export const upgradesTable = (kit: Kit) =>
  kit.table('upgrades', {
    name: kit.text('name').primaryKey(),
    /** By the real clock, UTC ISO 8601. */
    appliedAt: kit.text('applied_at').notNull(),
  })
