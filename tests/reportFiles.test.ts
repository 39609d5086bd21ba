import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import readXlsx from 'read-excel-file/node'
import t from 'tap'
import { packageRoot } from '../server/config.js'
import { chartOf } from '../server/files/chart.js'
import { inLetters } from '../server/files/letters.js'
import type { Part, Progress, Report } from '../server/files/report.js'
import { makeReportFile } from '../server/files/reportFile.js'
import { ReportFileError } from '../server/files/reportFileError.js'
import { sheetsOf } from '../server/files/reportSheets.js'
import { shownCell } from '../server/files/shown.js'
import { STATUS_REPORT } from './reports.js'

const run = promisify(execFile)

const pdf = makeReportFile(STATUS_REPORT, 'pdf')
const xlsx = makeReportFile(STATUS_REPORT, 'xlsx')

const HERE = fileURLToPath(import.meta.url)
const MAKE_REPORTS = join(dirname(HERE), `makeReports${extname(HERE)}`)

/** What becomes of the report in another process, with these arguments of Node and in this environment. */
async function madeElsewhere(execArgv: string[], env: Record<string, string>) {
  const args = [...process.execArgv, ...execArgv, MAKE_REPORTS]
  const { stdout } = await run(process.execPath, args, { cwd: packageRoot, env })
  return JSON.parse(stdout)
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

t.test(
  'a report makes the same bytes in any zone and language, and has a workbook on any machine',
  async (t) => {
    const here = { able: true, pdf: hashOf(await pdf), xlsx: hashOf(await xlsx) }
    t.strictSame(
      await madeElsewhere([], { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }),
      here,
    )
    const without = await madeElsewhere(['--import', './tests/fixtures/withoutTypst.mjs'], {
      TZ: 'Pacific/Apia',
    })
    t.match(without, { able: false, xlsx: here.xlsx, pdf: { code: 'no_compiler' } })
    t.match(without.pdf.words, { nb: /kan ikke lage PDF.*Excel-fil/, en: /cannot make PDFs.*Excel file/ })
  },
)

interface Tag {
  role?: string
  alt?: string
  children?: Tag[]
}

/** All that the tests look at in a PDF: its text page by page, its tags in reading order, and what it says of itself. */
async function readPdf(bytes: Uint8Array) {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false })
  const document = await loading.promise
  const { info, metadata } = await document.getMetadata()
  const marks = await document.getMarkInfo()
  const pages: string[] = []
  const tags: Tag[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    const walk = (tag: Tag) => {
      tags.push(tag)
      for (const child of tag.children ?? []) walk(child)
    }
    walk((await page.getStructTree()) as Tag)
  }
  await loading.destroy()
  return { info: info as Record<string, unknown>, xmp: metadata?.getRaw() as string, marks, pages, tags }
}

t.test('a PDF is PDF/A-2a with tags, in its language, and can be read as text', async (t) => {
  const { info, xmp, marks, pages, tags } = await readPdf(await pdf)
  t.match(info, {
    Title: 'Statusrapport per 15.10.2019 – Nye Drammen',
    Language: 'nb',
    CreationDate: 'D:20191014120000Z',
  })
  t.match(xmp, /<pdfaid:part>2<.*<pdfaid:conformance>A</s)
  t.equal(marks?.Marked, true)
  t.equal(pages.length, 2)
  const [first = '', second = ''] = pages
  for (const text of [
    '65 færre enn planlagt',
    'Økonomisjef',
    'Største risikoer',
    'innen 21.10.2019',
    '1 607 000',
  ])
    t.ok(first.includes(text), text)
  for (const text of [
    'Σ tjenesteområde',
    'Side 2 av 2',
    'R-2019-007',
    'Syntetiske data',
    'd06be5b0',
    'Ingen unntak.',
  ])
    t.ok(second.includes(text), text)
  const roles = new Set(tags.map(({ role }) => role))
  for (const role of ['Table', 'TR', 'TH', 'TD', 'Figure']) t.ok(roles.has(role), role)
  t.strictSame(
    tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt),
    [
      '15 Avvikles eller ferdig, 81 Klar, 34 Under omlegging, 120 Besluttet og planlagt, 29 Kartlegges',
      'Fremdrift. 01.01.2019–14.02.2020: Faktisk 96, Plan 210, Prognose 145.',
    ],
  )
  const levels = tags.flatMap(({ role }) => (/^H[1-6]$/.test(role ?? '') ? [Number(role?.slice(1))] : []))
  t.equal(levels[0], 1)
  t.notOk(
    levels.some((level, index) => level > (levels[index - 1] ?? 1) + 1),
    `no heading is skipped: ${levels}`,
  )
})

