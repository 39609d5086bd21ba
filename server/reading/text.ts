import { DELIMITERS, type Delimiter, type Encoding, type Workbook } from '../../schema/rules/import/cells.js'
import { textCell } from './cells.js'
import { decode, encodingOf } from './encodings.js'
import { checkText } from './formats.js'
import type { Limits } from './limits.js'
import { eachRecord } from './records.js'
import { newSheets } from './sheets.js'
import { UnreadableFile } from './unreadable.js'

/** How a text is read, where somebody has said so; what is null or absent is found out. */
export interface TextSettings {
  encoding?: Encoding | null
  delimiter?: Delimiter | null
}

/** Reads a list in a text file, whatever stands between its cells. */
export function readText(bytes: Uint8Array, settings: TextSettings, limits: Limits): Workbook {
  const encoding = settings.encoding ?? encodingOf(bytes)
  const text = decode(bytes, encoding)
  checkText(text)
  const said = saidDelimiter(text)
  const delimiter = settings.delimiter ?? said ?? findDelimiter(text.replace(REMARKS, ''))
  const sheets = newSheets(limits)
  const sheet = sheets.begin(null, false)
  let number = 0
  eachRecord(text, delimiter, (record, line) => {
    number += 1
    // The first line may say what stands between cells, for a spreadsheet to know.
    if (number === 1 && said !== null) return
    sheet.touch(number, line)
    for (const [column, cell] of record.entries()) sheet.put(number, column, textCell(cell))
  })
  return { format: 'csv', encoding, delimiter, sheets: sheets.finish(), asides: {} }
}

/** What the first line says stands between cells: `sep=;`, as spreadsheets here write and read it. */
function saidDelimiter(text: string): Delimiter | null {
  const said = /^"?sep=(.)"?[\t ]*(\r|\n|$)/i.exec(text.slice(0, 20))?.[1]
  return DELIMITERS.find((delimiter) => delimiter === said) ?? null
}

/** Lines before the list that say what the file is, as exports begin with: sentences, in which a comma parts no cells. */
const REMARKS = /^(#[^\r\n]*(\r\n|\r|\n))+/

/** So many records tell what stands between cells. */
const TELLING = 200

/** Finds what parts the records into many cells, and most of them into as many. */
function findDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(text, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>()
  let records = 0
  const count = (record: readonly string[]) => {
    if (record.every((cell) => cell.trim() === '')) return
    records += 1
    counts.set(record.length, (counts.get(record.length) ?? 0) + 1)
  }
  try {
    eachRecord(text, delimiter, count, TELLING)
  } catch (error) {
    // What came before tells; the mark that is not closed is told when all is read.
    if (!(error instanceof UnreadableFile)) throw error
  }
  const parted = records - (counts.get(1) ?? 0)
  counts.delete(1)
  const [[width, regular] = [1, 0]] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return parted * 2 < records ? 0 : ((regular + parted) / 2 / Math.max(1, records)) * Math.log2(width)
}
