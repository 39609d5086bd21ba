import t from 'tap'
import { ARCHIVE_STATE_WORDS, ARCHIVE_STATES, type ArchiveFacts } from '../../schema/rules/archives.js'
import type { ContractFacts } from '../../schema/rules/contracts.js'
import { NORWAY } from '../../schema/rules/countries/norway.js'
import { partiesOf } from '../../schema/rules/parties.js'
import type { PrivacyFacts } from '../../schema/rules/privacy.js'
import type { Duties } from '../../schema/rules/replacements.js'
import type { Disposition } from '../../schema/rules/systems.js'
import {
  archiveSteps,
  contractSteps,
  privacySteps,
  replacementSteps,
  sumSteps,
  type TrackStep,
} from '../../schema/rules/trackSteps.js'
import { archiveOf, contractOf, privacyOf } from './facts.js'

const LAW = NORWAY.archiveLaw

const TODAY = '2019-10-15'

/** Each step in a line: taken (x), gone wrong (!) or open (-), its words, whether it is planned, its date. */
const lines = (steps: readonly TrackStep[]) =>
  steps.map(({ en, done, failed, planned, date }) =>
    [failed ? '!' : done ? 'x' : '-', en, planned && 'planned', date].filter(Boolean).join(' '),
  )

t.test('an archive shows the way that its state or its duty leads', async (t) => {
  const cases: [string, Partial<ArchiveFacts>, string | null, string[]][] = [
    [
      'nothing to preserve',
      {},
      'none',
      ['x Appraised 2019-02-01', 'x Not to be preserved', 'x Archive duty discharged 2019-10-01'],
    ],
    [
      'nothing to preserve by its duty, not yet looked at',
      { state: 'not_assessed', dischargedOn: null },
      'none',
      ['- Appraised', '- Not to be preserved', '- Archive duty discharged'],
    ],
    [
      'a duty that is not known yet: the ordinary way',
      { state: 'appraised', seriesClosedOn: null, dischargedOn: null },
      null,
      [
        'x Appraised 2019-02-01',
        '- Series closed',
        '- Extract ordered',
        '- Extract received',
        '- Validated',
        '- Deposited',
        '- Depot consents to deletion',
        '- Archive duty discharged',
      ],
    ],
    [
      'a validation that failed',
      { state: 'validation_failed', dischargedOn: null },
      'siard',
      [
        'x Appraised 2019-02-01',
        'x Series closed 2019-10-01',
        'x Extract ordered',
        'x Extract received',
        '! Validation failed',
        '- Deposited',
        '- Depot consents to deletion',
        '- Archive duty discharged',
      ],
    ],
    [
      'transferred: no consent is needed',
      { state: 'transferred' },
      'siard',
      [
        'x Appraised 2019-02-01',
        'x Series closed 2019-10-01',
        'x Extract ordered',
        'x Extract received',
        'x Validated',
        'x Deposited',
        'x Transferred',
        'x Archive duty discharged 2019-10-01',
      ],
    ],
    [
      'a series that closes on a day ahead',
      { state: 'extract_ordered', seriesClosedOn: '2019-12-31', dischargedOn: null },
      'siard',
      [
        'x Appraised 2019-02-01',
        '- Series closed planned 2019-12-31',
        'x Extract ordered',
        '- Extract received',
        '- Validated',
        '- Deposited',
        '- Depot consents to deletion',
        '- Archive duty discharged',
      ],
    ],
    [
      'an appraisal on a day ahead is none yet',
      { state: 'no_records', appraisedOn: '2019-12-31', dischargedOn: null },
      'none',
      ['- Appraised planned 2019-12-31', '- Not to be preserved', '- Archive duty discharged'],
    ],
    [
      'a consent on a day ahead is planned',
      { state: 'deposited', deletionConsentOn: '2019-12-31', dischargedOn: null },
      'siard',
      [
        'x Appraised 2019-02-01',
        'x Series closed 2019-10-01',
        'x Extract ordered',
        'x Extract received',
        'x Validated',
        'x Deposited',
        '- Depot consents to deletion planned 2019-12-31',
        '- Archive duty discharged',
      ],
    ],
    [
      'disposal',
      { state: 'disposal_approved', dischargedOn: null },
      'siard',
      [
        'x Appraised 2019-02-01',
        'x Series closed 2019-10-01',
        'x Disposal approved',
        '- Archive duty discharged',
      ],
    ],
  ]
  for (const [name, fields, duty, expected] of cases)
    t.strictSame(lines(archiveSteps(archiveOf(fields), duty, TODAY, LAW)), expected, name)
})

