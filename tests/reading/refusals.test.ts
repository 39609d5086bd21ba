import { CFB } from '@e965/xlsx'
import { strToU8 } from 'fflate'
import t from 'tap'
import { LIMITS } from '../../server/reading/limits.js'
import { UnreadableFile } from '../../server/reading/unreadable.js'
import { WRONG_FORMATS, type WrongFormat } from '../../server/reading/wrongFormats.js'
import { openZip } from '../../server/reading/zip.js'
import { odsOf, read, refusalOf, xlsxOf, xlsxParts, zipOf } from './workbooks.js'

const LARGE = 300 * 1024 * 1024

/** A file as Office made them until 2003, with these streams in it. */
function compoundOf(...streams: string[]): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const stream of streams) CFB.utils.cfb_add(file, `/${stream}`, Buffer.from('x'.repeat(5000)))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer)
}

const after = (...signature: number[]) => Buffer.concat([Buffer.from(signature), Buffer.alloc(300, 0)])
const document = (kind: string) =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<a/>' })

t.test('a file is told by what is in it, and what is no list is refused as what it is', async (t) => {
  const cases: [WrongFormat, Uint8Array | string][] = [
    ['pdf', '%PDF-1.7\n…'],
    ['rtf', '{\\rtf1\\ansi Navn;Eier}'],
    ['image', after(0x89, 0x50, 0x4e, 0x47)],
    ['image', after(0xff, 0xd8, 0xff, 0xe0)],
    ['archive', after(0x1f, 0x8b)],
    ['archive', zipOf({ 'liste.xlsx': xlsxOf({ sheets: [{ data: '' }] }) })],
    ['archive', zipOf({})],
    ['database', 'SQLite format 3\0'],
    ['program', after(0x4d, 0x5a, 0x90)],
    ['program', after(0x7f, 0x45, 0x4c, 0x46)],
    ['word', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' })],
    ['slides', zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<a/>' })],
    ['xlsb', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' })],
    ['numbers', zipOf({ 'Index/Document.iwa': 'x' })],
    ['text_document', document('text')],
    ['slides', document('presentation')],
    ['word', compoundOf('WordDocument')],
    ['slides', compoundOf('PowerPoint Document')],
    ['mail', compoundOf('__properties_version1.0')],
    ['unknown', compoundOf('Noe annet')],
    ['html', '\n<html><body><table><tr><td>Navn</td></tr></table></body></html>'],
    ['html', '<!DOCTYPE html><p>x</p>'],
    [
      'xml_spreadsheet',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
    [
      'flat_ods',
      '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>',
    ],
    ['xml', '<?xml version="1.0"?><systems><system/></systems>'],
    ['json', '[{"navn": "A"}]'],
    ['json', '{"items": []}'],
    ['mail', 'Received: from example.no\nSubject: liste\n'],
    ['unknown', Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251))],
  ]
  for (const [format, file] of cases)
    t.match(
      refusalOf(file),
      { code: 'wrong_format', details: { format } },
      `${format}: ${String(file).slice(0, 20)}`,
    )
})

t.test('a list that only begins like something else is read', async (t) => {
  for (const text of [
    'MZ-kode;Navn\n1;A\n',
    '[Navn];[Eier]\nA;B\n',
    '{x};y\n1;2\n',
    'PDF;Navn\nA;B\n',
    '<Navn>;Eier\nA;B\n',
    'BZ;a\n1;2\n',
  ])
    t.equal(refusalOf(text), null, text)
})

t.test('what is empty, locked or damaged is refused as that', async (t) => {
  const whole = xlsxOf({ sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c></row>' }] })
  const locked = Uint8Array.from(whole)
  // The mark of a part that is encrypted, in the list at the end.
  locked[Buffer.from(locked).indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8] = 1
  const cases: [string, Uint8Array | string, string][] = [
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n\t\n', 'empty'],
    ['a mark alone', Buffer.from([0xef, 0xbb, 0xbf]), 'empty'],
    ['a workbook with a password', compoundOf('EncryptedPackage'), 'encrypted'],
    ['an archive with a password', locked, 'encrypted'],
    [
      'a spreadsheet with a password',
      odsOf('', {
        more: {
          'META-INF/manifest.xml':
            '<m:manifest xmlns:m="u"><manifest:encryption-data xmlns:manifest="u"/></m:manifest>',
        },
      }),
      'encrypted',
    ],
    ['the first half of a workbook', whole.slice(0, whole.length / 2), 'damaged'],
    ['a compound file that ends at once', compoundOf('Workbook').slice(0, 600), 'damaged'],
    ['a compound file with nothing that can be read', compoundOf('Workbook'), 'damaged'],
    ['charts alone', zipOf({ ...xlsxParts({ sheets: [] }) }), 'no_sheets'],
  ]
  for (const [name, file, code] of cases) t.equal(refusalOf(file)?.code, code, name)
})

t.test('each limit fires, and says what there may be', async (t) => {
  const cells = (count: number) => `<row>${'<c><v>1</v></c>'.repeat(count)}</row>`
  const sheet = (data: string) => xlsxOf({ sheets: [{ data }, { data: '' }] })
  const few = {
    ...LIMITS,
    characters: 50,
    merges: 1,
    rows: 3,
    columns: 4,
    cells: 8,
    sheets: 2,
    parts: 12,
    unpackedBytes: 1024 * 1024,
  }
  const cases: [string, Uint8Array | string, string | undefined, Partial<typeof LIMITS>?][] = [
    ['so many rows', sheet(cells(2).repeat(3)), undefined],
    ['one row more', sheet(cells(2).repeat(4)), 'too_many_rows'],
    ['a row more in a text', 'a;b\n1;2\n3;4\n\n5;6\n', 'too_many_rows'],
    ['a column more', sheet(cells(5)), 'too_many_columns'],
    [
      'a column more without anything in it',
      sheet(`${cells(4)}<row><c r="A2"/><c r="ZZ2" s="1"/></row>`),
      undefined,
    ],
    ['a cell more', sheet(cells(3).repeat(3)), 'too_many_cells'],
    [
      'a text that stands in many cells',
      xlsxOf({
        sheets: [{ data: `<row>${'<c t="s"><v>0</v></c>'.repeat(3)}</row>` }],
        strings: [`<t>${'x'.repeat(20)}</t>`],
      }),
      'too_much_text',
    ],
    [
      'a merge more',
      xlsxOf({ sheets: [{ data: '', after: '<mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/>' }] }),
      'too_many_merges',
    ],
    ['a sheet more', xlsxOf({ sheets: [{ data: '' }, { data: '' }, { data: '' }] }), 'too_many_sheets'],
    [
      'parts more',
      xlsxOf({
        sheets: [{ data: '' }],
        more: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`a${index}`, 'x'])),
      }),
      'too_many_parts',
    ],
    [
      'unpacked more',
      xlsxOf({ sheets: [{ data: '' }], more: { 'xl/media/a.png': new Uint8Array(1024 * 1024) } }),
      'unpacks_too_large',
    ],
    ['bytes more', 'a;b\n', 'too_large', { bytes: 3 }],
    [
      'places more',
      sheet(`${'<row><c r="D1"><v>1</v></c></row>'.repeat(3)}`),
      'too_many_cells',
      { cells: 2 },
    ],
  ]
  for (const [name, file, code, other] of cases)
    t.equal(refusalOf(file, { ...few, ...other })?.code, code, name)
})

t.test('an archive may not say less of itself than it is', async (t) => {
  const parts = xlsxParts({ sheets: [{ data: '' }] })
  const large = zipOf({ ...parts, 'xl/sharedStrings.xml': `<sst>${' '.repeat(200_000)}</sst>` })
  const view = Buffer.from(large)
  const listed = view.indexOf('xl/sharedStrings.xml', view.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))) - 46
  const lying = Buffer.from(view)
  lying.writeUInt32LE(100, listed + 24)
  t.match(
    refusalOf(lying),
    { code: 'damaged', details: { name: 'xl/sharedStrings.xml' } },
    'more than it says',
  )
  const other = Buffer.from(view)
  other.writeUInt32LE(1, listed + 16)
  t.equal(refusalOf(other)?.code, 'damaged', 'not what it was')
  const twice = Buffer.from(view)
  // Its bytes are those of the part before it.
  twice.writeUInt32LE(0, listed + 42)
  t.equal(refusalOf(twice)?.code, 'damaged', 'a part within another')
  const huge = Buffer.from(view)
  huge.writeUInt32LE(0xfffffff0, listed + 24)
  t.equal(refusalOf(huge)?.code, 'unpacks_too_large', 'four gigabytes, it says')
  t.equal(refusalOf(large), null, 'as it was')
})

