import t from 'tap'
import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import { ARCHIVE_FIELDS, type ArchiveFacts } from '../../schema/rules/archives.js'
import { findingsOf } from '../../schema/rules/checks.js'
import { CONTRACT_FIELDS, type ContractFacts, contractState } from '../../schema/rules/contracts.js'
import { addDays } from '../../schema/rules/dates.js'
import { countedOn, doneNames, followsMapping, hasCome, isSameDay } from '../../schema/rules/days.js'
import type { Fields } from '../../schema/rules/fields.js'
import type { GateFacts, GateMapping, GateSystem } from '../../schema/rules/gateFacts.js'
import { MAPPING_FIELDS } from '../../schema/rules/mappings.js'
import { PRIVACY_FIELDS, type PrivacyFacts } from '../../schema/rules/privacy.js'
import { REPLACEMENT_FIELDS } from '../../schema/rules/replacements.js'
import type { Status } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { brokenGates, gatesInto } from '../../schema/rules/transitions.js'
import { archiveOf, contractOf, factsOf, mappingOf, privacyOf } from './facts.js'

const TODAY = '2019-10-15'
const TOMORROW = '2019-10-16'

t.test('a day counts once it has come', async (t) => {
  t.notOk(hasCome(null, TODAY))
  t.ok(hasCome('2019-10-14', TODAY))
  t.ok(hasCome(TODAY, TODAY))
  t.notOk(hasCome(TOMORROW, TODAY))
  const row = { acceptedOn: TOMORROW, plannedCutOver: TOMORROW, id: 'KOB-001' }
  t.strictSame(countedOn(TODAY, MAPPING_FIELDS, row), { ...row, acceptedOn: null }, 'a plan stands')
  t.equal(countedOn(TOMORROW, MAPPING_FIELDS, row), row, 'the row itself when nothing lies ahead')
})

/** The dates that may lie ahead: plans, limits, periods, and days that are themselves what is decided. */
const MAY_LIE_AHEAD: Record<string, readonly string[]> = {
  programme: ['mergerDate'],
  system: [
    'supportEndsOn',
    'municipalityNumberChangedOn',
    'organisationNumberChangedOn',
    'targetDate',
    'plannedReadOnly',
    'plannedDecommission',
    'readOnlyUntil',
  ],
  mapping: ['plannedCutOver'],
  replacement: ['goLivePlanned'],
  archive: ['periodFrom', 'periodTo', 'seriesClosedOn', 'newSeriesOpenedOn', 'retentionExpiresOn'],
  privacy: ['riskReviewOn', 'backupsErasedOn'],
  contract: ['start', 'end', 'terminatedOn'],
  series_break: ['seriesClosedOn', 'newSeriesOpenedOn'],
  wave: ['startsOn', 'endsOn'],
  milestone: ['date'],
  risk: ['dueOn'],
  wanted_decision: ['decideBy'],
}

t.test('every date says that something was done, or may lie ahead', async (t) => {
  for (const [entity, fields] of Object.entries<Fields>(WRITTEN_FIELDS)) {
    const dates = Object.entries(fields).filter(([, { type }]) => type === 'date')
    t.strictSame(
      dates.filter(([, { done }]) => !done).map(([name]) => name),
      MAY_LIE_AHEAD[entity] ?? [],
      entity,
    )
    t.strictSame(
      doneNames(fields),
      dates.filter(([, { done }]) => done).map(([name]) => name),
      `${entity}: only dates are done on a day`,
    )
  }
})

const withSystem = (fields: Partial<GateSystem>): GateFacts => factsOf(fields)
const withMapping = (fields: Partial<GateMapping>): GateFacts => ({
  ...factsOf(),
  mappings: [mappingOf(fields)],
})
const withArchive = (fields: Partial<ArchiveFacts>): GateFacts => ({
  ...factsOf({ archiveDuty: 'siard' }),
  archive: archiveOf({ state: 'deposited', deletionConsent: 'Sak 19/1', ...fields }),
})
const withPrivacy = (fields: Partial<PrivacyFacts>, system: Partial<GateSystem> = {}): GateFacts => ({
  ...factsOf(system),
  privacy: privacyOf(fields),
})
const withContract = (fields: Partial<ContractFacts>, system: Partial<GateSystem> = {}): GateFacts => ({
  ...factsOf(system),
  contracts: [contractOf({ autoRenew: true, ...fields })],
})

