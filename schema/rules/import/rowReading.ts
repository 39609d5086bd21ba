import type { Cell } from './cells.js'
import type { ColumnQuestion } from './columnQuestions.js'
import type { CellCounts } from './counts.js'
import type { Ask, Candidate, Finding, Kept, RowProblem } from './drafts.js'
import { fieldOf } from './fieldOf.js'
import type { Header } from './layout.js'
import type { FieldReading } from './readFields.js'
import type { ProblemCode, Told } from './readings.js'
import type { Imported } from './settings.js'

/** A column of a list and what it is taken as. */
export interface TakenColumn {
  header: Header
  target: string
  /** The name under which the note keeps its cells. */
  name: string
  /** What is asked of it as a whole. */
  question: ColumnQuestion | null
}

/** Where something that is read stands: the cells as the note would keep them, and how many fields they fill. */
export interface Source {
  cells: readonly Kept[]
  fields: number
}

/** What was said of a field that takes one value, where several columns may be taken as it. */
export interface Saying {
  value: unknown
  by: Source
}

/** What stands in no cell: a heading between the rows, or an answer. */
export const NO_SOURCE: Source = { cells: [], fields: 0 }

/** A row while it is read. */
export interface RowReading {
  entity: Imported
  row: number
  fields: Record<string, unknown>
  contract: Record<string, unknown>
  /** What each field that takes one value was said to be, by its target. */
  said: Map<string, Saying[]>
  contractCells: Kept[]
  /** Cells that say how many or how much: of a row of several systems it is of all of them together. */
  counted: (Kept & { fields: readonly string[] })[]
  erased: string[]
  number: string | null
  remarks: string[]
  kept: Kept[]
  problems: Finding<ProblemCode | RowProblem>[]
  asks: Ask[]
  told: Finding<Told>[]
  /** The names of the systems that somebody said the row is of, where they are several. */
  parts: readonly string[] | null
  waits: boolean
  cells: CellCounts
}

/** What stands for a column where something is read that is in none: a heading between the rows, or an answer. */
export function noColumn(key: string): Header {
  return { index: -1, letter: '', name: '', group: null, hidden: false, key }
}

/** A cell of what a person said. */
export const textCell = (text: string): Cell => ({ kind: 'text', text: text.trim() })

/** True for what says by the register’s own number which row it is. */
export function isNumber({ entity }: Pick<RowReading, 'entity'>, target: string): boolean {
  return target === (entity === 'system' ? 'number' : 'id')
}

export const NO_CELLS: CellCounts = { in: 0, mapped: 0, kept: 0, ignored: 0, refused: 0 }

export function beginRow(entity: Imported, row: number): RowReading {
  return {
    ...{ entity, row },
    ...{
      fields: {},
      contract: {},
      said: new Map(),
      contractCells: [],
      counted: [],
      erased: [],
      number: null,
    },
    ...{ remarks: [], kept: [], problems: [], asks: [], told: [], parts: null, waits: false },
    cells: { ...NO_CELLS },
  }
}

export function count(reading: RowReading, place: keyof CellCounts, cells = 1): void {
  reading.cells[place] += cells
}

export function keep(reading: RowReading, { name }: Pick<TakenColumn, 'name'>, cell: Cell): void {
  reading.kept.push({ column: name, text: cell.text })
  count(reading, 'kept')
}

/** The field that a column is told of by: of two in one cell the first. */
export function toldField(target: string): string {
  return target.split('+')[0] as string
}

export function askOf(
  { row }: RowReading,
  { header, target }: TakenColumn,
  cell: Cell | null,
  asked: FieldReading & { is: 'ask' },
): Ask {
  return {
    ...{ row, column: header.key, field: toldField(target), value: cell?.text ?? null },
    code: asked.why,
    candidates: asked.candidates.map(candidateOf),
  }
}

/** A candidate as it is answered: a text, or several for as many systems. */
export function candidateOf(value: unknown): Candidate {
  return { answer: Array.isArray(value) ? value.map(String) : String(value) }
}

/**
 * What was read goes to its field, or fields that were read together to theirs. `by`: where it stands. Of a field that takes
 * one value the first stands until all columns are read (`settleFields`).
 */
export function write(
  reading: RowReading,
  target: string,
  value: unknown,
  separate: boolean,
  by: Source,
): void {
  if (separate) {
    for (const [field, one] of Object.entries(value as object)) write(reading, field, one, false, by)
    return
  }
  const [fields, field] = placeOf(reading, target)
  if (takesSeveral(reading.entity, target, value)) join(fields, field, value)
  else {
    // That there is no end is something said; that there is no upper end is nothing.
    if (value !== null || fieldOf(reading.entity, target)?.type === 'date')
      say(reading, target, { value, by })
    fields[field] ??= value
  }
}

/** A field was said to be something. */
export function say({ said }: RowReading, target: string, saying: Saying): void {
  said.set(target, [...(said.get(target) ?? []), saying])
}

/** Where a field of a row is written: one of its contract with the contract. */
export function placeOf(
  { fields, contract }: RowReading,
  target: string,
): [fields: Record<string, unknown>, field: string] {
  return target.startsWith('contract.') ? [contract, target.slice('contract.'.length)] : [fields, target]
}

/** True for what several columns may say together: lists, and texts that refer to nothing. Any other field takes one value. */
function takesSeveral(entity: Imported, target: string, value: unknown): boolean {
  const field = fieldOf(entity, target)
  const isText = field !== undefined && !field.choices && (field.type === 'line' || field.type === 'prose')
  return Array.isArray(value) || isText
}

/** Several columns of one text are one, with a space between, or a line each where it describes; lists stand one behind the other. */
function join(fields: Record<string, unknown>, field: string, value: unknown): void {
  const before = fields[field] ?? null
  if (before === null) fields[field] = value
  else if (Array.isArray(before) && Array.isArray(value)) fields[field] = [...new Set([...before, ...value])]
  else if (value !== null && before !== value)
    fields[field] = field.startsWith('description') ? `${before}\n${value}` : `${before} ${value}`
}
