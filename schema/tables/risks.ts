import type { RiskState } from '../rules/risks.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import { voidStamp } from './rows.js'
import type { Systems } from './systems.js'

/** What may go wrong in the move, of a system, a subproject or the whole programme. */
export const risksTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table(
    'risks',
    {
      id: kit.text('id').primaryKey(),
      title: kit.text('title').notNull(),
      description: kit.text('description'),
      system: kit.text('system').references(() => systems.number),
      subproject: kit.text('subproject'),
      likelihood: kit.integer('likelihood').notNull(),
      consequence: kit.integer('consequence').notNull(),
      owner: kit.text('owner'),
      measure: kit.text('measure'),
      dueOn: kit.text('due_on'),
      state: kit.text('state').$type<RiskState>().notNull(),
      closedOn: kit.text('closed_on'),
      outcome: kit.text('outcome'),
      note: kit.text('note'),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit.index('risks_by_number').on(idNumber(table.id)),
      kit.index('risks_by_system').on(table.system),
    ],
  )
