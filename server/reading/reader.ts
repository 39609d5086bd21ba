// A process of its own that reads one file and ends. It is started by `readWorkbook`, with nothing of the server's environment.
import type { FileRow } from '../../schema/rules/import/cells.js'
import type { Answer, Asked } from './messages.js'
import { readBytes } from './readBytes.js'
import { UnreadableFile } from './unreadable.js'

/** So many cells are handed over at a time, or one row: the server is held up as long as it takes to read them. */
const CELLS_AT_ONCE = 4_000

// Whoever asked ends this process when all is said: it must not end itself before that has arrived.
process.once('message', (asked: Asked) => {
  for (const answer of answersTo(asked)) process.send?.(answer)
})
// Nobody waits for the answer any more.
process.once('disconnect', () => process.exit())

function* answersTo({ bytes, settings, limits }: Asked): Generator<Answer> {
  try {
    const workbook = readBytes(bytes, settings, limits)
    yield {
      is: 'workbook',
      workbook: { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: [] })) },
    }
    for (const [sheet, { rows }] of workbook.sheets.entries())
      for (const some of inPieces(rows)) yield { is: 'rows', sheet, rows: some }
    yield { is: 'done' }
  } catch (error) {
    if (error instanceof UnreadableFile) yield { is: 'refused', code: error.code, details: error.details }
    // What nobody thought of is a file that nobody thought of.
    else yield { is: 'refused', code: 'damaged', details: {}, cause: String(error) }
  }
}

function* inPieces(rows: readonly FileRow[]): Generator<FileRow[]> {
  let piece: FileRow[] = []
  let places = 0
  for (const row of rows) {
    piece.push(row)
    places += row.cells.length
    if (places < CELLS_AT_ONCE) continue
    yield piece
    piece = []
    places = 0
  }
  if (piece.length > 0) yield piece
}
