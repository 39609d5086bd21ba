import { GENERAL_CODES } from '../codes.js'
import { LAW_TOPICS, type Laws } from '../laws.js'
import { MUNICIPAL_AREAS, SERVICE_GROUPS } from './areaTemplates.js'
import type { RuleSet } from './ruleSet.js'

/** What every merger asks, whatever the country: no article of law, and no identifier of a nation. */
export const GENERAL: RuleSet = {
  laws: Object.fromEntries(LAW_TOPICS.map((topic) => [topic, []])) as unknown as Laws,
  archiveLaw: { transferTo: null, preservationFrom: null, temporaryDepositFrom: null },
  preservationChanges: [],
  fields: [],
  checks: [],
  municipalityNumber: null,
  areaTemplates: [MUNICIPAL_AREAS, SERVICE_GROUPS],
  codes: GENERAL_CODES,
}
