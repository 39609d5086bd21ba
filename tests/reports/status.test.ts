import type { Test } from 'tap'
import t from 'tap'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import type { ReportOrder, Since } from '../../schema/rules/reports.js'
import { migrationsFolder } from '../../server/config.js'
import { makePastRegisters } from '../../server/domain/pastRegisters.js'
import type { Part, Report } from '../../server/files/report.js'
import { makeReportFile } from '../../server/files/reportFile.js'
import { composeReport } from '../../server/reports/make.js'
import { countBy, deviationsOf, reconcile } from '../../server/reports/status/reconciliation.js'
import { shorten } from '../../server/reports/status/urgent.js'
import { findHashOf, findSequenceBefore, findTimeOf } from '../../server/store/changes.js'
import type { Assessment } from '../../server/views/assessments.js'
import { emptySums } from '../../server/views/sums.js'
import { demoDatabase } from '../engines.js'
import { FULL_SYSTEM, startTestServer, type TestServer, TODAY } from '../server.js'

/** Makes status reports of the register of a server, as it is at the end of a day. */
function reporterOf({ store, clock }: TestServer) {
  const pastRegisters = makePastRegisters(store, clock, migrationsFolder)
  const placeOn = async (asOf: string) => {
    const end = midnightIn('Europe/Oslo', addDays(asOf, 1))
    const sequence = await findSequenceBefore(store, end)
    return { asOf, sequence }
  }
  const since = async (id: string, asOf: string): Promise<Since> => ({ id, ...(await placeOn(asOf)) })
  const report = async (asked: Partial<ReportOrder> = {}): Promise<Report> => {
    const place = await placeOn(asked.asOf ?? TODAY)
    const order: ReportOrder = {
      ...{ report: 'status', format: 'pdf', language: 'nb', since: null, from: null, to: null },
      ...{ municipality: null, serviceArea: null, subproject: null },
      at: (await findTimeOf(store, place.sequence)) ?? '',
      hash: (await findHashOf(store, place.sequence)) ?? '',
      ...asked,
      ...place,
    }
    return composeReport({ pastRegisters, log: store, version: '1.0.0' }, order, 'R-2019-002')
  }
  return { report, since }
}

/** The parts one after the other, those side by side too. */
const flat = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => (part.kind === 'columns' ? [...flat(part.left), ...flat(part.right)] : [part]))

type Of<K extends Part['kind']> = Extract<Part, { kind: K }>

/** The one part of a kind, the first of several. */
function partOf<K extends Part['kind']>({ parts }: Report, kind: K): Of<K> {
  const part = flat(parts).find((one): one is Of<K> => one.kind === kind)
  if (!part) throw new Error(`no part of the kind ${kind}`)
  return part
}

/** The table whose heading, or that of its first column, is this. */
function tableOf({ parts }: Report, heading: string): Of<'table'> {
  const tables = flat(parts).filter((part): part is Of<'table'> => part.kind === 'table')
  const table = tables.find((one) => (one.heading || one.columns[0]?.header) === heading)
  if (!table) throw new Error(`no table «${heading}»`)
  return table
}

/** The number over what it counts. */
const keyOf = (report: Report, label: string) =>
  partOf(report, 'keys').keys.find((key) => key.label === label)?.value

/** The four tables that must end in the same sums. */
const WAYS = ['Status', 'Tidligere kommune', 'Tjenesteområde', 'Disposisjon']

function agrees(t: Test, report: Report, sums: readonly number[]): void {
  for (const way of WAYS) {
    const { rows, total } = tableOf(report, way)
    t.strictSame(total, ['Sum', ...sums], `${way}: the sums`)
    for (const [at, sum] of sums.entries())
      t.equal(
        rows.reduce((all, row) => all + Number(row[at + 1]), 0),
        sum,
        `${way}: the rows add up`,
      )
  }
  const { terms, verdict } = partOf(report, 'equation')
  t.strictSame(
    terms.map(({ value }) => value),
    Array(5).fill(sums[0]),
  )
  t.equal(verdict, 'Ingen avvik')
}