/** The most memory that this process has had, in megabytes. */
const mostMemory = () => process.resourceUsage().maxRSS / 1024

t.test('what says less than it is takes no more memory than it says', async (t) => {
  const lying = Buffer.from(zipOf({ ...xlsxParts({ sheets: [] }), 'xl/z.xml': new Uint8Array(LARGE) }))
  const listed = lying.indexOf('xl/z.xml', lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))) - 46
  lying.writeUInt32LE(1024, listed + 24)
  const before = mostMemory()
  t.throws(() => openZip(lying, LIMITS).read('xl/z.xml'), { code: 'damaged' })
  t.ok(mostMemory() - before < LARGE / 1024 / 1024 / 2)
})

t.test('no two parts share their bytes', async (t) => {
  const whole = Buffer.from(zipOf({ 'a.xml': 'x'.repeat(100) }))
  const listAt = whole.readUInt32LE(whole.length - 22 + 16)
  const listed = whole.subarray(listAt, whole.length - 22)
  const other = Buffer.from(listed)
  other.write('b', 46)
  const end = Buffer.from(whole.subarray(whole.length - 22))
  for (const place of [8, 10]) end.writeUInt16LE(2, place)
  end.writeUInt32LE(listed.length * 2, 12)
  const twice = Buffer.concat([whole.subarray(0, listAt), listed, other, end])
  t.throws(() => openZip(twice, LIMITS), { code: 'damaged', details: { name: 'b.xml' } })
  t.strictSame(openZip(whole, LIMITS).names, ['a.xml'])
})

