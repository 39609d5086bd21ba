import fc from 'fast-check'
import t from 'tap'
import {
  type ContractFacts,
  type ContractState,
  contractState,
  doubleRunningPerMonth,
  finalEnd,
  isEndArranged,
  isNoticeKnown,
  isNoticeLate,
  isRenewalAssumed,
  isSupplierNotified,
  missedDeadline,
  nextEnd,
  noticeDeadline,
  possibleEnd,
} from '../../schema/rules/contracts.js'
import { type CoveredSystem, contractWarnings } from '../../schema/rules/contractWarnings.js'
import { GENERAL } from '../../schema/rules/countries/general.js'
import { NORWAY } from '../../schema/rules/countries/norway.js'
import { addMonths } from '../../schema/rules/dates.js'
import type { Laws } from '../../schema/rules/laws.js'
import { partiesOf } from '../../schema/rules/parties.js'
import { property } from '../property.js'
import { contractOf } from './facts.js'

const TODAY = '2019-10-15'

t.test('the notice deadline is the end less the notice, at month ends too', async (t) => {
  const renews = (fields: Partial<ContractFacts>) => contractOf({ autoRenew: true, ...fields })
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
    t.equal(
      noticeDeadline(renews({ end, noticeMonths }), deadline ?? TODAY),
      deadline,
      `${end} − ${noticeMonths}`,
    )
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

t.test('how a contract runs, is ended and renews itself', async (t) => {
  interface Course {
    deadline?: string | null
    missed?: string | null
    next?: string | null
    final?: string | null
    possible?: string | null
    late?: true
  }
  const yearly = { autoRenew: true, end: '2019-12-31', noticeMonths: 3, renewalMonths: 12 }
  const cases: [string, Partial<ContractFacts>, string, Course][] = [
    [
      'a fixed term ends by itself and has no deadline',
      { noticeMonths: 3 },
      TODAY,
      { next: '2019-12-31', final: '2019-12-31' },
    ],
    [
      'so it does when notice was given all the same',
      { noticeMonths: 3, noticeGivenOn: '2019-06-01' },
      TODAY,
      { next: '2019-12-31', final: '2019-12-31' },
    ],
    [
      'on the last day for notice',
      yearly,
      '2019-09-30',
      { deadline: '2019-09-30', next: '2019-12-31', possible: '2019-12-31' },
    ],
    [
      'the day after, the next end is the one that notice leads to',
      yearly,
      '2019-10-01',
      { deadline: '2020-09-30', missed: '2019-09-30', next: '2019-12-31', possible: '2020-12-31' },
    ],
    [
      'on its end',
      yearly,
      '2019-12-31',
      { deadline: '2020-09-30', missed: '2019-09-30', next: '2019-12-31', possible: '2020-12-31' },
    ],
    [
      'once it has renewed itself',
      yearly,
      '2020-01-01',
      { deadline: '2020-09-30', next: '2020-12-31', possible: '2020-12-31' },
    ],
    [
      'ten years on',
      yearly,
      '2029-10-01',
      { deadline: '2030-09-30', missed: '2029-09-30', next: '2029-12-31', possible: '2030-12-31' },
    ],
    [
      'a period that nobody has given is a year',
      { ...yearly, renewalMonths: null },
      '2020-01-01',
      { deadline: '2020-09-30', next: '2020-12-31', possible: '2020-12-31' },
    ],
    [
      'three months at a time, from the end of a long month',
      { autoRenew: true, end: '2019-08-31', noticeMonths: 1, renewalMonths: 3 },
      '2020-02-01',
      { deadline: '2020-04-30', missed: '2020-01-29', next: '2020-02-29', possible: '2020-05-31' },
    ],
    [
      'notice in time ends it at this end',
      { ...yearly, noticeGivenOn: '2019-09-30' },
      TODAY,
      { next: '2019-12-31', final: '2019-12-31' },
    ],
    [
      'notice too late ends it at the next',
      { ...yearly, noticeGivenOn: '2019-10-01' },
      TODAY,
      { next: '2020-12-31', final: '2020-12-31', late: true },
    ],
    [
      'and so it does when that end has passed',
      { ...yearly, noticeGivenOn: '2019-10-01' },
      '2020-02-01',
      { next: '2020-12-31', final: '2020-12-31', late: true },
    ],
    [
      'an open-ended one has notice and no end',
      { end: null, noticeMonths: 6 },
      TODAY,
      { possible: '2020-04-15' },
    ],
    [
      'until notice is given',
      { end: null, noticeMonths: 6, noticeGivenOn: '2019-08-31' },
      TODAY,
      { next: '2020-02-29', final: '2020-02-29' },
    ],
    ['an open-ended one of which nothing is known', { end: null, noticeMonths: null }, TODAY, {}],
    [
      'notice that is not known: the end is taken as the deadline',
      { ...yearly, noticeMonths: null, noticeGivenOn: '2019-12-31' },
      '2020-01-15',
      { next: '2019-12-31', final: '2019-12-31' },
    ],
    [
      'notice on a day ahead is none yet',
      { ...yearly, noticeGivenOn: '2019-10-16' },
      TODAY,
      { deadline: '2020-09-30', missed: '2019-09-30', next: '2019-12-31', possible: '2020-12-31' },
    ],
    [
      'terminated on a day ahead',
      { ...yearly, terminatedOn: '2019-11-30' },
      TODAY,
      { next: '2019-11-30', final: '2019-11-30' },
    ],
  ]
  for (const [name, fields, today, course] of cases) {
    const row = contractOf(fields)
    t.strictSame(
      {
        deadline: noticeDeadline(row, today),
        missed: missedDeadline(row, today),
        next: nextEnd(row, today),
        final: finalEnd(row, today),
        possible: possibleEnd(row, today),
        late: isNoticeLate(row, today),
      },
      { deadline: null, missed: null, next: null, final: null, possible: null, late: false, ...course },
      name,
    )
  }
  t.equal(isRenewalAssumed(contractOf({ ...yearly, renewalMonths: null })), true)
  t.equal(isRenewalAssumed(contractOf(yearly)), false)
  t.equal(isRenewalAssumed(contractOf()), false)
})

t.test('notice leads to an end that is never nearer than it says', async (t) => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  property(
    t,
    fc.property(
      fc.record({
        end: day,
        noticeMonths: fc.integer({ min: 0, max: 24 }),
        renewalMonths: fc.integer({ min: 1, max: 60 }),
      }),
      day,
      (terms, today) => {
        const row = contractOf({ autoRenew: true, ...terms })
        const end = possibleEnd(row, today) ?? ''
        const deadline = noticeDeadline(row, today) ?? ''
        const noticed = { ...row, noticeGivenOn: deadline }
        return (
          deadline >= today &&
          end >= today &&
          (missedDeadline(row, today) ?? '') < today &&
          addMonths(end, -terms.noticeMonths) >= today &&
          // Notice on the deadline leads to the same end as notice today.
          finalEnd(noticed, deadline) === end &&
          !isNoticeLate(noticed, deadline) === (missedDeadline(row, deadline) === null)
        )
      },
    ),
  )
})

t.test('where a contract stands', async (t) => {
  const cases: [Partial<ContractFacts>, ContractState][] = [
    [{}, 'active'],
    [{ end: null }, 'active'],
    [{ start: '2019-10-15' }, 'active'],
    [{ start: '2019-10-16' }, 'not_begun'],
    [{ start: '2019-10-16', assignedOn: '2019-06-01' }, 'not_begun'],
    [{ start: '2019-10-16', terminatedOn: '2019-10-15' }, 'terminated'],
    [{ end: '2019-10-15' }, 'active'],
    [{ end: '2019-10-14' }, 'expired'],
    [{ end: '2019-10-14', autoRenew: true }, 'active'],
    [{ end: '2019-10-14', autoRenew: true, noticeGivenOn: '2019-01-01' }, 'expired'],
    [{ end: '2019-10-14', autoRenew: true, noticeGivenOn: '2019-10-01' }, 'notice_given'],
    [{ end: null, noticeGivenOn: '2019-09-14' }, 'expired'],
    [{ end: null, noticeGivenOn: '2019-09-15' }, 'notice_given'],
    [{ notifiedOn: '2019-06-01' }, 'active'],
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
  const cases: [Partial<ContractFacts>, { known: boolean; arranged: boolean; notified: boolean }][] = [
    [{}, { known: true, arranged: true, notified: false }],
    [{ end: null }, { known: true, arranged: false, notified: false }],
    [
      { end: null, noticeMonths: null },
      { known: false, arranged: false, notified: false },
    ],
    [{ noticeMonths: null }, { known: true, arranged: true, notified: false }],
    [
      { autoRenew: true, noticeMonths: null },
      { known: false, arranged: false, notified: false },
    ],
    [
      { autoRenew: true, noticeWaiver: 'Felles tjeneste' },
      { known: true, arranged: true, notified: false },
    ],
    [{ notifiedOn: '2019-10-15' }, { known: true, arranged: true, notified: true }],
    [{ notifiedOn: '2019-10-16' }, { known: true, arranged: true, notified: false }],
    [{ otherParties: ['0711', '3005'] }, { known: true, arranged: true, notified: true }],
    [{ autoRenew: true }, { known: true, arranged: false, notified: false }],
    [
      { end: null, noticeGivenOn: '2019-10-01' },
      { known: true, arranged: true, notified: false },
    ],
    [
      { end: null, noticeMonths: null, terminatedOn: '2019-01-01' },
      { known: true, arranged: true, notified: true },
    ],
    [{ assignedOn: '2019-06-01' }, { known: true, arranged: true, notified: true }],
    [{ party: '3005' }, { known: true, arranged: true, notified: true }],
  ]
  for (const [row, { known, arranged, notified }] of cases) {
    const contract = contractOf(row)
    t.equal(isNoticeKnown(contract, TODAY), known, `known: ${JSON.stringify(row)}`)
    t.equal(isEndArranged(contract, TODAY), arranged, `arranged: ${JSON.stringify(row)}`)
    t.equal(
      isSupplierNotified(contract, partiesOf('3005', []), TODAY),
      notified,
      `notified: ${JSON.stringify(row)}`,
    )
  }
  t.notOk(
    isSupplierNotified(contractOf({ party: null }), partiesOf(null, []), TODAY),
    'no party is not the new one',
  )
})

const covered = (fields: Partial<CoveredSystem> = {}): CoveredSystem => ({
  number: 'IKT-001',
  status: 'planned',
  disposition: 'replace',
  decisionDate: '2019-02-12',
  targetDate: '2019-12-01',
  continuedAs: null,
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
      { noticeMonths: 3, autoRenew: true },
      { disposition: 'undecided', decisionDate: null },
      ['NOTICE_PASSED_UNDECIDED'],
    ],
    [
      'notice is not needed, for a reason',
      { noticeMonths: 3, autoRenew: true, noticeWaiver: 'Går inn i ny avtale' },
      { disposition: 'undecided', decisionDate: null },
      [],
    ],
    [
      'a fixed term has no deadline to pass',
      { noticeMonths: 3 },
      { disposition: 'undecided', decisionDate: null },
      [],
    ],
    [
      'decided after it',
      { noticeMonths: 3, autoRenew: true },
      { decisionDate: '2019-10-02' },
      ['NOTICE_PASSED_UNDECIDED', 'RENEWS_ITSELF'],
    ],
    [
      'decided before it',
      { noticeMonths: 3, autoRenew: true },
      { decisionDate: '2019-09-01' },
      ['RENEWS_ITSELF'],
    ],
    [
      'carried on',
      { noticeMonths: 3, autoRenew: true },
      { disposition: 'retain', decisionDate: '2019-10-02' },
      [],
    ],
    ['renews', { noticeMonths: 3, autoRenew: true }, {}, ['RENEWS_ITSELF']],
    [
      'notice was late',
      { noticeMonths: 3, autoRenew: true, noticeGivenOn: '2019-10-01' },
      { targetDate: '2020-12-01' },
      ['NOTICE_LATE'],
    ],
    [
      'more will use it',
      { noticeMonths: 1 },
      { disposition: 'retain', targetDate: null, continuedAs: 'lms' },
      ['VOLUME_GROWS'],
    ],
    ['notice was given', { noticeMonths: 3, autoRenew: true, noticeGivenOn: '2019-09-01' }, {}, []],
    ['runs out first', { end: '2019-11-30' }, {}, ['ENDS_BEFORE_CUT_OVER']],
    ['renews before', { end: '2019-11-30', autoRenew: true, noticeMonths: 1 }, {}, []],
    ['is cut over', { end: '2019-11-30' }, { status: 'cut_over' }, []],
    ['is over', { end: '2019-10-01' }, {}, []],
  ]
  for (const [name, row, system, codes] of cases)
    t.strictSame(
      contractWarnings(contractOf(row), [covered(system)], TODAY, NORWAY.laws).map(({ code }) => code),
      codes,
      name,
    )
  const [warning] = contractWarnings(
    contractOf({ end: '2019-11-30' }),
    [covered(), covered({ number: 'IKT-002', targetDate: '2019-11-30' })],
    TODAY,
    NORWAY.laws,
  )
  t.strictSame(warning?.systems, ['IKT-001'], 'only the systems concerned')
  const volume = (laws: Laws) =>
    contractWarnings(contractOf(), [covered({ continuedAs: 'epj' })], TODAY, laws)[0]?.en
  t.match(volume(NORWAY.laws), /allows it\. Procurement Regulations §§ 28-1 and 28-2\.$/)
  t.match(volume(GENERAL.laws), /allows it\.$/)
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

t.test('renewals are the same whether they are gone through one by one or not', async (t) => {
  const days = (from: string, to: string) =>
    fc
      .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
  const months = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null })
  const contract = fc.record({
    end: fc.oneof(days('1980-01-01', '2030-12-31'), days('2190-01-01', '2199-12-31')),
    renewalMonths: months,
    noticeMonths: months,
    noticeGivenOn: fc.option(days('1980-01-01', '2199-12-31'), { nil: null }),
  })
  const today = fc.oneof(days('1985-01-01', '2060-12-31'), days('2190-01-01', '2199-12-31'))
  property(
    t,
    fc.property(contract, today, (terms, today) => {
      const row = contractOf({ autoRenew: true, ...terms })
      const { end, renewalMonths, noticeMonths, noticeGivenOn } = terms
      const ends = [end]
      for (let last = end; last <= '2199-12-31'; ends.push(last))
        last = addMonths(end, ends.length * Math.max(1, renewalMonths ?? 12))
      const deadlineOf = (end: string) => (noticeMonths === null ? null : addMonths(end, -noticeMonths))
      const running = ends.find((one) => one >= today)
      const given = noticeGivenOn !== null && noticeGivenOn <= today
      const ended = ends.find((one) => (deadlineOf(one) ?? one) >= (noticeGivenOn ?? ''))
      const deadlines = ends.map(deadlineOf)
      const next = deadlines.find((one) => one !== null && one >= today)
      return (
        nextEnd(row, today) === ((given ? ended : undefined) ?? running ?? null) &&
        noticeDeadline(row, today) === (given ? null : (next ?? null))
      )
    }),
  )
})
