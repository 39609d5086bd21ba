import { textFault, withoutFaults } from '../text.js'
import type { Cell } from './cells.js'
import { isErrorCell } from './lostCells.js'
import type { ProblemCode } from './readings.js'
import { count, keep, type RowReading, type TakenColumn, toldField } from './rowReading.js'
import type { Answer } from './settings.js'

/** True for a cell with a character that no field can store, on however many lines. */
export const isFaulty = ({ text }: Cell) => textFault(text, 'several') !== null

/** The cell without the characters that no field can store: what a person said stands instead of it. */
export const cleaned = (cell: Cell): Cell =>
  isFaulty(cell) ? { ...cell, text: withoutFaults(cell.text) } : cell

/** A cell that is not taken, and why. */
export function refuseCell(reading: RowReading, column: TakenColumn, cell: Cell): void {
  tell(reading, column, cell, 'bad_characters')
  count(reading, 'refused')
}

function tell({ problems, row }: RowReading, { header, target }: TakenColumn, cell: Cell, code: ProblemCode) {
  const field = target === 'keep' ? null : toldField(target)
  problems.push({ row, column: header.key, field, value: cell.text, code })
}

/** A cell of a remark, or of a column that the note keeps: it goes there word for word, or as a person said instead. */
export function takeRemark(
  reading: RowReading,
  column: TakenColumn,
  cell: Cell,
  answer: Answer['answer'] | undefined,
): void {
  if (answer === null) {
    count(reading, 'ignored')
    return
  }
  const said: Cell = answer === undefined ? cell : { kind: 'text', text: [answer].flat().join('; ').trim() }
  if (isFaulty(said)) {
    refuseCell(reading, column, said)
    return
  }
  const isError = isErrorCell(said)
  if (isError) tell(reading, column, said, 'error_cell')
  if (column.target === 'keep' || isError) keep(reading, column, said)
  else {
    reading.remarks.push(said.text)
    count(reading, 'mapped')
  }
}
