import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import readXlsx from 'read-excel-file/node'
import t from 'tap'
import type { CellType, CellValue, Column } from '../server/files/columns.js'
import { csvLine, writeCsv } from '../server/files/csv.js'
import { writeXlsx } from '../server/files/xlsx.js'
import { asyncProperty, property } from './property.js'
import { sized } from './size.js'

/** Rows of one value each, in batches of two. */
async function* rowsOf(values: readonly CellValue[]): AsyncGenerator<{ value: CellValue }[]> {
  for (let from = 0; from < values.length; from += 2)
    yield values.slice(from, from + 2).map((value) => ({ value }))
}

const columns = (type: CellType): Column[] => [
  { name: 'a', header: 'A', type: 'text', value: () => 'a' },
  { name: 'b', header: 'B', type, value: (row) => (row as { value: CellValue }).value },
  { name: 'c', header: 'C', type: 'text', value: () => 'c' },
]

async function bytesOf(content: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const OSLO = { timeZone: 'Europe/Oslo' }

const SEMICOLONS = { language: 'nb', delimiter: 'semicolon', block: [] } as const

const csvOf = async (values: readonly CellValue[], type: CellType = 'text', where = OSLO) =>
  (await bytesOf(writeCsv(rowsOf(values), columns(type), { ...SEMICOLONS, ...where }))).toString('utf8')

async function xlsxOf(
  values: readonly CellValue[],
  type: CellType = 'text',
  lines: string[] = [],
  where = OSLO,
) {
  const about = lines.map((line) => ['Adresse', line, 'text'] as const)
  const sheet = { name: 'S', columns: columns(type), batches: rowsOf(values) }
  const file = await bytesOf(writeXlsx([sheet], { name: 'O', lines: () => about }, where.timeZone))
  const [rows, said] = await readXlsx(file, { trim: false })
  return { values: (rows?.data ?? []).slice(1).map((row) => row[1]), about: said?.data ?? [] }
}

/** What a spreadsheet shows of a date cell: days are fractions there, so a second is a rounded one. */
function shownBy(date: Date): string {
  const seconds = Math.round(date.getTime() / 1000)
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

const BREAKS = {
  LF: '\n',
  CR: '\r',
  CRLF: '\r\n',
  VT: '\v',
  FF: '\f',
  NEL: '\x85',
  LS: '\u2028',
  PS: '\u2029',
}
const SIGNS = [...'=+-@＝＋－＠﹦﹢﹣﹫\t']

t.test(
  'CSV: a cell is one cell whatever line breaks it holds, and whatever the reader takes for one',
  async (t) => {
    for (const [name, lineBreak] of Object.entries(BREAKS)) {
      const text = `Ola${lineBreak}Kari; "x"`
      const csv = await csvOf([`Ola${lineBreak}Kari`, text])
      t.ok(csv.includes(`;"Ola${lineBreak}Kari";`), `${name}: quoted`)
      const rows = parse(csv, { bom: true, delimiter: ';', record_delimiter: ['\r\n', lineBreak] })
      t.strictSame(
        rows.slice(1),
        [
          ['a', `Ola${lineBreak}Kari`, 'c'],
          ['a', text, 'c'],
        ],
        name,
      )
    }
    t.ok(
      (await csvOf(['Ola, Kari'])).includes('"Ola, Kari"'),
      'so is what another reader takes for two cells',
    )
  },
)

t.test('CSV: a line is as a library writes it', async (t) => {
  const form = { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\n\v\f\r\x85\u2028\u2029\t,]/ }
  const piece = fc.constantFrom(...Object.values(BREAKS), ';', '"', ',', '\t', ' ', '', 'å', "'", '\u{1f600}')
  const cells = fc.array(fc.array(piece, { maxLength: 5 }), { minLength: 2, maxLength: 6 })
  property(
    t,
    fc.property(cells, (list) => {
      const line = list.map((pieces) => pieces.join(''))
      return csvLine(line) === stringify([line], form)
    }),
  )
})

t.test('CSV: no line of a cell begins as a formula', async (t) => {
  const lines = [...Object.values(BREAKS), ''].flatMap((before) =>
    ['', ' ', '\u00a0', '\u3000'].flatMap((blank) =>
      SIGNS.map((sign) => `${before && `Ola${before}`}${blank}${sign}1+41`),
    ),
  )
  const cells: string[] = parse(await csvOf(lines), { bom: true, delimiter: ';' })
    .slice(1)
    .map((row: string[]) => row[1] ?? '')
  const isRun = (line: string) => /^(\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|\t)/u.test(line)
  t.strictSame(
    cells.filter((cell) => cell.split(/\r\n|[\n\v\f\r\x85\u2028\u2029]/).some(isRun)),
    [],
  )
  t.strictSame(
    cells.map((cell) => cell.replace("'", '')),
    lines,
    'and nothing else is changed',
  )
  const harmless = ['a-b', 'Ola\r\n\r\nKari', '1 - 2', 'e@x.no', 'kr 500,-']
  const same = parse(await csvOf(harmless), { bom: true, delimiter: ';' }).slice(1)
  t.strictSame(
    same.map((row: string[]) => row[1]),
    harmless,
  )
})

t.test('XLSX: a text is read back as it was', async (t) => {
  const texts = [
    '_x0041_',
    '_x0041_x0042_',
    '_x005F_x0041_',
    '_x00e5_',
    'a\r\nb\rc\nd\te',
    '\ufffe\uffff\ufdd0\u{1fffe}x\u{10ffff}y',
    '\ufffd',
    '\x01\x1f\x7f\x85',
    '\ud800 \udc00',
    '=1+1',
    ' a ',
    'constructor',
    '__proto__',
    '<&>"\'',
    '😀 𝔸',
  ]
  const { values, about } = await xlsxOf(texts, 'text', texts)
  t.strictSame(values, texts)
  t.strictSame(
    about.map((row) => row[1]),
    texts,
    'on the sheet about the export too',
  )
})

t.test('XLSX: a text of any characters is read back as it was', async (t) => {
  const texts = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 20 })
  const isReadBack = fc.asyncProperty(texts, async (list) => {
    const given = list.filter((text) => text.trim() !== '')
    const { values } = await xlsxOf(given)
    return given.every((text, index) => values[index] === text)
  })
  await asyncProperty(t, isReadBack, sized(50, 1000))
})

