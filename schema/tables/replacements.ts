import type { ReplacementKind, ReplacementState } from '../rules/replacements.js'
import type { Answer } from '../rules/systems.js'
import { type Kit, rowStamp } from './columns.js'
import type { Systems } from './systems.js'

export type Replacements = ReturnType<typeof replacementsTable>

/** What takes over from systems. A system is carried on by at most one of them. */
export const replacementsTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table(
    'replacements',
    {
      code: kit.text('code').primaryKey(),
      nameNb: kit.text('name_nb').notNull(),
      nameEn: kit.text('name_en').notNull(),
      descriptionNb: kit.text('description_nb'),
      descriptionEn: kit.text('description_en'),
      kind: kit.text('kind').$type<ReplacementKind>().notNull(),
      state: kit.text('state').$type<ReplacementState>().notNull(),
      product: kit.text('product'),
      vendor: kit.text('vendor'),
      owner: kit.text('owner'),
      goLivePlanned: kit.text('go_live_planned'),
      goLiveActual: kit.text('go_live_actual'),
      dpaSignedOn: kit.text('dpa_signed_on'),
      dpaReference: kit.text('dpa_reference'),
      dpaReason: kit.text('dpa_reason'),
      riskAssessedOn: kit.text('risk_assessed_on'),
      riskReference: kit.text('risk_reference'),
      dpiaRequired: kit.text('dpia_required').$type<Answer>().notNull().default('unknown'),
      dpiaReason: kit.text('dpia_reason'),
      dpiaDoneOn: kit.text('dpia_done_on'),
      dpiaReference: kit.text('dpia_reference'),
      /** The legacy system that it carries on, when it carries one on. */
      continuesSystem: kit.text('continues_system').references(() => systems.number),
      source: kit.text('source'),
      /** What a search looks in, casefolded; filled by the rule `foldText`. */
      searchText: kit.text('search_text').notNull().default(''),
      sortKey: kit.text('sort_key').notNull(),
      ...rowStamp(kit),
    },
    (table) => [kit.uniqueIndex('replacements_by_continued_system').on(table.continuesSystem)],
  )
