import t from 'tap'
import { read, refusalOf, STYLE, shortRows, xlsxOf, xlsxParts, zipOf } from './workbooks.js'

const only = (data: string, more = {}) => xlsxOf({ sheets: [{ data }], ...more })
const rowsOf = (data: string, more = {}) => shortRows(read(only(data, more)).sheets[0])
const cell = (content: string, attributes = '') => `<row r="1"><c r="A1"${attributes}>${content}</c></row>`

t.test('numbers are written plain, and dates are dates whatever their format', async (t) => {
  const styled = (style: keyof typeof STYLE) => ` s="${STYLE[style]}"`
  const cases: [attributes: string, value: string, expected: string][] = [
    ['', '0.30000000000000004', 'number:0.3'],
    ['', '412000', 'number:412000'],
    ['', '-0', 'number:0'],
    ['', '10.6', 'number:10.6'],
    ['', '1E-7', 'number:0.0000001'],
    ['', '-1.25E-7', 'number:-0.000000125'],
    ['', '1.5E+21', 'number:1500000000000000000000'],
    ['', '1.23456E+22', 'number:12345600000000000000000'],
    [styled('percent'), '0.25', 'number:0.25'],
    [styled('days'), '43831', 'number:43831'],
    [styled('red'), '43831', 'number:43831'],
    [styled('customDate'), '43831', 'date:2020-01-01'],
    [styled('longDate'), '43831', 'date:2020-01-01'],
    [styled('date'), '1', 'date:1900-01-01'],
    [styled('date'), '59', 'date:1900-02-28'],
    [styled('date'), '60', 'number:60'],
    [styled('date'), '61', 'date:1900-03-01'],
    [styled('date'), '0', 'number:0'],
    [styled('date'), '-5', 'number:-5'],
    [styled('date'), '2958465', 'date:9999-12-31'],
    [styled('date'), '2958465.9999999', 'number:2958465.9999999'],
    [styled('date'), '99999999', 'number:99999999'],
    [styled('moment'), '43831.99998842593', 'date:2020-01-01 23:59:59'],
    [styled('moment'), '43831.9999999', 'date:2020-01-02'],
    [styled('time'), '0.5', '12:00'],
    [styled('duration'), '1.2503472222', '30:00:30'],
    [' t="d"', '2020-01-31T00:00:00', 'date:2020-01-31'],
    [' t="d"', '2020-01-31T08:30:00.6Z', 'date:2020-01-31 08:30:01'],
    [' t="d"', '2020-02-31', '2020-02-31'],
    [' t="b"', '1', 'flag:TRUE'],
    [' t="b"', '0', 'flag:FALSE'],
    [' t="e"', '#N/A', 'error:#N/A'],
    [' t="str"', 'a_x000D_\nb_x005F_x0041_', 'a\nb_x0041_'],
    ['', 'nonsense', 'nonsense'],
    [' s="999"', '5', 'number:5'],
  ]
  for (const [attributes, value, expected] of cases)
    t.strictSame(rowsOf(cell(`<v>${value}</v>`, attributes))[1], [expected], `${attributes} ${value}`)
})

t.test('a workbook may count its days from 1904', async (t) => {
  const file = { date1904: true }
  t.strictSame(rowsOf(cell('<v>42369</v>', ` s="${STYLE.date}"`), file)[1], ['date:2020-01-01'])
  t.strictSame(rowsOf(cell('<v>42369</v>'), file)[1], ['number:42369'])
})

t.test('a text is whole: its pieces, its line breaks, and not how it is pronounced', async (t) => {
  const strings = [
    '<t>enkel</t>',
    '<r><rPr><b/></rPr><t xml:space="preserve">rik </t></r><r><t>tekst</t></r>',
    '<t>漢</t><rPh sb="0" eb="1"><t>kan</t></rPh>',
    '<t xml:space="preserve">  </t>',
    '<t>æ&#10;ø&amp;&lt;&#x1F600;</t>',
  ]
  const data = `<row r="1">${strings.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('')}<c t="inlineStr"><is><r><t>i</t></r><r><t>nne</t></r></is></c></row>`
  t.strictSame(rowsOf(data, { strings })[1], ['enkel', 'rik tekst', '漢', null, 'æ\nø&<😀', 'inne'])
})

t.test('of a formula its last value is read, and told to be one', async (t) => {
  const data = `<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>5</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>NOW()</f></c><c r="F1" t="s"><v>0</v></c></row>`
  const { sheets, asides } = read(only(data, { strings: ['<t>y</t>'] }))
  t.strictSame(shortRows(sheets[0])[1], [
    'number:5=',
    'x=',
    'error:#DIV/0!=',
    null,
    'error:#UNCOMPUTED!=',
    'y',
  ])
  t.strictSame(asides, { formulas: 4 })
})

