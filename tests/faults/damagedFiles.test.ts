import { constants, deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import t from 'tap'
import { readWorkbook } from '../../server/reading/readWorkbook.js'
import { UnreadableFile } from '../../server/reading/unreadable.js'
import { asyncProperty } from '../property.js'
import { odsOf, xlsxOf, xlsxParts, zipOf } from '../reading/workbooks.js'
import { sized } from '../size.js'

/** What nobody waited for fails here, and not after the tests are done. */
const unhandled: unknown[] = []
process.on('unhandledRejection', (reason) => unhandled.push(reason))

const ROWS = Array.from({ length: 40 }, (_, index) => index + 1)
const NAMES = ROWS.map((row) => `System ${row} – æøå`)
const TEXT = `Navn;Eier;Kostnad\r\n${NAMES.map((name, row) => `${name};"Eier ""${row}""";${row}\r\n`).join('')}`
const XLSX = xlsxParts({
  sheets: [
    {
      data: ROWS.map(
        (row) =>
          `<row r="${row}"><c r="A${row}" t="s"><v>${row - 1}</v></c><c r="B${row}" s="1"><v>${43800 + row}</v></c><c r="C${row}" t="inlineStr"><is><t>x</t></is></c></row>`,
      ).join(''),
      after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    },
    { name: 'B', data: '<row r="1"><c r="A1"><v>1</v></c></row>' },
  ],
  strings: NAMES.map((name) => `<t>${name}</t>`),
})
const TABLE = `<table:table table:name="A">${NAMES.map(
  (name) =>
    `<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>${name}</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3" office:value-type="date" office:date-value="2019-12-31"/></table:table-row>`,
).join('')}</table:table>`
const XLS = new Uint8Array(
  write(
    { SheetNames: ['A'], Sheets: { A: utils.aoa_to_sheet(NAMES.map((name, row) => [name, row, true])) } },
    { type: 'buffer', bookType: 'biff8' },
  ),
)

/** Files that are read as they are. */
const GOOD: Readonly<Record<string, Uint8Array>> = {
  xlsx: zipOf(XLSX),
  ods: odsOf(TABLE),
  xls: XLS,
  'utf-8': strToU8(TEXT),
  'utf-16': Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
  'windows-1252': Buffer.from(TEXT.replaceAll('–', '\x96'), 'latin1'),
}

/** One thing that is done to the bytes of a file; places are parts of its length. */
type Damage =
  | { is: 'cut'; from: number; to: number }
  | { is: 'flip'; at: readonly number[]; bit: number }
  | { is: 'fill'; at: number; byte: number; length: number }
  | { is: 'twice'; from: number; to: number }
  | { is: 'end'; at: number }

function damage(bytes: Uint8Array, how: Damage): Uint8Array {
  const place = (part: number) => Math.floor(part * bytes.length)
  switch (how.is) {
    case 'cut':
      return Buffer.concat([bytes.subarray(0, place(how.from)), bytes.subarray(place(how.to))])
    case 'end':
      return bytes.slice(0, place(how.at))
    case 'twice':
      return Buffer.concat([bytes.subarray(0, place(how.to)), bytes.subarray(place(how.from))])
    case 'fill':
      return Uint8Array.from(bytes).fill(how.byte, place(how.at), place(how.at) + how.length)
    case 'flip': {
      const flipped = Uint8Array.from(bytes)
      for (const at of how.at) flipped[place(at)] = (flipped[place(at)] ?? 0) ^ (1 << how.bit)
      return flipped
    }
  }
}

const PART = fc.double({ min: 0, max: 0.999_999, noNaN: true })
const DAMAGE: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ is: fc.constant('cut' as const), from: PART, to: PART }),
  fc.record({ is: fc.constant('end' as const), at: PART }),
  fc.record({ is: fc.constant('twice' as const), from: PART, to: PART }),
  fc.record({ is: fc.constant('fill' as const), at: PART, byte: fc.nat(255), length: fc.nat(300) }),
  fc.record({
    is: fc.constant('flip' as const),
    at: fc.array(PART, { minLength: 1, maxLength: 20 }),
    bit: fc.nat(7),
  }),
)
/** A file whose bytes are damaged as they are sent. */
const SENT = fc
  .tuple(fc.constantFrom(...Object.keys(GOOD)), fc.array(DAMAGE, { minLength: 1, maxLength: 3 }))
  .map(([name, damages]) => damages.reduce(damage, GOOD[name] ?? new Uint8Array()))
/** A workbook of which a part was damaged before it was packed: its archive is whole. */
const PACKED = fc
  .tuple(fc.constantFrom(...Object.keys(XLSX)), fc.array(DAMAGE, { minLength: 1, maxLength: 3 }))
  .map(([name, damages]) => zipOf({ ...XLSX, [name]: damages.reduce(damage, strToU8(String(XLSX[name]))) }))
/** The same of a spreadsheet of OpenDocument. */
const CONTENT = fc
  .array(DAMAGE, { minLength: 1, maxLength: 3 })
  .map((damages) => odsOf(Buffer.from(damages.reduce(damage, strToU8(TABLE))).toString('utf8')))
/** Archives within archives, and one thing behind another. */
const NESTED = fc
  .tuple(fc.constantFrom(...Object.keys(GOOD)), fc.constantFrom(...Object.keys(GOOD)), fc.nat(4))
  .map(([first, second, depth]) => {
    let file = GOOD[first] ?? new Uint8Array()
    for (let level = 0; level < depth; level += 1) file = zipOf({ 'xl/workbook.xml': file, mimetype: file })
    return depth === 0 ? Buffer.concat([file, GOOD[second] ?? new Uint8Array()]) : file
  })

/** What becomes of a file: its format, or the code of a refusal. Anything else is thrown on. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    return (await readWorkbook(bytes)).format
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    if (!/\..+\.$/.test(error.words.nb)) throw new Error(`no remedy: ${error.words.nb}`)
    return error.code
  }
}

t.test('a damaged file is read or refused in words', async (t) => {
  for (const [name, bytes] of Object.entries(GOOD))
    t.match(await outcome(bytes), /^(xlsx|ods|xls|csv)$/, name)
  const outcomes = new Map<string, number>()
  await asyncProperty(
    t,
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: SENT }, { weight: 2, arbitrary: PACKED }, CONTENT, NESTED), {
        minLength: 2,
        maxLength: 2,
      }),
      async (files) => {
        // Two are read at once.
        for (const one of await Promise.all(files.map(outcome)))
          outcomes.set(one, (outcomes.get(one) ?? 0) + 1)
      },
    ),
    sized(12, 1000),
  )
  t.comment(JSON.stringify(Object.fromEntries(outcomes)))
  t.ok((outcomes.get('damaged') ?? 0) > 0)
  // A process that was ended for want of memory or time hides what nobody thought of.
  t.notOk(outcomes.has('too_slow'), 'none hangs')
  t.notOk(outcomes.has('too_much_memory'), 'none grows')
})

const MEGABYTE = 1024 * 1024

/** A packed part that unpacks to so many megabytes of nothing. */
function packedNothing(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array(megabytes).fill(one), Buffer.from([3, 0])])
}

/** An archive of one workbook, a part of which is packed bytes that say of themselves what they will. */
function bomb(packed: Buffer, declared: number): Uint8Array {
  const name = 'xl/sharedStrings.xml'
  const { [name]: _, ...others } = XLSX
  const before = Buffer.from(zipOf(others))
  const end = before.subarray(before.length - 22)
  const listAt = end.readUInt32LE(16)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const listed = Buffer.alloc(46)
  listed.writeUInt32LE(0x02014b50, 0)
  listed.writeUInt16LE(8, 10)
  listed.writeUInt32LE(packed.length, 20)
  listed.writeUInt32LE(declared, 24)
  listed.writeUInt16LE(name.length, 28)
  listed.writeUInt32LE(listAt, 42)
  const list = before.subarray(listAt, before.length - 22)
  const after = Buffer.from(end)
  after.writeUInt16LE(end.readUInt16LE(8) + 1, 8)
  after.writeUInt16LE(end.readUInt16LE(10) + 1, 10)
  after.writeUInt32LE(end.readUInt32LE(12) + listed.length + name.length, 12)
  after.writeUInt32LE(listAt + local.length + name.length + packed.length, 16)
  return Buffer.concat([
    before.subarray(0, listAt),
    local,
    Buffer.from(name),
    packed,
    list,
    listed,
    Buffer.from(name),
    after,
  ])
}

t.test('a file that would grow without end is refused before it does', async (t) => {
  const tenGigabytes = packedNothing(sized(1024, 10 * 1024))
  const laughs = `<!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]>`
  const strings = (content: string) => zipOf({ ...XLSX, 'xl/sharedStrings.xml': content })
  const long = 'x'.repeat(30_000)
  const cases: [string, Uint8Array, string][] = [
    ['ten gigabytes, as it says', bomb(tenGigabytes, 0xffff_fff0), 'unpacks_too_large'],
    ['ten gigabytes that say they are a kilobyte', bomb(tenGigabytes, 1024), 'damaged'],
    [
      'ten gigabytes that say they are as much as there may be',
      bomb(tenGigabytes, 190 * MEGABYTE),
      'damaged',
    ],
    ['entities of entities', strings(`${laughs}<sst><si><t>&a9;</t></si></sst>`), 'damaged'],
    ['the same in a text', strToU8(`<?xml version="1.0"?>${laughs}<a>&a9;</a>`), 'wrong_format'],
    ['elements within elements', strings(`${'<a>'.repeat(1_000_000)}`), 'damaged'],
    [
      'attributes without end',
      zipOf({
        ...XLSX,
        'xl/styles.xml': `<styleSheet ${Array.from({ length: 300_000 }, (_, index) => `a${index}="x"`).join(' ')}/>`,
      }),
      'xlsx',
    ],
    [
      'one long text in each cell',
      xlsxOf({
        sheets: [{ data: `<row>${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`.repeat(500) }],
        strings: [`<t>${long}</t>`],
      }),
      'too_much_text',
    ],
    [
      'a row that is repeated without end',
      odsOf(
        `<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="900"><text:p>${long}</text:p></table:table-cell></table:table-row></table:table>`,
      ),
      'too_much_text',
    ],
    ['separators alone', strToU8(`a;b\n${';'.repeat(19 * MEGABYTE)}`), 'csv'],
    ['line breaks alone', strToU8(`a;b\n${'\n'.repeat(900_000)}x;y`), 'csv'],
    ['quotation marks alone', strToU8(`a;b\n${'"'.repeat(5 * MEGABYTE + 1)}`), 'quote_not_closed'],
    ['one cell', strToU8(`a;b\n"${'x\n'.repeat(5 * MEGABYTE)}"`), 'csv'],
  ]
  for (const [name, bytes, code] of cases) t.equal(await outcome(bytes), code, name)
})

t.test('nothing is left behind in this process', async (t) => {
  t.strictSame(unhandled, [], 'nothing failed that nobody waited for')
  const { rss } = process.memoryUsage()
  t.ok(rss < 700 * MEGABYTE, `${Math.round(rss / MEGABYTE)} MB, with the files themselves`)
})