t.test('the report of the demo says what the overview says, and agrees with itself', async (t) => {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  const { report, since } = reporterOf(server)
  const { body } = await server.call('auditor', 'GET', `/api/v1/progress?asOf=${TODAY}`)
  const whole = await report({ since: await since('R-2019-001', '2019-05-31') })

  const { text, sentence } = partOf(whole, 'headline')
  t.equal(text, `${body.ready} av ${body.total} systemer er klare. Planen sier ${body.plannedToday}.`)
  t.match(sentence, `${body.forecastAtMerger} klare til 01.01.2020`)
  t.match(sentence, /systemer flere er klare enn i R-2019-001/)
  t.equal(keyOf(whole, 'over dato'), String(tableOf(whole, 'Status').total?.[3]))
  t.equal(keyOf(whole, 'bak planen'), String(body.plannedToday - body.ready))
  t.equal(keyOf(whole, 'blokkert'), String(body.signals.blocked))
  t.equal(keyOf(whole, 'uten dato'), String(body.signals.no_date))
  t.strictSame(
    partOf(whole, 'bar').groups.map(({ count }) => count),
    [body.ready, body.byPhase.planned + body.byPhase.moving, body.byPhase.surveyed],
  )
  const { actual, planned, forecast } = partOf(whole, 'progress')
  t.strictSame(actual.at(-1), [TODAY, body.ready])
  t.strictSame(
    planned.find(([date]) => date === TODAY),
    [TODAY, body.plannedToday],
  )
  t.strictSame(forecast.at(-1), ['2020-01-01', body.forecastAtMerger])
  const overdue = body.municipalities.reduce((sum: number, one: { overdue: number }) => sum + one.overdue, 0)
  agrees(t, whole, [body.total, body.ready, overdue])

  const changed = tableOf(whole, 'Siden R-2019-001').rows
  const then = (await server.call('auditor', 'GET', '/api/v1/progress?asOf=2019-05-31')).body
  t.strictSame(changed[0], ['Klare', then.ready, body.ready, body.ready - then.ready])
  t.strictSame(changed.at(-1), ['I registeret', then.total, body.total, body.total - then.total])

  const { total } = tableOf(whole, 'Frister innen 60 dager')
  const ahead = tableOf(whole, 'Frister framover').rows
  t.equal(
    ahead.reduce((sum, row) => sum + Number(row[2] ?? 0), 0),
    total?.at(-1),
    'the kroner of the deadlines are the same before and behind',
  )
  for (const heading of [
    'Største risikoer',
    'Delprosjektene',
    'Haster mest',
    'Milepæler',
    'Unntak som gjelder',
  ])
    t.ok(tableOf(whole, heading).rows.length > 0, heading)
  t.ok(partOf(whole, 'tick').items.length > 0, 'decisions are asked for')
  t.match(
    partOf(whole, 'records').records[0]?.facts.map(({ name }) => name),
    ['Notat eller sak', 'System', 'Bakgrunn', 'Alternativer', 'Anbefaling', 'Uten vedtak'],
    'and told in full',
  )

  for (const { value, total, ready, overdue } of body.municipalities) {
    const part = await report({ municipality: value })
    agrees(t, part, [total, ready, overdue])
    t.strictSame(partOf(part, 'progress').actual.at(-1), [TODAY, ready], `${value}: the line ends today`)
  }
  const lights = tableOf(whole, 'Delprosjektene').rows
  const [name = '', light, reason, ...counts] = lights.find((row) => String(row[0]).startsWith('D3:')) ?? []
  const d3 = await report({ subproject: 'D3' })
  t.strictSame(tableOf(d3, 'Delprosjektene').rows, [[name, light, reason, ...counts]], 'its light alone')
  agrees(t, d3, [counts[0], counts[1], counts[3]] as number[])
})

