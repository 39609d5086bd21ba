import { foldText } from '../text.js'
import type { AnswerBook } from './answerBook.js'
import type { Candidate, Kept } from './drafts.js'
import { fieldOf } from './fieldOf.js'
import { type Reads, readField } from './readFields.js'
import { isNumber, noColumn, placeOf, type RowReading, type Saying, textCell } from './rowReading.js'

/** The column that stands for all that are taken as one field, in findings and answers. */
const columnOf = (target: string) => `(${target})`

/**
 * Several columns that are taken as one field, where it takes one value: they are one where they say the same, and asked about
 * where they differ. Until that is answered the field stays empty, and what they say is in the note.
 */
export function settleFields(reading: RowReading, reads: Reads, answers: AnswerBook): void {
  const { said, fields } = reading
  // A blank cell empties no field that another column fills.
  reading.erased = reading.erased.filter((field) => !said.has(field) && (fields[field] ?? null) === null)
  for (const [target, sayings] of said)
    if (sayings.some(({ value }) => !isSame(value, sayings[0]?.value)))
      ask(reading, target, sayings, reads, answers)
}

/** What rows are called is the same however it is written. */
function isSame(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' ? foldText(a) === foldText(b) : a === b
}

function ask(
  reading: RowReading,
  target: string,
  sayings: readonly Saying[],
  reads: Reads,
  answers: AnswerBook,
): void {
  const { row, asks, entity } = reading
  const cells = sayings.flatMap(({ by }) => by.cells)
  const value = cells.map(({ text }) => text).join(' | ')
  const own = answers.of(row, columnOf(target), value)
  const answer = own === undefined ? reads.remembered[target]?.[value] : own
  const taken = typeof answer === 'string' ? readAnswer(target, answer, reads) : answer === null ? {} : null
  asks.push({
    ...{ row, column: columnOf(target), field: target, value, code: 'columns_differ' },
    about: cells.map(({ column, text }) => `${column}: ${text}`).join('; '),
    candidates: candidatesOf(target, sayings, reads),
    ...(taken && { answer }),
  })
  put(reading, target, taken?.[target])
  lose(reading, target, (one) => taken === null || !isSame(one.value, taken[target]))
  for (const [field, more] of Object.entries(taken ?? {}))
    if (field !== target) put(reading, field, more ?? reading.fields[field] ?? null)
  // Which row it is, or what of, is not guessed.
  if (taken === null && identifies(entity, target)) reading.waits = true
}

/** A word that says that there is no end. */
const RUNS_ON = 'løpende'

/** What each column says, once: as it is read again when it is the answer. */
function candidatesOf(target: string, sayings: readonly Saying[], reads: Reads): Candidate[] {
  const answerOf = ({ value, by }: Saying): string => {
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    if (value !== null) return String(value)
    const said = by.cells.find(({ text }) => readAnswer(target, text, reads)?.[target] === null)
    return said?.text ?? RUNS_ON
  }
  return sayings
    .filter(({ value }, at) => sayings.findIndex((other) => isSame(other.value, value)) === at)
    .map((one) => ({ answer: answerOf(one) }))
}

/** What an answer says by the field; null where it is none. */
function readAnswer(target: string, answer: string, reads: Reads): Record<string, unknown> | null {
  const read = readField(target, textCell(answer), noColumn(columnOf(target)), reads, true)
  if (read.is === 'unsaid') return {}
  if (read.is === 'no_end') return { [target]: null }
  if (read.is !== 'value') return null
  return read.separate ? { ...(read.value as object) } : { [target]: read.value }
}

/** Writes a field anew; undefined: it is not said. */
function put(reading: RowReading, target: string, value: unknown): void {
  const [fields, field] = placeOf(reading, target)
  if (isNumber(reading, target)) reading.number = value === undefined ? null : String(value)
  else if (value === undefined) delete fields[field]
  else fields[field] = value
}

/** What is not taken goes into the note; a number of users takes its upper end along. */
function lose(reading: RowReading, target: string, isLost: (saying: Saying) => boolean): void {
  const sayings = reading.said.get(target) ?? []
  const lost = sayings.filter(isLost)
  for (const { by } of lost) {
    by.fields -= 1
    keepInstead(reading, by)
  }
  const left = sayings.filter((one) => !lost.includes(one))
  reading.said.set(target, left)
  if (target !== 'users') return
  lose(reading, 'usersTo', (one) => lost.some(({ by }) => by === one.by))
  put(reading, 'usersTo', reading.said.get('usersTo')?.[0]?.value)
}

/** The note has the cells, if they are all that says it; they are no part of the row where they fill no field. */
function keepInstead(reading: RowReading, { cells, fields }: Saying['by']): void {
  const { kept, cells: counts } = reading
  kept.push(...cells.filter((cell) => !kept.some((one) => isSameCell(one, cell))))
  reading.contractCells = reading.contractCells.filter((one) => !cells.some((cell) => isSameCell(one, cell)))
  if (fields > 0) return
  counts.mapped -= cells.length
  counts.kept += cells.length
}

export function isSameCell(a: Kept, b: Kept): boolean {
  return a.column === b.column && a.text === b.text
}

/** True for what says which row it is, or to which it belongs. */
function identifies(entity: RowReading['entity'], target: string): boolean {
  const { choices, type } = fieldOf(entity, target) ?? {}
  const belongs = choices?.from === 'rows' && choices.of !== 'service_area' && choices.of !== 'wave'
  return type === undefined || belongs
}
