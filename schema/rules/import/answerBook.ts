import type { Answer } from './settings.js'

/** What was answered, by the cell and by what cells say. */
export interface AnswerBook {
  of(row: number, column: string | null, value: string | null): Answer['answer'] | undefined
}

/** Answers by their places: one of the row counts before one of all that say the same. */
export function makeAnswerBook(answers: readonly Answer[]): AnswerBook {
  const byRow = new Map<string, Answer['answer']>()
  const byValue = new Map<string, Answer['answer']>()
  for (const { row, column, value, answer } of answers) {
    if (row !== undefined) byRow.set(`${row}\n${column ?? ''}`, answer)
    // What is no column of the list, as the supplier that rows lack, says nothing in all of them.
    else if (column?.startsWith('(') && (value ?? null) === null) byValue.set(`${column}\n`, answer)
    else if (value !== undefined && value !== null) byValue.set(`${column ?? ''}\n${value}`, answer)
  }
  return {
    of: (row, column, value) => {
      const own = byRow.get(`${row}\n${column ?? ''}`)
      return own !== undefined || value === null ? own : byValue.get(`${column ?? ''}\n${value}`)
    },
  }
}
