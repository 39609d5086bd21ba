import { withoutFaults } from '../text.js'
import type { AnswerBook } from './answerBook.js'
import type { Cell } from './cells.js'
import { isOpenQuestion } from './columnQuestions.js'
import type { Draft, RowProblem } from './drafts.js'
import { fieldOf } from './fieldOf.js'
import { withoutGuards } from './guardedCells.js'
import { refuseJoined } from './joinedColumns.js'
import type { SheetRecord } from './layout.js'
import { cleaned, isFaulty, refuseCell, takeRemark } from './noteCells.js'
import { isPersonal, readPersonal } from './personalColumns.js'
import { type FieldReading, LINE_LETTERS, type Reads, readAlike, readField } from './readFields.js'
import {
  askOf,
  beginRow,
  candidateOf,
  count,
  isNumber,
  keep,
  NO_CELLS,
  NO_SOURCE,
  noColumn,
  type RowReading,
  say,
  type TakenColumn,
  textCell,
  toldField,
  write,
} from './rowReading.js'
import { isSameCell, settleFields } from './settleFields.js'
import { lineFault, oneLine } from './textCells.js'

/** What the rows of a list are read by. */
export interface Interpreting {
  columns: readonly TakenColumn[]
  reads: Reads
  answers: AnswerBook
  /** The municipality and the kind of rows that say none; null: they must say one. */
  municipality: string | null
  kind: string | null
  /** What the headings between the rows are taken as. */
  sections: 'serviceArea' | 'keep' | 'ignore'
  /** Keys of the columns whose blank cells empty their fields. */
  erase: ReadonlySet<string>
}

/** The column that stands for the headings between the rows in findings and answers. */
const SECTION = '(section)'

/** The column that stands for the supplier that a row does not say; what it says is nothing, as all such rows do. */
export const SUPPLIER = '(supplier)'

/** Reads a record of a list: one row of the register, or several where somebody said that it names several systems. */
export function interpretRecord(record: SheetRecord, interpreting: Interpreting): Draft[] {
  const { columns, answers, reads } = interpreting
  const reading = beginRow(reads.entity, record.row)
  for (const column of columns)
    if (!isPersonal(column.target)) readColumn(reading, record, column, interpreting)
  readPersonal(reading, record, columns, answers)
  if (reads.entity === 'system') readSection(reading, record, interpreting)
  readBeyond(reading, record, interpreting)
  settleFields(reading, reads, answers)
  const said = readWhole(reading, answers)
  if (reads.entity === 'system') {
    complete(reading, interpreting)
    refuseJoined(reading)
  }
  return makeDrafts(reading, said, interpreting.kind, supplierSaid(reading, answers))
}

function readColumn(
  reading: RowReading,
  { row, cells }: SheetRecord,
  column: TakenColumn,
  { reads, answers, erase }: Interpreting,
): void {
  const { header, target } = column
  const given = cells[header.index] ?? null
  const cell = given && reads.csv ? withoutGuards(given) : given
  const answer = answers.of(row, header.key, cell?.text ?? null)
  if (!cell) {
    const said = typeof answer === 'string' && target !== 'keep' && target !== 'ignore'
    if (said) take(reading, column, null, readField(target, textCell(answer), header, reads, true))
    else if (erase.has(header.key)) reading.erased.push(...erasedBy(target))
    return
  }
  count(reading, 'in')
  if (target === 'ignore') count(reading, 'ignored')
  else if (target === 'keep' || target === 'note') takeRemark(reading, column, cell, answer)
  else if (answer === undefined && isFaulty(cell)) refuseCell(reading, column, cell)
  else {
    const shown = cleaned(cell)
    const read = readAlike(target, shown, header, reads)
    if (answer === undefined) take(reading, column, shown, read)
    else if (answer === null) leave(reading, column, shown, read)
    else answerCell(reading, column, shown, read, answer, reads)
  }
}

/** Fields that a blank cell empties, where that was asked for. */
function erasedBy(target: string): string[] {
  if (target === 'keep' || target === 'ignore') return []
  return target.split('+').filter((field) => !field.startsWith('contract.'))
}

/** Somebody said that a cell is left out: what is asked of it is answered so. */
function leave(reading: RowReading, column: TakenColumn, cell: Cell, read: FieldReading): void {
  if (read.is === 'ask') reading.asks.push({ ...askOf(reading, column, cell, read), answer: null })
  keep(reading, column, cell)
}