t.test('every refusal is a sentence in both languages, with its limits and names', async (t) => {
  const { words, message } = new UnreadableFile('too_many_rows', { name: 'Systemer', most: 100_000 })
  t.strictSame(words, {
    nb: 'Arket «Systemer» har flere enn 100\u00a0000 rader. Del lista i flere filer.',
    en: 'The sheet “Systemer” has more than 100\u00a0000 rows. Part the list in several files.',
  })
  t.equal(message, words.en)
  for (const format of Object.keys(WRONG_FORMATS) as WrongFormat[]) {
    const { nb, en } = new UnreadableFile('wrong_format', { format }).words
    t.match(nb, /^Dette er .+\. .+\.$/)
    t.match(en, /^This is .+\. .+\.$/)
  }
  const codes = [
    'empty',
    'too_large',
    'unpacks_too_large',
    'too_many_parts',
    'too_many_sheets',
    'too_many_columns',
    'too_many_cells',
    'too_much_text',
    'too_many_merges',
    'too_slow',
    'too_much_memory',
    'busy',
    'encrypted',
    'wrong_format',
    'damaged',
    'quote_not_closed',
    'no_sheets',
  ] as const
  for (const code of codes) {
    const { nb, en } = new UnreadableFile(code, { most: 7, line: 7 }).words
    for (const said of [nb, en]) t.notMatch(said, /undefined|NaN/, code)
    t.match(nb, /\..+\.$/, `${code}: what is wrong, and what to do`)
    t.match(en, /\..+\.$/, code)
  }
})

t.test('the name of a file says nothing: a spreadsheet is one by its bytes', async (t) => {
  t.equal(read(xlsxOf({ sheets: [{ data: '' }] })).format, 'xlsx')
  t.equal(read(odsOf('<table:table table:name="A"/>')).format, 'ods')
  t.equal(read(strToU8('a;b\n')).format, 'csv')
})
