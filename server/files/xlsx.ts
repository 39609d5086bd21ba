import { strFromU8, unzipSync } from 'fflate'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { AboutLine } from './about.js'
import { dayOf, escapeText, piecesOf, type Styles, sheetRow } from './sheetRows.js'
import type { CellType, Column, FileSystem } from './systemColumns.js'
import { writeZip } from './zip.js'

/** What a workbook has beside its rows. */
interface Sheets {
  systems: string
  about: string
  lines: readonly AboutLine[]
  timeZone: string
}

/** Where a workbook has its first sheet. */
const SHEET = 'xl/worksheets/sheet1.xml'

/**
 * Writes systems as a workbook: a sheet of systems, and one that says what it is. Dates are dates, numbers are numbers.
 * A library makes the workbook around the rows, which are written into it as they come: it would hold them all.
 */
export async function* writeXlsx(
  batches: AsyncIterable<readonly FileSystem[]>,
  columns: readonly Column[],
  sheets: Sheets,
): AsyncGenerator<Uint8Array> {
  const { [SHEET]: sheet = new Uint8Array(), ...parts } = unzipSync(await makeWorkbook(columns, sheets))
  const { before, styles, after } = partSheet(strFromU8(sheet))
  async function* text() {
    yield before
    let number = 1
    // A row at a time: a text of many would be a large object, of which the memory is long in coming back.
    for await (const systems of batches)
      for (const system of systems) {
        number += 1
        yield sheetRow(number, columns, system, styles, sheets.timeZone)
      }
    yield after
  }
  yield* writeZip(parts, { path: SHEET, text: text() })
}

const FORMATS: Record<keyof Styles, string> = {
  number: '#,##0',
  date: 'dd.mm.yyyy',
  moment: 'dd.mm.yyyy hh:mm',
}

/** A workbook with the headings, and below them a cell of each style. */
function makeWorkbook(
  columns: readonly Column[],
  { systems, about, lines, timeZone }: Sheets,
): Promise<Buffer> {
  const header = columns.map(
    (column): CellObject => ({ value: column.header, fontWeight: 'bold', wrap: true }),
  )
  const samples = Object.values(FORMATS).map((format): CellObject => ({ value: 0, type: Number, format }))
  return writeExcelFile([
    {
      data: [header, samples],
      sheet: systems,
      columns: columns.map((column) => ({ width: WIDTH[column.type] })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
    },
    {
      data: lines.flatMap(([heading, value, type]) =>
        piecesOf(value).map((piece, index) => [
          index === 0 ? { value: heading, fontWeight: 'bold' as const } : {},
          aboutCell(piece, type, timeZone),
        ]),
      ),
      sheet: about,
      columns: [{ width: 28 }, { width: 80 }],
    },
  ]).toBuffer()
}

/** A sheet parted at the row of samples, and the styles of its cells. */
function partSheet(sheet: string): { before: string; styles: Styles; after: string } {
  const [before = '', samples = '', after = ''] = sheet.split(/(<row r="2".*?<\/row>)/s)
  const [number = '', date = '', moment = ''] = [...samples.matchAll(/ s="(\d+)"/g)].map(([, style]) => style)
  return { before, styles: { number, date, moment }, after }
}

const WIDTH: Record<CellType, number> = { text: 24, number: 14, flag: 14, date: 14, moment: 18 }

function aboutCell(value: string, type: CellType, timeZone: string): CellObject {
  const day = dayOf(value, type, timeZone)
  if (day !== null) return { value: day, type: Number, format: FORMATS[type === 'date' ? 'date' : 'moment'] }
  // The writer looks texts up in a plain object, and would find what every object has: `constructor`.
  return { value: escapeText(value, value in {}), type: String }
}
