import t from 'tap'
import { archiveWarnings } from '../../schema/rules/archives.js'
import { contractDateWarnings } from '../../schema/rules/contracts.js'
import { outOfOrder } from '../../schema/rules/dateOrder.js'
import { waveWarnings } from '../../schema/rules/waves.js'

const LABELS = { a: { nb: 'Fra', en: 'From' }, b: { nb: 'Til', en: 'To' } }

t.test('a date before the one that it must follow is a warning that names both', async (t) => {
  const warned = (a: string | null, b: string | null) => outOfOrder([['a', 'b']], { a, b }, LABELS)
  t.strictSame(warned('2019-10-02', '2019-10-01'), [
    { code: 'DATES_OUT_OF_ORDER', field: 'b', nb: '«Til» er før «Fra».', en: '“To” is before “From”.' },
  ])
  for (const [a, b] of [
    ['2019-10-01', '2019-10-01'],
    ['2019-10-01', '2019-10-02'],
    [null, '2019-10-01'],
    ['2019-10-01', null],
    [null, null],
  ] as const)
    t.strictSame(warned(a, b), [], `${a} – ${b}`)
})

t.test('contracts, waves and the periods of archives end after they begin', async (t) => {
  const wave = waveWarnings({ startsOn: '2019-10-02', endsOn: '2019-10-01' })
  t.strictSame(
    wave.map(({ field, nb }) => [field, nb]),
    [['endsOn', '«Slutter» er før «Begynner».']],
  )
  t.strictSame(waveWarnings({ startsOn: '2019-10-02', endsOn: null }), [])
  const archive = archiveWarnings({ periodFrom: '2019-10-02', periodTo: '2019-10-01' })
  t.strictSame(
    archive.map(({ nb }) => nb),
    ['«Periode til» er før «Periode fra».'],
  )
  const row = { start: '2019-10-02', end: null, terminatedOn: null }
  const words = (dates: object) => contractDateWarnings({ ...row, ...dates }).map(({ nb }) => nb)
  t.strictSame(words({ end: '2019-10-01' }), ['«Gjelder til» er før «Gjelder fra».'])
  t.match(words({ terminatedOn: '2019-10-01' }), [/ er før «Gjelder fra»\.$/])
  t.strictSame(words({ end: '2020-10-01' }), [])
})
