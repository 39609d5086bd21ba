import { type Kit, rowStamp } from './columns.js'

export type ServiceAreas = ReturnType<typeof serviceAreasTable>

/** What systems are grouped by. One that is out of use stays, since systems may still name it. */
export const serviceAreasTable = (kit: Kit) =>
  kit.table('service_areas', {
    code: kit.text('code').primaryKey(),
    nameNb: kit.text('name_nb').notNull(),
    nameEn: kit.text('name_en').notNull(),
    subproject: kit.text('subproject'),
    active: kit.flag('active').notNull(),
    sortKey: kit.text('sort_key').notNull(),
    ...rowStamp(kit),
  })
