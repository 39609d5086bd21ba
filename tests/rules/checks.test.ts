import t from 'tap'
import { UNTOUCHED_ARCHIVE } from '../../schema/rules/archives.js'
import { CHECK_CODES } from '../../schema/rules/checkCodes.js'
import type {
  CheckedIntegration,
  CheckedMapping,
  CheckedRegister,
  CheckedSystem,
} from '../../schema/rules/checkFacts.js'
import { CHECKS, findingsOf } from '../../schema/rules/checks.js'
import type { GateSystem } from '../../schema/rules/gateFacts.js'
import { isLowered, LOWERABLE_FIELDS, UNASSESSED } from '../../schema/rules/lowerings.js'
import { UNTOUCHED_PRIVACY } from '../../schema/rules/privacy.js'
import { daysOverdue, destinationOf, signalsOf } from '../../schema/rules/progress.js'
import { STATUSES, type Status } from '../../schema/rules/status.js'
import { gatesInto } from '../../schema/rules/transitions.js'
import { archiveOf, contractOf, factsOf, lowered, mappingOf, privacyOf } from './facts.js'

/** A link to a shared solution in use, with nothing wrong about it. */
const linkOf = (fields: Partial<CheckedMapping> = {}): CheckedMapping => ({
  ...mappingOf(),
  coverage: 'full',
  plannedCutOver: null,
  replacementNb: 'Felles EPJ',
  replacementEn: 'Shared EPR',
  owner: 'Omsorgssjef',
  goLivePlanned: null,
  ...fields,
})

interface Change extends Partial<Omit<CheckedSystem, 'system' | 'mappings' | 'integrations'>> {
  system?: Partial<CheckedSystem['system']>
  mappings?: CheckedMapping[]
  integrations?: CheckedIntegration[]
}

const TODAY = '2019-10-15'

/** A register of these systems, numbered from IKT-001; each lacks nothing but what is said of it. */
function registerOf(
  changes: Change[],
  more: {
    today?: string
    mergerDate?: string | null
    gone?: Record<string, Status | 'voided'>
    seriesBreaks?: CheckedRegister['seriesBreaks']
  } = {},
) {
  const today = more.today ?? TODAY
  const systems = changes.map((change, index): CheckedSystem => {
    const number = `IKT-00${index + 1}`
    const facts = {
      ...factsOf(),
      privacy: privacyOf({ dpaState: 'signed' }),
      integrations: [],
      contracts: [contractOf({ end: '2020-12-31', notifiedOn: '2019-06-01' })],
      ...change,
      today,
      mergerDate: more.mergerDate === undefined ? '2020-01-01' : more.mergerDate,
      mappings: change.mappings ?? [linkOf()],
      system: {
        ...factsOf().system,
        number,
        name: `System ${number}`,
        municipality: '0602',
        product: null,
        hasIntegrations: 'no' as const,
        ...change.system,
      },
    }
    return {
      ...facts,
      notNeeded: [],
      signals: signalsOf(facts),
      daysOverdue: daysOverdue(facts),
      destination: destinationOf(facts.system.disposition, facts.mappings),
    }
  })
  const standing = new Map(
    systems.map(({ system }) => [system.number, { status: system.status, voided: false }]),
  )
  for (const [number, gone] of Object.entries(more.gone ?? {}))
    standing.set(
      number,
      gone === 'voided' ? { status: 'planned', voided: true } : { status: gone, voided: false },
    )
  return {
    today,
    mergerDate: more.mergerDate === undefined ? '2020-01-01' : more.mergerDate,
    ruleSet: 'norway' as const,
    systems,
    standing,
    seriesBreaks: more.seriesBreaks ?? [],
  }
}

/** A system with an archive duty whose users moved to `epj` on this day. */
const movedOn = (actualCutOver: string | null, system: Partial<GateSystem> = {}): Change => ({
  system: { archiveDuty: 'siard', ...system },
  mappings: [linkOf({ actualCutOver })],
})
const closedIn = (replacement: string, body: string, seriesClosedOn: string | null) => ({
  ...{ replacement, body, seriesClosedOn },
})

