import type { ReportName } from '../../schema/rules/reports.js'
import { makeArchives } from './archives.js'
import { makeChanges } from './changes.js'
import { makeContracts } from './contracts.js'
import { makeDecommissioning } from './decommissioning.js'
import { makeFindings } from './findings.js'
import { makeInventory } from './inventory.js'
import { makeMappings } from './mappings.js'
import { makeOverrides } from './overrides.js'
import { makeProcessing } from './processing.js'
import { makeRisk } from './risk.js'
import type { MakeParts } from './source.js'
import { makeStatus } from './status.js'

/** What makes each report. */
export const REPORT_KINDS: Readonly<Record<ReportName, MakeParts>> = {
  status: makeStatus,
  contracts: makeContracts,
  inventory: makeInventory,
  mappings: makeMappings,
  archives: makeArchives,
  processing: makeProcessing,
  risk: makeRisk,
  decommissioning: makeDecommissioning,
  overrides: makeOverrides,
  findings: makeFindings,
  changes: makeChanges,
}
