import t from 'tap'
import {
  type Compared,
  type ComparedName,
  type ComparedValue,
  type ComparedValues,
  compareRows,
  contractUntil,
  doubleRunningOf,
  missingOf,
  paidUntil,
  proposedTarget,
  sumOf,
} from '../../schema/rules/comparison.js'
import type { ContractFacts } from '../../schema/rules/contracts.js'

const TODAY = '2019-10-15'
const KNOWN: ComparedValues = {
  ...{ vendor: 'Nord AS', users: 10, hosting: 'cloud', dayOneCritical: false, systemOwner: 'Eier' },
  ...{ privacyClass: 'none', archiveDuty: 'none', integrations: 0 },
  ...{ contractEnd: null, noticeDeadline: null, annualCost: 100 },
  ...{ disposition: 'consolidate', replacements: ['a'], targetDate: null },
}
const NO = { hasContracts: 'no', hasIntegrations: 'no' } as const

function system(values: Partial<ComparedValues>, said: Parameters<typeof missingOf>[1] = NO): Compared {
  const all = { ...KNOWN, ...values }
  return { values: all, missing: missingOf(all, said) }
}

t.test('what nobody has answered', async (t) => {
  const cases: [name: string, Partial<ComparedValues>, Parameters<typeof missingOf>[1], ComparedName[]][] = [
    ['all is said', {}, NO, []],
    ['no users', { users: null }, NO, ['users']],
    ['users of whom there are none', { users: 0 }, NO, []],
    ['no owner, no class', { systemOwner: null, privacyClass: null }, NO, ['systemOwner', 'privacyClass']],
    ['nothing is decided', { disposition: 'undecided' }, NO, ['disposition']],
    ['no plan, which nobody owes', { targetDate: null, replacements: [] }, NO, []],
    ['no contract is known of', {}, { ...NO, hasContracts: 'unknown' }, ['contractEnd']],
    ['one that has no end', {}, { ...NO, hasContracts: 'yes' }, []],
    ['no integration is known of', {}, { ...NO, hasIntegrations: 'unknown' }, ['integrations']],
    ['one that nobody asked for', { integrations: 1 }, { ...NO, hasIntegrations: 'unknown' }, []],
  ]
  for (const [name, values, said, expected] of cases)
    t.strictSame(missingOf({ ...KNOWN, ...values }, said), expected, name)
})

t.test('a row differs, lacks an answer, or is alike, and some stand out', async (t) => {
  const cases: [
    name: string,
    field: ComparedName,
    values: ComparedValue[],
    target: ComparedValue | undefined,
    mark: string,
    odd: number[],
  ][] = [
    ['alike', 'vendor', ['A', 'A', 'A'], undefined, 'equal', []],
    ['alike but for the case', 'vendor', ['Ærlig', 'ÆRLIG'], undefined, 'equal', []],
    ['most are alike', 'vendor', ['A', 'B', 'B'], 'A', 'differs', [0]],
    ['no two are alike, and none is like the target', 'vendor', ['A', 'B', 'C'], 'D', 'differs', []],
    ['no two are alike, and one is like the target', 'vendor', ['A', 'B'], 'b', 'differs', [0]],
    ['as many of each', 'vendor', ['A', 'A', 'B', 'B'], 'A', 'differs', [2, 3]],
    ['one has not said', 'hosting', ['cloud', null, 'cloud'], undefined, 'missing', []],
    ['none has said', 'hosting', [null, null], undefined, 'missing', []],
    ['a difference counts before what is lacking', 'users', [4, 5, null], undefined, 'differs', []],
    ['none beside some is a difference', 'contractEnd', ['2020-01-01', null], undefined, 'differs', []],
    [
      'lists in another order',
      'replacements',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      undefined,
      'equal',
      [],
    ],
    ['lists of which one is longer', 'replacements', [['a'], ['a', 'b']], undefined, 'differs', []],
    ['each has its own', 'systemOwner', ['A', 'B', 'B'], undefined, 'equal', []],
    ['one has none of its own', 'systemOwner', ['A', null], undefined, 'missing', []],
    ['nothing is decided of one', 'disposition', ['retain', 'undecided'], undefined, 'missing', []],
    ['a flag', 'dayOneCritical', [true, false, false], undefined, 'differs', [0]],
  ]
  for (const [name, field, values, target, mark, odd] of cases) {
    const rows = compareRows(
      values.map((value) => system({ [field]: value })),
      target === undefined ? null : { [field]: target },
    )
    const row = rows.find((one) => one.field === field)
    t.equal(row?.mark, mark, name)
    t.strictSame(
      row?.odd.flatMap((is, at) => (is ? [at] : [])),
      odd,
      name,
    )
    t.ok(
      rows.every((one) => one.field === field || one.mark === 'equal'),
      `${name}: no other row`,
    )
  }
})