type Case = [changes: Change[], found: number[], more?: Parameters<typeof registerOf>[1]]

const special = (privacy: Parameters<typeof privacyOf>[0], status: Status = 'planned'): Change => ({
  system: { status, privacyClass: 'special' },
  privacy: privacyOf({ erasureState: 'pending', erasureConfirmedOn: null, ...privacy }),
})
const dutiful = (seriesClosedOn: string | null, archiveDuty: string | null = 'siard'): Change => ({
  system: { archiveDuty },
  archive: archiveOf({ seriesClosedOn }),
})
const goneBy = (
  plannedDecommission: string,
  privacy: Parameters<typeof privacyOf>[0],
  disposition: 'replace' | 'retain' | 'undecided' = 'replace',
): Change => ({ ...special(privacy), system: { privacyClass: 'special', plannedDecommission, disposition } })
const signedWith = (dpaParty: string | null): Change => ({
  privacy: privacyOf({ dpaState: 'signed', dpaParty }),
})
const controlledBy = (controllerAfter: string | null): Change => ({ privacy: privacyOf({ controllerAfter }) })
/** A system that another body answers for, with an old controller. */
const ofBody = (dpaState: 'not_needed' | 'signed'): Change => ({
  privacy: privacyOf({ dpaState, controllerAfter: null }),
  system: { responsibleBody: 'Vertskommunen' },
})
const journal = (
  appraisedOn: string | null,
  appraisalConfirmedOn: string | null = null,
  serviceArea = 'FOR',
): Change => ({
  system: { serviceArea },
  archive: archiveOf({ appraisedOn, appraisalConfirmedOn, dischargedOn: null }),
})
const held = (appraisedOn: string, serviceArea: string, privacyClass: 'special' | 'ordinary'): Change => ({
  ...journal(appraisedOn),
  system: { serviceArea, privacyClass },
})
const critical = (system: Change['system']): Change => ({ system: { dayOneCritical: true, ...system } })
const named = (name: string, municipality = '0602', product: string | null = null): Change => ({
  system: { name, municipality, product },
})
const goes = (municipality: string, replacement: string): Change => ({
  system: { municipality, product: 'Gerica' },
  mappings: [linkOf({ replacement })],
})
const open = (fromSystem: string, toSystem: string | null): Change => ({
  integrations: [{ id: 'INT-001', fromSystem, toSystem, state: 'open' }],
})