t.test('moments are time in Oslo, on either side of the changes of clock', async (t) => {
  const moments = [
    ['2019-10-15T07:00:00.000Z', '2019-10-15 09:00:00'],
    ['2019-12-31T23:30:00.000Z', '2020-01-01 00:30:00'],
    ['2019-03-31T00:59:59.000Z', '2019-03-31 01:59:59'],
    ['2019-03-31T01:00:00.000Z', '2019-03-31 03:00:00'],
    ['2019-10-27T01:00:00.000Z', '2019-10-27 02:00:00'],
  ] as const
  const given = moments.map(([utc]) => utc)
  const oslo = moments.map(([, time]) => time)
  const csv = parse(await csvOf(given, 'moment'), { bom: true, delimiter: ';' }).slice(1)
  t.strictSame(
    csv.map((row: string[]) => row[1]),
    oslo,
  )
  const { values } = await xlsxOf(given, 'moment')
  t.strictSame(
    values.map((value) => shownBy(value as unknown as Date)),
    oslo,
    'in cells of dates',
  )
  const where = { timeZone: 'America/New_York' }
  t.match(await csvOf(['2019-10-15T07:00:00.000Z'], 'moment', where), '2019-10-15 03:00:00')
  t.strictSame((await xlsxOf(['2019-10-15T07:00:00.000Z'], 'moment', [], where)).values, [
    new Date('2019-10-15T03:00:00Z'),
  ])
})

t.test('XLSX: dates are dates from where workbooks count them right', async (t) => {
  const { values } = await xlsxOf(['1900-02-28', '1900-03-01', '2199-12-31', null], 'date')
  t.equal(values[0], '1900-02-28')
  t.strictSame(values.slice(1, 3), [new Date('1900-03-01'), new Date('2199-12-31')])
  t.equal(values[3], null)
})

t.test('XLSX: no cell holds more than a spreadsheet takes, and no character is parted', async (t) => {
  const MOST = 32_767
  for (const text of ['a'.repeat(MOST), 'a'.repeat(MOST + 1), `a${'😀'.repeat(40_000)}`]) {
    const { values, about } = await xlsxOf([text], 'text', [text])
    const [value = ''] = values as string[]
    const pieces = about.map((row) => String(row[1]))
    for (const one of [value, ...pieces]) t.ok(one.length <= MOST, `${one.length} characters`)
    t.equal(pieces.join('') === text, true, 'what the export is stands whole, over as many rows as it takes')
    t.equal(value === text || (value.endsWith('…') && text.startsWith(value.slice(0, -1))), true)
    t.notMatch(value, /\p{Cs}/u)
  }
})

t.test('XLSX: rows are packed and handed on as they come, and no more are asked for', async (t) => {
  const BATCHES = 40
  let asked = 0
  let closed = false
  async function* batches(): AsyncGenerator<object[]> {
    try {
      for (; asked < BATCHES; asked += 1)
        yield Array.from({ length: 100 }, (_, row) => ({ value: `${asked}/${row} `.repeat(100) }))
    } finally {
      closed = true
    }
  }
  const write = () =>
    writeXlsx(
      [{ name: 'S', columns: columns('text'), batches: batches() }],
      { name: 'O', lines: () => [] },
      'Europe/Oslo',
    )
  const chunks: Buffer[] = []
  const askedAt = new Set<number>()
  for await (const chunk of write()) {
    chunks.push(Buffer.from(chunk))
    askedAt.add(asked)
  }
  t.ok(askedAt.size > 1, `${askedAt.size} times between two batches, however busy the machine`)
  const [sheet] = await readXlsx(Buffer.concat(chunks))
  t.equal(sheet?.data.length, BATCHES * 100 + 1)
  t.equal(String(sheet?.data.at(-1)?.[1]).slice(0, 6), '39/99 ')
  t.ok(closed)

  asked = 0
  closed = false
  for await (const _ of write()) if (asked > 0) break
  t.ok(asked < BATCHES, 'who goes away is read nothing more for')
  t.ok(closed, 'and what is read is closed')
})
