import type { IntegrationDirection, IntegrationState } from '../rules/integrations.js'
import { type Kit, rowStamp } from './columns.js'
import { idNumber } from './ids.js'
import type { Replacements } from './replacements.js'
import { voidStamp } from './rows.js'
import type { Systems } from './systems.js'

/** One of the three receivers is given. */
export const integrationsTable = (
  kit: Kit,
  { systems, replacements }: { systems: Systems; replacements: Replacements },
) =>
  kit.table(
    'integrations',
    {
      id: kit.text('id').primaryKey(),
      fromSystem: kit
        .text('from_system')
        .notNull()
        .references(() => systems.number),
      toSystem: kit.text('to_system').references(() => systems.number),
      toReplacement: kit.text('to_replacement').references(() => replacements.code),
      toParty: kit.text('to_party'),
      data: kit.text('data').notNull(),
      direction: kit.text('direction').$type<IntegrationDirection>().notNull(),
      method: kit.text('method'),
      state: kit.text('state').$type<IntegrationState>().notNull(),
      movedTo: kit.text('moved_to'),
      note: kit.text('note'),
      ...voidStamp(kit),
      ...rowStamp(kit),
    },
    (table) => [
      kit.index('integrations_by_number').on(idNumber(table.id)),
      kit.index('integrations_by_sender').on(table.fromSystem),
      kit.index('integrations_by_receiver').on(table.toSystem),
    ],
  )