/** What each check finds: the positions of the systems found. A check without a row here fails the test. */
const CASES: Record<string, Case[]> = {
  UNMAPPED: [
    [[{ system: { disposition: 'undecided' }, mappings: [] }, {}], [1]],
    [[{ system: { disposition: 'retain' }, mappings: [] }], []],
  ],
  REPLACE_WITHOUT_LINK: [
    [
      [
        { mappings: [] },
        { system: { disposition: 'consolidate' }, mappings: [] },
        { system: { disposition: 'undecided' }, mappings: [] },
        {},
      ],
      [1, 2],
    ],
  ],
  REPLACEMENT_RETIRED: [
    [[{ mappings: [linkOf(), linkOf({ replacementState: 'retired' })] }, {}], [1]],
    [[{ system: { status: 'decommissioned' }, mappings: [linkOf({ replacementState: 'retired' })] }], []],
  ],
  REPLACEMENT_WITHOUT_OWNER: [[[{ mappings: [linkOf({ owner: null })] }, {}], [1]]],
  CONTINUED_BEFORE_RETAINED: [
    [
      [
        { continuedAs: 'lms', continuedInUse: true },
        { continuedAs: 'lms', continuedInUse: true, system: { status: 'retained', disposition: 'retain' } },
        { continuedAs: 'lms' },
      ],
      [1],
    ],
  ],
  GO_LIVE_AFTER_CUT_OVER: [
    ...(
      [
        [{ plannedCutOver: '2019-11-01', goLivePlanned: '2019-11-02' }, [1]],
        [{ plannedCutOver: '2019-11-01', goLivePlanned: '2019-11-01' }, []],
        [{ plannedCutOver: null, goLivePlanned: '2020-01-01' }, [1]],
        [{ plannedCutOver: '2020-02-01', goLivePlanned: '2020-01-01' }, []],
        [{ plannedCutOver: '2019-11-01', goLivePlanned: null }, []],
        [{ replacementState: 'in_use', goLivePlanned: '2020-01-01' }, []],
      ] as [Partial<CheckedMapping>, number[]][]
    ).map(
      ([fields, found]): Case => [[{ mappings: [linkOf({ replacementState: 'coming', ...fields })] }], found],
    ),
    [
      [
        {
          system: { status: 'cut_over' },
          mappings: [linkOf({ replacementState: 'coming', goLivePlanned: '2021-01-01' })],
        },
      ],
      [],
    ],
  ],
  INTEGRATION_DEAD_END: [
    [[open('IKT-001', 'IKT-009')], [1], { gone: { 'IKT-009': 'decommissioned' } }],
    [[open('IKT-009', 'IKT-001')], [1], { gone: { 'IKT-009': 'voided' } }],
    [[open('IKT-001', 'IKT-009')], [], { gone: { 'IKT-009': 'phasing_out' } }],
    [[open('IKT-001', null)], []],
    [
      [{ integrations: [{ id: 'INT-001', fromSystem: 'IKT-001', toSystem: 'IKT-009', state: 'removed' }] }],
      [],
      { gone: { 'IKT-009': 'decommissioned' } },
    ],
    [
      [{ system: { status: 'decommissioned' }, ...open('IKT-001', 'IKT-009') }],
      [],
      { gone: { 'IKT-009': 'decommissioned' } },
    ],
  ],
  POSSIBLE_DUPLICATE: [
    [
      [named('A', '0602', 'Gerica'), named('B', '0602', ' gerica'), named('C', '0711', 'Gerica')],
      [1, 2],
    ],
    [
      [named('Visma Flyt'), named('VismaFlyt', '0711'), named('Visma', '0711')],
      [1, 2],
    ],
    [
      [named('Gerica'), named('Gerica')],
      [1, 2],
    ],
    [[named('Gerica'), named('Gerica', '0711')], []],
    [[named('Ås'), named('As', '0711')], []],
  ],
  SAME_PRODUCT_DIFFERENT_GOAL: [
    [
      [goes('0602', 'epj'), goes('0711', 'kart'), {}],
      [1, 2],
    ],
    [[goes('0602', 'epj'), goes('0711', 'epj')], []],
    [[goes('0602', 'epj'), goes('0602', 'kart')], []],
    [[goes('0602', 'epj'), { ...goes('0711', 'x'), mappings: [] }], []],
    [
      [
        goes('0602', 'gerica'),
        { system: { municipality: '0711', product: 'Gerica', disposition: 'retain' }, continuedAs: 'gerica' },
      ],
      [],
    ],
  ],
  SPECIAL_WITHOUT_DPA: [
    [
      [
        special({ dpaState: 'missing' }),
        special({ dpaState: 'missing' }, 'decommissioned'),
        special({ dpaState: 'not_needed' }),
        { ...special({ dpaState: 'missing' }), system: { privacyClass: 'ordinary' } },
      ],
      [1],
    ],
    [[special({ dpaState: 'missing', erasureState: 'confirmed' })], []],
  ],
  SPECIAL_WITHOUT_DPIA: [
    [
      [
        special({ dpiaRequired: 'unknown' }),
        special({ dpiaDoneOn: null }),
        special({ dpiaRequired: 'no', dpiaReason: 'Ingen høy risiko' }),
        special({}),
        goneBy('2019-12-31', { dpiaDoneOn: null }),
        goneBy('2020-01-01', { dpiaDoneOn: null }),
        goneBy('2020-01-02', { dpiaDoneOn: null }),
        goneBy('2019-12-31', { dpiaDoneOn: null }, 'retain'),
        goneBy('2019-12-31', { dpiaDoneOn: null }, 'undecided'),
      ],
      [1, 2, 7, 8, 9],
    ],
    // Planned to be gone, and still there.
    [[goneBy('2019-12-31', { dpiaDoneOn: null })], [1], { today: '2020-01-01' }],
  ],
  SPECIAL_WITHOUT_RISK_ASSESSMENT: [
    [
      [
        special({ riskAssessedOn: null }),
        special({}),
        goneBy('2019-12-31', { riskAssessedOn: null }),
        { ...special({ riskAssessedOn: null }), system: { privacyClass: 'none' } },
      ],
      [1],
    ],
  ],
  ARCHIVE_DUTY_UNKNOWN: [
    [
      [
        dutiful(null, null),
        dutiful(null, 'none'),
        { system: { archiveDuty: null, status: 'decommissioned' } },
      ],
      [1],
    ],
  ],
  ARCHIVE_DUTY_NOT_AGREED: [
    [
      [
        { system: { archiveDuty: 'none', archiveDutyBefore: 'siard' } },
        { system: { archiveDuty: 'none', archiveDutyBefore: UNASSESSED, status: 'decommissioned' } },
        { system: { archiveDuty: null, archiveDutyBefore: 'other' } },
        { system: { archiveDuty: 'none' } },
        { system: { privacyClass: 'none', privacyClassBefore: 'special' } },
      ],
      [1, 2, 3],
    ],
  ],
  PRIVACY_CLASS_NOT_AGREED: [
    [
      [
        { system: { privacyClass: 'none', privacyClassBefore: 'special' } },
        { system: { privacyClass: 'none', privacyClassBefore: UNASSESSED, status: 'decommissioned' } },
        { system: { privacyClass: 'none' } },
        { system: { archiveDuty: 'none', archiveDutyBefore: 'siard' } },
      ],
      [1, 2],
    ],
  ],
  SERIES_OPEN_AT_MERGER: [
    [[dutiful(null), dutiful('2020-01-02'), dutiful('2020-01-01'), dutiful('2020-01-02', 'none')], [2]],
    [[dutiful(null), dutiful('2019-12-31'), dutiful(null, 'none')], [1], { today: '2020-01-01' }],
    [[dutiful(null), dutiful('2020-01-02')], [], { mergerDate: null, today: '2021-01-01' }],
    [
      [{ municipality: 'IKS' }, { responsibleBody: 'Vertskommunen' }, {}].map((system) => ({
        ...dutiful(null),
        system: { archiveDuty: 'siard', ...system },
      })),
      [3],
      { today: '2020-01-01' },
    ],
  ],
  SERIES_OPEN_IN_REPLACEMENT: [
    [[movedOn('2019-12-31'), movedOn('2020-01-01'), movedOn(null)], [1], { today: '2020-01-01' }],
    [[movedOn('2019-12-31')], [], { today: '2019-12-31' }],
    [[movedOn('2019-12-31', { archiveDuty: 'none' })], [], { today: '2020-01-01' }],
    [[movedOn('2019-12-31', { municipality: '0601' })], [], { today: '2020-01-01' }],
    [[movedOn('2019-12-31')], [], { today: '2020-01-01', mergerDate: null }],
    [
      [movedOn('2019-12-31'), movedOn('2019-12-31', { municipality: '0711' })],
      [2],
      { today: '2020-01-01', seriesBreaks: [closedIn('epj', '0602', '2019-12-31')] },
    ],
    [
      [movedOn('2019-12-31')],
      [1],
      {
        today: '2020-01-02',
        seriesBreaks: [
          closedIn('epj', '0602', null),
          closedIn('epj', '0711', '2019-12-31'),
          closedIn('kart', '0602', '2019-12-31'),
        ],
      },
    ],
    [
      [movedOn('2019-12-31')],
      [1],
      { today: '2020-01-02', seriesBreaks: [closedIn('epj', '0602', '2020-01-02')] },
    ],
  ],
  THIRD_COUNTRY_WITHOUT_BASIS: [
    [
      [
        { privacy: privacyOf({ storageCountry: 'US' }) },
        { privacy: privacyOf({ processingCountry: 'IN' }) },
        {
          privacy: privacyOf({ storageCountry: 'US', thirdCountryBasis: 'Standard personvernbestemmelser' }),
        },
        { privacy: privacyOf({ storageCountry: 'IE', processingCountry: 'LI' }) },
        { privacy: privacyOf({ storageCountry: null, processingCountry: null }) },
        { system: { privacyClass: 'none' }, privacy: privacyOf({ storageCountry: 'US' }) },
        { system: { status: 'decommissioned' }, privacy: privacyOf({ storageCountry: 'US' }) },
      ],
      [1, 2],
    ],
  ],
  OLD_PROCESSING_AGREEMENT: [
    [[signedWith('0602')], [], { today: '2019-12-31' }],
    [
      [
        signedWith('0602'),
        signedWith(null),
        signedWith('9999'),
        signedWith('IKS'),
        signedWith('3006'),
        { privacy: privacyOf({ dpaState: 'not_needed' }) },
        { ...signedWith('0602'), system: { privacyClass: 'none' } },
        { ...signedWith('0602'), system: { status: 'decommissioned' } },
      ],
      [1, 2],
      { today: '2020-01-01' },
    ],
    [[signedWith('0602')], [], { today: '2020-01-01', mergerDate: null }],
  ],
  OLD_CONTROLLER: [
    [[controlledBy('0602')], [], { today: '2019-12-31' }],
    [
      [
        controlledBy('0602'),
        controlledBy(null),
        controlledBy('9999'),
        controlledBy('IKS'),
        controlledBy('3006'),
        { ...controlledBy(null), system: { municipality: 'IKS' } },
        ofBody('not_needed'),
        ofBody('signed'),
        { ...controlledBy(null), system: { privacyClass: 'none' } },
      ],
      [1, 2, 8],
      { today: '2020-01-01' },
    ],
  ],
  OLD_OWNER: [
    [[{ system: { newOwner: null } }], [], { today: '2019-12-31' }],
    [
      [{ system: { newOwner: null } }, {}, { system: { newOwner: null, municipality: 'IKS' } }],
      [1],
      { today: '2020-01-01' },
    ],
  ],
  OLD_CONTRACT_PARTY: [
    [[{ contracts: [contractOf({ end: '2020-12-31' })] }], [], { today: '2019-12-31' }],
    [
      [
        { contracts: [contractOf({ end: '2020-12-31' })] },
        { contracts: [contractOf({ end: '2019-12-31' })] },
        { contracts: [contractOf({ end: '2020-12-31', notifiedOn: '2019-06-01' })] },
        { contracts: [contractOf({ end: '2020-12-31', otherParties: ['9999'] })] },
      ],
      [1],
      { today: '2020-01-01' },
    ],
  ],
  READ_ONLY_BEYOND_CONTRACT: [
    [
      [
        { contracts: [contractOf({ end: '2020-12-30' })] },
        { contracts: [contractOf({ end: '2020-12-31' })] },
        {
          contracts: [contractOf({ end: '2020-06-30' }), contractOf({ end: '2020-06-30', autoRenew: true })],
        },
        { contracts: [contractOf({ end: null, noticeMonths: 3 })] },
        { contracts: [] },
        { system: { readOnlyUntil: null } },
        { system: { status: 'decommissioned' }, contracts: [contractOf({ end: '2020-06-30' })] },
        {
          contracts: [
            contractOf({ end: '2020-06-30', autoRenew: true, noticeMonths: 3, noticeGivenOn: '2019-10-01' }),
          ],
        },
      ],
      [1, 8],
    ],
  ],
  READ_ONLY_WITHOUT_DPA: [
    [
      [
        special({ dpaState: 'missing' }, 'read_only'),
        special({ dpaState: 'terminated' }, 'read_only'),
        special({ dpaState: 'signed' }, 'read_only'),
        special({ dpaState: 'not_needed' }, 'read_only'),
        special({ dpaState: 'missing' }, 'cut_over'),
        special({ dpaState: 'missing' }, 'phasing_out'),
        {
          ...special({ dpaState: 'missing' }),
          system: { status: 'cut_over', privacyClass: 'special', readOnlyUntil: null },
        },
        {
          ...special({ dpaState: 'missing' }, 'read_only'),
          system: { status: 'read_only', privacyClass: 'none' },
        },
      ],
      [1, 2, 5],
    ],
  ],
  APPRAISAL_BEFORE_RULE_CHANGE: [
    [[journal('2019-12-31'), journal('2018-01-01')], [], { today: '2019-12-31' }],
    [
      [
        journal('2019-12-31'),
        journal('2020-01-01'),
        journal('2019-12-31', '2020-01-01'),
        journal('2018-01-01', '2019-12-31'),
        journal('2019-12-31', null, 'SKO'),
        journal('2019-12-31', null, 'HST'),
        held('2019-12-31', 'Ældrepleje', 'special'),
        held('2019-12-31', 'Ældrepleje', 'ordinary'),
        held('2019-12-31', 'SKO', 'special'),
        journal(null),
        { ...journal('2019-12-31'), archive: archiveOf({ appraisedOn: '2019-12-31' }) },
      ],
      [1, 4, 6, 7],
      { today: '2020-01-01' },
    ],
    [[journal('2025-12-31', null, 'SKO'), journal('2020-01-01', null, 'SKO')], [], { today: '2025-12-31' }],
    [
      [journal('2025-12-31', null, 'SKO'), journal('2026-01-01'), journal('2025-12-31', '2026-01-01')],
      [1],
      { today: '2026-01-01' },
    ],
  ],
  NOTICE_DEADLINE_PASSED: [
    [
      [
        {
          system: { disposition: 'undecided', decisionDate: null },
          contracts: [contractOf({ noticeMonths: 3, autoRenew: true })],
        },
        { contracts: [contractOf({ noticeMonths: 3, autoRenew: true })] },
        { contracts: [contractOf({ noticeMonths: 3, autoRenew: true, noticeGivenOn: '2019-09-01' })] },
        { contracts: [contractOf({ noticeMonths: 3 })] },
        { system: { disposition: 'retain' }, contracts: [contractOf({ noticeMonths: 3, autoRenew: true })] },
        { contracts: [contractOf({ noticeMonths: 2, autoRenew: true })] },
      ],
      [1, 2],
    ],
    [
      [
        {
          system: { disposition: 'undecided', decisionDate: null },
          contracts: [contractOf({ noticeMonths: 3 })],
        },
        // Notice was given, late: the contract says so, and nobody has anything left to do.
        { contracts: [contractOf({ noticeMonths: 3, autoRenew: true, noticeGivenOn: '2019-10-01' })] },
      ],
      [],
    ],
  ],
  DAY_ONE_NOT_READY: [
    [
      [
        critical({ targetDate: null }),
        critical({ targetDate: '2019-10-14' }),
        critical({ targetDate: '2020-01-02' }),
        critical({ targetDate: '2020-01-01' }),
        critical({ targetDate: null, status: 'cut_over' }),
        { system: { targetDate: null } },
      ],
      [1, 2, 3],
    ],
    [[critical({ targetDate: '2020-01-01' })], [1], { today: '2020-01-01' }],
    [[critical({ targetDate: '2030-01-01' })], [], { mergerDate: null }],
  ],
  READ_ONLY_PAST_DATE: [
    [
      [
        { system: { status: 'read_only', readOnlyUntil: '2019-10-14' } },
        { system: { status: 'read_only', readOnlyUntil: TODAY } },
        { system: { status: 'read_only', readOnlyUntil: null } },
        { system: { status: 'phasing_out', readOnlyUntil: '2019-10-14' } },
      ],
      [1],
    ],
  ],
  STATUS_AHEAD_OF_FACTS: [
    [
      [
        {},
        { system: { status: 'assessed', systemOwner: null } },
        { system: { status: 'registered', systemOwner: null } },
        { system: { status: 'planned', targetDate: null } },
        { system: { status: 'migrating' }, mappings: [linkOf({ dpaSignedOn: null })] },
        { system: { status: 'cut_over' }, mappings: [linkOf({ acceptedBy: null })] },
        {
          system: { status: 'planned', targetDate: null },
          overrides: [{ id: 'OVR-001', gate: 'DATE_MISSING', byName: 'A', reason: 'B', evidence: 'C' }],
        },
      ],
      [2, 4, 5, 6],
    ],
  ],
  OVERDUE: [[[{ system: { targetDate: '2019-10-14' } }, { system: { targetDate: TODAY } }], [1]]],
  OFF_TRACK: [
    [
      [
        { system: { health: 'off_track', status: 'planned' } },
        { system: { health: 'at_risk', status: 'planned' } },
        { system: { health: 'off_track', status: 'cut_over' } },
      ],
      [1],
    ],
  ],
}

