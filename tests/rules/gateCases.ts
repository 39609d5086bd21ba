import type { ArchiveFacts } from '../../schema/rules/archives.js'
import type {
  GateContract,
  GateFacts,
  GateIntegration,
  GateMapping,
  GatePrerequisite,
  GateSystem,
} from '../../schema/rules/gateFacts.js'
import { type Parties, partiesOf } from '../../schema/rules/parties.js'
import type { PrivacyFacts } from '../../schema/rules/privacy.js'
import type { Status } from '../../schema/rules/status.js'
import {
  archiveOf,
  contractOf,
  factsOf,
  integrationOf,
  mappingOf,
  prerequisiteOf,
  privacyOf,
} from './facts.js'

/** How the facts of a gate differ from those of a system that passes. */
export interface Change {
  system?: Partial<GateSystem>
  mappings?: GateMapping[]
  continuedAs?: string | null
  today?: string
  mergerDate?: string | null
  parties?: Parties
  archive?: Partial<ArchiveFacts>
  privacy?: Partial<PrivacyFacts>
  contracts?: Partial<GateContract>[]
  integrations?: Partial<GateIntegration>[]
  prerequisites?: Partial<GatePrerequisite>[]
}

/** Rows numbered in their order: `KOB-001` is the first link, to the replacement `e1`. */
const numbered = <R>(letters: string, rows: readonly R[]) =>
  rows.map((row, index) => ({ ...row, id: `${letters}-00${index + 1}` }))

/** The facts of a sound system, changed so. */
export const changed = (change: Change): GateFacts => changedFrom(factsOf(), change)

/** The facts, changed so; the rows that are given are numbered. */
export const changedFrom = (facts: GateFacts, change: Change): GateFacts => {
  const { system, archive, privacy, mappings, contracts, integrations, prerequisites, ...rest } = change
  return {
    ...facts,
    ...rest,
    system: { ...facts.system, ...system },
    ...(archive && { archive: archiveOf(archive) }),
    ...(privacy && { privacy: privacyOf(privacy) }),
    ...(mappings && {
      mappings: numbered('KOB', mappings).map((row, index) => ({ ...row, replacement: `e${index + 1}` })),
    }),
    ...(contracts && { contracts: numbered('AVT', contracts).map(contractOf) }),
    ...(integrations && { integrations: numbered('INT', integrations).map(integrationOf) }),
    ...(prerequisites && { prerequisites: numbered('FOR', prerequisites).map(prerequisiteOf) }),
  }
}

export interface Case {
  /** Every status that the gate guards. */
  entering: Status[]
  fails: Change[]
  /** For a gate that names the rows that fail it: those of each of `fails`. */
  rows?: string[][]
  holds: Change[]
  /** Facts that the gate does not concern. */
  silent?: Change[]
}

const without = (field: keyof GateSystem): Change[] => [
  { system: { [field]: null } },
  { system: { [field]: '' } },
]
const retained: Change = { system: { disposition: 'retain' }, mappings: [] }
const MERGED: Change = { today: '2020-01-01' }
/** Its users move after the merger. */
const LATE: Partial<GateSystem> = { targetDate: '2020-01-02' }
/** A system of a municipality that is divided, and one that a partnership answers for. */
const DIVIDED: Partial<GateSystem> = { municipality: '0620' }
const BODYS: Partial<GateSystem> = { responsibleBody: 'Avfallsselskapet IKS' }
/** A municipality that continues, and one whose contracts are a partnership's. */
const CONTINUES: Partial<GateSystem> = { municipality: '0601' }
const ACCEPTED = { deviationAcceptedBy: 'Omsorgssjef', deviationReference: 'Sak 19/4' }
const retired: Change = {
  system: { disposition: 'retire', dispositionReason: 'Ikke lenger i bruk' },
  mappings: [],
}

