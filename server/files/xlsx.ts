import { strFromU8, unzipSync } from 'fflate'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { AboutLine } from './about.js'
import type { CellType, Column } from './columns.js'
import { type Cell, letters, piecesOf, type Styles, sheetRow } from './sheetRows.js'
import { writeZip, type ZipPart } from './zip.js'

/** A sheet of a list: its name, what stands over its columns, and its rows as they come. */
export interface Sheet {
  name: string
  columns: readonly Column[]
  batches: AsyncIterable<readonly object[]>
}

/** The sheet that says what the workbook is, written once all others are. */
export interface AboutSheet {
  name: string
  lines: () => readonly AboutLine[]
}

const pathOf = (index: number) => `xl/worksheets/sheet${index + 1}.xml`

/**
 * Writes a workbook: a sheet for each list, and at last one that says what it is. Dates are dates, numbers are numbers.
 * A library makes the workbook around the rows, which are written into it as they come: it would hold them all.
 */
export async function* writeXlsx(
  sheets: readonly Sheet[],
  about: AboutSheet,
  timeZone: string,
): AsyncGenerator<Uint8Array> {
  const parts = unzipSync(await makeWorkbook(sheets, about))
  const texts = [...sheets, about].map((_, index) => strFromU8(parts[pathOf(index)] ?? new Uint8Array()))
  const written = new Set(texts.map((_, index) => pathOf(index)))
  const { styles } = partSheet(texts.at(-1) ?? '')
  const ways = { styles, timeZone }
  yield* writeZip([
    ...Object.entries(parts)
      .filter(([path]) => !written.has(path))
      .map(([path, bytes]): ZipPart => ({ path, bytes })),
    ...sheets.map(
      (sheet, index): ZipPart => ({
        path: pathOf(index),
        text: writeSheet(sheet, partSheet(texts[index] ?? ''), ways),
      }),
    ),
    { path: pathOf(sheets.length), text: writeAbout(about, partSheet(texts.at(-1) ?? ''), ways) },
  ])
}

/** What all sheets of a workbook are written by. */
interface Ways {
  styles: Styles
  timeZone: string
}
/** A sheet parted where its rows go. */
interface Parted {
  before: string
  styles: Styles
  after: string
}

async function* writeSheet(
  { columns, batches }: Sheet,
  { before, after }: Parted,
  { styles, timeZone }: Ways,
): AsyncGenerator<string> {
  yield before
  let number = 1
  // A row at a time: a text of many would be a large object, of which the memory is long in coming back.
  for await (const rows of batches)
    for (const row of rows) {
      number += 1
      const cells = columns.map(({ type, value }): Cell => [value(row), type])
      yield sheetRow(number, cells, styles, timeZone)
    }
  yield withFilter(after, `A1:${letters(Math.max(0, columns.length - 1))}${number}`)
}

async function* writeAbout(
  { lines }: AboutSheet,
  { before, after }: Parted,
  { styles, timeZone }: Ways,
): AsyncGenerator<string> {
  yield before
  let number = 0
  for (const [heading, value, type] of lines())
    for (const [index, piece] of (typeof value === 'string' ? piecesOf(value) : [value]).entries()) {
      number += 1
      const cells: Cell[] = [
        [index === 0 ? heading : null, 'heading'],
        [piece, type],
      ]
      yield sheetRow(number, cells, styles, timeZone)
    }
  yield after
}

/** A filter over the headings, of all rows: where the schema of sheets has it, behind the rows. */
const withFilter = (after: string, range: string) =>
  after.replace('</sheetData>', () => `</sheetData><autoFilter ref="${range}"/>`)

const FORMATS: Record<'number' | 'date' | 'moment', string> = {
  number: '#,##0',
  date: 'dd.mm.yyyy',
  moment: 'dd.mm.yyyy hh:mm',
}

/** A workbook with the headings of each sheet, and in each a row with a cell of each style, where its rows go. */
function makeWorkbook(sheets: readonly Sheet[], about: AboutSheet): Promise<Buffer> {
  const samples: CellObject[] = [
    ...Object.values(FORMATS).map((format): CellObject => ({ value: 0, type: Number, format })),
    { value: 0, type: Number, fontWeight: 'bold' },
  ]
  return writeExcelFile([
    ...sheets.map(({ name, columns }) => ({
      data: [
        columns.map(({ header }): CellObject => ({ value: header, fontWeight: 'bold', wrap: true })),
        samples,
      ],
      sheet: name,
      columns: columns.map(({ type }) => ({ width: WIDTH[type] })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
    })),
    { data: [samples], sheet: about.name, columns: [{ width: 28 }, { width: 80 }] },
  ]).toBuffer()
}

/** A sheet parted at its row of samples, the last, and the styles of its cells. */
function partSheet(sheet: string): Parted {
  const at = sheet.lastIndexOf('<row ')
  const end = sheet.indexOf('</row>', at) + '</row>'.length
  const [number = '', date = '', moment = '', heading = ''] = [
    ...sheet.slice(at, end).matchAll(/ s="(\d+)"/g),
  ].map(([, style]) => style)
  return {
    before: sheet.slice(0, at),
    styles: { number, date, moment, heading },
    after: sheet.slice(end),
  }
}

const WIDTH: Record<CellType, number> = { text: 24, number: 14, flag: 14, date: 14, moment: 18 }