/** What one check finds in a register. */
const foundBy = (code: string, register: CheckedRegister) =>
  findingsOf(register).find(({ check }) => check.code === code)?.found ?? []

t.test('every check finds what its rows say, and nothing else', async (t) => {
  t.strictSame([...CHECK_CODES].sort(), Object.keys(CASES).sort(), 'the table has every check')
  for (const code of CHECK_CODES)
    for (const [changes, found, more] of CASES[code] ?? [])
      t.strictSame(
        foundBy(code, registerOf(changes, more)).map(({ number }) => Number(number.slice(4))),
        found,
        `${code}: ${JSON.stringify([changes, more])}`,
      )
})

t.test('what is lowered and not agreed counts in every check as it did', async (t) => {
  // Whether anything is said at all is asked of what is said now; and that something waits is found itself.
  const others = ['ARCHIVE_DUTY_UNKNOWN', 'ARCHIVE_DUTY_NOT_AGREED', 'PRIVACY_CLASS_NOT_AGREED']
  for (const code of CHECK_CODES.filter((code) => !others.includes(code)))
    for (const [changes, , more] of CASES[code] ?? []) {
      const register = registerOf(changes, more)
      const systems = register.systems.map((one) => ({ ...one, system: lowered(one.system, 'none') }))
      t.strictSame(
        foundBy(code, { ...register, systems }),
        foundBy(code, register),
        `${code}: ${JSON.stringify([changes, more])}`,
      )
    }
})

