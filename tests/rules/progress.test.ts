import fc from 'fast-check'
import t from 'tap'
import { addDays } from '../../schema/rules/dates.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import {
  BLOCKED_HORIZON_DAYS,
  dateWarnings,
  daysOverdue,
  destinationOf,
  FORECAST_WEEKS,
  forecast,
  obstacles,
  PLANNED_DATES,
  SIGNALS,
  type Signal,
  signalsOf,
} from '../../schema/rules/progress.js'
import { isReady, STATUSES } from '../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import { property } from '../property.js'
import { factsOf, mappingOf } from './facts.js'

const TODAY = '2019-10-15'
type Fields = Partial<GateFacts['system']>

t.test('a planned date is missed when it has passed and its status is not reached', async (t) => {
  for (const { field, reached } of PLANNED_DATES)
    for (const status of STATUSES) {
      const overdue = (date: string) => daysOverdue(factsOf({ status, targetDate: null, [field]: date }))
      t.equal(overdue('2019-10-14'), reached.includes(status) ? 0 : 1, `${status}, ${field} yesterday`)
      t.equal(overdue(TODAY), 0, `${status}, ${field} today`)
      t.equal(overdue('2019-10-16'), 0, `${status}, ${field} tomorrow`)
    }
  t.strictSame(PLANNED_DATES[0]?.reached, STATUSES.filter(isReady), 'ready by the target date')
})

t.test('days overdue count from the earliest date missed', async (t) => {
  const cases: [Fields, number][] = [
    [{ targetDate: null }, 0],
    [{ targetDate: '2019-10-05' }, 10],
    [{ targetDate: '2019-10-05', plannedReadOnly: '2019-10-01' }, 14],
    [{ targetDate: '2019-10-05', plannedDecommission: '2019-10-14' }, 10],
    [{ status: 'cut_over', targetDate: '2019-10-05', plannedReadOnly: '2019-10-10' }, 5],
    [{ status: 'read_only', targetDate: '2019-10-05', plannedReadOnly: '2019-10-10' }, 0],
    [{ status: 'phasing_out', plannedDecommission: '2018-10-15' }, 365],
    [{ status: 'retained', targetDate: '2019-10-05', plannedDecommission: '2019-10-06' }, 0],
  ]
  for (const [system, days] of cases) t.equal(daysOverdue(factsOf(system)), days, JSON.stringify(system))
})

/** In migration with its replacement not in use: the way forward is closed. */
const closed = (system: Fields = {}): GateFacts => ({
  ...factsOf({ status: 'migrating', targetDate: TODAY, ...system }),
  mappings: [mappingOf({ replacementState: 'coming' })],
})

t.test('a closed way is an obstacle only near its date, and while somebody is on it', async (t) => {
  const codes = (facts: GateFacts) => obstacles(facts).map((gate) => gate.code)
  const blocked = ['TARGET_NOT_IN_USE']
  const at = (days: number) => closed({ targetDate: addDays(TODAY, days) })
  t.equal(BLOCKED_HORIZON_DAYS, 30)
  t.strictSame(codes(at(31)), [], 'beyond the horizon')
  t.strictSame(codes(at(30)), blocked, 'on the horizon')
  t.strictSame(codes(at(0)), blocked, 'today')
  t.strictSame(codes(at(-90)), blocked, 'past')
  t.strictSame(codes(closed({ targetDate: null })), [], 'without a date')
  t.strictSame(codes(closed({ onHold: true })), [], 'on hold')
  t.strictSame(codes(factsOf({ status: 'migrating', targetDate: TODAY })), [], 'the way is open')
  for (const status of STATUSES.filter((status) => status !== 'planned' && status !== 'migrating'))
    t.strictSame(codes(closed({ status, systemOwner: null })), [], status)
})

t.test('a system with two ways forward is blocked only when both are closed', async (t) => {
  const retired = (system: Fields) =>
    obstacles({
      ...factsOf({ disposition: 'retire', targetDate: TODAY, ...system }),
      mappings: [],
    })
  t.strictSame(retired({ readOnlyUntil: null }), [], 'it can still be phased out')
})

t.test('signals, each alone and in their order', async (t) => {
  const quiet: Fields = { status: 'planned', targetDate: '2019-12-31' }
  const cases: [string, GateFacts, Signal[]][] = [
    ['nothing', factsOf(quiet), []],
    ['overdue', factsOf({ ...quiet, targetDate: '2019-10-14' }), ['overdue']],
    ['blocked', closed(), ['blocked']],
    ['on hold', factsOf({ ...quiet, onHold: true }), ['on_hold']],
    ['day one', factsOf({ ...quiet, dayOneCritical: true }), ['day_one']],
    ['no date', factsOf({ ...quiet, targetDate: null }), ['no_date']],
    ['no date, before the decision', factsOf({ status: 'assessed', targetDate: null }), []],
    ['no date, newly registered', factsOf({ status: 'registered', targetDate: null }), []],
    ['no date, just decided', factsOf({ status: 'decided', targetDate: null }), ['no_date']],
    ['no date, ready', factsOf({ status: 'cut_over', targetDate: null }), []],
    ['unmapped', { ...factsOf(quiet), mappings: [] }, ['unmapped']],
    ['undecided and unmapped', { ...factsOf({ disposition: 'undecided' }), mappings: [] }, ['unmapped']],
    ['retained', { ...factsOf({ disposition: 'retain' }), mappings: [] }, []],
    ['retired', { ...factsOf({ disposition: 'retire' }), mappings: [] }, []],
    [
      'much at once',
      { ...closed({ targetDate: '2019-10-01', dayOneCritical: true }) },
      ['overdue', 'blocked', 'day_one'],
    ],
  ]
  for (const [name, facts, signals] of cases) t.strictSame(signalsOf(facts), signals, name)
  const seen = new Set(cases.flatMap(([, , signals]) => signals))
  t.strictSame(
    SIGNALS.filter((signal) => !seen.has(signal)),
    [],
    'every signal has a case',
  )
})