t.test('cells stand where they say, and rows that are missing are blank', async (t) => {
  const data = `<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="7"><c r="AB7"><v>3</v></c></row><row><c><v>4</v></c><c r="C8" s="1"/></row><row r="12"><c r="A12" s="1"/></row>`
  const sheet = read(only(data)).sheets[0]
  t.strictSame(shortRows(sheet), {
    3: [null, 'number:1', null, 'number:2'],
    7: [...Array(27).fill(null), 'number:3'],
    8: ['number:4'],
  })
  t.equal(sheet?.rowCount, 12, 'with what is only formatted')
})

t.test('hidden sheets and columns, merges, and what is told and not taken', async (t) => {
  const workbook = read(
    xlsxOf({
      sheets: [
        {
          name: 'A &amp; B',
          data: '<row r="1"><c r="A1"><v>1</v></c></row>',
          before: '<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>',
          after: '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:B4"/></mergeCells>',
        },
        { name: 'Skjult', state: 'veryHidden', data: '' },
      ],
      sheetRelations:
        '<Relationship Id="a" Type="x/hyperlink" Target="https://example.no" TargetMode="External"/><Relationship Id="b" Type="x/comments" Target="../comments1.xml"/>',
      more: {
        'xl/comments1.xml':
          '<comments><commentList><comment ref="A1"><text><t>hemmelig</t></text></comment></commentList></comments>',
        'xl/vbaProject.bin': new Uint8Array(10),
        'xl/media/image1.png': new Uint8Array(10),
      },
    }),
  )
  const [first, second] = workbook.sheets
  t.match(first, {
    name: 'A & B',
    hidden: false,
    merges: [
      { row: 1, column: 0, rows: 1, columns: 3 },
      { row: 2, column: 1, rows: 3, columns: 1 },
    ],
  })
  t.strictSame(first?.hiddenColumns.slice(0, 3), [1, 2, 4])
  t.match(second, { name: 'Skjult', hidden: true, rows: [] })
  t.strictSame(workbook.asides, { comments: 1, macros: 1, links_outside: 1, pictures: 1 })
  t.notMatch(JSON.stringify(workbook), /hemmelig/)
})

t.test('elements may have prefixes, and parts other places and cases', async (t) => {
  const parts = xlsxParts({ sheets: [{ data: '' }] })
  const file = zipOf({
    ...parts,
    'XL/Worksheets/sheet1.xml':
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>ja</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    'xl/worksheets/sheet1.xml': new Uint8Array(),
  })
  t.equal(refusalOf(file)?.code, 'damaged', 'two parts of one name')
  const { 'xl/worksheets/sheet1.xml': _, ...without } = parts
  const moved = zipOf({
    ...without,
    'XL/Worksheets/sheet1.xml':
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>ja</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
  })
  t.strictSame(shortRows(read(moved).sheets[0]), { 1: ['ja'] })
})

t.test('nothing is left out of a damaged workbook: it is refused, and the part is named', async (t) => {
  const cases: [string, Uint8Array, string | undefined][] = [
    ['a text that is not there', only(cell('<v>7</v>', ' t="s"')), 'xl/worksheets/sheet1.xml'],
    ['two cells in one place', only('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), 'Ark1'],
    [
      'a place beyond all sheets',
      only('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
      'xl/worksheets/sheet1.xml',
    ],
    ['a row beyond all sheets', only('<row r="1048577"/>'), 'xl/worksheets/sheet1.xml'],
    ['no end', only('<row r="1"><c r="A1">'), 'xl/worksheets/sheet1.xml'],
    [
      'a document type of which nothing is used',
      zipOf({
        ...xlsxParts({ sheets: [{ data: '' }] }),
        'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst/>',
      }),
      'xl/sharedStrings.xml',
    ],
    [
      'a document type',
      zipOf({
        ...xlsxParts({ sheets: [{ data: '' }] }),
        'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
      }),
      'xl/sharedStrings.xml',
    ],
    [
      'elements within elements without end',
      zipOf({
        ...xlsxParts({ sheets: [{ data: '' }] }),
        'xl/sharedStrings.xml': `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`,
      }),
      'xl/sharedStrings.xml',
    ],
    [
      'letters that are none',
      zipOf({
        ...xlsxParts({ sheets: [{ data: '' }] }),
        'xl/sharedStrings.xml': Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
      }),
      'xl/sharedStrings.xml',
    ],
    [
      'a sheet that is not there',
      zipOf(
        Object.fromEntries(
          Object.entries(xlsxParts({ sheets: [{ data: '' }] })).filter(([name]) => !name.includes('sheet1')),
        ),
      ),
      'xl/worksheets/sheet1.xml',
    ],
  ]
  for (const [name, file, part] of cases) {
    const refusal = refusalOf(file)
    t.equal(refusal?.code, 'damaged', name)
    t.equal(refusal?.details.name, part, name)
  }
})
