import type { ArchiveFacts } from '../../schema/rules/archives.js'
import type {
  GateContract,
  GateFacts,
  GateIntegration,
  GateMapping,
  GatePrerequisite,
  GateSystem,
} from '../../schema/rules/gateFacts.js'
import { GATES } from '../../schema/rules/gates.js'
import { UNASSESSED } from '../../schema/rules/lowerings.js'
import { partiesOf } from '../../schema/rules/parties.js'
import type { PrivacyFacts } from '../../schema/rules/privacy.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'

/** A link for which every gate holds. */
export const mappingOf = (fields: Partial<GateMapping> = {}): GateMapping => ({
  id: 'KOB-001',
  replacement: 'epj',
  replacementState: 'in_use',
  goLiveActual: '2019-09-01',
  dpaSignedOn: '2019-08-15',
  dpaParty: null,
  dpaReason: null,
  riskAssessedOn: '2019-08-29',
  dpiaRequired: 'yes',
  dpiaReason: null,
  dpiaDoneOn: '2019-08-20',
  coverage: 'full',
  actualCutOver: null,
  conversionNeeded: 'yes',
  countIn: 1200,
  countOut: 1200,
  deviation: null,
  deviationAcceptedBy: null,
  deviationReference: null,
  acceptedBy: 'Omsorgssjef',
  acceptedOn: '2019-09-30',
  ...fields,
})

/** The archive of a system with nothing to preserve, discharged. */
export const archiveOf = (fields: Partial<ArchiveFacts> = {}): ArchiveFacts => ({
  state: 'no_records',
  consultedOn: '2019-02-01',
  appraisal: 'Ingen arkivverdig dokumentasjon',
  appraisedOn: '2019-02-01',
  appraisalConfirmedOn: null,
  seriesClosedOn: '2019-10-01',
  newSeriesOpenedOn: '2020-01-01',
  depot: 'own_depot',
  extractCase: 'Sak 19/100',
  extractOrderedOn: null,
  extractReceivedOn: null,
  depositedOn: null,
  handedOverOn: null,
  disposalBasis: null,
  disposalApprovedOn: null,
  retentionExpiresOn: null,
  retentionRule: null,
  deletionConsent: null,
  deletionConsentOn: null,
  dischargedById: 'records_manager',
  dischargedOn: '2019-10-01',
  ...fields,
})

/** A privacy track in which everything is done. */
export const privacyOf = (fields: Partial<PrivacyFacts> = {}): PrivacyFacts => ({
  dpaState: 'terminated',
  dpaReason: null,
  dpaSignedOn: '2018-06-01',
  dpaParty: '9999',
  dpiaRequired: 'yes',
  dpiaReason: null,
  dpiaDoneOn: '2019-03-01',
  riskAssessedOn: '2019-03-01',
  ropEntry: 'BP-1',
  ropClosedOn: '2019-10-10',
  storageCountry: 'NO',
  processingCountry: 'NO',
  thirdCountryBasis: null,
  controllerAfter: '9999',
  erasureState: 'confirmed',
  erasureReason: null,
  erasureOrderedOn: '2019-10-02',
  erasureConfirmedOn: '2019-10-08',
  ...fields,
})

/** A contract that runs to New Year with one month of notice. */
export const contractOf = (fields: Partial<GateContract> = {}): GateContract => ({
  id: 'AVT-001',
  party: '0602',
  otherParties: [],
  start: null,
  end: '2019-12-31',
  autoRenew: false,
  renewalMonths: null,
  noticeMonths: 1,
  noticeGivenOn: null,
  noticeWaiver: null,
  notifiedOn: null,
  assignedOn: null,
  terminatedOn: null,
  heldByBody: false,
  ...fields,
})

/** An integration that is settled. */
export const integrationOf = (fields: Partial<GateIntegration> = {}): GateIntegration => ({
  id: 'INT-001',
  state: 'moved',
  ...fields,
})

/** A prerequisite that is met. */
export const prerequisiteOf = (fields: Partial<GatePrerequisite> = {}): GatePrerequisite => ({
  id: 'FOR-001',
  status: 'cut_over',
  reached: 'retained',
  ...fields,
})

