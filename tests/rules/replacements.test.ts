import t from 'tap'
import {
  type Coming,
  carriedDuties,
  type Duties,
  missingInReplacement,
  type ReplacementSignal,
  replacementSignalsOf,
} from '../../schema/rules/replacements.js'

type Track = Parameters<typeof carriedDuties>[1]

const NOTHING: Duties = {
  dpaSignedOn: null,
  dpaParty: null,
  dpaReason: null,
  riskAssessedOn: null,
  dpiaRequired: 'unknown',
  dpiaReason: null,
  dpiaDoneOn: null,
}
const UNTOUCHED: Track = { ...NOTHING, dpaState: 'missing' }
const OWN: Duties = {
  ...{ dpaSignedOn: '2019-01-01', dpaParty: null, dpaReason: null, riskAssessedOn: '2019-01-02' },
  ...{ dpiaRequired: 'no', dpiaReason: 'Ingen høy risiko', dpiaDoneOn: null },
}
const DONE: Track = {
  ...{ dpaState: 'signed', dpaSignedOn: '2019-08-01', dpaParty: '0602', dpaReason: null },
  ...{ riskAssessedOn: '2019-08-02', dpiaRequired: 'yes', dpiaReason: null, dpiaDoneOn: '2019-08-03' },
}

const CASES: readonly (readonly [name: string, own: Duties, track: Track, expected: Partial<Duties>])[] = [
  ['nothing is known anywhere', NOTHING, UNTOUCHED, NOTHING],
  [
    'all is on the system',
    NOTHING,
    DONE,
    {
      dpaSignedOn: '2019-08-01',
      riskAssessedOn: '2019-08-02',
      dpiaRequired: 'yes',
      dpiaDoneOn: '2019-08-03',
    },
  ],
  ['an older one has it still on the replacement', OWN, UNTOUCHED, OWN],
  [
    'the system’s comes before the replacement’s',
    OWN,
    DONE,
    { dpaSignedOn: '2019-08-01', riskAssessedOn: '2019-08-02', dpiaRequired: 'yes', dpiaReason: null },
  ],
  [
    'an agreement that has ended is none',
    NOTHING,
    { ...DONE, dpaState: 'terminated' },
    { dpaSignedOn: null },
  ],
  [
    'nor is one whose signing is only dated',
    NOTHING,
    { ...DONE, dpaState: 'missing' },
    { dpaSignedOn: null },
  ],
  [
    'none is needed',
    NOTHING,
    { ...DONE, dpaState: 'not_needed', dpaReason: 'Egen drift' },
    { dpaSignedOn: null, dpaReason: 'Egen drift' },
  ],
  [
    'the reason counts only where none is needed',
    NOTHING,
    { ...DONE, dpaReason: 'Egen drift' },
    { dpaReason: null },
  ],
  [
    'a DPIA that is asked for and not done',
    OWN,
    { ...UNTOUCHED, dpiaRequired: 'yes' },
    { dpiaRequired: 'yes', dpiaReason: null, dpiaDoneOn: null },
  ],
]

t.test('what carries a system on has its duties as that system has them', async (t) => {
  t.equal(carriedDuties(NOTHING, DONE).dpaParty, '0602')
  t.equal(carriedDuties(NOTHING, { ...DONE, dpaState: 'terminated' }).dpaParty, null)
  for (const [name, own, track, expected] of CASES) t.match(carriedDuties(own, track), expected, name)
})

t.test('a DPIA that is not required says why', async (t) => {
  t.strictSame(missingInReplacement({ dpiaRequired: 'no', dpiaReason: null }), ['dpiaReason'])
  t.strictSame(missingInReplacement({ dpiaRequired: 'no', dpiaReason: 'Ingen høy risiko' }), [])
  for (const dpiaRequired of ['yes', 'unknown'] as const)
    t.strictSame(missingInReplacement({ dpiaRequired, dpiaReason: null }), [], dpiaRequired)
})

t.test('how a replacement stands', async (t) => {
  const coming: Coming = { state: 'coming', goLiveActual: null, goLivePlanned: null }
  const none = { overdue: 0, blocked: 0 }
  const cases: [name: string, counts: typeof none, row: Partial<Coming>, ReplacementSignal[]][] = [
    ['nothing is wrong', none, {}, ['on_track']],
    ['systems are over date', { overdue: 1, blocked: 0 }, {}, ['overdue']],
    ['some are blocked, too', { overdue: 1, blocked: 2 }, {}, ['overdue', 'blocked']],
    ['it comes today', none, { goLivePlanned: '2019-10-15' }, ['on_track']],
    ['it should have come', none, { goLivePlanned: '2019-10-14' }, ['late']],
    ['it should have come, planned only', none, { state: 'planned', goLivePlanned: '2010-01-01' }, ['late']],
    [
      'and a system is blocked',
      { overdue: 0, blocked: 1 },
      { goLivePlanned: '2019-10-14' },
      ['blocked', 'late'],
    ],
    ['it came', none, { state: 'in_use', goLivePlanned: '2019-10-14' }, ['on_track']],
    [
      'a day that it is to come on, ahead',
      none,
      { state: 'in_use', goLivePlanned: '2019-10-14', goLiveActual: '2019-10-16' },
      ['on_track'],
    ],
    ['it is out of use', none, { state: 'retired', goLivePlanned: '2019-10-14' }, ['on_track']],
  ]
  for (const [name, counts, row, expected] of cases)
    t.strictSame(replacementSignalsOf(counts, { ...coming, ...row }, '2019-10-15'), expected, name)
})