/** What each gate asks for, said again without its code. A gate without a row here fails the test. */
export const CASES: Record<string, Case> = {
  OWNER_MISSING: { entering: ['assessed', 'retained'], fails: without('systemOwner'), holds: [{}] },
  AREA_MISSING: { entering: ['assessed'], fails: without('serviceArea'), holds: [{}] },
  HOSTING_MISSING: { entering: ['assessed'], fails: without('hosting'), holds: [{}] },
  PRIVACY_CLASS_MISSING: {
    entering: ['assessed', 'retained'],
    fails: without('privacyClass'),
    holds: [{}, { system: { privacyClass: 'none' } }],
  },
  DISPOSITION_MISSING: {
    entering: ['decided'],
    fails: [{ system: { disposition: 'undecided' } }],
    holds: [{}, { system: { disposition: 'consolidate' } }, retained, retired],
  },
  REPLACEMENT_MISSING: {
    entering: ['decided'],
    fails: [{ mappings: [] }, { system: { disposition: 'consolidate' }, mappings: [] }],
    holds: [{}, { mappings: [mappingOf(), mappingOf()] }],
    silent: [retained, retired, { system: { disposition: 'undecided' }, mappings: [] }],
  },
  RETAINED_BUT_MAPPED: {
    entering: ['decided', 'retained'],
    fails: [{ system: { disposition: 'retain' } }, { system: { disposition: 'retire' } }],
    rows: [['KOB-001'], ['KOB-001']],
    holds: [retained, retired],
    silent: [{}, { system: { disposition: 'consolidate' } }],
  },
  CONTINUED_MUST_BE_RETAINED: {
    entering: ['decided', 'retained'],
    fails: [
      { continuedAs: 'lms' },
      { ...retired, continuedAs: 'lms' },
      { system: { disposition: 'undecided' }, continuedAs: 'lms' },
    ],
    holds: [{ ...retained, continuedAs: 'lms' }],
    silent: [{}, retired],
  },
  COVERAGE_INCOMPLETE: {
    entering: ['planned'],
    fails: [
      { mappings: [mappingOf({ coverage: 'partial' })] },
      { mappings: [mappingOf({ coverage: 'partial' })], system: { partsCoverAll: 'yes' } },
      { mappings: [mappingOf({ coverage: 'partial' }), mappingOf({ coverage: 'partial' })] },
      { mappings: [mappingOf({ coverage: 'partial' })], system: { partsCoverAll: 'no' } },
    ],
    holds: [
      {},
      { mappings: [mappingOf({ coverage: 'partial' }), mappingOf()] },
      {
        mappings: [mappingOf({ coverage: 'partial' }), mappingOf({ coverage: 'partial' })],
        system: { partsCoverAll: 'yes' },
      },
      {
        mappings: [mappingOf({ coverage: 'partial' })],
        system: { partsCoverAll: 'no', restReason: 'Kalenderen brukes ikke lenger' },
      },
    ],
    silent: [retained, retired, { mappings: [] }],
  },
  DECISION_REF_MISSING: { entering: ['decided'], fails: without('decisionReference'), holds: [{}] },
  DECISION_DATE_MISSING: { entering: ['decided'], fails: without('decisionDate'), holds: [{}] },
  DECISION_ROLE_MISSING: { entering: ['decided'], fails: without('decisionRole'), holds: [{}] },
  JUSTIFICATION_MISSING: {
    entering: ['decided'],
    fails: [{ system: { disposition: 'retire' }, mappings: [] }],
    holds: [retired],
    silent: [{}, retained],
  },
  DATE_MISSING: { entering: ['planned'], fails: without('targetDate'), holds: [{}] },
  RESPONSIBLE_MISSING: { entering: ['planned'], fails: without('responsible'), holds: [{}] },
  WAVE_MISSING: { entering: ['planned'], fails: without('wave'), holds: [{}] },
  CONVERSION_UNKNOWN: {
    entering: ['planned'],
    fails: [{ mappings: [mappingOf(), mappingOf({ conversionNeeded: 'unknown' })] }],
    rows: [['KOB-002']],
    holds: [{}, { mappings: [mappingOf({ conversionNeeded: 'no' })] }],
    silent: [retired],
  },
  ROLLBACK_MISSING: {
    entering: ['migrating'],
    fails: without('rollbackPlan'),
    holds: [{}],
    silent: [{ ...retired, system: { ...retired.system, rollbackPlan: null } }],
  },
  TARGET_NOT_IN_USE: {
    entering: ['cut_over', 'decommissioned'],
    fails: [
      { mappings: [mappingOf({ replacementState: 'planned' })] },
      { mappings: [mappingOf({ replacementState: 'coming' })] },
      { mappings: [mappingOf({ replacementState: 'retired' })] },
      { mappings: [mappingOf(), mappingOf({ replacementState: 'coming' })] },
    ],
    rows: [['e1'], ['e1'], ['e1'], ['e2']],
    holds: [{}, { mappings: [mappingOf(), mappingOf()] }],
    silent: [retained, retired],
  },
  ACCEPTANCE_MISSING: {
    entering: ['cut_over'],
    fails: [
      { mappings: [mappingOf({ acceptedOn: null })] },
      { mappings: [mappingOf(), mappingOf({ acceptedOn: null })] },
      { mappings: [mappingOf({ acceptedBy: null })] },
    ],
    rows: [['KOB-001'], ['KOB-002'], ['KOB-001']],
    holds: [{}],
    silent: [retired],
  },
  RECONCILIATION_MISSING: {
    entering: ['cut_over'],
    fails: [
      { mappings: [mappingOf({ countIn: 1200, countOut: 1199 })] },
      { mappings: [mappingOf({ countIn: null, countOut: null })] },
      { mappings: [mappingOf({ countIn: null })] },
      { mappings: [mappingOf({ conversionNeeded: 'unknown', countIn: null, countOut: null })] },
      { mappings: [mappingOf(), mappingOf({ countOut: null })] },
      { mappings: [mappingOf({ countIn: 0, countOut: 0 })] },
      { mappings: [mappingOf({ countOut: 1199, deviation: 'Én dublett' })] },
      {
        mappings: [
          mappingOf({ countOut: 1199, deviation: 'Én dublett', deviationAcceptedBy: 'Omsorgssjef' }),
        ],
      },
      { mappings: [mappingOf({ countOut: null, deviation: 'Ikke talt', ...ACCEPTED })] },
    ],
    rows: [
      ['KOB-001'],
      ['KOB-001'],
      ['KOB-001'],
      ['KOB-001'],
      ['KOB-002'],
      ['KOB-001'],
      ['KOB-001'],
      ['KOB-001'],
      ['KOB-001'],
    ],
    holds: [
      {},
      { mappings: [mappingOf({ countIn: 1, countOut: 1 })] },
      { mappings: [mappingOf({ countIn: 0, countOut: 0, deviation: 'Systemet ble aldri brukt' })] },
      { mappings: [mappingOf({ countOut: 1199, deviation: 'Én dublett', ...ACCEPTED })] },
      { mappings: [mappingOf({ conversionNeeded: 'no', countIn: null, countOut: null })] },
    ],
    silent: [retired],
  },
  READ_ONLY_END_MISSING: { entering: ['read_only'], fails: without('readOnlyUntil'), holds: [{}] },
  LOOKUP_ROLES_MISSING: { entering: ['read_only'], fails: without('lookupRoles'), holds: [{}] },
  MUNICIPALITY_NUMBER_OPEN: {
    entering: ['cut_over', 'retained'],
    fails: [
      { system: { municipalityNumberChangedOn: null, ...LATE } },
      { system: { usesMunicipalityNumber: 'unknown', ...LATE } },
      { system: { municipalityNumberChangedOn: null, targetDate: null } },
      { system: { municipalityNumberChangedOn: null }, mergerDate: null },
      { system: { municipalityNumberChangedOn: null }, today: '2020-01-01' },
      { system: { ...retained.system, municipalityNumberChangedOn: null }, mappings: [] },
      {
        today: '2021-01-01',
        system: { status: 'cut_over', municipalityNumberChangedOn: null },
        mappings: [mappingOf({ actualCutOver: '2020-01-02' })],
      },
    ],
    holds: [
      { system: LATE },
      { system: { usesMunicipalityNumber: 'no', municipalityNumberChangedOn: null, ...LATE } },
    ],
    silent: [
      // Its users move before the merger.
      { system: { targetDate: '2020-01-01', municipalityNumberChangedOn: null } },
      { system: { status: 'cut_over', targetDate: '2019-10-01', municipalityNumberChangedOn: null } },
      {
        today: '2021-01-01',
        system: { status: 'cut_over', targetDate: '2020-06-01', municipalityNumberChangedOn: null },
        mappings: [mappingOf({ actualCutOver: '2019-12-20' })],
      },
      // Who continues under its old number has none to change.
      {
        system: { ...CONTINUES, ...LATE, municipalityNumberChangedOn: null },
        parties: partiesOf('0601', []),
      },
    ],
  },
  ORGANISATION_NUMBER_OPEN: {
    entering: ['retained'],
    fails: [
      { system: { organisationNumberChangedOn: null } },
      { system: { usesOrganisationNumber: 'unknown' } },
    ],
    holds: [
      {},
      { system: { organisationNumberChangedOn: '2020-01-01' } },
      { system: { usesOrganisationNumber: 'no', organisationNumberChangedOn: null } },
    ],
    silent: [{ system: { ...CONTINUES, organisationNumberChangedOn: null } }],
  },
  NEW_OWNER_MISSING: {
    entering: ['retained'],
    fails: without('newOwner'),
    holds: [{}],
    silent: [{ system: { newOwner: null, municipality: 'IKS' } }],
  },
  DIVISION_NOT_AGREED: {
    entering: ['planned', 'retained'],
    fails: [{ system: DIVIDED }],
    holds: [{ system: { ...DIVIDED, divisionAgreedOn: '2019-10-15' } }],
    silent: [{}, { system: { municipality: '0601' } }, { system: DIVIDED, parties: partiesOf('9999', []) }],
  },
  BODY_NOT_NOTIFIED: {
    entering: ['phasing_out', 'retained'],
    fails: [{ system: BODYS }, { system: { municipality: 'IKS' } }, { system: { kind: 'national' } }],
    holds: [
      { system: { ...BODYS, bodyNotifiedOn: '2019-10-15' } },
      { system: { kind: 'national', bodyNotifiedOn: '2019-10-15' } },
    ],
    silent: [{}, { system: { responsibleBody: '' } }],
  },
  PARTICIPATION_OPEN: {
    entering: ['decommissioned'],
    fails: [{ system: BODYS }],
    holds: [{ system: { ...BODYS, participationEndedOn: '2019-10-15' } }],
    silent: [{}],
  },
  ACCESS_OPEN: { entering: ['decommissioned'], fails: without('accessRemovedOn'), holds: [{}] },
  CONTRACT_UNKNOWN: {
    entering: ['assessed'],
    fails: [{ contracts: [] }, { system: { hasContracts: 'unknown' }, contracts: [] }],
    holds: [{}, { system: { hasContracts: 'no' }, contracts: [] }, { system: { hasContracts: 'unknown' } }],
  },
  INTEGRATIONS_UNKNOWN: {
    entering: ['assessed'],
    fails: [{ integrations: [] }, { system: { hasIntegrations: 'unknown' }, integrations: [] }],
    holds: [{}, { system: { hasIntegrations: 'no' }, integrations: [] }],
  },
  NOTICE_DEADLINE_UNKNOWN: {
    entering: ['planned'],
    fails: [
      { contracts: [{ end: null, noticeMonths: null }] },
      { contracts: [{}, { autoRenew: true, noticeMonths: null }] },
    ],
    rows: [['AVT-001'], ['AVT-002']],
    holds: [
      {},
      { contracts: [] },
      { contracts: [{ end: null }, { noticeMonths: null }, { autoRenew: true }] },
      { contracts: [{ end: null, noticeMonths: null, noticeGivenOn: '2019-01-01' }] },
      { contracts: [{ end: null, noticeMonths: null, heldByBody: true }] },
    ],
  },
  DEPENDENCY_OPEN: {
    entering: ['migrating'],
    fails: [{ prerequisites: [{ status: 'cut_over', reached: 'migrating' }] }],
    rows: [['FOR-001']],
    holds: [{}, { prerequisites: [] }, { prerequisites: [{ status: 'planned', reached: 'planned' }] }],
  },
  INTEGRATION_OPEN: {
    entering: ['cut_over', 'decommissioned'],
    fails: [{ integrations: [{ state: 'moved' }, { state: 'open' }] }],
    rows: [['INT-002']],
    holds: [{}, { integrations: [] }, { integrations: [{ state: 'removed' }, { state: 'not_needed' }] }],
  },
  NOTICE_NOT_GIVEN: {
    entering: ['phasing_out'],
    fails: [{ contracts: [{ autoRenew: true }] }, { contracts: [{}, { end: null }] }],
    rows: [['AVT-001'], ['AVT-002']],
    holds: [
      {},
      { contracts: [] },
      { contracts: [{ autoRenew: true, noticeGivenOn: '2019-01-01' }] },
      { contracts: [{ autoRenew: true, noticeWaiver: 'Sies opp av samarbeidet' }] },
      { contracts: [{ autoRenew: true, heldByBody: true }] },
    ],
  },
  SUPPLIER_NOT_NOTIFIED: {
    entering: ['retained'],
    fails: [{ contracts: [{}] }, { contracts: [{ party: null }], parties: partiesOf(null, []) }],
    rows: [['AVT-001'], ['AVT-001']],
    holds: [
      {},
      { contracts: [] },
      { contracts: [{ party: '9999' }, { assignedOn: '2019-06-01' }, { end: '2019-10-01' }] },
      { contracts: [{ notifiedOn: '2019-10-15' }, { otherParties: ['9999'] }] },
      { contracts: [{ party: '0601' }, { party: 'IKS', heldByBody: true }] },
    ],
  },
  CONTRACT_OPEN: {
    entering: ['decommissioned'],
    fails: [
      { contracts: [{ end: '2019-10-15' }] },
      { contracts: [{ end: '2019-10-01' }, {}] },
      { contracts: [{ assignedOn: '2019-06-01' }] },
    ],
    rows: [['AVT-001'], ['AVT-002'], ['AVT-001']],
    holds: [
      {},
      { contracts: [] },
      { contracts: [{ end: '2019-10-14' }] },
      { contracts: [{ heldByBody: true }] },
    ],
  },
  ARCHIVE_DUTY_UNKNOWN: {
    entering: ['assessed'],
    fails: without('archiveDuty'),
    holds: [{}, { system: { archiveDuty: 'siard' } }],
  },
  RECORDS_MANAGER_NOT_CONSULTED: {
    entering: ['decided'],
    fails: [
      { system: { archiveDuty: 'siard' }, archive: { consultedOn: null } },
      { system: { archiveDuty: null }, archive: { consultedOn: null } },
    ],
    holds: [{ system: { archiveDuty: 'siard' } }],
    silent: [{ archive: { consultedOn: null } }],
  },
  APPRAISAL_MISSING: {
    entering: ['planned', 'retained'],
    fails: [{ archive: { state: 'not_assessed' } }],
    holds: [{}, { archive: { state: 'appraised' } }, { archive: { state: 'deposited' } }],
  },
  SERIES_NOT_CLOSED: {
    entering: ['read_only', 'phasing_out', 'retained'],
    fails: [
      { system: { archiveDuty: 'siard' }, archive: { seriesClosedOn: null } },
      { system: { archiveDuty: 'siard' }, archive: { seriesClosedOn: '2019-10-16' } },
      { system: { archiveDuty: 'siard', disposition: 'retain' }, archive: { newSeriesOpenedOn: null } },
    ],
    holds: [
      {
        system: { archiveDuty: 'siard' },
        archive: { seriesClosedOn: '2019-10-15', newSeriesOpenedOn: null },
      },
      { system: { archiveDuty: 'other', disposition: 'retain' }, archive: { seriesClosedOn: '2019-12-31' } },
    ],
    silent: [
      { archive: { seriesClosedOn: null } },
      {
        system: { ...CONTINUES, archiveDuty: 'siard', disposition: 'retain' },
        archive: { seriesClosedOn: null },
      },
    ],
  },
  EXTRACT_NOT_ORDERED: {
    entering: ['phasing_out'],
    fails: [{ archive: { state: 'not_assessed' } }, { archive: { state: 'appraised' } }],
    holds: [{}, { archive: { state: 'disposal_approved' } }, { archive: { state: 'extract_ordered' } }],
  },
  ARCHIVE_NOT_DISCHARGED: {
    entering: ['decommissioned'],
    fails: [
      { archive: { dischargedOn: null } },
      { system: { archiveDuty: 'siard' } },
      { system: { archiveDuty: null } },
      { system: { archiveDuty: 'siard' }, archive: { state: 'deposited' } },
      {
        today: '2026-01-01',
        system: { archiveDuty: 'siard' },
        archive: { state: 'deposited', deletionConsent: 'Brev', deletionConsentOn: '2026-01-01' },
      },
    ],
    holds: [
      {},
      retired,
      { system: { archiveDuty: 'siard' }, archive: { state: 'transferred' } },
      {
        system: { archiveDuty: 'siard' },
        archive: { state: 'deposited', deletionConsent: 'Brev', deletionConsentOn: '2019-10-01' },
      },
    ],
  },
  DPA_MISSING: {
    entering: ['migrating'],
    fails: [
      { mappings: [mappingOf(), mappingOf({ dpaSignedOn: null })] },
      { ...MERGED, mappings: [mappingOf({ dpaParty: '9999' }), mappingOf({ dpaParty: '0602' })] },
    ],
    rows: [['e2'], ['e2']],
    holds: [
      {},
      { mappings: [mappingOf({ dpaSignedOn: null, dpaReason: 'Staten er behandlingsansvarlig' })] },
      { mappings: [mappingOf({ dpaParty: '0602' })] },
      { ...MERGED, mappings: [mappingOf(), mappingOf({ dpaParty: '9999' })] },
    ],
    silent: [retired, { system: { privacyClass: 'none' }, mappings: [mappingOf({ dpaSignedOn: null })] }],
  },
  ROS_MISSING: {
    entering: ['migrating'],
    fails: [{ mappings: [mappingOf({ riskAssessedOn: null })] }],
    rows: [['e1']],
    holds: [{}, { system: { privacyClass: 'none' } }],
    silent: [retired],
  },
  DPIA_MISSING: {
    entering: ['migrating'],
    fails: [
      { mappings: [mappingOf({ dpiaDoneOn: null })] },
      { mappings: [mappingOf(), mappingOf({ dpiaRequired: 'unknown' })] },
      { mappings: [mappingOf({ dpiaRequired: 'no' })] },
    ],
    rows: [['e1'], ['e2'], ['e1']],
    holds: [
      {},
      { mappings: [mappingOf({ dpiaRequired: 'no', dpiaReason: 'Lav risiko', dpiaDoneOn: null })] },
      // What the old system lacks is not asked of the move.
      { privacy: { dpiaDoneOn: null, dpiaRequired: 'unknown' } },
    ],
    silent: [retired, { system: { privacyClass: 'none' }, mappings: [mappingOf({ dpiaDoneOn: null })] }],
  },
  CARRIED_ON_WITHOUT_DPA: {
    entering: ['retained'],
    fails: [{}, { privacy: { dpaState: 'missing' } }],
    holds: [
      { privacy: { dpaState: 'signed', dpaParty: '0602' } },
      { privacy: { dpaState: 'not_needed', dpaReason: 'Egen drift' } },
    ],
    silent: [{ system: { privacyClass: 'none' } }],
  },
  CARRIED_ON_WITHOUT_ROS: {
    entering: ['retained'],
    fails: [{ privacy: { riskAssessedOn: null } }],
    holds: [{}],
  },
  CARRIED_ON_WITHOUT_DPIA: {
    entering: ['retained'],
    fails: [{ privacy: { dpiaDoneOn: null } }, { privacy: { dpiaRequired: 'unknown' } }],
    holds: [{}, { privacy: { dpiaRequired: 'no', dpiaReason: 'Lav risiko' } }],
    silent: [{ system: { privacyClass: 'none' }, privacy: { dpiaDoneOn: null } }],
  },
  DPA_PARTY_OLD: {
    entering: ['retained'],
    fails: [
      MERGED,
      { ...MERGED, privacy: { dpaState: 'signed', dpaParty: '0602' } },
      { ...MERGED, privacy: { dpaState: 'signed', dpaParty: null }, parties: partiesOf(null, []) },
    ],
    holds: [
      { ...MERGED, privacy: { dpaState: 'signed' } },
      { ...MERGED, privacy: { dpaState: 'not_needed', dpaParty: null } },
      { ...MERGED, privacy: { dpaState: 'signed', dpaParty: '0601' } },
      { ...MERGED, privacy: { dpaState: 'signed', dpaParty: '3006' } },
      { ...MERGED, privacy: { dpaState: 'signed', dpaParty: 'IKS' } },
    ],
    silent: [
      { ...MERGED, system: { privacyClass: 'none' } },
      { today: '2019-12-31', privacy: { dpaState: 'signed', dpaParty: '0602' } },
      { ...MERGED, mergerDate: null },
    ],
  },
  ERASURE_NOT_CONFIRMED: {
    entering: ['decommissioned'],
    fails: [{ privacy: { erasureState: 'pending' } }, { privacy: { erasureState: 'ordered' } }],
    holds: [{}, { privacy: { erasureState: 'not_needed' } }],
    silent: [{ system: { privacyClass: 'none' }, privacy: { erasureState: 'pending' } }],
  },
  ERASED_BEFORE_ARCHIVED: {
    entering: ['decommissioned'],
    fails: [
      { archive: { dischargedOn: null } },
      { privacy: { erasureConfirmedOn: '2019-09-30' } },
      { system: { privacyClass: 'none' }, archive: { dischargedOn: null } },
    ],
    holds: [{}, { privacy: { erasureConfirmedOn: '2019-10-01' } }, { privacy: { erasureConfirmedOn: null } }],
  },
  DPA_OPEN: {
    entering: ['decommissioned'],
    fails: [{ privacy: { dpaState: 'signed' } }, { privacy: { dpaState: 'missing' } }],
    holds: [{}, { privacy: { dpaState: 'not_needed' } }],
    silent: [{ system: { privacyClass: 'none' }, privacy: { dpaState: 'signed' } }],
  },
  ROPA_OPEN: {
    entering: ['decommissioned'],
    fails: [{ privacy: { ropClosedOn: null } }],
    holds: [{}],
    silent: [{ system: { privacyClass: 'none' }, privacy: { ropClosedOn: null } }],
  },
}