t.test('from 2026 the way ends in long-term preservation', async (t) => {
  const start = ['x Appraised 2019-02-01', 'x Series closed 2019-10-01']
  const days = { extractOrderedOn: '2026-02-01', depositedOn: '2026-03-01', handedOverOn: '2026-04-01' }
  const cases: [string, Partial<ArchiveFacts>, string[]][] = [
    [
      'still to go',
      { state: 'extract_ordered', ...days, depositedOn: null, handedOverOn: null, dischargedOn: null },
      [
        ...start,
        'x Extract ordered 2026-02-01',
        '- Extract received',
        '- Validated',
        '- Placed in long-term preservation',
        '- Depot consents to deletion',
        '- Archive duty discharged',
      ],
    ],
    [
      'deposited for the time being',
      { state: 'deposited', ...days, handedOverOn: null, dischargedOn: null },
      [
        ...start,
        'x Extract ordered 2026-02-01',
        'x Extract received',
        'x Validated',
        'x Deposited 2026-03-01',
        '- Placed in long-term preservation',
        '- Depot consents to deletion',
        '- Archive duty discharged',
      ],
    ],
    [
      'preserved without a deposit before',
      { state: 'preserved', ...days, depositedOn: null, deletionConsentOn: '2026-05-01' },
      [
        ...start,
        'x Extract ordered 2026-02-01',
        'x Extract received',
        'x Validated',
        'x Placed in long-term preservation 2026-04-01',
        'x Depot consents to deletion 2026-05-01',
        'x Archive duty discharged 2019-10-01',
      ],
    ],
  ]
  for (const [name, fields, expected] of cases)
    t.strictSame(lines(archiveSteps(archiveOf(fields), 'siard', '2026-06-01', LAW)), expected, name)
})

const STATES = Object.values(ARCHIVE_STATE_WORDS).map(({ en }) => en)

t.test('an archive is never past a step that it shows as open', async (t) => {
  for (const state of ARCHIVE_STATES)
    for (const duty of [null, 'none', 'siard']) {
      const own = archiveSteps(archiveOf({ state }), duty, TODAY, LAW).filter(({ en }) => STATES.includes(en))
      const open = own.findIndex(({ done }) => !done)
      t.ok(open < 0 || own.slice(open).every(({ done }) => !done), `${state}, ${duty}`)
    }
})

t.test('privacy asks for something before the move, and for something after it', async (t) => {
  const before = ['x Processing agreement signed 2018-06-01', 'x Risk assessed 2019-03-01']
  const cases: [string, Partial<PrivacyFacts>, Disposition, string | null, string[]][] = [
    [
      'everything is done',
      {},
      'replace',
      '9999',
      [
        ...before,
        'x Impact assessment done 2019-03-01',
        'x Erasure ordered 2019-10-02',
        'x Erasure confirmed 2019-10-08',
        'x Processing agreement ended',
        'x Record of processing closed 2019-10-10',
      ],
    ],
    [
      'nothing is needed',
      { dpaState: 'not_needed', dpiaRequired: 'no', erasureState: 'not_needed', ropClosedOn: null },
      'retire',
      '9999',
      [
        'x No processing agreement needed',
        'x Risk assessed 2019-03-01',
        'x No impact assessment needed',
        'x No erasure needed',
        '- Record of processing closed',
      ],
    ],
    [
      'nothing is done',
      {
        dpaState: 'missing',
        dpaSignedOn: null,
        riskAssessedOn: null,
        dpiaDoneOn: null,
        erasureState: 'pending',
        erasureOrderedOn: null,
        erasureConfirmedOn: null,
        ropClosedOn: null,
      },
      'undecided',
      null,
      [
        '- Processing agreement signed',
        '- Risk assessed',
        '- Impact assessment done',
        '- Erasure ordered',
        '- Erasure confirmed',
        '- Processing agreement ended',
        '- Record of processing closed',
      ],
    ],
    [
      'all on days ahead: all is planned',
      {
        dpaSignedOn: '2019-12-31',
        dpaState: 'signed',
        riskAssessedOn: '2019-12-31',
        dpiaDoneOn: '2019-12-31',
        erasureOrderedOn: '2019-12-31',
        erasureConfirmedOn: '2019-12-31',
        ropClosedOn: '2019-12-31',
      },
      'replace',
      '9999',
      [
        '- Processing agreement signed planned 2019-12-31',
        '- Risk assessed planned 2019-12-31',
        '- Impact assessment done planned 2019-12-31',
        '- Erasure ordered planned 2019-12-31',
        '- Erasure confirmed planned 2019-12-31',
        '- Processing agreement ended',
        '- Record of processing closed planned 2019-12-31',
      ],
    ],
    [
      'carried on by the new municipality',
      { dpaState: 'signed' },
      'retain',
      '9999',
      [...before, 'x Impact assessment done 2019-03-01', 'x Agreement with the new municipality'],
    ],
    [
      'carried on, in the old name',
      { dpaState: 'signed', dpaParty: '0602' },
      'retain',
      '9999',
      [...before, 'x Impact assessment done 2019-03-01', '- Agreement with the new municipality'],
    ],
    [
      'carried on, the new number not known',
      { dpaState: 'signed', dpaParty: null },
      'retain',
      null,
      [...before, 'x Impact assessment done 2019-03-01', '- Agreement with the new municipality'],
    ],
  ]
  for (const [name, fields, disposition, newMunicipality, expected] of cases)
    t.strictSame(
      lines(privacySteps(privacyOf(fields), { disposition }, partiesOf(newMunicipality, []), TODAY)),
      expected,
      name,
    )
})

