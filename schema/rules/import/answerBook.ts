import type { Answer } from './settings.js'

/** What was answered, by the cell and by what cells say. */
export interface AnswerBook {
  of(row: number, column: string | null, value: string | null): Answer['answer'] | undefined
  /** The answers that nobody has asked for until now: of rows, columns or words that there are not. */
  unused(): Answer[]
}

const rowKey = (row: number, column: string | null) => `row ${row}\n${column ?? ''}`
const valueKey = (column: string | null, value: string) => `value ${column ?? ''}\n${value}`

/** What all rows say that are answered at once; what is no column of the list, as the supplier that rows lack, says nothing in all. */
const saidOfAll = (column: string | null, value: string | null | undefined): string | null =>
  value ?? (column?.startsWith('(') ? '' : null)

/** Answers by their places: one of the row counts before one of all that say the same. */
export function makeAnswerBook(answers: readonly Answer[]): AnswerBook {
  const byRow = new Map<string, Answer['answer']>()
  const byValue = new Map<string, Answer['answer']>()
  for (const { row, column, value, answer } of answers) {
    if (row !== undefined) byRow.set(rowKey(row, column), answer)
    else {
      const all = saidOfAll(column, value)
      if (all !== null) byValue.set(valueKey(column, all), answer)
    }
  }
  const asked = new Set<string>()
  return {
    of: (row, column, value) => {
      // It is asked of every cell, and mostly nobody has answered anything.
      if (byRow.size === 0 && byValue.size === 0) return undefined
      const own = rowKey(row, column)
      if (byRow.has(own)) asked.add(own)
      const same = value === null ? '' : valueKey(column, value)
      if (value !== null && byValue.has(same)) asked.add(same)
      const said = byRow.get(own)
      return said !== undefined || value === null ? said : byValue.get(same)
    },
    unused: () =>
      answers.filter(({ row, column, value, answer }) => {
        // A row as a whole is one system, or none.
        if (column === null && Array.isArray(answer)) return true
        if (row !== undefined) return !asked.has(rowKey(row, column))
        const all = saidOfAll(column, value)
        return all === null || !asked.has(valueKey(column, all))
      }),
  }
}
