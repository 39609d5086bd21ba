import fc from 'fast-check'
import t from 'tap'
import {
  type ContractFacts,
  type ContractState,
  type CoveredSystem,
  contractState,
  contractWarnings,
  doubleRunningPerMonth,
  isEndArranged,
  isNoticeKnown,
  isWithNewParty,
  noticeDeadline,
} from '../../schema/rules/contracts.js'
import { addMonths } from '../../schema/rules/dates.js'
import { property } from '../property.js'
import { contractOf } from './facts.js'

const TODAY = '2019-10-15'

t.test('the notice deadline is the end less the notice, at month ends too', async (t) => {
  const cases: [string | null, number | null, string | null][] = [
    ['2019-12-31', 3, '2019-09-30'],
    ['2019-03-31', 1, '2019-02-28'],
    ['2020-03-31', 1, '2020-02-29'],
    ['2020-02-29', 12, '2019-02-28'],
    ['2020-01-15', 1, '2019-12-15'],
    ['2020-01-31', 14, '2018-11-30'],
    ['2019-12-31', 0, '2019-12-31'],
    ['2019-12-31', null, null],
    [null, 3, null],
  ]
  for (const [end, noticeMonths, deadline] of cases)
    t.equal(noticeDeadline({ end, noticeMonths }), deadline, `${end} − ${noticeMonths}`)
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  property(
    t,
    fc.property(day, fc.integer({ min: -60, max: 60 }), (date, months) => {
      const from = date.toISOString().slice(0, 10)
      const to = addMonths(from, months)
      const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
      return count(to) - count(from) === months && to.slice(8) <= from.slice(8)
    }),
  )
})

t.test('where a contract stands', async (t) => {
  const cases: [Partial<ContractFacts>, ContractState][] = [
    [{}, 'active'],
    [{ end: null }, 'active'],
    [{ end: '2019-10-15' }, 'active'],
    [{ end: '2019-10-14' }, 'expired'],
    [{ end: '2019-10-14', autoRenew: true }, 'active'],
    [{ end: '2019-10-14', autoRenew: true, noticeGivenOn: '2019-01-01' }, 'expired'],
    [{ noticeGivenOn: '2019-01-01' }, 'notice_given'],
    [{ assignedOn: '2019-06-01' }, 'assigned'],
    [{ assignedOn: '2019-06-01', noticeGivenOn: '2019-07-01' }, 'notice_given'],
    [{ terminatedOn: '2019-10-15' }, 'terminated'],
    [{ terminatedOn: '2019-10-16' }, 'active'],
    [{ terminatedOn: '2019-10-01', end: '2019-09-01' }, 'terminated'],
  ]
  for (const [row, state] of cases) t.equal(contractState(contractOf(row), TODAY), state, JSON.stringify(row))
})

t.test('what the gates ask of a contract', async (t) => {
  const cases: [Partial<ContractFacts>, { known: boolean; arranged: boolean; moved: boolean }][] = [
    [{}, { known: true, arranged: true, moved: false }],
    [{ end: null }, { known: false, arranged: false, moved: false }],
    [{ noticeMonths: null }, { known: false, arranged: true, moved: false }],
    [{ autoRenew: true }, { known: true, arranged: false, moved: false }],
    [
      { end: null, noticeGivenOn: '2019-01-01' },
      { known: true, arranged: true, moved: false },
    ],
    [
      { end: null, noticeMonths: null, terminatedOn: '2019-01-01' },
      { known: true, arranged: true, moved: true },
    ],
    [{ assignedOn: '2019-06-01' }, { known: true, arranged: true, moved: true }],
    [{ party: '3005' }, { known: true, arranged: true, moved: true }],
  ]
  for (const [row, { known, arranged, moved }] of cases) {
    const contract = contractOf(row)
    t.equal(isNoticeKnown(contract, TODAY), known, `known: ${JSON.stringify(row)}`)
    t.equal(isEndArranged(contract, TODAY), arranged, `arranged: ${JSON.stringify(row)}`)
    t.equal(isWithNewParty(contract, '3005', TODAY), moved, `new party: ${JSON.stringify(row)}`)
  }
  t.notOk(isWithNewParty(contractOf({ party: null }), null, TODAY), 'no party is not the new one')
})

