import { type BookType, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import t from 'tap'
import { read, shortRows } from './workbooks.js'

/** A workbook of Excel 97 to 2003 of sheets of cells, made by the library that reads it. */
function xlsOf(
  sheets: Record<string, WorkSheet>,
  more: Partial<WorkBook> = {},
  bookType: BookType = 'biff8',
): Uint8Array {
  const book = { ...utils.book_new(), SheetNames: Object.keys(sheets), Sheets: sheets, ...more }
  return new Uint8Array(write(book, { type: 'buffer', bookType }))
}

t.test('an old workbook is read as the new ones are', async (t) => {
  const sheet: WorkSheet = {
    '!ref': 'B2:H5',
    B2: { t: 's', v: 'Navn – Ærlig' },
    C2: { t: 'n', v: 0.30000000000000004 },
    D2: { t: 'n', v: 43831, z: 'dd.mm.yyyy' },
    E2: { t: 'n', v: 43831.5, z: 'dd.mm.yyyy hh:mm' },
    F2: { t: 'b', v: true },
    G2: { t: 'e', v: 42 },
    B5: { t: 's', v: '  rom  ' },
    C5: { t: 'n', v: 412000, z: '#,##0 "kr"' },
    H5: { t: 's', v: ' ' },
    '!merges': [{ s: { r: 1, c: 1 }, e: { r: 1, c: 2 } }],
  }
  const file = xlsOf(
    { Systemer: sheet, Skjult: utils.aoa_to_sheet([['x']]) },
    { Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] } },
  )
  const workbook = read(file)
  t.match(workbook, { format: 'xls', encoding: null, delimiter: null })
  const [first, second] = workbook.sheets
  t.strictSame(shortRows(first), {
    2: [
      null,
      'Navn – Ærlig',
      'number:0.3',
      'date:2020-01-01',
      'date:2020-01-01 12:00:00',
      'flag:TRUE',
      'error:#N/A',
    ],
    5: [null, 'rom', 'number:412000'],
  })
  t.strictSame(first?.merges, [{ row: 2, column: 1, rows: 1, columns: 2 }])
  t.match(second, { name: 'Skjult', hidden: true })
})

t.test('days may be counted from 1904, and columns hidden', async (t) => {
  const sheet: WorkSheet = {
    '!ref': 'A1:B1',
    A1: { t: 'n', v: 42369, z: 'dd.mm.yyyy' },
    B1: { t: 's', v: 'x' },
    '!cols': [{}, { hidden: true }],
  }
  const [read1904] = read(xlsOf({ A: sheet }, { Workbook: { WBProps: { date1904: true } } })).sheets
  t.strictSame(shortRows(read1904), { 1: ['date:2020-01-01', 'x'] })
  t.strictSame(read1904?.hiddenColumns, [1])
})

t.test('a workbook from before Excel 97 is read in the letters of Windows', async (t) => {
  const file = Buffer.from(xlsOf({ A: utils.aoa_to_sheet([['Navn QQ']]) }, {}, 'biff5'))
  file.set([0x96, 0xe6], file.indexOf('QQ'))
  t.strictSame(shortRows(read(file).sheets[0]), { 1: ['Navn –æ'] })
})
