import fc from 'fast-check'
import { dateIn } from '../../schema/rules/dates.js'
import { isReady, type Status } from '../../schema/rules/status.js'
import { type ChangeRow, findChangesAfter } from '../../server/store/changes.js'
import { demoDatabase, engineOf, test } from '../engines.js'
import { newSeed } from '../property.js'
import { startTestServer } from '../server.js'
import { sized } from '../size.js'

const S = '/api/v1/systems'
/** How many moments are drawn. A past register is in SQLite on either engine: what differs is where its log is read. */
const MOMENTS = { sqlite: sized(6, 20), postgres: sized(2, 20) }

type Row = Record<string, unknown>
type Rows = Row[]

/** The register after a row of the log, by plain maps: what the newest change of each row left, in order of its id. */
function replay(log: readonly ChangeRow[], sequence: number): (entity: string) => Rows {
  const rows = new Map<string, Map<string, Row>>()
  for (const { seq, entity, entityId, after } of log) {
    if (seq > sequence || !after) continue
    rows.set(entity, (rows.get(entity) ?? new Map()).set(entityId, after))
  }
  return (entity) =>
    [...(rows.get(entity) ?? new Map<string, Row>())]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row)
}

/** The fields of an answer that the log knows, as the log has them. */
const known = (answer: Row, logged: Row | undefined) =>
  Object.fromEntries(
    Object.keys(answer)
      .filter((key) => logged && key in logged)
      .map((key) => [key, logged?.[key]]),
  )

function countBy(rows: Rows, of: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[of(row)] = (counts[of(row)] ?? 0) + 1
  return counts
}