t.test('a register without systems, dates or merger has a report in both languages', async (t) => {
  const server = await startTestServer(t)
  const { report } = reporterOf(server)
  const programme = await server.call('administrator', 'GET', '/api/v1/programme')
  const written = await server.call(
    'administrator',
    'PATCH',
    '/api/v1/programme',
    { mergerDate: null, ruleSet: 'general', reason: 'Ikke vedtatt' },
    { 'if-match': String(programme.headers.etag) },
  )
  t.equal(written.status, 200, written.text)
  const empty = await report()
  t.equal(partOf(empty, 'headline').text, '0 av 0 systemer er klare.')
  agrees(t, empty, [0, 0, 0])
  const files = [
    await makeReportFile(empty, 'pdf'),
    await makeReportFile(await report({ language: 'en' }), 'xlsx'),
  ]
  t.ok(files.every((file) => file.length > 0))

  const milestone = { code: 'm1', nameNb: 'Budsjett', nameEn: 'Budget', date: '2019-12-01' }
  const made = await server.call('administrator', 'POST', '/api/v1/milestones', milestone)
  const moved = await server.call(
    'administrator',
    'PATCH',
    '/api/v1/milestones/m1',
    { date: '2019-12-11', reason: 'Utsatt' },
    { 'if-match': String(made.headers.etag) },
  )
  t.equal(moved.status, 200, moved.text)
  const systems = [FULL_SYSTEM, { ...FULL_SYSTEM, name: 'Familia', serviceArea: null, municipality: '0711' }]
  for (const system of systems) {
    const { body, headers } = await server.call('architect', 'POST', '/api/v1/systems', system)
    if (system.name !== 'Familia') continue
    const voided = await server.call(
      'administrator',
      'POST',
      `/api/v1/systems/${body.number}/void`,
      { reason: 'Ført to ganger' },
      { 'if-match': String(headers.etag) },
    )
    t.equal(voided.status, 200, voided.text)
  }
  const one = await report()
  t.strictSame(tableOf(one, 'Milepæler').rows, [['Budsjett', '2019-12-01', '2019-12-11', 10]])
  t.match(tableOf(one, 'Fjernet fra registeret').rows, [['IKT-002', 'Familia', 'Svelvik', String]])
  agrees(t, one, [1, 0, 1])
  t.equal(partOf(one, 'headline').text, '0 av 1 system er klart. Planen sier 1.')
  t.equal(partOf(one, 'progress').merger, null, 'a line without the day of the merger is drawn')
  t.match(partOf(one, 'headline').sentence, 'ingen prognose')
  agrees(t, await report({ municipality: '0711' }), [0, 0, 0])
  t.ok((await makeReportFile(one, 'pdf')).length > 0)
})

t.test('a sum that is not what it should be is named', async (t) => {
  const system = (number: string, municipality: string) =>
    ({
      system: { number, municipality, status: 'migrating' },
      standing: { ready: false, daysOverdue: 2 },
    }) as Assessment
  const systems = [system('IKT-001', '0602'), system('IKT-002', '0602'), system('IKT-003', '9998')]
  const counted = countBy('municipality', systems, [
    { key: '0602', label: 'Drammen' },
    { key: '0711', label: 'Svelvik' },
  ])
  t.strictSame(counted.rows, [{ label: 'Drammen', total: 2, ready: 0, overdue: 2 }])
  t.strictSame(counted.uncounted, ['IKT-003'])
  t.strictSame(deviationsOf({ total: 3, ready: 0, overdue: 3 }, [counted]), [
    { way: 'municipality', measure: 'total', count: 2, should: 3 },
    { way: 'municipality', measure: 'overdue', count: 2, should: 3 },
  ])
  t.strictSame(deviationsOf({ total: 2, ready: 0, overdue: 2 }, [counted]), [])
  const figures = { numbers: new Set(['IKT-001', 'IKT-002', 'IKT-003']), sums: emptySums() }
  figures.sums.all = { ...figures.sums.all, total: 3, overdue: 3 }
  t.match(reconcile(figures, [counted], 'nb'), [
    { heading: 'Tallene stemmer ikke med hverandre' },
    { terms: [{ value: 3 }, { value: 2 }], verdict: 'Avvik: 2 av 3' },
    { facts: [{ value: 'Antall: 2 av 3. Ikke talt: IKT-003' }, { value: /^Over dato: 2 av 3/ }] },
  ])
})

t.test('what is too long for the first page is cut between words, and marked', async (t) => {
  t.equal(shorten('Rett mappene.', 13), 'Rett mappene.')
  t.equal(shorten('Rett mappene nå.', 14), 'Rett mappene …')
  t.equal(shorten('Rett mappene.', 8), 'Rett …')
})
