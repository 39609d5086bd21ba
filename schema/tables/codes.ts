import type { CodeList } from '../rules/codeLists.js'
import { type Kit, rowStamp } from './columns.js'

/** The entries of all code lists. One that is out of use stays, since rows may still name it. */
export const codesTable = (kit: Kit) =>
  kit.table(
    'codes',
    {
      list: kit.text('list').$type<CodeList>().notNull(),
      code: kit.text('code').notNull(),
      nameNb: kit.text('name_nb').notNull(),
      nameEn: kit.text('name_en').notNull(),
      active: kit.flag('active').notNull(),
      /** Position within its list. */
      position: kit.integer('position').notNull(),
      ...rowStamp(kit),
    },
    (table) => [kit.primaryKey({ columns: [table.list, table.code] })],
  )
