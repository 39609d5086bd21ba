import { strToU8 } from 'fflate'
import t from 'tap'
import type { Delimiter, Encoding } from '../../schema/rules/import/cells.js'
import { read, refusalOf, shortRows } from './workbooks.js'

/** A text in an encoding that the platform writes. */
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? strToU8(part) : Buffer.from(part))))

const LIST = 'Navn;Eier\nÅsgård;Økonomi – drift\n'
const NAMES = [
  ['Navn', 'Eier'],
  ['Åsgård', 'Økonomi – drift'],
]

t.test('a text is read in the encoding that it is in', async (t) => {
  const windows = bytes('Navn;Eier\n', [0xc5], 'sg', [0xe5], 'rd;', [0xd8], 'konomi ', [0x96], ' drift\n')
  const cases: [string, Uint8Array, Encoding][] = [
    ['UTF-8', strToU8(LIST), 'utf-8'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], LIST), 'utf-8'],
    ['UTF-16 LE with a mark', bytes([0xff, 0xfe], [...utf16(LIST)]), 'utf-16le'],
    ['UTF-16 BE with a mark', bytes([0xfe, 0xff], [...utf16(LIST, true)]), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(LIST), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(LIST, true), 'utf-16be'],
    ['windows-1252', windows, 'windows-1252'],
  ]
  for (const [name, file, encoding] of cases) {
    const workbook = read(file)
    t.equal(workbook.encoding, encoding, name)
    t.strictSame(Object.values(shortRows(workbook.sheets[0])), NAMES, name)
    t.equal(workbook.format, 'csv')
  }
})

t.test(
  'what has no byte of windows-1252 alone is ISO 8859-1, and both are read letter by letter',
  async (t) => {
    const latin = bytes('a;b\n', [0xe6, 0xf8, 0xe5], ';', [0xc6], '\n')
    t.equal(read(latin).encoding, 'iso-8859-1')
    t.strictSame(shortRows(read(latin).sheets[0])[2], ['æøå', 'Æ'])
    const all = bytes('a;b\n', [0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0x9c, 0x9f], ';x\n')
    t.strictSame(shortRows(read(all).sheets[0])[2], ['€…‘’“”–—™œŸ', 'x'])
    t.strictSame(
      shortRows(read(bytes('a;b\nx', [0x81], 'y;1\n')).sheets[0])[2],
      ['x\uFFFDy', '1'],
      'no letter',
    )
  },
)

t.test('UTF-8 stays UTF-8 where its last letter was cut off, or few of many are broken', async (t) => {
  const cut = strToU8(LIST.trimEnd().replace(/drift$/, 'å')).slice(0, -1)
  t.equal(read(cut).encoding, 'utf-8')
  const pasted = bytes(`a;b\n${'ærlig;øre\n'.repeat(20)}`, [0xe5], ';x\n')
  t.equal(read(pasted).encoding, 'utf-8')
  t.equal(shortRows(read(pasted).sheets[0])[22]?.[0], '\uFFFD')
})

t.test('somebody may say the encoding and the delimiter', async (t) => {
  const file = strToU8('a,b;c\nø,1;2\n')
  const said = read(file, { encoding: 'windows-1252', delimiter: ',' })
  t.match(said, { encoding: 'windows-1252', delimiter: ',' })
  t.strictSame(shortRows(said.sheets[0]), { 1: ['a', 'b;c'], 2: ['Ã¸', '1;2'] })
  t.strictSame(shortRows(read(file, { encoding: 'utf-8', delimiter: '|' }).sheets[0])[2], ['ø,1;2'])
})

