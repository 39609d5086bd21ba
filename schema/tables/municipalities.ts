import type { MunicipalityKind } from '../rules/municipalities.js'
import { type Kit, rowStamp } from './columns.js'

export type Municipalities = ReturnType<typeof municipalitiesTable>

/** Former municipalities, the new one, and partnerships that run shared systems. */
export const municipalitiesTable = (kit: Kit) =>
  kit.table('municipalities', {
    number: kit.text('number').primaryKey(),
    name: kit.text('name').notNull(),
    kind: kit.text('kind').$type<MunicipalityKind>().notNull(),
    controllerContact: kit.text('controller_contact'),
    dpoContact: kit.text('dpo_contact'),
    searchText: kit.text('search_text').notNull(),
    sortKey: kit.text('sort_key').notNull(),
    ...rowStamp(kit),
  })
