import t from 'tap'
import { odsOf, read, refusalOf, shortRows } from './workbooks.js'

const row = (cells: string, attributes = '') => `<table:table-row${attributes}>${cells}</table:table-row>`
const text = (...paragraphs: string[]) =>
  `<table:table-cell office:value-type="string">${paragraphs.map((one) => `<text:p>${one}</text:p>`).join('')}</table:table-cell>`
const value = (attributes: string, shown = '') =>
  `<table:table-cell ${attributes}${shown ? `><text:p>${shown}</text:p></table:table-cell>` : '/>'}`
const table = (content: string, attributes = 'table:name="Ark1"') =>
  `<table:table ${attributes}>${content}</table:table>`
const rowsOf = (content: string) => shortRows(read(odsOf(table(content))).sheets[0])

t.test('a cell has its value, and where it has none the text that it shows', async (t) => {
  const cases: [string, string | null][] = [
    [text('en', 'to'), 'en\nto'],
    [text('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d  \n e'), 'a  b\tc\nd e'],
    [text('<text:span>rik</text:span> <text:a xlink:href="https://x.no">lenke</text:a>'), 'rik lenke'],
    [value('office:value-type="float" office:value="0.30000000000000004"', '0,30'), 'number:0.3'],
    [value('office:value-type="float" office:value="5"'), 'number:5'],
    [
      value('office:value-type="currency" office:currency="NOK" office:value="88000"', 'kr 88 000'),
      'number:88000',
    ],
    [value('office:value-type="percentage" office:value="0.25"', '25 %'), 'number:0.25'],
    [value('office:value-type="boolean" office:boolean-value="true"', 'SANN'), 'flag:TRUE'],
    [value('office:value-type="date" office:date-value="2019-12-31"', '31.12.19'), 'date:2019-12-31'],
    [
      value('office:value-type="date" office:date-value="2019-12-31T23:59:58.9999999"', 'x'),
      'date:2019-12-31 23:59:59',
    ],
    [value('office:value-type="date" office:date-value="2019-13-31"', '31.13.19'), '31.13.19'],
    [value('office:value-type="time" office:time-value="PT12H30M00S"', '12:30'), '12:30'],
    [value('office:value-type="string" office:string-value="skjult"'), 'skjult'],
    [
      value(
        'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        '#DIV/0!',
      ),
      'error:#DIV/0!=',
    ],
    [value('table:formula="of:=X" office:value-type="float" office:value="0"', 'Err:502'), 'error:Err:502='],
    [value('table:formula="of:=2" office:value-type="float" office:value="2"', '2'), 'number:2='],
    [value('table:formula="of:=NOW()"'), 'error:#UNCOMPUTED!='],
    [text('#N/A'), '#N/A'],
    [value('office:value-type="float" office:value="x"', 'tre'), 'tre'],
    [
      '<table:table-cell office:value-type="string"><office:annotation><dc:creator>N.N.</dc:creator><text:p>hemmelig</text:p></office:annotation><text:p>synlig</text:p><draw:frame><draw:text-box><text:p>tegnet</text:p></draw:text-box></draw:frame></table:table-cell>',
      'synlig',
    ],
    [text('  '), null],
  ]
  for (const [cell, expected] of cases)
    t.strictSame(rowsOf(row(cell))[1], expected === null ? undefined : [expected], cell)
})

t.test('what is repeated stands where it stands, and what fills a sheet up costs nothing', async (t) => {
  const filling = row(
    '<table:table-cell table:number-columns-repeated="16384"/>',
    ' table:number-rows-repeated="1048000"',
  )
  const file = odsOf(
    table(
      `${row('<table:table-cell table:number-columns-repeated="3"/>', ' table:number-rows-repeated="2"')}<table:table-header-rows>${row(`<table:table-cell/>${text('A')}`)}</table:table-header-rows><table:table-row-group>${row(
        `<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>${text('b')}`,
        ' table:number-rows-repeated="2"',
      )}</table:table-row-group>${row('<table:table-cell table:style-name="x"/>', ' table:number-rows-repeated="4"')}${filling}${row('<table:table-cell/>')}`,
    ),
  )
  const [sheet] = read(file).sheets
  t.strictSame(shortRows(sheet), {
    3: [null, 'A'],
    4: ['number:7', 'number:7', 'b'],
    5: ['number:7', 'number:7', 'b'],
  })
  t.equal(sheet?.rowCount, 9, 'with blank rows behind, but for those that fill it up')
})

t.test('hidden sheets and columns, merges, and what is told and not taken', async (t) => {
  const styles =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const columns =
    '<table:table-column/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="16000"/>'
  const merged =
    '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>over</text:p></table:table-cell><table:covered-table-cell/>'
  const deleted = `<table:tracked-changes><table:deletion>${row(text('slettet'))}</table:deletion></table:tracked-changes>`
  const workbook = read(
    odsOf(
      deleted +
        table(columns + row(merged)) +
        table(
          row(text('<text:a xlink:href="https://x.no">y</text:a>')),
          'table:name="Skjult" table:style-name="ta2"',
        ) +
        table(`<table:table-source/>${row(text('annen fil'))}`, `table:name="'file:///x.ods'#$Ark1"`),
      { styles, more: { 'Basic/Standard/Modul1.xml': '<m/>', 'Pictures/1.png': 'x' } },
    ),
  )
  t.match(workbook.sheets, [
    {
      name: 'Ark1',
      hidden: false,
      hiddenColumns: [1, 2, 3],
      merges: [{ row: 1, column: 0, rows: 1, columns: 2 }],
    },
    { name: 'Skjult', hidden: true },
  ])
  t.equal(workbook.sheets.length, 2, 'a copy of another file is no sheet')
  t.strictSame(workbook.asides, { macros: 1, links_outside: 2, pictures: 1 })
  t.strictSame(
    read(
      odsOf(
        table(
          row(
            '<table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>',
          ),
        ),
      ),
    ).asides,
    { comments: 1 },
  )
})

t.test('what is not as the format says is refused', async (t) => {
  const cases: [string, string, string][] = [
    ['a count that is none', row(`<table:table-cell table:number-columns-repeated="0"/>`), 'damaged'],
    ['a count beyond all sheets', row(text('x'), ' table:number-rows-repeated="99999999999"'), 'damaged'],
    ['a row without end', row(text('x'), ' table:number-rows-repeated="1000000"'), 'too_many_rows'],
    ['a table in a cell', row(`<table:table-cell>${table(row(text('x')))}</table:table-cell>`), 'damaged'],
    [
      'a column without end',
      row(
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="7"/>',
      ),
      'too_many_columns',
    ],
  ]
  for (const [name, content, code] of cases) t.equal(refusalOf(odsOf(table(content)))?.code, code, name)
  t.equal(refusalOf(odsOf(''))?.code, 'no_sheets')
})
