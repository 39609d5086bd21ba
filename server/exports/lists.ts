import type { ExportedList } from '../../schema/rules/exports.js'
import {
  CONTRACT_LIST,
  INTEGRATION_LIST,
  MAPPING_LIST,
  OVERRIDE_LIST,
  PREREQUISITE_LIST,
  REPLACEMENT_LIST,
  SERIES_BREAK_LIST,
} from './connectionLists.js'
import type { ExportList } from './list.js'
import { CHANGE_LIST, SECURITY_LIST } from './logLists.js'
import {
  CODE_LIST,
  FINDING_LIST,
  FOLLOW_UP_LIST,
  MILESTONE_LIST,
  MUNICIPALITY_LIST,
  SERVICE_AREA_LIST,
  WAVE_LIST,
} from './planLists.js'
import { RISK_LIST, WANTED_DECISION_LIST } from './riskLists.js'
import { ARCHIVE_LIST, PRIVACY_LIST, SYSTEM_LIST } from './systemLists.js'

/** Every list that is exported, in the order of `EXPORTED_LISTS`. Their filters are read by each itself. */
export const EXPORT_LISTS = [
  SYSTEM_LIST,
  MAPPING_LIST,
  REPLACEMENT_LIST,
  ARCHIVE_LIST,
  PRIVACY_LIST,
  CONTRACT_LIST,
  INTEGRATION_LIST,
  PREREQUISITE_LIST,
  SERIES_BREAK_LIST,
  WAVE_LIST,
  MILESTONE_LIST,
  FINDING_LIST,
  FOLLOW_UP_LIST,
  OVERRIDE_LIST,
  RISK_LIST,
  WANTED_DECISION_LIST,
  MUNICIPALITY_LIST,
  SERVICE_AREA_LIST,
  CODE_LIST,
  CHANGE_LIST,
  SECURITY_LIST,
] as unknown as readonly ExportList<object, object>[]

/** The lists that whoever reads the register may read: all but who came in. */
export const REGISTER_LISTS = EXPORT_LISTS.filter(({ endpoint }) => endpoint.action === 'read')

/** The list of this name. */
export function exportListOf(name: ExportedList): ExportList<object, object> {
  const list = EXPORT_LISTS.find((one) => one.name === name)
  if (!list) throw new Error(`no list ${name}`)
  return list
}
