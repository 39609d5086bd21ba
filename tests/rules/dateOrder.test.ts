import t from 'tap'
import { ARCHIVE_FIELDS, archiveWarnings } from '../../schema/rules/archives.js'
import { contractDateWarnings } from '../../schema/rules/contractWarnings.js'
import { outOfOrder } from '../../schema/rules/dateOrder.js'
import { PRIVACY_FIELDS, privacyWarnings } from '../../schema/rules/privacy.js'
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

t.test('contracts and waves end after they begin', async (t) => {
  const wave = waveWarnings({ startsOn: '2019-10-02', endsOn: '2019-10-01' })
  t.strictSame(
    wave.map(({ field, nb }) => [field, nb]),
    [['endsOn', '«Slutter» er før «Begynner».']],
  )
  t.strictSame(waveWarnings({ startsOn: '2019-10-02', endsOn: null }), [])
  const notice = { noticeGivenOn: null, noticeConfirmedOn: null }
  const row = { start: '2019-10-02', end: null, terminatedOn: null, ...notice }
  const words = (dates: object) => contractDateWarnings({ ...row, ...dates }).map(({ nb }) => nb)
  t.strictSame(words({ end: '2019-10-01' }), ['«Gjelder til» er før «Gjelder fra».'])
  t.match(words({ terminatedOn: '2019-10-01' }), [/ er før «Gjelder fra»\.$/])
  t.strictSame(words({ end: '2020-10-01' }), [])
  t.match(words({ noticeGivenOn: '2019-10-02', noticeConfirmedOn: '2019-10-01' }), [
    '«Oppsigelse bekreftet» er før «Sagt opp».',
  ])
  t.strictSame(words({ noticeGivenOn: '2019-10-01' }), ['«Sagt opp» er før «Gjelder fra».'])
})

/** A row of which nothing is said. */
const untouched = <N extends string>(fields: Record<N, unknown>) =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, null])) as Record<N, null>

t.test('the days of tracks come in the order in which things are done', async (t) => {
  const archive = (dates: object) => archiveWarnings({ ...untouched(ARCHIVE_FIELDS), ...dates })
  const privacy = (dates: object) => privacyWarnings({ ...untouched(PRIVACY_FIELDS), ...dates })
  const orders = [
    [archive, 'periodFrom', 'periodTo'],
    [archive, 'extractOrderedOn', 'extractReceivedOn'],
    [archive, 'extractReceivedOn', 'extractTestedOn'],
    [archive, 'extractTestedOn', 'extractApprovedOn'],
    [archive, 'disposalApprovedOn', 'destroyedOn'],
    [archive, 'retentionExpiresOn', 'destroyedOn'],
    [privacy, 'riskAssessedOn', 'riskReviewOn'],
    [privacy, 'erasureOrderedOn', 'erasureConfirmedOn'],
    [privacy, 'erasureOrderedOn', 'backupsErasedOn'],
  ] as const
  for (const [warn, earlier, later] of orders) {
    const found = warn({ [earlier]: '2019-10-02', [later]: '2019-10-01' })
    t.match(found, [{ code: 'DATES_OUT_OF_ORDER', field: later }], `${later} before ${earlier}`)
    t.equal(found.length, 1)
    t.strictSame(warn({ [earlier]: '2019-10-02', [later]: '2019-10-02' }), [], `${later} with ${earlier}`)
  }
})
