import { unzipSync, type Zippable, zipSync } from 'fflate'
import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { CellType, CellValue } from './columns.js'
import { evidenceLines, word } from './evidence.js'
import type { Report } from './report.js'
import { type ReportSheet, sheetsOf, summaryOf } from './reportSheets.js'
import { dayOf, letters } from './sheetRows.js'
import { textCell } from './textCell.js'

/**
 * A report as a workbook: a summary, a sheet for each table, and one that says what it was made from. Dates are dates, numbers
 * are numbers. The same report gives the same bytes.
 */
export async function writeReportXlsx(report: Report): Promise<Uint8Array> {
  const cell = (value: CellValue, type: CellType) => cellOf(value, type, report.timeZone)
  const sheets = sheetsOf(report)
  const written = [
    {
      sheet: word('summary', report),
      columns: [{ width: 34 }, { width: 18 }, { width: 80 }],
      data: summaryOf(report, sheets).map(({ cells, bold }) =>
        cells.map((value) => ({ ...cell(value, 'text'), ...(bold ? BOLD : {}) })),
      ),
    },
    ...sheets.map((sheet) => ({
      sheet: sheet.name,
      columns: sheet.columns.map(({ type, header }, index) => ({
        width: type === 'text' ? widthOf(header, sheet, index) : WIDTH[type],
      })),
      stickyRowsCount: 1,
      data: [
        sheet.columns.map(({ header }): CellObject => ({ ...textCell(header), ...BOLD, wrap: true })),
        ...sheet.rows.map((row) => sheet.columns.map(({ type }, index) => cell(row[index] ?? null, type))),
        ...(sheet.rows.length === 0 ? [[cell(sheet.empty, 'text')]] : []),
        ...(sheet.total
          ? [
              sheet.columns.map(({ type }, index) => ({
                ...cell(sheet.total?.[index] ?? null, type),
                ...BOLD,
              })),
            ]
          : []),
      ],
    })),
    {
      sheet: word('about', report),
      columns: [{ width: 28 }, { width: 80 }],
      data: evidenceLines(report).map(([name, value, type]) => [
        { ...textCell(name), ...BOLD },
        { ...cell(value, type), align: 'left' as const },
      ]),
    },
  ]
  const filters = {
    // The first sheet is the summary.
    transform: (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) =>
      withFilter(xml, sheets[sheetIndex - 1]),
  }
  const features = [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': filters } } }]
  return repacked(await writeExcelFile(written, { features }).toBuffer())
}

const BOLD = { fontWeight: 'bold' } as const
const WIDTH: Record<Exclude<CellType, 'text'>, number> = { number: 14, flag: 14, date: 14, moment: 18 }

/** A column of texts is as wide as they are, within bounds. */
function widthOf(header: string, { rows }: ReportSheet, index: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[index] ?? '').length), header.length)
  return Math.min(60, Math.max(12, longest + 2))
}

function cellOf(value: CellValue, type: CellType, timeZone: string): CellObject {
  if (value === null || value === '') return {}
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (typeof value === 'number')
    return { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '#,##0.0#' }
  const day = dayOf(value, type, timeZone)
  if (day === null || Number.isNaN(day)) return textCell(value)
  return { value: day, type: Number, format: type === 'date' ? 'dd.mm.yyyy' : 'dd.mm.yyyy hh:mm' }
}

/** A filter over the headings of a table, of its rows and not of their sum. */
function withFilter(xml: string, sheet: ReportSheet | undefined): string {
  if (!sheet || sheet.rows.length === 0) return xml
  const range = `A1:${letters(sheet.columns.length - 1)}${sheet.rows.length + 1}`
  return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
}

/**
 * The same parts in one order and of one day, packed by JavaScript: zlib, which comes with Node, packs otherwise in other
 * versions of it. The day is that of each clock, which the packer asks.
 */
function repacked(workbook: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(workbook)).sort(([a], [b]) => (a < b ? -1 : 1))
  const dated = parts.map(([path, bytes]) => [path, [bytes, { level: 6, mtime: new Date(1980, 0, 1) }]])
  return zipSync(Object.fromEntries(dated) as Zippable)
}