/** Texts that are markup or a formula to some reader, that a font lacks, or that have no room. */
const HOSTILE = [
  '=1+1',
  '#panic("x") $x$ *b* @ref <l> // /* \\ [a] {b}',
  'a\u0000b\u001b\ufeff\ud800c',
  '😀 日本語 Ŋŋ čđž',
  'constructor',
  'linje 1\nlinje 2',
  'x'.repeat(40_000),
]

const withParts = (parts: readonly Part[]): Report => ({ ...STATUS_REPORT, language: 'en', parts })

t.test('texts are data, in every part of either file', async (t) => {
  const text = HOSTILE.slice(0, -1).join(' ')
  const report = withParts([
    { kind: 'section', heading: text, note: text },
    { kind: 'keys', keys: [{ value: text, label: text }] },
    { kind: 'facts', heading: text, facts: [{ name: text, value: text }] },
    { kind: 'tick', heading: text, items: [{ title: text, text, who: text, by: text }], empty: '' },
    {
      kind: 'records',
      heading: text,
      records: [{ title: text, facts: [{ name: text, value: text }] }],
      empty: '',
    },
    { kind: 'equation', terms: [{ value: 1, label: text }], verdict: text, note: text },
    { kind: 'bar', groups: [{ label: text, count: 0, phases: [{ label: text, count: 0 }] }] },
    { kind: 'bar', groups: [] },
    {
      kind: 'table',
      heading: 'Hostile',
      columns: [
        { header: 'Text', type: 'text' },
        { header: 'Number', type: 'number' },
        { header: 'Flag', type: 'flag' },
        { header: 'Date', type: 'date' },
        { header: 'Moment', type: 'moment' },
      ],
      rows: HOSTILE.map((hostile) => [hostile, 1234.5, true, '2019-12-31', '2019-12-31T23:30:00Z']),
      total: ['Sum', 7, null, null, null],
      empty: '',
    },
  ])
  const { pages } = await readPdf(await makeReportFile(report, 'pdf'))
  const all = pages.join('')
  for (const written of [
    ...['=1+1', '#panic("x") $x$ *b* @ref <l> // /* \\ [a] {b}', 'a[U+0000]b[U+001B][U+FEFF][U+D800]c'],
    ...[
      '[U+1F600] [U+65E5][U+672C][U+8A9E] Ŋŋ čđž',
      '1,234.5',
      'Yes',
      '31.12.2019',
      '01.01.2020 00:30',
      'Statusrapport',
    ],
  ])
    t.ok(all.includes(written), written)
  t.ok(all.replaceAll(/[^x]/g, '').length > 40_000, 'nothing of a long text is left out')

  const bytes = await makeReportFile(report, 'xlsx')
  const hostile = (await readXlsx(Buffer.from(bytes), { trim: false })).find(
    ({ sheet }) => sheet === 'Hostile',
  )
  const [head, ...rows] = hostile?.data ?? []
  t.strictSame(head, ['Text', 'Number', 'Flag', 'Date', 'Moment'])
  t.strictSame(
    rows.slice(0, -1).map(([first]) => first),
    [...HOSTILE.slice(0, -1), `${'x'.repeat(32_766)}…`],
  )
  t.strictSame(rows[0]?.slice(1, 4), [1234.5, true, new Date('2019-12-31T00:00:00Z')])
  t.strictSame(rows.at(-1), ['Sum', 7, null, null, null])
})

t.test('a workbook has a summary, a sheet for each table, and what it was made from', async (t) => {
  const bytes = await xlsx
  const sheets = await readXlsx(Buffer.from(bytes))
  t.strictSame(
    sheets.map(({ sheet }) => sheet),
    [
      ...[
        'Sammendrag',
        'Fremdrift',
        'Største risikoer',
        'Beslutninger vi ber om',
        'Frister framover',
        'Status',
      ],
      ...['Tidligere kommune', 'Tjenesteområde', 'Systemer', 'Unntak', 'Om rapporten'],
    ],
  )
  const about = new Map(sheets.at(-1)?.data.map(([name, value]) => [name, value]))
  t.match(Object.fromEntries(about), {
    'Registeret per': new Date('2019-10-15T00:00:00Z'),
    'Siste endring': 4110,
    'Siste hash': STATUS_REPORT.evidence.hash,
    Valg: STATUS_REPORT.evidence.choices,
  })
  const summary = sheets[0]?.data ?? []
  for (const line of [
    ['over dato', 23, null],
    ['Klar', 81, null],
    ['Σ kommune', 279, null],
    ['Status', 7, null],
  ])
    t.ok(
      summary.some((row) => JSON.stringify(row) === JSON.stringify(line)),
      String(line),
    )
  const status = strFromU8(unzipSync(bytes)['xl/worksheets/sheet6.xml'] ?? new Uint8Array())
  t.match(status, /ySplit="1".*state="frozen"/, 'its headings stay')
  t.match(status, '<autoFilter ref="A1:D8"/>', 'its rows are filtered, and not their sum')
})

