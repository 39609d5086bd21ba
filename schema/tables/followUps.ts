import type { CheckCode } from '../rules/checkCodes.js'
import { type Kit, rowStamp } from './columns.js'
import type { Systems } from './systems.js'

/** What is done about a finding of a system: who follows it up, or why it is not needed. What nobody has touched has no row. */
export const followUpsTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table(
    'follow_ups',
    {
      id: kit.text('id').primaryKey(),
      check: kit.text('check_code').$type<CheckCode>().notNull(),
      system: kit
        .text('system')
        .notNull()
        .references(() => systems.number),
      followedUpBy: kit.text('followed_up_by'),
      notNeeded: kit.text('not_needed'),
      ...rowStamp(kit),
    },
    (table) => [kit.index('follow_ups_of_system').on(table.system)],
  )
