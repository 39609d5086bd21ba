import t from 'tap'
import { cutOver, plannedDates, readySince } from '../../schema/rules/plan.js'
import { shiftedDates } from '../../schema/rules/progress.js'
import { isReady, STATUSES } from '../../schema/rules/status.js'
import { cluster, endsAt, makeScale, placeFlags, placeInRows, spanOf } from '../../web/pages/plan/scale.js'

const TODAY = '2019-10-15'
const NOTHING = {
  status: 'planned',
  targetDate: null,
  plannedReadOnly: null,
  plannedDecommission: null,
  readOnlyFrom: null,
  readOnlyUntil: null,
  shutOffOn: null,
} as const

t.test(
  'a system is ready since the first of the days on which it entered what counts as ready',
  async (t) => {
    for (const [name, status, entered, since] of [
      ['cut over', 'cut_over', { migrating: '2019-08-01', cut_over: '2019-09-01' }, '2019-09-01'],
      ['two steps later', 'phasing_out', { cut_over: '2019-09-01', phasing_out: '2019-10-01' }, '2019-09-01'],
      ['not any longer', 'migrating', { migrating: '2019-09-02', cut_over: '2019-09-01' }, null],
      ['it was entered so', 'retained', {}, null],
    ] as const)
      t.equal(readySince(status, entered), since, name)
  },
)

t.test('a bar begins when the move does, and ends when nobody can look anything up', async (t) => {
  const entered = { planned: '2019-07-01', migrating: '2019-08-01', cut_over: '2019-09-01' }
  for (const [name, system, wanted] of [
    ['under way', { status: 'migrating' }, { begunOn: '2019-08-01', readyOn: null }],
    ['ready', { status: 'cut_over' }, { begunOn: '2019-08-01', readyOn: '2019-09-01' }],
    ['taken back', { status: 'planned' }, { begunOn: null, readyOn: null }],
    [
      'planned to be looked up in',
      { status: 'planned', plannedReadOnly: '2019-12-01', plannedDecommission: '2020-06-01' },
      { readOnlyFrom: '2019-12-01', readOnlyUntil: '2020-06-01' },
    ],
    [
      'what was goes before what was planned',
      {
        status: 'read_only',
        plannedReadOnly: '2019-12-01',
        readOnlyFrom: '2019-12-05',
        readOnlyUntil: '2021-01-01',
        plannedDecommission: '2020-06-01',
      },
      { readOnlyFrom: '2019-12-05', readOnlyUntil: '2021-01-01' },
    ],
    [
      'shut off',
      { status: 'decommissioned', readOnlyUntil: '2021-01-01', shutOffOn: '2019-10-01' },
      { readOnlyUntil: '2019-10-01' },
    ],
  ] as const)
    t.match(plannedDates({ ...NOTHING, ...system }, entered), wanted, name)
})

t.test('a cut-over is done, to come, or overdue from the day after its own', async (t) => {
  for (const [name, status, targetDate, readyOn, wanted] of [
    ['without a day', 'planned', null, null, null],
    ['yesterday', 'migrating', '2019-10-14', null, { date: '2019-10-14', state: 'overdue' }],
    ['today', 'migrating', TODAY, null, { date: TODAY, state: 'coming' }],
    [
      'done, on another day than planned',
      'cut_over',
      '2019-12-01',
      '2019-09-01',
      { date: '2019-09-01', state: 'done' },
    ],
    ['done when it was entered', 'cut_over', '2019-09-01', null, { date: '2019-09-01', state: 'done' }],
    ['done before the day that it was planned', 'retained', '2019-12-01', null, null],
  ] as const)
    t.strictSame(cutOver({ status, targetDate }, readyOn, TODAY), wanted, name)
})

t.test('dates that are not reached move together, and no others', async (t) => {
  const dates = { targetDate: '2019-10-07', plannedReadOnly: '2020-02-28', plannedDecommission: null }
  t.strictSame(shiftedDates({ ...dates, status: 'planned' }, 14), {
    targetDate: '2019-10-21',
    plannedReadOnly: '2020-03-13',
  })
  t.strictSame(shiftedDates({ ...dates, status: 'cut_over' }, -7), { plannedReadOnly: '2020-02-21' })
  for (const status of STATUSES)
    t.equal('targetDate' in shiftedDates({ ...dates, status }, 1), !isReady(status), status)
})

t.test('days stand on the scale where they are found again', async (t) => {
  const span = { from: '2019-09-01', to: '2020-02-01' }
  for (const zoom of ['week', 'month', 'quarter', 'all'] as const)
    for (const room of [0, 320, 1000, 1900]) {
      const scale = makeScale(span, zoom, room)
      t.ok(scale.width >= room, `${zoom}: fills its room`)
      if (scale.width < 400) continue
      for (const date of ['2019-09-01', '2019-10-27', '2019-12-31', '2020-01-01', '2020-02-01'])
        t.equal(scale.dateAt(scale.x(date)), date, `${zoom} ${room}: ${date}`)
      t.equal(scale.dateAt(-500), span.from, 'nothing lies before the first day')
      t.equal(scale.x('2031-01-01'), scale.width, 'nor after the last')
      const places = scale.ticks.map(scale.x)
      for (const [at, place] of places.entries())
        if (at > 0) t.ok(place - (places[at - 1] ?? 0) > 45, `${zoom} ${room}: room for the name at ${place}`)
    }
})

t.test('a year that was mistyped does not press the plan together', async (t) => {
  const near = spanOf(['2019-08-01', '2020-03-01', null], TODAY)
  t.strictSame(spanOf(['2019-08-01', '2020-03-01', '2199-01-01', '1900-01-01'], TODAY), near)
  t.strictSame(spanOf([], TODAY), { from: '2019-10-01', to: '2019-10-29' }, 'without any date')
})

t.test('the names of today and of the merger never cover each other', async (t) => {
  const span = { from: '2019-09-01', to: '2020-09-01' }
  const rowsOf = (mergerDate: string, zoom: 'week' | 'all') => {
    const scale = makeScale(span, zoom, 1000)
    const flags = placeFlags(scale, [
      { name: 'today', date: TODAY, text: 'I dag 15.10.' },
      { name: 'merger', date: mergerDate, text: 'Sammenslåing 01.01.2020' },
    ])
    const [first, second] = flags.map(({ item: { date, text }, row }) => ({
      ...endsAt(scale, date, text),
      row,
    }))
    if (!first || !second) throw new Error('a name is missing')
    const apart = first.right <= second.left || second.right <= first.left
    t.ok(first.row !== second.row || apart, `${zoom} ${mergerDate}`)
    return flags.map(({ row }) => row)
  }
  for (const mergerDate of ['2012-01-01', '2019-09-20', TODAY, '2019-11-01', '2020-08-31', '2031-01-01'])
    for (const zoom of ['week', 'all'] as const) rowsOf(mergerDate, zoom)
  t.strictSame(rowsOf('2019-11-01', 'all'), [0, 1], 'near: under one another')
  t.strictSame(rowsOf('2020-07-01', 'all'), [0, 0], 'far: in one row')
})

t.test('marks that would cover each other are one, and names have rows', async (t) => {
  const at = (place: number) => place
  t.strictSame(cluster([0, 5, 17, 18, 40], at, 18), [[0, 5, 17], [18], [40]])
  t.strictSame(cluster([], at, 18), [])
  const rows = placeInRows([0, 10, 60, 65], (left) => ({ left, right: left + 50 }))
  t.strictSame(
    rows.map(({ row }) => row),
    [0, 1, 0, 1],
  )
})