t.test('a change lowers where a gate or a check asks for less by it, and nowhere else', async (t) => {
  /** Whether anything is said at all is asked of what is said now. */
  const asksWhatIsSaid = ['ARCHIVE_DUTY_UNKNOWN', 'PRIVACY_CLASS_MISSING']
  /** All that is asked of a system that nobody has done anything for. */
  const askedOf = (system: Partial<CheckedSystem['system']>): string[] => {
    const privacy = { ...UNTOUCHED_PRIVACY, storageCountry: 'US' }
    const link = linkOf({ dpaSignedOn: null, dpiaRequired: 'unknown', dpiaDoneOn: null })
    const untouched = { archive: UNTOUCHED_ARCHIVE, privacy, mappings: [link] }
    const register = registerOf([{ ...untouched, system }], { today: '2020-02-01' })
    const gates = register.systems.flatMap((facts) =>
      STATUSES.flatMap((to) => gatesInto(to, facts).filter(({ holds }) => !holds)),
    )
    const checks = findingsOf(register).flatMap(({ check, found }) => (found.length > 0 ? check : []))
    return [...gates, ...checks].map(({ code }) => code).filter((code) => !asksWhatIsSaid.includes(code))
  }
  const values = {
    archiveDuty: [null, 'none', 'other', 'siard'],
    privacyClass: [null, 'none', 'ordinary', 'special'],
  } as const
  for (const field of LOWERABLE_FIELDS)
    for (const from of values[field])
      for (const to of values[field]) {
        const after = askedOf({ [field]: to })
        const gone = askedOf({ [field]: from }).filter((code) => !after.includes(code))
        t.equal(isLowered(field, from, to), gone.length > 0, `${field}: ${from} → ${to}: ${gone.join()}`)
      }
})

