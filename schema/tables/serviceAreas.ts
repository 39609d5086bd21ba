import { type Kit, rowStamp } from './columns.js'

export type ServiceAreas = ReturnType<typeof serviceAreasTable>

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
