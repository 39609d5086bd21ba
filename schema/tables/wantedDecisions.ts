import type { WantedDecisionState } from '../rules/wantedDecisions.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import { voidStamp } from './rows.js'
import type { Systems } from './systems.js'

/** What those who lead the move ask others to decide, of a system, a subproject or the whole programme. */
export const wantedDecisionsTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table(
    'wanted_decisions',
    {
      id: kit.text('id').primaryKey(),
      title: kit.text('title').notNull(),
      memo: kit.text('memo'),
      question: kit.text('question'),
      system: kit.text('system').references(() => systems.number),
      subproject: kit.text('subproject'),
      options: kit.json<string[]>('options').notNull(),
      recommendation: kit.text('recommendation'),
      consequenceOfNone: kit.text('consequence_of_none').notNull(),
      cost: kit.integer('cost'),
      decider: kit.text('decider'),
      decideBy: kit.text('decide_by'),
      state: kit.text('state').$type<WantedDecisionState>().notNull(),
      decidedOn: kit.text('decided_on'),
      outcome: kit.text('outcome'),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit.index('wanted_decisions_by_number').on(idNumber(table.id)),
      kit.index('wanted_decisions_by_system').on(table.system),
    ],
  )
