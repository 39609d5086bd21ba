import t from 'tap'
import {
  isReady,
  mayDateReadOnly,
  nextStatuses,
  passedStatuses,
  previousStatus,
  READY_STATUSES,
  STATUSES,
  type Status,
} from '../../schema/rules/status.js'
import { DISPOSITIONS, type Disposition } from '../../schema/rules/systems.js'

/** The way forward as domain.md section 3 draws it; where the disposition decides, it is named. */
const FORWARD: Record<Status, Status[] | ((disposition: Disposition) => Status[])> = {
  registered: ['assessed'],
  assessed: ['decided'],
  decided: (disposition) => (disposition === 'retain' ? ['retained'] : ['planned']),
  planned: (disposition) => (disposition === 'retire' ? ['read_only', 'phasing_out'] : ['migrating']),
  migrating: ['cut_over'],
  cut_over: ['read_only', 'phasing_out'],
  read_only: ['phasing_out'],
  phasing_out: ['decommissioned'],
  decommissioned: [],
  retained: [],
}

t.test('what comes next, for every status and disposition', async (t) => {
  for (const status of STATUSES)
    for (const disposition of DISPOSITIONS) {
      const forward = FORWARD[status]
      const expected = typeof forward === 'function' ? forward(disposition) : forward
      t.strictSame(nextStatuses({ status, disposition }), expected, `${status}, ${disposition}`)
    }
})

const BACK: [Status, Disposition | 'any', string | null, Status | null][] = [
  ['registered', 'any', null, null],
  ['assessed', 'any', null, 'registered'],
  ['decided', 'any', null, 'assessed'],
  ['planned', 'any', null, 'decided'],
  ['migrating', 'any', null, 'planned'],
  ['cut_over', 'any', null, 'migrating'],
  ['read_only', 'replace', '2020-01-01', 'cut_over'],
  ['read_only', 'consolidate', null, 'cut_over'],
  ['read_only', 'retire', '2020-01-01', 'planned'],
  ['phasing_out', 'replace', '2020-01-01', 'read_only'],
  ['phasing_out', 'replace', null, 'cut_over'],
  ['phasing_out', 'retire', '2020-01-01', 'read_only'],
  ['phasing_out', 'retire', null, 'planned'],
  ['decommissioned', 'any', null, 'phasing_out'],
  ['retained', 'any', null, 'decided'],
]

t.test('one step back, for every status', async (t) => {
  t.strictSame([...new Set(BACK.map(([status]) => status))], [...STATUSES], 'the table has every status')
  for (const [status, which, readOnlyFrom, expected] of BACK)
    for (const disposition of which === 'any' ? DISPOSITIONS : [which])
      t.equal(
        previousStatus({ status, disposition, readOnlyFrom }),
        expected,
        `${status}, ${disposition}${readOnlyFrom ? ', read-only before' : ''}`,
      )
})

t.test('the day from which a system is read-only says the way that it took', async (t) => {
  const day = '2019-10-01'
  const cases: [Status, string | null, string | null, boolean][] = [
    ['cut_over', null, day, true],
    ['planned', day, null, true],
    ['phasing_out', null, day, false],
    ['read_only', '2019-09-01', day, true],
    ['read_only', day, null, false],
    ['phasing_out', '2019-09-01', day, true],
    ['phasing_out', day, null, false],
    ['decommissioned', '2019-09-01', day, true],
    // What stands there from before this was asked may stay.
    ['cut_over', day, day, true],
    ['cut_over', null, null, true],
  ]
  for (const [status, readOnlyFrom, to, may] of cases)
    t.equal(
      mayDateReadOnly({ status, disposition: 'replace', readOnlyFrom }, to),
      may,
      `${status}: ${readOnlyFrom} to ${to}`,
    )
})

t.test('a step forward, then one back, ends where it began', async (t) => {
  for (const disposition of DISPOSITIONS) {
    let reached: { status: Status; readOnlyFrom: string | null }[] = [
      { status: 'registered', readOnlyFrom: null },
    ]
    while (reached.length > 0)
      reached = reached.flatMap(({ status, readOnlyFrom }) =>
        nextStatuses({ status, disposition }).map((next) => {
          const step = { status: next, readOnlyFrom: next === 'read_only' ? '2020-01-01' : readOnlyFrom }
          t.equal(previousStatus({ ...step, disposition }), status, `${disposition}: ${status} → ${next}`)
          return step
        }),
      )
  }
})

t.test('the statuses that lie behind', async (t) => {
  const cases: [Status, Disposition, string | null, Status[]][] = [
    ['registered', 'undecided', null, ['registered']],
    ['retained', 'retain', null, ['registered', 'assessed', 'decided', 'retained']],
    ['phasing_out', 'retire', null, ['registered', 'assessed', 'decided', 'planned', 'phasing_out']],
    ['decommissioned', 'replace', '2020-01-01', STATUSES.filter((status) => status !== 'retained')],
    [
      'decommissioned',
      'replace',
      null,
      STATUSES.filter((status) => status !== 'retained' && status !== 'read_only'),
    ],
  ]
  for (const [status, disposition, readOnlyFrom, expected] of cases)
    t.strictSame(
      passedStatuses({ status, disposition, readOnlyFrom }),
      expected,
      `${status}, ${disposition}${readOnlyFrom ? ', read-only before' : ''}`,
    )
})

t.test('ready is one list', async (t) => {
  t.strictSame(STATUSES.filter(isReady), [...READY_STATUSES])
  t.strictSame([...READY_STATUSES], ['cut_over', 'read_only', 'phasing_out', 'decommissioned', 'retained'])
})