const covered = (fields: Partial<CoveredSystem> = {}): CoveredSystem => ({
  number: 'IKT-001',
  status: 'planned',
  disposition: 'replace',
  decisionDate: '2019-02-12',
  targetDate: '2019-12-01',
  ...fields,
})

t.test('warnings beside the plans of the systems', async (t) => {
  const cases: [string, Partial<ContractFacts>, Partial<CoveredSystem>, string[]][] = [
    ['all is well', {}, {}, []],
    [
      'deadline ahead',
      { autoRenew: true, noticeMonths: 1 },
      { disposition: 'undecided', decisionDate: null },
      [],
    ],
    [
      'missed, undecided',
      { noticeMonths: 3 },
      { disposition: 'undecided', decisionDate: null },
      ['NOTICE_PASSED_UNDECIDED'],
    ],
    ['decided after it', { noticeMonths: 3 }, { decisionDate: '2019-10-02' }, ['NOTICE_PASSED_UNDECIDED']],
    ['decided before it', { noticeMonths: 3 }, { decisionDate: '2019-09-01' }, []],
    [
      'carried on',
      { noticeMonths: 3, autoRenew: true },
      { disposition: 'retain', decisionDate: '2019-10-02' },
      [],
    ],
    ['renews', { noticeMonths: 3, autoRenew: true }, {}, ['RENEWS_ITSELF']],
    ['notice was given', { noticeMonths: 3, autoRenew: true, noticeGivenOn: '2019-09-01' }, {}, []],
    ['runs out first', { end: '2019-11-30' }, {}, ['ENDS_BEFORE_CUT_OVER']],
    ['renews before', { end: '2019-11-30', autoRenew: true, noticeMonths: 1 }, {}, []],
    ['is cut over', { end: '2019-11-30' }, { status: 'cut_over' }, []],
    ['is over', { end: '2019-10-01' }, {}, []],
  ]
  for (const [name, row, system, codes] of cases)
    t.strictSame(
      contractWarnings(contractOf(row), [covered(system)], TODAY).map(({ code }) => code),
      codes,
      name,
    )
  const [warning] = contractWarnings(
    contractOf({ end: '2019-11-30' }),
    [covered(), covered({ number: 'IKT-002', targetDate: '2019-11-30' })],
    TODAY,
  )
  t.strictSame(warning?.systems, ['IKT-001'], 'only the systems concerned')
})

t.test('double-running cost a month', async (t) => {
  const system = {
    status: 'cut_over',
    disposition: 'replace',
    annualCost: 120_000,
    readOnlyCost: 24_000,
  } as const
  const running = [contractOf()]
  const cases: [string, number, number][] = [
    ['cut over', doubleRunningPerMonth(system, running, TODAY), 10_000],
    ['read-only', doubleRunningPerMonth({ ...system, status: 'read_only' }, running, TODAY), 2_000],
    [
      'no read-only cost',
      doubleRunningPerMonth({ ...system, status: 'phasing_out', readOnlyCost: null }, [], TODAY),
      10_000,
    ],
    ['not yet', doubleRunningPerMonth({ ...system, status: 'migrating' }, running, TODAY), 0],
    ['carried on', doubleRunningPerMonth({ ...system, disposition: 'retain' }, running, TODAY), 0],
    ['done', doubleRunningPerMonth({ ...system, status: 'decommissioned' }, running, TODAY), 0],
    ['contract over', doubleRunningPerMonth(system, [contractOf({ terminatedOn: '2019-10-01' })], TODAY), 0],
    ['cost unknown', doubleRunningPerMonth({ ...system, annualCost: null }, running, TODAY), 0],
  ]
  for (const [name, found, wanted] of cases) t.equal(found, wanted, name)
})