const CONTRACT: ContractFacts = {
  ...{ party: null, otherParties: [], start: null, end: '2019-12-31', autoRenew: false, renewalMonths: null },
  ...{ noticeMonths: 3, noticeGivenOn: null, noticeWaiver: null, notifiedOn: null, assignedOn: null },
  ...{ terminatedOn: null, heldByBody: false },
}

t.test('what the contracts of a system run to', async (t) => {
  const renews = { ...CONTRACT, autoRenew: true }
  const cases: [name: string, ContractFacts[], string | null][] = [
    ['no contract', [], null],
    ['a fixed term', [CONTRACT], '2019-12-31'],
    ['where it renews itself next', [{ ...renews, end: '2018-12-31' }], '2019-12-31'],
    ['the first of two', [{ ...CONTRACT, end: '2020-03-31' }, CONTRACT], '2019-12-31'],
    ['one without an end', [{ ...CONTRACT, end: null }], 'no_end'],
    ['one that is over', [{ ...CONTRACT, end: '2019-10-14' }], null],
  ]
  for (const [name, contracts, end] of cases) t.equal(contractUntil(contracts, TODAY), end, name)
})

t.test('until when a system is paid for', async (t) => {
  const renews = { ...CONTRACT, autoRenew: true }
  const cases: [name: string, ContractFacts[], day: string | null, arranged: boolean][] = [
    ['no contract', [], null, false],
    ['a fixed term', [CONTRACT], '2019-12-31', true],
    ['one that renews itself, told off today', [{ ...renews, end: '2020-06-30' }], '2020-06-30', false],
    ['one whose deadline has passed', [renews], '2020-12-31', false],
    ['one that was told off in time', [{ ...renews, noticeGivenOn: '2019-09-01' }], '2019-12-31', true],
    ['the last of two', [CONTRACT, { ...CONTRACT, end: '2020-03-31' }], '2020-03-31', true],
    ['one of two without an end', [CONTRACT, { ...CONTRACT, end: null, noticeMonths: null }], null, false],
    ['one that is over', [{ ...CONTRACT, end: '2019-10-14' }], null, false],
  ]
  for (const [name, contracts, day, arranged] of cases)
    t.strictSame(paidUntil(contracts, TODAY), { day, arranged }, name)
})

t.test('what it costs to run a system beside its replacement', async (t) => {
  const cases: [
    name: string,
    cost: number | null,
    from: string | null,
    until: string | null,
    expected: object | null,
  ][] = [
    ['to the end of the contract', 110_000, '2019-11-15', '2019-12-31', { perMonth: 9167, amount: 14_164 }],
    ['a day', 365, '2019-12-31', '2019-12-31', { perMonth: 30, amount: 1 }],
    ['over a leap day', 365, '2020-02-28', '2020-03-01', { amount: 3 }],
    ['an end that nobody knows', 49_000, '2019-12-13', null, { until: null, perMonth: 4083, amount: null }],
    ['a cost that nobody knows', null, '2019-12-13', '2019-12-31', { perMonth: null, amount: null }],
    ['no day of the cut-over', 1000, null, '2019-12-31', null],
    ['a contract that ends before', 1000, '2020-01-01', '2019-12-31', null],
  ]
  for (const [name, cost, from, until, expected] of cases) {
    const found = doubleRunningOf(cost, from, { day: until })
    if (expected === null) t.equal(found, null, name)
    else t.match(found, { from, until, ...expected }, name)
  }
})

t.test('what most of them would go to', async (t) => {
  const cases: [name: string, systems: [string[], string | null][], expected: string | null][] = [
    ['nothing', [[[], null]], null],
    [
      'most',
      [
        [['a'], null],
        [['a', 'b'], null],
        [[], null],
      ],
      'a',
    ],
    [
      'what carries one of them on counts as one',
      [
        [[], 'c'],
        [['c'], null],
        [['a'], null],
      ],
      'c',
    ],
    [
      'as many of each',
      [
        [['a'], null],
        [['b'], null],
      ],
      null,
    ],
    [
      'one alone',
      [
        [[], 'c'],
        [[], null],
      ],
      'c',
    ],
  ]
  for (const [name, systems, expected] of cases)
    t.equal(
      proposedTarget(systems.map(([replacements, continuedAs]) => ({ replacements, continuedAs }))),
      expected,
      name,
    )
})

t.test('a sum says how many parts it lacks', async (t) => {
  t.strictSame(sumOf([1, null, 2, 0]), { sum: 3, unknown: 1 })
  t.strictSame(sumOf([]), { sum: 0, unknown: 0 })
})
