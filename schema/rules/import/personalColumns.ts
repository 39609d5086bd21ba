import { PRIVACY_CLASSES } from '../systems.js'
import type { AnswerBook } from './answerBook.js'
import type { SheetRecord } from './layout.js'
import { cleaned } from './noteCells.js'
import { readPersonalData } from './personalData.js'
import { candidateOf, count, keep, type RowReading, type TakenColumn, write } from './rowReading.js'

/** Two columns of yes and no, of which the class of personal data is made. */
const PERSONAL: readonly string[] = ['hasPersonalData', 'hasSensitiveData']

/** True for one of the columns that are read together. */
export function isPersonal(target: string): boolean {
  return PERSONAL.includes(target)
}

/** The class of personal data, out of what two columns say together; each of them may be missing. */
export function readPersonal(
  reading: RowReading,
  { row, cells }: SheetRecord,
  columns: readonly TakenColumn[],
  answers: AnswerBook,
): void {
  const [personal, sensitive] = PERSONAL.map((target) => columns.find((column) => column.target === target))
  const first = personal ?? sensitive
  if (!first) return
  const cellOf = (column: TakenColumn | undefined) => {
    const cell = column && cells[column.header.index]
    return cell ? cleaned(cell) : null
  }
  for (const column of columns) {
    // One answer is made of one column of each: another one of the same is kept as it stands.
    const cell = isPersonal(column.target) && column !== personal && column !== sensitive && cellOf(column)
    if (!cell) continue
    count(reading, 'in')
    keep(reading, column, cell)
  }
  const both = [personal, sensitive].filter((column) => column !== undefined)
  const filled = both.filter((column) => cellOf(column) !== null)
  count(reading, 'in', filled.length)
  const value = both.map((column) => cellOf(column)?.text ?? '').join(' | ')
  const answer = answers.of(row, first.header.key, value)
  const read = readPersonalData(cellOf(personal)?.text ?? null, cellOf(sensitive)?.text ?? null)
  const said = PRIVACY_CLASSES.find((one) => one === answer)
  if (read.is === 'ask')
    reading.asks.push({
      ...{ row, column: first.header.key, field: 'privacyClass', value, code: read.why },
      candidates: read.candidates.map(candidateOf),
      ...((said !== undefined || answer === null) && { answer }),
    })
  const code = said ?? (read.is === 'value' && answer !== null ? read.code : null)
  if (code !== null) {
    write(reading, 'privacyClass', code, false)
    count(reading, 'mapped', filled.length)
  } else if (read.is === 'unsaid') count(reading, 'ignored', filled.length)
  else {
    for (const column of filled) reading.kept.push({ column: column.name, text: cellOf(column)?.text ?? '' })
    count(reading, 'kept', filled.length)
  }
}