t.test('a contract is kept for the new municipality, or brought to its end', async (t) => {
  const today = '2019-10-15'
  const renews = { autoRenew: true }
  const cases: [string, Partial<ContractFacts & { noticeConfirmedOn: string }>, Disposition, string[]][] = [
    [
      'running until notice',
      renews,
      'replace',
      [
        '- Notice deadline 2019-11-30',
        '- Notice given',
        '- Contract renews itself 2019-12-31',
        '- Terminated',
      ],
    ],
    ['a fixed term: no notice to give', {}, 'replace', ['- Contract runs out 2019-12-31', '- Terminated']],
    [
      'past its deadline',
      { ...renews, noticeMonths: 6 },
      'undecided',
      [
        'x Notice deadline 2019-06-30',
        '- Notice given',
        '- Contract renews itself 2019-12-31',
        '- Terminated',
      ],
    ],
    [
      'no notice needed, for a reason',
      { ...renews, noticeWaiver: 'Gratis tjeneste' },
      'replace',
      ['x No notice needed', '- Contract renews itself 2019-12-31', '- Terminated'],
    ],
    [
      'notice given too late: the next end',
      { ...renews, noticeMonths: 6, noticeGivenOn: '2019-08-01' },
      'replace',
      [
        'x Notice given 2019-08-01',
        '- Confirmed by the supplier',
        '- Contract runs out 2020-12-31',
        '- Terminated',
      ],
    ],
    [
      'notice that the supplier has confirmed',
      { ...renews, noticeGivenOn: '2019-10-01', noticeConfirmedOn: '2019-10-04' },
      'replace',
      [
        'x Notice given 2019-10-01',
        'x Confirmed by the supplier 2019-10-04',
        '- Contract runs out 2019-12-31',
        '- Terminated',
      ],
    ],
    ['run out', { end: '2019-10-14' }, 'replace', ['x Contract runs out 2019-10-14', 'x Terminated']],
    [
      'terminated before its end',
      { noticeGivenOn: '2019-06-01', terminatedOn: '2019-10-01' },
      'retire',
      ['x Notice given 2019-06-01', 'x Terminated 2019-10-01'],
    ],
    [
      'notice on a day ahead',
      { ...renews, noticeGivenOn: '2019-11-01' },
      'replace',
      [
        '- Notice deadline 2019-11-30',
        '- Notice given planned 2019-11-01',
        '- Contract renews itself 2019-12-31',
        '- Terminated',
      ],
    ],
    [
      'run out before the day on which it was to be terminated',
      { end: '2019-10-14', terminatedOn: '2019-12-01' },
      'replace',
      ['x Contract runs out 2019-10-14', 'x Terminated'],
    ],
    [
      'assigned on a day ahead',
      { assignedOn: '2019-11-01' },
      'retain',
      ['- Assigned to the new municipality planned 2019-11-01', '- Contract runs out 2019-12-31'],
    ],
    [
      'carried on and assigned',
      { assignedOn: '2019-06-01' },
      'retain',
      ['x Assigned to the new municipality 2019-06-01', '- Contract runs out 2019-12-31'],
    ],
    [
      'carried on, the supplier notified',
      { ...renews, notifiedOn: '2019-06-01' },
      'retain',
      ['x Supplier notified 2019-06-01', '- Contract renews itself 2019-12-31'],
    ],
    [
      'carried on, but notice is given of one without an end',
      { noticeGivenOn: '2019-06-01', end: null },
      'retain',
      ['x Notice given 2019-06-01', 'x Contract runs out 2019-07-01', 'x Terminated'],
    ],
    [
      'a partnership’s: only its end is ours to know',
      { heldByBody: true, autoRenew: true },
      'replace',
      ['- Contract renews itself 2019-12-31'],
    ],
  ]
  for (const [name, fields, disposition, expected] of cases)
    t.strictSame(lines(contractSteps(contractOf(fields), { disposition }, today)), expected, name)
})