t.test('tables that are called alike, or as no sheet may be, have sheets of their own', async (t) => {
  const table = (heading: string): Part => ({
    kind: 'table',
    heading,
    columns: [{ header: 'A', type: 'text' }],
    rows: [['a']],
    empty: '',
  })
  const names = [
    'summary',
    'Costs/year: [2019]?',
    'costs year 2019',
    `'${'Long '.repeat(10)}`,
    'Long '.repeat(10),
    '***',
  ]
  t.strictSame(
    sheetsOf(withParts(names.map(table))).map(({ name }) => name),
    [
      ...['summary 2', 'Costs year 2019', 'costs year 2019 2'],
      ...['Long Long Long Long Long Long L', 'Long Long Long Long Long Long 2', 'Table'],
    ],
  )
})

t.test(
  'what takes too long or too much memory is ended, and says so; so is what nobody waits for',
  async (t) => {
    const rows = Array.from({ length: 3000 }, (_, index) => [
      `IKT-${index}`,
      'Drammen',
      'Helse og omsorg',
      index,
    ])
    const columns = (['text', 'text', 'text', 'number'] as const).map((type) => ({ header: type, type }))
    const long = withParts([{ kind: 'table', columns, rows, empty: '' }])
    for (const [limits, code, words] of [
      [{ megabytes: 150 }, 'too_much_memory', /150 MB.*XLSX/],
      [{ seconds: 0.01 }, 'too_slow', /0.01 sekunder.*XLSX/],
    ] as const) {
      const error = await makeReportFile(long, 'pdf', { limits }).catch((error) => error)
      t.ok(error instanceof ReportFileError, code)
      t.equal(error.code, code)
      t.match(error.words.nb, words)
    }
    const controller = new AbortController()
    const made = makeReportFile(long, 'pdf', { signal: controller.signal })
    const waiting = makeReportFile(long, 'xlsx', { signal: controller.signal })
    controller.abort(new Error('nobody waits'))
    await t.rejects(made, { message: 'nobody waits' })
    await t.rejects(waiting, { message: 'nobody waits' })
    t.ok(await makeReportFile(long, 'xlsx'), 'the next has its turn')
  },
)

t.test('what a chart has on its axes', async (t) => {
  const progress = (total: number, today: string, merger: string): Progress => ({
    ...{ kind: 'progress', heading: '', note: '', total, today, merger },
    actual: [[today, 1]],
    planned: [],
    forecast: [],
    words: { actual: 'a', planned: 'b', forecast: 'c' },
  })
  const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label).join(' ')
  for (const [total, counts] of [
    [0, '0 1'],
    [3, '0 1 2 3'],
    [279, '0 100 200 279'],
    [12_345, '0 5\u00a0000 10\u00a0000 12\u00a0345'],
  ] as const)
    t.equal(labels(chartOf(progress(total, '2019-01-01', '2020-01-01'), 'nb').counts), counts)
  for (const [from, to, months] of [
    ['2019-10-15', '2019-10-15', ''],
    ['2019-01-01', '2020-01-01', 'Jan 2019 Mar May Jul Sep Nov'],
    ['2018-06-15', '2021-01-01', 'Jul 2018 Jan 2019 Jul Jan 2020 Jul'],
  ] as const)
    t.equal(labels(chartOf(progress(1, from, to), 'en').months), months)
})

t.test('what stands in a cell on paper', async (t) => {
  for (const [value, type, nb, en] of [
    [1607000, 'number', '1\u00a0607\u00a0000', '1,607,000'],
    [-1234.5, 'number', '\u22121\u00a0234,5', '\u22121,234.5'],
    [0, 'number', '0', '0'],
    [false, 'flag', 'Nei', 'No'],
    ['2019-07-01', 'date', '01.07.2019', '01.07.2019'],
    ['soon', 'date', 'soon', 'soon'],
    ['2019-07-01T22:30:00Z', 'moment', '02.07.2019 00:30', '02.07.2019 00:30'],
    ['2019-07-01', 'text', '2019-07-01', '2019-07-01'],
    [null, 'text', '', ''],
  ] as const) {
    t.equal(shownCell(value, type, 'nb', 'Europe/Oslo'), nb)
    t.equal(shownCell(value, type, 'en', 'Europe/Oslo'), en)
  }
  t.strictSame(
    inLetters({ a: ['å\t\r\nb😀', 1, null] }, new Set(['å', 'b', ' '].map((letter) => letter.charCodeAt(0)))),
    {
      a: ['å \nb[U+1F600]', 1, null],
    },
  )
})