/** What each day proves: the gate that asks for it, of which status. */
const PROOFS: Record<string, [gate: string, into: Status, facts: (day: string) => GateFacts]> = {
  'system.decisionDate': ['DECISION_DATE_MISSING', 'decided', (decisionDate) => withSystem({ decisionDate })],
  'system.accessRemovedOn': [
    'ACCESS_OPEN',
    'decommissioned',
    (accessRemovedOn) => withSystem({ accessRemovedOn }),
  ],
  'system.divisionAgreedOn': [
    'DIVISION_NOT_AGREED',
    'planned',
    (divisionAgreedOn) => withSystem({ municipality: '0620', divisionAgreedOn }),
  ],
  'system.bodyNotifiedOn': [
    'BODY_NOT_NOTIFIED',
    'phasing_out',
    (bodyNotifiedOn) => withSystem({ responsibleBody: 'Avfallsselskapet IKS', bodyNotifiedOn }),
  ],
  'system.participationEndedOn': [
    'PARTICIPATION_OPEN',
    'decommissioned',
    (participationEndedOn) => withSystem({ responsibleBody: 'Avfallsselskapet IKS', participationEndedOn }),
  ],
  'mapping.acceptedOn': ['ACCEPTANCE_MISSING', 'cut_over', (acceptedOn) => withMapping({ acceptedOn })],
  'replacement.goLiveActual': [
    'TARGET_NOT_IN_USE',
    'cut_over',
    (goLiveActual) => withMapping({ goLiveActual }),
  ],
  'replacement.dpaSignedOn': ['DPA_MISSING', 'migrating', (dpaSignedOn) => withMapping({ dpaSignedOn })],
  'replacement.riskAssessedOn': [
    'ROS_MISSING',
    'migrating',
    (riskAssessedOn) => withMapping({ riskAssessedOn }),
  ],
  'archive.consultedOn': [
    'RECORDS_MANAGER_NOT_CONSULTED',
    'decided',
    (consultedOn) => withArchive({ consultedOn }),
  ],
  'archive.appraisedOn': ['APPRAISAL_MISSING', 'planned', (appraisedOn) => withArchive({ appraisedOn })],
  'archive.extractOrderedOn': [
    'EXTRACT_NOT_ORDERED',
    'phasing_out',
    (extractOrderedOn) => withArchive({ state: 'extract_ordered', extractOrderedOn }),
  ],
  'archive.disposalApprovedOn': [
    'EXTRACT_NOT_ORDERED',
    'phasing_out',
    (disposalApprovedOn) => withArchive({ state: 'disposal_approved', disposalApprovedOn }),
  ],
  'archive.depositedOn': [
    'ARCHIVE_NOT_DISCHARGED',
    'decommissioned',
    (depositedOn) => withArchive({ depositedOn, deletionConsentOn: depositedOn }),
  ],
  'archive.handedOverOn': [
    'ARCHIVE_NOT_DISCHARGED',
    'decommissioned',
    (handedOverOn) => withArchive({ state: 'transferred', handedOverOn }),
  ],
  'archive.deletionConsentOn': [
    'ARCHIVE_NOT_DISCHARGED',
    'decommissioned',
    (deletionConsentOn) => withArchive({ deletionConsentOn }),
  ],
  'privacy.dpaSignedOn': [
    'CARRIED_ON_WITHOUT_DPA',
    'retained',
    (dpaSignedOn) => withPrivacy({ dpaState: 'signed', dpaSignedOn }, { disposition: 'retain' }),
  ],
  'replacement.dpiaDoneOn': ['DPIA_MISSING', 'migrating', (dpiaDoneOn) => withMapping({ dpiaDoneOn })],
  'privacy.dpiaDoneOn': [
    'CARRIED_ON_WITHOUT_DPIA',
    'retained',
    (dpiaDoneOn) => withPrivacy({ dpiaDoneOn }, { disposition: 'retain' }),
  ],
  'privacy.riskAssessedOn': [
    'CARRIED_ON_WITHOUT_ROS',
    'retained',
    (riskAssessedOn) => withPrivacy({ riskAssessedOn }, { disposition: 'retain' }),
  ],
  'privacy.ropClosedOn': ['ROPA_OPEN', 'decommissioned', (ropClosedOn) => withPrivacy({ ropClosedOn })],
  'privacy.erasureConfirmedOn': [
    'ERASURE_NOT_CONFIRMED',
    'decommissioned',
    (erasureConfirmedOn) => withPrivacy({ erasureConfirmedOn }),
  ],
  'contract.noticeGivenOn': [
    'NOTICE_NOT_GIVEN',
    'phasing_out',
    (noticeGivenOn) => withContract({ noticeGivenOn }),
  ],
  'contract.notifiedOn': [
    'SUPPLIER_NOT_NOTIFIED',
    'retained',
    (notifiedOn) => withContract({ notifiedOn }, { disposition: 'retain' }),
  ],
  'contract.assignedOn': [
    'SUPPLIER_NOT_NOTIFIED',
    'retained',
    (assignedOn) => withContract({ assignedOn }, { disposition: 'retain' }),
  ],
}
/** Days that no gate asks for: a check or a track does, below. */
const NO_GATE = [
  'system.readOnlyFrom',
  'system.inUseSince',
  'system.shutOffOn',
  'system.ownerSignedOffOn',
  'system.operationsSignedOffOn',
  'archive.appraisalConfirmedOn',
  'archive.extractReceivedOn',
  'archive.extractTestedOn',
  'archive.extractApprovedOn',
  'archive.destroyedOn',
  'contract.noticeConfirmedOn',
  'mapping.actualCutOver',
  'privacy.erasureOrderedOn',
  'risk.closedOn',
  'wanted_decision.decidedOn',
]