t.test('what a replacement must have before systems move into it', async (t) => {
  const parties = partiesOf('3005', [])
  const none: Duties = {
    ...{ dpaSignedOn: null, dpaParty: null, dpaReason: null, riskAssessedOn: null },
    ...{ dpiaRequired: 'unknown', dpiaReason: null, dpiaDoneOn: null },
  }
  type Given = Parameters<typeof replacementSteps>[0]
  const planned: Given = { state: 'coming', goLivePlanned: '2020-02-03', goLiveActual: null }
  const cases: [string, Given, Partial<Duties>, string[]][] = [
    [
      'nothing yet',
      { ...planned, state: 'planned', goLivePlanned: null },
      {},
      ['- In use', '- Processing agreement signed', '- Risk assessed', '- Impact assessment done'],
    ],
    [
      'a day ahead, and no agreement needed',
      planned,
      { dpaReason: 'Egen drift', riskAssessedOn: '2019-08-06', dpiaRequired: 'no' },
      [
        '- In use planned 2020-02-03',
        'x No processing agreement needed',
        'x Risk assessed 2019-08-06',
        'x No impact assessment needed',
      ],
    ],
    [
      'a planned day that has passed is no use of it',
      { ...planned, goLivePlanned: '2019-09-01' },
      { dpaSignedOn: '2019-11-01' },
      [
        '- In use planned 2019-09-01',
        '- Processing agreement signed planned 2019-11-01',
        '- Risk assessed',
        '- Impact assessment done',
      ],
    ],
    [
      'in use, with an agreement of a municipality that ends',
      { state: 'in_use', goLivePlanned: '2019-09-02', goLiveActual: '2019-09-16' },
      { dpaSignedOn: '2019-08-02', dpaParty: '0602', riskAssessedOn: '2019-08-06', dpiaDoneOn: '2019-08-06' },
      [
        'x In use 2019-09-16',
        'x Processing agreement signed 2019-08-02',
        '- Agreement with the new municipality',
        'x Risk assessed 2019-08-06',
        'x Impact assessment done 2019-08-06',
      ],
    ],
    [
      'a first day of use that is ahead',
      { state: 'in_use', goLivePlanned: null, goLiveActual: '2019-12-01' },
      {},
      [
        '- In use planned 2019-12-01',
        '- Processing agreement signed',
        '- Risk assessed',
        '- Impact assessment done',
      ],
    ],
  ]
  for (const [name, row, duties, expected] of cases)
    t.strictSame(lines(replacementSteps(row, { ...none, ...duties }, parties, TODAY)), expected, name)
})

t.test('the steps of several tracks are counted together', async (t) => {
  const step = (nb: string, done: boolean, more: Partial<TrackStep> = {}): TrackStep => ({
    ...{ nb, en: nb, done, date: null },
    ...more,
  })
  const told = (tracks: TrackStep[][]) =>
    sumSteps(tracks).map(({ nb, done, of, failed, planned }) =>
      [nb, `${done}/${of}`, failed && `!${failed}`, planned].filter(Boolean).join(' '),
    )
  t.strictSame(told([]), [])
  t.strictSame(
    told([
      [step('a', true), step('b', true, { date: '2019-01-01' }), step('z', false)],
      [step('a', true), step('c', false, { planned: true, date: '2020-03-01' }), step('z', false)],
      [step('c', false, { planned: true, date: '2020-02-01' }), step('d', false, { failed: true })],
    ]),
    ['a 2/2', 'c 0/2 2020-02-01', 'd 0/1 !1', 'b 1/1', 'z 0/2'],
    'each once, after what it comes after in its own track',
  )
})
