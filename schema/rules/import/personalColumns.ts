import { PRIVACY_CLASSES } from '../systems.js'
import type { AnswerBook } from './answerBook.js'
import type { SheetRecord } from './layout.js'
import { cleaned } from './noteCells.js'
import { answerTo, readPersonalData } from './personalData.js'
import { candidateOf, count, type RowReading, type TakenColumn, write } from './rowReading.js'

/** Two columns of yes and no, of which the class of personal data is made. */
const PERSONAL: readonly string[] = ['hasPersonalData', 'hasSensitiveData']

/** True for one of the columns that are read together. */
export function isPersonal(target: string): boolean {
  return PERSONAL.includes(target)
}

/**
 * The class of personal data, out of what two columns say together; each of them may be missing. Where several columns are taken
 * as the same one of the two and differ, it is asked.
 */
export function readPersonal(
  reading: RowReading,
  { row, cells }: SheetRecord,
  columns: readonly TakenColumn[],
  answers: AnswerBook,
): void {
  const taken = PERSONAL.flatMap((target) => columns.filter((column) => column.target === target))
  const [first] = taken
  if (!first) return
  const textOf = ({ header }: TakenColumn) => {
    const cell = cells[header.index]
    return cell ? cleaned(cell).text : null
  }
  const filled = taken.flatMap((column) => {
    const text = textOf(column)
    return text === null ? [] : [{ column: column.name, text }]
  })
  count(reading, 'in', filled.length)
  const value = taken.map((column) => textOf(column) ?? '').join(' | ')
  const answer = answers.of(row, first.header.key, value)
  const [personal = NOTHING, sensitive = NOTHING] = PERSONAL.map((target) =>
    together(taken.filter((column) => column.target === target).flatMap((column) => textOf(column) ?? [])),
  )
  const said = PRIVACY_CLASSES.find((one) => one === answer)
  const read = readPersonalData(personal.text, sensitive.text)
  const differ = personal.differ || sensitive.differ
  const why = differ ? 'columns_differ' : read.is === 'ask' ? read.why : null
  if (why !== null)
    reading.asks.push({
      ...{ row, column: first.header.key, field: 'privacyClass', value, code: why },
      about: filled.map(({ column, text }) => `${column}: ${text}`).join('; '),
      candidates: (read.is === 'ask' ? read.candidates : PRIVACY_CLASSES).map(candidateOf),
      ...((said !== undefined || answer === null) && { answer }),
    })
  const code = said ?? (read.is === 'value' && !differ && answer !== null ? read.code : null)
  if (code !== null) {
    write(reading, 'privacyClass', code, false, { cells: filled, fields: 1 })
    count(reading, 'mapped', filled.length)
  } else if (read.is === 'unsaid') count(reading, 'ignored', filled.length)
  else {
    reading.kept.push(...filled)
    count(reading, 'kept', filled.length)
  }
}

const NOTHING = { text: null, differ: false }

/** What the columns that are taken as one of the two say together: what says something stands before what does not. */
function together(texts: readonly string[]): { text: string | null; differ: boolean } {
  const said = texts.filter((text) => answerTo(text) !== null)
  return { text: said[0] ?? texts[0] ?? null, differ: new Set(said.map(answerTo)).size > 1 }
}