/** A system for which every gate holds, whatever status it enters, as far as its own fields say. */
const SOUND_SYSTEM: GateSystem = {
  status: 'planned',
  disposition: 'replace',
  kind: 'business',
  hasContracts: 'yes',
  hasIntegrations: 'yes',
  usesMunicipalityNumber: 'yes',
  municipalityNumberChangedOn: '2020-01-01',
  usesOrganisationNumber: 'yes',
  organisationNumberChangedOn: '2020-01-01',
  partsCoverAll: 'unknown',
  restReason: null,
  newOwner: 'Helse- og omsorgssjef',
  wave: 'w1',
  rollbackPlan: 'Plan, sak 19/3',
  accessRemovedOn: '2019-10-12',
  servers: null,
  certificates: null,
  licencesGivenUp: null,
  shutOffOn: null,
  ownerSignedOffBy: null,
  ownerSignedOffOn: null,
  operationsSignedOffBy: null,
  operationsSignedOffOn: null,
  bodyNotifiedOn: null,
  bodyReference: null,
  participationEndedOn: null,
  divisionAgreedOn: null,
  divisionReference: null,
  systemOwner: 'Omsorgssjef',
  serviceArea: 'HEO',
  hosting: 'on_premises',
  privacyClass: 'special',
  privacyClassBefore: null,
  archiveDuty: 'none',
  archiveDutyBefore: null,
  decisionReference: 'Notat D3-001',
  decisionDate: '2019-02-12',
  decisionRole: 'Styringsgruppen',
  dispositionReason: null,
  targetDate: '2019-12-31',
  responsible: 'Prosjektleder D3',
  readOnlyFrom: null,
  readOnlyUntil: '2020-12-31',
  lookupRoles: 'Arkivtjenesten',
  plannedReadOnly: null,
  plannedDecommission: null,
  onHold: false,
  dayOneCritical: false,
  name: 'Gerica',
  aliases: [],
  supportEndsOn: null,
  externalId: null,
  note: null,
  contactRoles: [],
  responsibleBody: null,
  usedBy: [],
  inUseSince: null,
  usersTo: null,
  criticalService: 'no',
  product: 'Gerica',
  vendor: null,
  productVersion: null,
  municipality: '0602',
  descriptionNb: null,
  descriptionEn: null,
  administrator: null,
  operations: null,
  users: null,
  usageNote: null,
  location: null,
  databasePlatform: null,
  confidentiality: null,
  integrity: null,
  availability: null,
  tolerableDowntimeHours: null,
  annualCost: null,
  readOnlyCost: null,
  onHoldReason: null,
  health: null,
  healthNote: null,
}

/** A system that came to say as little as `least` and that nobody has agreed of; what says no more stays. */
export function lowered<S extends GateSystem>(system: S, least: 'none' | null): S {
  const { archiveDuty, privacyClass } = system
  const lowers = (value: string | null) => value !== 'none' && value !== least
  return {
    ...system,
    ...(lowers(archiveDuty) && { archiveDuty: least, archiveDutyBefore: archiveDuty ?? UNASSESSED }),
    ...(lowers(privacyClass) && { privacyClass: least, privacyClassBefore: privacyClass ?? UNASSESSED }),
  }
}

/** The texts and dates that gates ask to be filled in, filled in: what a test writes so that it comes far. */
export const FILLED_IN = Object.fromEntries(
  GATES.flatMap(({ place }) => {
    if (place?.part !== 'system' || SYSTEM_FIELDS[place.field].type === 'choice') return []
    return [[place.field, SOUND_SYSTEM[place.field]]]
  }),
)

/** A merger with one of each: two that merge, one that takes them in, one that is divided, and a partnership. */
export const PARTIES = [
  { number: '0602', kind: 'former' },
  { number: '0711', kind: 'former' },
  { number: '0601', kind: 'continuing' },
  { number: '0620', kind: 'divided' },
  { number: 'IKS', kind: 'shared' },
  { number: '3006', kind: 'new' },
] as const

/** A system to be replaced, on 15 October 2019, for which every gate holds. */
export const factsOf = (system: Partial<GateSystem> = {}): GateFacts => ({
  today: '2019-10-15',
  mergerDate: '2020-01-01',
  parties: partiesOf('9999', PARTIES),
  ruleSet: 'norway',
  mappings: [mappingOf()],
  continuedAs: null,
  continuedInUse: false,
  archive: archiveOf(),
  privacy: privacyOf(),
  contracts: [contractOf({ terminatedOn: '2019-10-01', assignedOn: '2019-06-01' })],
  integrations: [integrationOf()],
  prerequisites: [prerequisiteOf()],
  overrides: [],
  system: { ...SOUND_SYSTEM, ...system },
})
