import type { Words } from '../words.js'
import type { AmountScale, Answer, ImportSettings } from './settings.js'

/** What may be asked of a column as a whole. A cell that waits for the answer names the question by its code. */
export type QuestionCode = 'day_order' | 'amounts_in'

/**
 * Something that only whoever keeps a list knows of a column of it: asked once, and not of each cell. The answer is kept with how
 * the list is read, and so in its profile.
 */
interface Question {
  /** What is asked; `about` is the name of the column. */
  words: (about: string) => Words
  /** By the answer. */
  choices: Readonly<Record<string, Words>>
  said: (settings: Partial<ImportSettings>, key: string) => string | null
  /** The settings with an answer; null takes it back. */
  say: (settings: Partial<ImportSettings>, key: string, answer: string | null) => Partial<ImportSettings>
}

const DAY_FIRST = 'dayFirst'

export const COLUMN_QUESTIONS: Readonly<Record<QuestionCode, Question>> = {
  day_order: {
    words: (about) => ({
      nb: `Datoene i «${about}» kan leses med dagen eller måneden først. Si hvilket.`,
      en: `The dates in “${about}” can be read with the day or the month first. Say which.`,
    }),
    choices: {
      dayFirst: { nb: 'Dag først (03/04 er 3. april)', en: 'Day first (03/04 is 3 April)' },
      monthFirst: { nb: 'Måned først (03/04 er 4. mars)', en: 'Month first (03/04 is 4 March)' },
    },
    said: ({ dayFirst }, key) => {
      const said = own(dayFirst, key)
      return said === undefined ? null : said ? DAY_FIRST : 'monthFirst'
    },
    say: ({ dayFirst }, key, answer) => ({
      dayFirst: withOne(dayFirst, key, answer === null ? null : answer === DAY_FIRST),
    }),
  },
  amounts_in: {
    words: (about) => ({
      nb: `Beløpene i «${about}» kan være i hele kroner eller i tusen. Si hvilket.`,
      en: `The amounts in “${about}” may be in whole units of the currency or in thousands. Say which.`,
    }),
    choices: {
      ones: { nb: 'Hele beløp (57 er 57)', en: 'Whole amounts (57 is 57)' },
      thousands: { nb: 'I tusen (57 er 57 000)', en: 'In thousands (57 is 57,000)' },
      millions: { nb: 'I millioner (57 er 57 000 000)', en: 'In millions (57 is 57,000,000)' },
    },
    said: ({ amountsIn }, key) => own(amountsIn, key) ?? null,
    say: ({ amountsIn }, key, answer) => ({
      amountsIn: withOne(amountsIn, key, answer as AmountScale | null),
    }),
  },
}

function own<T>(all: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return all && Object.hasOwn(all, key) ? all[key] : undefined
}

function withOne<T>(
  all: Readonly<Record<string, T>> | undefined,
  key: string,
  one: T | null,
): Record<string, T> {
  const others = Object.entries(all ?? {}).filter(([name]) => name !== key)
  return Object.fromEntries(one === null ? others : [...others, [key, one]])
}

/** A question that a column has: what the column tells of itself (null: it must be asked), and what a person said. */
export interface ColumnQuestion {
  code: QuestionCode
  found: string | null
  said: string | null
}

/** True for what is asked of a column and nobody has answered. */
export function isOpenQuestion({ found, said }: ColumnQuestion): boolean {
  return found === null && said === null
}

/** What an answer is of: the question that has it among its choices. */
function questionOf({ answer }: Answer): QuestionCode | null {
  const codes = Object.keys(COLUMN_QUESTIONS) as QuestionCode[]
  return codes.find((code) => Object.hasOwn(COLUMN_QUESTIONS[code].choices, String(answer))) ?? null
}

/** True for an answer that names a column, and neither a row of it nor a word: it is of the column as a whole. */
function isOfColumn({ row, column, value }: Answer): boolean {
  return row === undefined && column !== null && (value ?? null) === null && !column.startsWith('(')
}

/**
 * Answers of whole columns go where they are kept: with how the list is read. `wrong` are those that no question has among its
 * choices; the others stay as they are.
 */
export function takeColumnAnswers<S extends Partial<ImportSettings>>(
  settings: S,
  answers: readonly Answer[],
): { settings: S; answers: Answer[]; wrong: Answer[] } {
  let said = settings
  const others: Answer[] = []
  const wrong: Answer[] = []
  for (const answer of answers) {
    const code = isOfColumn(answer) ? questionOf(answer) : null
    if (!isOfColumn(answer)) others.push(answer)
    else if (code === null || answer.column === null) wrong.push(answer)
    else said = { ...said, ...COLUMN_QUESTIONS[code].say(said, answer.column, String(answer.answer)) }
  }
  return { settings: said, answers: others, wrong }
}

/** Every answer that a question of a column takes, to name what may be said. */
export const COLUMN_ANSWERS: readonly string[] = Object.values(COLUMN_QUESTIONS).flatMap(({ choices }) =>
  Object.keys(choices),
)
