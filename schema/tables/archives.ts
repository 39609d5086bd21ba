import type { ArchiveState, ExtractTestResult } from '../rules/archives.js'
import { type Kit, rowStamp } from './columns.js'
import type { Systems } from './systems.js'

/** The archive track of a system. One that nobody has touched has no row. */
export const archivesTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table('archives', {
    system: kit
      .text('system')
      .primaryKey()
      .references(() => systems.number),
    state: kit.text('state').$type<ArchiveState>().notNull(),
    recommendedDuty: kit.text('recommended_duty'),
    consultedOn: kit.text('consulted_on'),
    appraisal: kit.text('appraisal'),
    appraisedOn: kit.text('appraised_on'),
    appraisalReference: kit.text('appraisal_reference'),
    appraisalConfirmedOn: kit.text('appraisal_confirmed_on'),
    series: kit.text('series'),
    periodFrom: kit.text('period_from'),
    periodTo: kit.text('period_to'),
    productionFormat: kit.text('production_format'),
    archiveFormat: kit.text('archive_format'),
    storageFormat: kit.text('storage_format'),
    seriesClosedOn: kit.text('series_closed_on'),
    newSeriesOpenedOn: kit.text('new_series_opened_on'),
    depot: kit.text('depot'),
    extractCase: kit.text('extract_case'),
    extractOrderedOn: kit.text('extract_ordered_on'),
    extractReceivedOn: kit.text('extract_received_on'),
    extractTestTool: kit.text('extract_test_tool'),
    extractTestedOn: kit.text('extract_tested_on'),
    extractTestResult: kit.text('extract_test_result').$type<ExtractTestResult>(),
    extractApprovedBy: kit.text('extract_approved_by'),
    extractApprovedOn: kit.text('extract_approved_on'),
    depositedOn: kit.text('deposited_on'),
    handedOverOn: kit.text('handed_over_on'),
    disposalBasis: kit.text('disposal_basis'),
    disposalApprovedOn: kit.text('disposal_approved_on'),
    destroyedOn: kit.text('destroyed_on'),
    retentionExpiresOn: kit.text('retention_expires_on'),
    retentionRule: kit.text('retention_rule'),
    deletionConsent: kit.text('deletion_consent'),
    deletionConsentOn: kit.text('deletion_consent_on'),
    note: kit.text('note'),
    /** Who discharged it; the name as text, so that it outlives the user. */
    dischargedById: kit.text('discharged_by_id'),
    dischargedByName: kit.text('discharged_by_name'),
    dischargedOn: kit.text('discharged_on'),
    ...rowStamp(kit),
  })
