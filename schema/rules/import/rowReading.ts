import type { Cell } from './cells.js'
import type { ColumnQuestion } from './columnQuestions.js'
import type { CellCounts } from './counts.js'
import type { Ask, Candidate, Finding, Kept, RowProblem } from './drafts.js'
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

/** A row while it is read. */
export interface RowReading {
  entity: Imported
  row: number
  fields: Record<string, unknown>
  contract: Record<string, unknown>
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

export const NO_CELLS: CellCounts = { in: 0, mapped: 0, kept: 0, ignored: 0, refused: 0 }

export function beginRow(entity: Imported, row: number): RowReading {
  return {
    ...{ entity, row },
    ...{ fields: {}, contract: {}, contractCells: [], counted: [], erased: [], number: null },
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
  if (target === 'hasPersonalData' || target === 'hasSensitiveData') return 'privacyClass'
  return target.split('+')[0] ?? target
}

export function askOf(
  { row }: RowReading,
  { header, target }: TakenColumn,
  cell: Cell | null,
  read: FieldReading,
): Ask {
  const asked = read.is === 'ask' ? read : { why: 'several_values' as const, candidates: [] }
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

/** What was read goes to its field, or fields that were read together to theirs. */
export function write(reading: RowReading, target: string, value: unknown, separate: boolean): void {
  if (separate) for (const [field, one] of Object.entries(value as object)) write(reading, field, one, false)
  else if (target.startsWith('contract.')) join(reading.contract, target.slice('contract.'.length), value)
  else join(reading.fields, target, value)
}

/** Several columns of one field are one: lists one behind the other, texts with a space between. */
function join(fields: Record<string, unknown>, field: string, value: unknown): void {
  const before = fields[field]
  if (Array.isArray(before) && Array.isArray(value)) fields[field] = [...new Set([...before, ...value])]
  else if (typeof before === 'string' && typeof value === 'string' && before !== value)
    fields[field] = field.startsWith('description') ? `${before}\n${value}` : `${before} ${value}`
  else if (value !== null || before === undefined) fields[field] = value
}