t.test('a system is counted in one place', async (t) => {
  const link = (id: string, replacement: string, coverage: 'full' | 'partial' = 'full') => ({
    id,
    replacement,
    coverage,
  })
  const cases = [
    ['retain', [], 'retain'],
    ['retire', [link('M-001', 'epj')], 'retire'],
    ['undecided', [], 'unmapped'],
    ['replace', [], 'unmapped'],
    ['replace', [link('M-001', 'epj')], 'epj'],
    ['undecided', [link('M-001', 'epj')], 'epj'],
    ['consolidate', [link('M-002', 'gis'), link('M-001', 'epj')], 'epj'],
    ['replace', [link('M-001', 'epj', 'partial'), link('M-002', 'gis')], 'gis'],
    ['replace', [link('M-002', 'gis', 'partial'), link('M-001', 'epj', 'partial')], 'epj'],
  ] as const
  for (const [disposition, links, place] of cases)
    t.equal(destinationOf(disposition, links), place, `${disposition}, ${JSON.stringify(links)}`)
})

t.test('the forecast goes on at the pace of the last weeks', async (t) => {
  t.equal(FORECAST_WEEKS, 8)
  const cases = [
    [{ readyNow: 100, readyBefore: 44, date: '2019-12-10' }, 156],
    [{ readyNow: 100, readyBefore: 44, date: TODAY }, 100],
    [{ readyNow: 100, readyBefore: 44, date: '2019-01-01' }, 100],
    [{ readyNow: 100, readyBefore: 100, date: '2020-01-01' }, 100],
    [{ readyNow: 90, readyBefore: 100, date: '2020-01-01' }, 90],
    [{ readyNow: 200, readyBefore: 0, date: '2020-01-01' }, 279],
    [{ readyNow: 0, readyBefore: 0, date: '2020-01-01' }, 0],
  ] as const
  for (const [input, ready] of cases)
    t.equal(forecast({ ...input, total: 279, today: TODAY }), ready, JSON.stringify(input))
})

t.test('the forecast stays between what is ready and what there is', async (t) => {
  const facts = fc.record({
    total: fc.nat(1000),
    now: fc.double({ min: 0, max: 1, noNaN: true }),
    readyBefore: fc.nat(1000),
    days: fc.integer({ min: -400, max: 4000 }),
  })
  property(
    t,
    fc.property(facts, ({ total, now, readyBefore, days }) => {
      const readyNow = Math.floor(total * now)
      const ready = forecast({ readyNow, readyBefore, total, today: TODAY, date: addDays(TODAY, days) })
      return Number.isInteger(ready) && ready >= readyNow && ready <= total
    }),
  )
})

t.test('dates that look wrong warn, each with the field and in words', async (t) => {
  const none = {
    status: 'planned',
    decisionDate: null,
    targetDate: null,
    plannedReadOnly: null,
    plannedDecommission: null,
    readOnlyFrom: null,
    readOnlyUntil: null,
    shutOffOn: null,
    ownerSignedOffOn: null,
    operationsSignedOffOn: null,
    contractEnd: null,
  } as const
  const warn = (dates: Partial<Parameters<typeof dateWarnings>[0]>, merger: string | null = '2020-01-01') =>
    dateWarnings({ ...none, ...dates }, SYSTEM_FIELDS, merger).map(({ code, field }) => `${code} ${field}`)
  const ordered = [
    ['decisionDate', 'targetDate'],
    ['targetDate', 'plannedReadOnly'],
    ['targetDate', 'plannedDecommission'],
    ['plannedReadOnly', 'plannedDecommission'],
    ['readOnlyFrom', 'readOnlyUntil'],
    ['readOnlyFrom', 'shutOffOn'],
    ['shutOffOn', 'ownerSignedOffOn'],
    ['shutOffOn', 'operationsSignedOffOn'],
  ] as const
  t.strictSame(warn({}), [])
  for (const [earlier, later] of ordered) {
    const dates = { [earlier]: '2019-11-02', [later]: '2019-11-01' }
    t.strictSame(warn(dates), [`DATES_OUT_OF_ORDER ${later}`], `${later} before ${earlier}`)
    t.strictSame(warn({ ...dates, [later]: '2019-11-02' }), [], `${later} on the day of ${earlier}`)
  }
  const late = { targetDate: '2020-01-02' }
  t.strictSame(warn(late), ['READY_AFTER_MERGER targetDate'])
  t.strictSame(warn({ targetDate: '2020-01-01' }), [], 'on the day of the merger')
  t.strictSame(warn(late, null), [], 'without a merger date')
  t.strictSame(warn({ ...late, status: 'cut_over' }), [], 'ready already')
  const ends = { targetDate: '2019-12-01', contractEnd: '2019-11-30' }
  t.strictSame(warn(ends), ['CONTRACT_ENDS_BEFORE_READY targetDate'])
  t.strictSame(warn({ ...ends, contractEnd: '2019-12-01' }), [])
  t.strictSame(warn({ ...ends, status: 'read_only' }), [], 'ready already')
  const [words] = dateWarnings(
    { ...none, decisionDate: '2019-11-02', targetDate: '2019-11-01' },
    SYSTEM_FIELDS,
    null,
  )
  t.equal(words?.nb, '«Planlagt klar» er før «Besluttet dato».')
  t.equal(words?.en, '“Planned ready” is before “Decision date”.')
})