t.test('a sound register has no findings', async (t) => {
  const sound = registerOf([{}, {}])
  t.strictSame(
    findingsOf(sound).filter(({ found }) => found.length > 0),
    [],
  )
})

t.test('what is found is said where the check alone does not say it', async (t) => {
  const detail = (code: string, changes: Change[], more?: Parameters<typeof registerOf>[1]) =>
    foundBy(code, registerOf(changes, more))[0]?.detail
  t.match(detail('REPLACEMENT_WITHOUT_OWNER', [{ mappings: [linkOf({ owner: null })] }]), {
    nb: 'Felles EPJ',
    en: 'Shared EPR',
  })
  t.match(detail('POSSIBLE_DUPLICATE', [named('Gerica'), named('gerica')]), { nb: 'gerica (IKT-002)' })
  t.match(detail('OVERDUE', [{ system: { targetDate: '2019-10-14' } }]), { nb: '1 dag over' })
  t.match(detail('OVERDUE', [{ system: { targetDate: '2019-10-13' } }]), { en: '2 days over' })
  t.match(detail('INTEGRATION_DEAD_END', [open('IKT-001', 'IKT-009')], { gone: { 'IKT-009': 'voided' } }), {
    nb: 'IKT-009',
  })
  t.match(
    detail('NOTICE_DEADLINE_PASSED', [{ contracts: [contractOf({ noticeMonths: 3, autoRenew: true })] }]),
    { nb: '2019-09-30' },
  )
})