test('as of any moment of the demo, the answers are what a replay of the log gives', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const log = await findChangesAfter(server.store, 0, 100_000)
  const head = log.at(-1)?.seq ?? 0
  const seed = newSeed()
  t.comment(`seed ${seed}`)
  const drawn = fc.sample(fc.record({ seq: fc.integer({ min: 1, max: head }), system: fc.nat() }), {
    seed,
    numRuns: MOMENTS[engineOf(t)],
  })
  for (const [index, { seq, system }] of drawn.entries())
    await compare(index % 2 ? String(seq) : dateIn('Europe/Oslo', log[seq - 1]?.at ?? ''), system)
  for (const asOf of ['1', '2017-01-01']) await compare(asOf, 0)

  /** Compares all that is said as of a moment; of one system, the `chosen`, its details too. */
  async function compare(asOf: string, chosen: number) {
    const dated = asOf.includes('-')
    const sequence = dated
      ? Math.max(0, ...log.filter(({ at }) => dateIn('Europe/Oslo', at) <= asOf).map(({ seq }) => seq))
      : Number(asOf)
    const today = dated ? asOf : dateIn('Europe/Oslo', log[sequence - 1]?.at ?? '')
    const rows = replay(log, sequence)
    const get = async (path: string) => {
      const { status, body, text } = await server.call(
        'auditor',
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}`,
      )
      t.equal(status, 200, `${path} as of ${asOf}${status === 200 ? '' : `: ${text}`}`)
      if (body.meta) t.match(body.meta, { asOf, sequence, today }, `${path}: meta`)
      return body
    }
    const same = (items: Rows, logged: Rows, what: string) => {
      t.equal(items.length, logged.length, `${what} as of ${asOf}: how many`)
      t.strictSame(
        items.map((item, at) =>
          Object.fromEntries(Object.entries(item).filter(([key]) => key in (logged[at] ?? {}))),
        ),
        items.map((item, at) => known(item, logged[at])),
        `${what} as of ${asOf}`,
      )
    }

    const systems = rows('system')
    const live = systems.filter(({ voidedAt }) => voidedAt === null)
    const mappings = rows('mapping')
    const list = await get(`${S}?voided=all&limit=1000&sort=number`)
    same(list.items, systems, 'systems')
    for (const { number, replacements } of list.items)
      t.strictSame(
        replacements.map(({ code }: { code: string }) => code),
        mappings
          .filter(({ system, voidedAt }) => system === number && !voidedAt)
          .map(({ replacement }) => replacement),
        `${number}: its replacements`,
      )
    const byStatus = countBy(live, ({ status }) => String(status))
    for (const status of ['registered', 'planned', 'cut_over'])
      t.equal(
        (await get(`${S}?status=${status}&limit=1`)).total,
        byStatus[status] ?? 0,
        `${status} as of ${asOf}`,
      )
    const names = new Map(rows('municipality').map(({ number, name }) => [number, name]))
    const found = live.filter(
      ({ number, name, aliases, product, vendor, descriptionNb, descriptionEn, systemOwner, municipality }) =>
        [
          number,
          name,
          ...(aliases as string[]),
          product,
          vendor,
          descriptionNb,
          descriptionEn,
          systemOwner,
          names.get(municipality as string),
        ]
          .join(' ')
          .toLowerCase()
          .includes('visma'),
    )
    t.equal((await get(`${S}?q=VISMA`)).total, found.length, `search as of ${asOf}`)
    const one = systems[chosen % (systems.length || 1)]
    if (one) {
      const details = await get(`${S}/${one.number}`)
      same([details], [one], 'a system')
      const entered: Record<string, string> = {}
      for (const { seq, entityId, statusTo, at } of log)
        if (seq <= sequence && entityId === one.number && statusTo)
          entered[statusTo] = dateIn('Europe/Oslo', at)
      t.strictSame(details.statusDates, entered, 'when it entered its statuses')
    }

    const links = (await get('/api/v1/mappings?voided=true&limit=1000')).items as Rows
    same(
      links.map(({ system, replacement, ...link }) => ({
        ...link,
        system: (system as Row).number,
        replacement: (replacement as Row).code,
      })),
      mappings,
      'mappings',
    )
    const byCode = (items: Rows, key: string) =>
      [...items].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))
    const replacements: Rows = (await get('/api/v1/replacements')).items
    same(byCode(replacements, 'code'), rows('replacement'), 'replacements')
    for (const { code, systems: count } of replacements)
      t.equal(
        count,
        mappings.filter(
          ({ system, replacement, voidedAt }) =>
            replacement === code && !voidedAt && live.some(({ number }) => number === system),
        ).length,
        `${code}: its systems as of ${asOf}`,
      )
    same(
      byCode((await get('/api/v1/municipalities')).items, 'number'),
      rows('municipality'),
      'municipalities',
    )
    same(byCode((await get('/api/v1/service-areas')).items, 'code'), rows('service_area'), 'service areas')
    same(byCode((await get('/api/v1/milestones')).items, 'code'), rows('milestone'), 'milestones')
    const codes: Rows = (await get('/api/v1/codes')).items
    t.strictSame(
      codes.map(({ list, code }) => `${list}/${code}`),
      rows('code')
        .sort(
          (a, b) => String(a.list).localeCompare(String(b.list)) || Number(a.position) - Number(b.position),
        )
        .map(({ list, code }) => `${list}/${code}`),
      'codes in their order',
    )
    if (rows('programme').length > 0)
      same([await get('/api/v1/programme')], rows('programme'), 'the programme')

    const progress = await get('/api/v1/progress')
    t.equal(progress.total, live.length)
    t.equal(progress.ready, live.filter(({ status }) => isReady(status as Status)).length)
    for (const [status, count] of Object.entries(progress.byStatus))
      t.equal(count, byStatus[status] ?? 0, status)
    const point = progress.timeline.find(({ date }: { date: string }) => date === today)
    t.equal(point?.actual, progress.ready, `the curve ends at what is ready as of ${asOf}`)
    t.ok(
      progress.recent.byStatus.every(({ newest }: { newest: { seq: number }[] }) =>
        newest.every(({ seq }) => seq <= sequence),
      ),
    )
    const changes = await get('/api/v1/changes?limit=3')
    t.equal(changes.total, sequence)
    t.equal(changes.items[0]?.seq, sequence || undefined)
    const exported = await get('/api/v1/exports/systems.json?sort=number')
    same(exported.systems ?? exported.items, live, 'the export')
  }
})