/** Somebody said what a cell means. */
function answerCell(
  reading: RowReading,
  column: TakenColumn,
  cell: Cell,
  read: FieldReading,
  answer: string | readonly string[],
  reads: Reads,
): void {
  const { header, target } = column
  if (typeof answer !== 'string' && isName(target)) {
    // Names that cannot be stored answer nothing.
    if (!answer.every(isOneName)) {
      take(reading, column, cell, read)
      return
    }
    reading.parts = answer.map(oneLine)
    if (read.is === 'ask') reading.asks.push({ ...askOf(reading, column, cell, read), answer })
    count(reading, 'mapped')
    return
  }
  const text = typeof answer === 'string' ? answer : answer.join('; ')
  const again = readField(target, textCell(text), header, reads, true)
  if (read.is === 'ask') {
    // An answer that asks again, or is none, answers nothing.
    const answered = again.is === 'value' || again.is === 'unsaid' || again.is === 'no_end'
    reading.asks.push({ ...askOf(reading, column, cell, read), ...(answered && { answer }) })
  }
  take(reading, column, cell, again, read.is === 'ask')
}

/** True for a name as it may be stored. */
const isOneName = (name: string) => lineFault(oneLine(name), LINE_LETTERS) === null

const isName = (target: string) => target.split('+').includes('name')

/** What a cell says goes where it belongs. */
function take(
  reading: RowReading,
  column: TakenColumn,
  cell: Cell | null,
  read: FieldReading,
  answered = false,
): void {
  const { header, target } = column
  const about = { row: reading.row, column: header.key, field: toldField(target), value: cell?.text ?? null }
  switch (read.is) {
    case 'unsaid':
      if (cell) count(reading, 'ignored')
      return
    case 'ask':
      if (waitsForColumn(column, read)) reading.told.push({ ...about, code: 'waits_for_column' })
      else if (!answered) reading.asks.push(askOf(reading, column, cell, read))
      // What the row itself is waits; a field stays empty meanwhile, and its text in the note.
      if (read.why === 'two_systems') reading.waits = true
      if (cell) keep(reading, column, cell)
      return
    case 'problem':
      reading.problems.push({ ...about, code: read.why })
      if (cell) keep(reading, column, cell)
      return
    case 'no_end':
      runOn(reading, column, cell, read)
      return
    case 'value':
      // A range is kept as one: who imports is to look at it as at what is wrong.
      if (read.told === 'range') reading.problems.push({ ...about, code: 'range' })
      else if (read.told) reading.told.push({ ...about, code: read.told })
      takeValue(reading, column, cell, read)
  }
}

/** True for a cell that only asks what its whole column is asked. */
function waitsForColumn({ question }: TakenColumn, read: FieldReading): boolean {
  return read.is === 'ask' && question !== null && isOpenQuestion(question) && question.code === read.why
}

function takeValue(
  reading: RowReading,
  { target, name }: TakenColumn,
  cell: Cell | null,
  { value, separate, kept }: FieldReading & { is: 'value' },
): void {
  const text = { column: name, text: cell?.text ?? '' }
  const filled = separate ? Object.values(value as object).filter((one) => one !== null) : [value]
  const by = cell ? { cells: [text], fields: filled.length } : NO_SOURCE
  if (isNumber(reading, target)) {
    say(reading, target, { value: String(value), by })
    reading.number ??= String(value)
  } else write(reading, target, value, separate === true, by)
  if (!cell) return
  count(reading, 'mapped')
  const fields = separate ? Object.keys(value as object) : [target]
  if (fields.some((field) => field.startsWith('contract.'))) reading.contractCells.push(text)
  if (fields.some(isCounted)) reading.counted.push({ ...text, fields: fields.filter(isCounted) })
  if (kept) reading.kept.push(text)
}

/** True for what says how many or how much. */
function isCounted(target: string): boolean {
  const unit = fieldOf('system', target)?.unit
  return unit === 'people' || unit === 'money'
}

/** A contract that runs on: that it does is said of it, and nothing of an end. */
function runOn(
  reading: RowReading,
  { header, target, name }: TakenColumn,
  cell: Cell | null,
  { noticeMonths, kept }: FieldReading & { is: 'no_end' },
): void {
  if (target === 'contract.end') {
    const by = {
      cells: cell ? [{ column: name, text: cell.text }] : [],
      fields: noticeMonths === null ? 1 : 2,
    }
    say(reading, target, { value: null, by })
    reading.contract.end ??= null
    if (noticeMonths !== null) write(reading, 'contract.noticeMonths', noticeMonths, false, by)
    reading.contractCells.push(...by.cells)
  }
  if (!cell) return
  reading.kept.push({ column: name, text: cell.text })
  reading.told.push({
    ...{ row: reading.row, column: header.key, field: toldField(target), value: cell.text },
    code: kept ? 'rest_kept' : 'runs_on',
  })
  count(reading, 'mapped')
}