t.test('a check names its law: that of today, or of the day of the merger', async (t) => {
  const before = /1992|2017|Inndelingslova/
  const after = /^Arkivlova av 2025/
  const cases: [code: string, today: string, mergerDate: string, RegExp | null][] = [
    ['ARCHIVE_DUTY_UNKNOWN', '2025-12-31', '2020-01-01', before],
    ['ARCHIVE_DUTY_UNKNOWN', '2026-01-01', '2020-01-01', after],
    ['SERIES_OPEN_AT_MERGER', '2027-06-01', '2025-12-31', before],
    ['SERIES_OPEN_AT_MERGER', '2025-12-01', '2026-01-01', after],
    ['THIRD_COUNTRY_WITHOUT_BASIS', '2027-06-01', '2020-01-01', /art. 44–49$/],
    ['OVERDUE', '2019-10-15', '2020-01-01', null],
  ]
  for (const [code, today, mergerDate, expected] of cases) {
    const register = registerOf([{}], { today, mergerDate })
    const lawOf = (one: CheckedRegister) => findingsOf(one).find(({ check }) => check.code === code)?.law
    const law = lawOf(register)
    t.equal(expected === null, law === null, `${code} ${today}: practice or law`)
    if (expected) t.match(law?.nb, expected, `${code} on ${today}, merged ${mergerDate}`)
    t.notOk(lawOf({ ...register, ruleSet: 'general' }), `${code}: none of another country`)
  }
})

t.test('the worst come first, then those that find most', async (t) => {
  const register = registerOf([
    { system: { targetDate: '2019-10-01' } },
    { system: { targetDate: '2019-10-01' } },
    { mappings: [linkOf({ owner: null })] },
    { system: { archiveDuty: 'siard' }, archive: archiveOf({ seriesClosedOn: '2020-02-01' }) },
  ])
  const found = findingsOf(register).filter((finding) => finding.found.length > 0)
  t.strictSame(
    found.map(({ check }) => check.code),
    ['SERIES_OPEN_AT_MERGER', 'OVERDUE', 'REPLACEMENT_WITHOUT_OWNER'],
  )
})

t.test('every check is named in both languages and says what to do', async (t) => {
  for (const { code, words, what } of CHECKS)
    for (const language of ['nb', 'en'] as const) {
      t.match(words[language], /^\p{Lu}.*[^.]$/u, `${code}, ${language}: a name`)
      t.match(what[language], /^\p{Lu}.*\..*\.$/u, `${code}, ${language}: what it means and what to do`)
    }
  t.strictSame(
    CHECKS.map(({ code }) => code),
    CHECK_CODES,
    'each code is that of one check',
  )
})
