import { sql } from 'drizzle-orm'
import type { Coverage } from '../rules/mappings.js'
import type { Answer } from '../rules/systems.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import type { Replacements } from './replacements.js'
import type { Systems } from './systems.js'

/** Links from systems to what replaces them. The counts are of rows, to be alike after a conversion. */
export const mappingsTable = (
  kit: Kit,
  { systems, replacements }: { systems: Systems; replacements: Replacements },
) =>
  kit.table(
    'mappings',
    {
      id: kit.text('id').primaryKey(),
      system: kit
        .text('system')
        .notNull()
        .references(() => systems.number),
      replacement: kit
        .text('replacement')
        .notNull()
        .references(() => replacements.code),
      coverage: kit.text('coverage').$type<Coverage>().notNull(),
      scope: kit.text('scope'),
      plannedCutOver: kit.text('planned_cut_over'),
      actualCutOver: kit.text('actual_cut_over'),
      conversionNeeded: kit.text('conversion_needed').$type<Answer>().notNull(),
      countIn: kit.integer('count_in'),
      countOut: kit.integer('count_out'),
      deviation: kit.text('deviation'),
      deviationAcceptedBy: kit.text('deviation_accepted_by'),
      deviationReference: kit.text('deviation_reference'),
      acceptedBy: kit.text('accepted_by'),
      acceptedOn: kit.text('accepted_on'),
      evidence: kit.text('evidence'),
      voidedAt: kit.text('voided_at'),
      voidReason: kit.text('void_reason'),
      ...rowStamp(kit),
    },
    (table) => [
      // A system is mapped to a replacement once; removed links may repeat.
      kit.uniqueIndex('mappings_active').on(table.system, table.replacement).where(sql`voided_at is null`),
      kit.index('mappings_by_number').on(idNumber(table.id)),
      kit.index('mappings_by_system').on(table.system),
      kit.index('mappings_by_replacement').on(table.replacement),
    ],
  )