/** The heading above a row says its service area, unless a column does. */
function readSection(reading: RowReading, { row, section }: SheetRecord, interpreting: Interpreting): void {
  const { sections, reads, answers } = interpreting
  if (!section || sections === 'ignore') return
  const text = withoutFaults(section.text)
  const kept = { column: reads.sectionName, text }
  if (sections === 'keep') {
    reading.kept.push(kept)
    return
  }
  if (reading.fields.serviceArea !== undefined) return
  const header = noColumn(SECTION)
  const answer = answers.of(row, SECTION, text)
  if (answer === null) return
  const asked = readAlike('serviceArea', textCell(text), header, reads)
  const read =
    typeof answer === 'string' ? readField('serviceArea', textCell(answer), header, reads, true) : asked
  if (asked.is === 'ask') {
    const ask = { row, column: SECTION, field: 'serviceArea', value: text, code: asked.why }
    const answered = typeof answer === 'string' && read.is === 'value'
    reading.asks.push({ ...ask, candidates: asked.candidates.map(candidateOf), ...(answered && { answer }) })
  }
  if (read.is === 'value') write(reading, 'serviceArea', read.value, false, NO_SOURCE)
  else if (read.is !== 'unsaid') reading.kept.push(kept)
}

/** Cells beyond the last column that has a name: nothing of them gets lost. */
function readBeyond(
  reading: RowReading,
  { row, cells }: SheetRecord,
  { columns, reads }: Interpreting,
): void {
  const known = new Set(columns.map(({ header }) => header.index))
  for (const [index, cell] of cells.entries()) {
    if (!cell || known.has(index)) continue
    count(reading, 'in')
    keep(reading, { name: reads.beyondName }, cleaned(cell))
    reading.problems.push({
      row,
      column: null,
      field: null,
      value: cell.text,
      code: 'more_cells_than_columns',
    })
  }
}

/** What somebody said of the row as a whole: which system it is, that it is a new one, or that it is left out. */
function readWhole(reading: RowReading, answers: AnswerBook): string | null {
  const answer = answers.of(reading.row, null, null)
  if (answer === undefined) return null
  if (answer === null || answer === 'skip') {
    reading.waits = true
    return 'skip'
  }
  return typeof answer === 'string' ? answer : null
}

/** Who a contract is with whose supplier the row does not say: of the row, or of all such. */
function supplierSaid({ row }: RowReading, answers: AnswerBook): Draft['supplier'] {
  const answer = answers.of(row, SUPPLIER, '')
  return typeof answer === 'string' ? answer.trim() || undefined : answer === null ? null : undefined
}

/** What a row of a system needs, and says nothing of. One that is known by its number needs nothing more. */
function complete(reading: RowReading, { municipality, columns }: Interpreting): void {
  const { fields, row } = reading
  if (reading.number !== null) return
  // A row that says another municipality, which is not understood yet, is not of the list’s own.
  const isElsewhere =
    fields.municipality === undefined &&
    (reading.asks.some(({ field, answer }) => field === 'municipality' && answer === undefined) ||
      reading.problems.some(({ field }) => field === 'municipality'))
  if (isElsewhere) reading.waits = true
  else if (municipality !== null) fields.municipality ??= municipality
  const lacks = (column: string | null, field: string, code: RowProblem) => {
    reading.problems.push({ row, column, field, value: null, code })
    reading.waits = true
  }
  const asksName = reading.asks.some(({ code }) => code === 'two_systems')
  if (fields.name === undefined && reading.parts === null && !asksName) {
    const named = columns.find(({ target }) => isName(target))
    lacks(named?.header.key ?? null, 'name', 'name_missing')
  }
  if (fields.municipality === undefined && !isElsewhere) lacks(null, 'municipality', 'municipality_missing')
}

/**
 * The drafts of a row. Where it names several systems, what is counted or paid is of all of them together: it is kept in the
 * note of each, and written to none.
 */
function makeDrafts(
  reading: RowReading,
  said: string | null,
  kind: string | null,
  supplier: Draft['supplier'],
): Draft[] {
  const { row, cells, parts, remarks, contract, fields, counted, ...read } = reading
  const draft: Omit<Draft, 'part' | 'fields' | 'kept'> = {
    ...{ row, cells, said, kind, supplier },
    ...{ erased: read.erased, contractCells: read.contractCells, number: read.number },
    ...{ problems: read.problems, asks: read.asks, told: read.told, waits: read.waits },
    contract: Object.keys(contract).length > 0 ? contract : null,
    remark: remarks.length > 0 ? remarks.join('\n') : undefined,
  }
  if (parts === null) return [{ ...draft, part: 0, fields, kept: read.kept }]
  const together = new Set(counted.flatMap(({ fields }) => fields))
  const own = Object.fromEntries(Object.entries(fields).filter(([field]) => !together.has(field)))
  const more = counted.filter((one) => !read.kept.some((kept) => isSameCell(kept, one)))
  const kept = [...read.kept, ...more.map(({ column, text }) => ({ column, text }))]
  return parts.map((name, part) => ({
    ...draft,
    ...(part > 0 && { problems: [], asks: [], told: [], cells: NO_CELLS }),
    ...{ part, kept, fields: { ...own, name } },
  }))
}
