import { type Kit, rowStamp } from './columns.js'

export type Waves = ReturnType<typeof wavesTable>

export const wavesTable = (kit: Kit) =>
  kit.table('waves', {
    code: kit.text('code').primaryKey(),
    nameNb: kit.text('name_nb').notNull(),
    nameEn: kit.text('name_en').notNull(),
    startsOn: kit.text('starts_on'),
    endsOn: kit.text('ends_on'),
    goal: kit.text('goal'),
    source: kit.text('source'),
    /** The name in Norwegian order; filled by the rule `sortKey`. */
    sortKey: kit.text('sort_key').notNull().default(''),
    ...rowStamp(kit),
  })
