import type { ImportAsk, ImportDraft, ImportPreview, ImportTold } from '../../../schema/api/imports.js'

type GivenAnswer = ImportDraft['answers'][number]
export type AnswerValue = GivenAnswer['answer']

/** Something that is wrong or asked, whether it can be chosen from or not. */
export type Finding = ImportTold & Partial<Pick<ImportAsk, 'candidates'>>

/** Where an answer belongs: a cell of a row, or the row as a whole. */
export interface Place {
  row: number
  column: string | null
  value: string | null
}

/** Where what is found is answered: a number that is wrong of the row as a whole is wrong in the column that says it. */
export function placeOf(
  { row, column, field, value, code }: ImportTold,
  columns: ImportPreview['columns'],
): Place {
  const ofColumn = column === null && WRONG_IN_CELL.includes(code)
  const said = ofColumn ? columns.find(({ target }) => target === field)?.key : undefined
  return { row, column: said ?? column, value }
}

const WRONG_IN_CELL: readonly string[] = [
  ...['unknown_number', 'voided', 'refused', 'municipality_missing', 'field_missing'],
  ...['unknown_system', 'several_systems', 'unknown_replacement', 'several_replacements'],
]

/** What was answered in a place; undefined where nobody has: of the row first, then of all that say the same. */
export function answerIn(
  answers: readonly GivenAnswer[],
  { row, column, value }: Place,
): { answer: AnswerValue; all: boolean } | undefined {
  const own = answers.find((one) => one.row === row && one.column === column)
  if (own) return { answer: own.answer, all: false }
  const all = answers.find(
    (one) => one.row === undefined && one.column === column && value !== null && one.value === value,
  )
  return all && { answer: all.answer, all: true }
}

/** The answers with one more, or another in its place; undefined takes it away. `all`: of every row that says the same. */
export function withAnswer(
  answers: readonly GivenAnswer[],
  { row, column, value }: Place,
  answer: AnswerValue | undefined,
  all: boolean,
): GivenAnswer[] {
  const others = answers.filter(
    (one) =>
      !(one.row === row && one.column === column) &&
      !(one.row === undefined && one.column === column && value !== null && one.value === value),
  )
  if (answer === undefined) return others
  return [...others, all && value !== null ? { column, value, answer } : { row, column, value, answer }]
}

/** True for a row that somebody left out. */
export function isSkipped(answers: readonly GivenAnswer[], row: number): boolean {
  const said = answerIn(answers, { row, column: null, value: null })
  return said !== undefined && (said.answer === 'skip' || said.answer === null)
}

/** Tells what is found in one place from what is found in another. */
export const findingKey = ({ row, column, field, value, code }: ImportTold) =>
  [row, column, field, value, code].join('\n')