t.test('what stands between cells is found', async (t) => {
  const cases: [string, Delimiter][] = [
    ['a;b;c\n1;2;3\n', ';'],
    ['a,b,c\n1,2,3\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    // Amounts and lists within cells.
    ['Navn;Kostnad;Merknad\nA;1,5;en, to, tre\nB;2,5;fire, fem\n', ';'],
    ['Name,Owner\n"A; B; C; D",x\n"E; F; G; H",y\n', ','],
    // Titles above, and rows of other lengths.
    ['Liste over systemer, 2019\n\nNavn;Eier;Sted\nA;B;C\nD;E;F\nG;H\n', ';'],
    ['sep=|\na|b;c;d\n1|2;3;4\n', '|'],
    ['Navn\nA\nB\n', ';'],
  ]
  for (const [text, delimiter] of cases) t.equal(read(text).delimiter, delimiter, text)
})

t.test('rows and cells stand where the file has them', async (t) => {
  const cases: [string, string, Record<number, (string | null)[]>][] = [
    [
      'line ends of all kinds',
      'a;b\r\n1;2\n3;4\r5;6',
      { 1: ['a', 'b'], 2: ['1', '2'], 3: ['3', '4'], 4: ['5', '6'] },
    ],
    ['quotes', 'a;b\n"x; ""y""";24" skjerm\n', { 1: ['a', 'b'], 2: ['x; "y"', '24" skjerm'] }],
    [
      'marks that were not doubled',
      'a;b\n"Han sa "hei" igår" ;1\n"x"y;"z" \n""";";""\n',
      { 1: ['a', 'b'], 2: ['Han sa "hei" igår', '1'], 3: ['"x"y', 'z'], 4: ['";'] },
    ],
    [
      'a mark that somebody forgot',
      'a;b\n"Snarvei;x\n"Navn";y\n"z;"w";q\n',
      { 1: ['a', 'b'], 2: ['"Snarvei', 'x'], 3: ['Navn', 'y'], 4: ['z;"w', 'q'] },
    ],
    [
      'rows of other lengths',
      'a;b;c\n1\n1;2;3;4\n',
      { 1: ['a', 'b', 'c'], 2: ['1'], 3: ['1', '2', '3', '4'] },
    ],
    ['blanks', 'a;b\n  x ;\u00a0\n;;;\n\n;y\n', { 1: ['a', 'b'], 2: ['x'], 5: [null, 'y'] }],
    [
      'what only looks like something',
      'a;b\n007;1,5\n=1+1;01.02.2020\n',
      { 1: ['a', 'b'], 2: ['007', '1,5'], 3: ['=1+1', '01.02.2020'] },
    ],
    ['a character that is nothing', 'a;b\nx\0y;1\n', { 1: ['a', 'b'], 2: ['x\0y', '1'] }],
    ['what fills a file up', `a;b\n1;2\n${'\0'.repeat(500)}`, { 1: ['a', 'b'], 2: ['1', '2'] }],
    ['the line that says what is between', 'sep=;\na;b\n1;2\n', { 2: ['a', 'b'], 3: ['1', '2'] }],
  ]
  for (const [name, text, rows] of cases) t.strictSame(shortRows(read(text).sheets[0]), rows, name)
})

t.test('a row knows the line that it begins in, where that is not its number', async (t) => {
  const { sheets } = read('a;b\r\n"x\r\ny\n\nz";1\r\n2;3\r\n;\r\n\r\n"4";5\r\n;;\r\n')
  t.strictSame(
    sheets[0]?.rows.map(({ number, line }) => [number, line]),
    [
      [1, undefined],
      [2, undefined],
      [3, 6],
      [6, 9],
    ],
  )
  t.equal(sheets[0]?.rows[1]?.cells[0]?.text, 'x\ny\n\nz')
  t.equal(sheets[0]?.rowCount, 7, 'blank rows at the end are counted')
})

t.test('a quotation mark that is never closed is told with its line', async (t) => {
  const refusal = refusalOf('a;b\n"x\ny";2\n3;"never\n4;5\n')
  t.match(refusal, { code: 'quote_not_closed', details: { line: 4 } })
  t.match(refusal?.words.nb, /linje 4/)
})
