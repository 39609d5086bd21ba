import { type Kit, rowStamp } from './columns.js'

/** Dates that the whole programme works towards; where only the month is known, its last day. */
export const milestonesTable = (kit: Kit) =>
  kit.table('milestones', {
    code: kit.text('code').primaryKey(),
    nameNb: kit.text('name_nb').notNull(),
    nameEn: kit.text('name_en').notNull(),
    date: kit.text('date').notNull(),
    precision: kit.text('precision').$type<'day' | 'month'>().notNull(),
    source: kit.text('source'),
    ...rowStamp(kit),
  })
