import { Refusal, refusalWords } from '../../../schema/api/errors.js'
import type { Draft } from '../../../schema/rules/import/drafts.js'
import type { PlannedRow, Problem } from './plan.js'

/** What a rule of the register has against a row. @throws what is no refusal. */
export function problemOf({ row }: Draft, error: unknown): Problem {
  if (!(error instanceof Refusal)) throw error
  const words = refusalWords(error)
  const [first] = error.details.errors ?? []
  return {
    ...{ row, column: null, field: first?.path ?? null, value: null },
    code: 'refused',
    about: error.code,
    words: first ? { nb: `${words.nb} ${first.nb}`, en: `${words.en} ${first.en}` } : words,
  }
}

/** A row that is not imported for what is wrong with it. */
export function waiting(row: Omit<PlannedRow, 'outcome'>, problem: Problem): PlannedRow {
  return {
    ...row,
    outcome: 'skipped',
    problems: [...row.problems, problem],
    changes: [],
    system: null,
    contract: null,
  }
}