t.test('what is done on a day ahead satisfies no gate, and does so on that day', async (t) => {
  const done = Object.entries<Fields>(WRITTEN_FIELDS).flatMap(([entity, fields]) =>
    doneNames(fields).map((name) => `${entity}.${name}`),
  )
  t.strictSame([...Object.keys(PROOFS), ...NO_GATE].sort(), done.sort(), 'every day is looked at')
  for (const [field, [code, into, facts]] of Object.entries(PROOFS)) {
    const holds = (given: GateFacts) => gatesInto(into, given).find((gate) => gate.code === code)?.holds
    t.equal(holds(facts(TODAY)), true, `${field}: ${code} holds today`)
    t.equal(holds(facts(TOMORROW)), false, `${field}: ${code} fails the day before`)
    t.equal(holds({ ...facts(TOMORROW), today: TOMORROW }), true, `${field}: ${code} holds on the day`)
    const behind = { ...facts(TOMORROW), system: { ...facts(TOMORROW).system, status: into } }
    if (into !== 'decided')
      t.ok(
        brokenGates(behind).some((gate) => gate.code === code),
        `${field}: ${code} is broken behind a system`,
      )
  }
})

t.test('checks and states of contracts count the same days', async (t) => {
  const facts = {
    ...withPrivacy({ riskAssessedOn: TOMORROW, erasureState: 'pending', erasureConfirmedOn: null }),
    signals: [],
    daysOverdue: 0,
    destination: 'epj',
    mappings: [],
    integrations: [],
  }
  const register = {
    today: TODAY,
    mergerDate: '2020-01-01',
    ruleSet: 'norway' as const,
    systems: [
      { ...facts, notNeeded: [], system: { ...facts.system, number: 'IKT-001', status: 'planned' as const } },
    ],
    standing: new Map(),
    seriesBreaks: [],
  }
  const found = (today: string) =>
    findingsOf({ ...register, systems: register.systems.map((one) => ({ ...one, today })) })
      .filter((finding) => finding.found.length > 0)
      .map(({ check }) => check.code)
  t.ok(found(TODAY).includes('SPECIAL_WITHOUT_RISK_ASSESSMENT'))
  t.notOk(found(TOMORROW).includes('SPECIAL_WITHOUT_RISK_ASSESSMENT'))

  const contract = contractOf({ end: addDays(TODAY, 90), autoRenew: true })
  const cases: [Partial<ContractFacts>, string, string][] = [
    [{ noticeGivenOn: TOMORROW }, 'active', 'notice_given'],
    [{ assignedOn: TOMORROW }, 'active', 'assigned'],
    [{ terminatedOn: TOMORROW }, 'active', 'terminated'],
  ]
  for (const [fields, today, tomorrow] of cases) {
    t.equal(contractState({ ...contract, ...fields }, TODAY), today, JSON.stringify(fields))
    t.equal(contractState({ ...contract, ...fields }, TOMORROW), tomorrow, JSON.stringify(fields))
  }
})

t.test('no field is done in two concepts of a link, so that one cannot be taken for the other', async (t) => {
  const names = (fields: Fields) => doneNames(fields)
  t.strictSame(
    names(MAPPING_FIELDS).filter((name) => names(REPLACEMENT_FIELDS).includes(name)),
    [],
  )
  for (const fields of [SYSTEM_FIELDS, ARCHIVE_FIELDS, PRIVACY_FIELDS, CONTRACT_FIELDS])
    t.ok(names(fields).length > 0)
})

t.test('the plans of a system and of a mapping follow each other while nobody has moved', async (t) => {
  const cases: [
    status: Status,
    plannedCutOver: string | null,
    actual: string | null,
    along: boolean,
    follows: boolean,
  ][] = [
    ['planned', TODAY, null, true, true],
    ['migrating', TODAY, null, true, true],
    ['planned', TOMORROW, null, false, false],
    ['planned', null, null, false, false],
    ['planned', TODAY, TODAY, false, false],
    ['cut_over', TODAY, null, true, false],
    ['retained', TODAY, null, true, false],
  ]
  for (const [status, plannedCutOver, actualCutOver, along, follows] of cases) {
    const mapping = { plannedCutOver, actualCutOver }
    const said = `${status} ${plannedCutOver} ${actualCutOver}`
    t.equal(isSameDay(TODAY, mapping), along, `the mapping with its system: ${said}`)
    t.equal(followsMapping({ status, targetDate: TODAY }, mapping), follows, `the system with it: ${said}`)
    t.notOk(isSameDay(null, mapping), 'no day is no plan')
  }
})
