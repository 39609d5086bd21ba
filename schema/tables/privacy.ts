import type { DpaState, ErasureState, ResidualRisk } from '../rules/privacy.js'
import type { Answer } from '../rules/systems.js'
import { type Kit, rowStamp } from './columns.js'
import type { Systems } from './systems.js'

/** The privacy track of a system. One that nobody has touched has no row. */
export const privacyTable = (kit: Kit, { systems }: { systems: Systems }) =>
  kit.table('privacy', {
    system: kit
      .text('system')
      .primaryKey()
      .references(() => systems.number),
    legalBasis: kit.text('legal_basis'),
    dataSubjects: kit.text('data_subjects'),
    dataCategories: kit.text('data_categories'),
    recipientCategories: kit.text('recipient_categories'),
    dpaState: kit.text('dpa_state').$type<DpaState>().notNull(),
    dpaReason: kit.text('dpa_reason'),
    processor: kit.text('processor'),
    subprocessors: kit.text('subprocessors'),
    dpaSignedOn: kit.text('dpa_signed_on'),
    dpaParty: kit.text('dpa_party'),
    dpaReference: kit.text('dpa_reference'),
    dpiaRequired: kit.text('dpia_required').$type<Answer>().notNull(),
    dpiaReason: kit.text('dpia_reason'),
    dpiaDoneOn: kit.text('dpia_done_on'),
    dpiaReference: kit.text('dpia_reference'),
    riskAssessedOn: kit.text('risk_assessed_on'),
    riskReference: kit.text('risk_reference'),
    riskResidual: kit.text('risk_residual').$type<ResidualRisk>(),
    riskApprovedBy: kit.text('risk_approved_by'),
    riskReviewOn: kit.text('risk_review_on'),
    securityMeasures: kit.text('security_measures'),
    storageCountry: kit.text('storage_country'),
    processingCountry: kit.text('processing_country'),
    thirdCountryBasis: kit.text('third_country_basis'),
    ropEntry: kit.text('rop_entry'),
    ropClosedOn: kit.text('rop_closed_on'),
    controllerBefore: kit.text('controller_before'),
    controllerAfter: kit.text('controller_after'),
    jointControllers: kit.text('joint_controllers'),
    erasureState: kit.text('erasure_state').$type<ErasureState>().notNull(),
    erasureReason: kit.text('erasure_reason'),
    erasureOrderedOn: kit.text('erasure_ordered_on'),
    erasureConfirmedOn: kit.text('erasure_confirmed_on'),
    backupsErasedOn: kit.text('backups_erased_on'),
    erasureReference: kit.text('erasure_reference'),
    ...rowStamp(kit),
  })
