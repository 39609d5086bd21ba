import { readFileSync, statSync } from 'node:fs'
import { importAnswer } from '../../schema/api/importSettings.js'
import { MOST_FILE_BYTES } from '../../schema/api/imports.js'
import { COLUMN_ANSWERS } from '../../schema/rules/import/columnQuestions.js'
import type { Header } from '../../schema/rules/import/layout.js'
import type { Answer } from '../../schema/rules/import/settings.js'
import { foldText } from '../../schema/rules/text.js'
import { SetupError, shown } from '../config.js'

/** @throws SetupError when there is no such file, or it is too large. */
export function readBytes(file: string): Buffer {
  try {
    const { size } = statSync(file)
    if (size > MOST_FILE_BYTES)
      throw new SetupError(
        `“${shown(file)}” has ${Math.ceil(size / 1024 / 1024)} MB, and may have at most ${MOST_FILE_BYTES / 1024 / 1024} MB. Divide it, or save it without pictures.`,
      )
    return readFileSync(file)
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(
      `“${shown(file)}” cannot be read (${(error as NodeJS.ErrnoException).code}). Name a file that is there.`,
    )
  }
}

/** The column that is named by its key, its name or its letter. @throws SetupError. */
export function requireColumn(name: string, headers: readonly Header[]): Header {
  const wanted = foldText(name)
  const found =
    headers.find(({ key }) => key === name.trim()) ??
    headers.find((header) => namesOf(header).some((one) => foldText(one) === wanted)) ??
    headers.find(({ letter }) => letter === name.trim().toUpperCase())
  if (found) return found
  const known = headers.map(({ key }) => `“${key}”`).join(', ')
  throw new SetupError(`There is no column “${shown(name)}”. There are: ${known}.`)
}

const namesOf = ({ key, name, group }: Header) => [
  key,
  name,
  ...(group === null ? [] : [`${group} / ${name}`, `${group}/${name}`]),
]

/** What an answer has, and what else a preview says where it asks. */
const ANSWER_KEYS = new Set(['row', 'column', 'value', 'answer', 'field', 'code', 'message', 'candidates'])
const isAsk = (one: unknown) => typeof one === 'object' && one !== null && 'candidates' in one

/**
 * What a file says to what is asked: a list of answers, or the JSON of a preview with an `answer` in each of its `asks`.
 * @throws SetupError naming the answer that is none
 */
export function readAnswers(text: string, file: string, keyOf: (column: string) => string): Answer[] {
  let read: unknown
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new SetupError(`“${shown(file)}” is no JSON (${(error as Error).message}).`)
  }
  const { answers, asks } = (Array.isArray(read) ? { answers: read } : (read ?? {})) as Record<
    string,
    unknown
  >
  const lists = [answers, asks].filter((some) => Array.isArray(some))
  const refuse = (why: string): never => {
    throw new SetupError(
      `“${shown(file)}”: ${why} is not understood. It is a list of { "row", "column", "answer" } or { "column", "value", "answer" }, or the JSON of a preview.`,
    )
  }
  if (lists.length === 0) refuse('What stands in it')
  const all: unknown[] = lists.flat()
  // What a preview asks, and nobody has answered, is no answer.
  const given = all.filter((one) => !(isAsk(one) && !('answer' in one)))
  return given.map((one, place) => {
    const isAnswer = typeof one === 'object' && one !== null && 'answer' in one
    const strange = isAnswer && Object.keys(one).find((name) => !ANSWER_KEYS.has(name))
    if (!isAnswer || strange) return refuse(`Answer ${place + 1}${strange ? ` (“${shown(strange)}”)` : ''}`)
    const { row, column = null, value, answer } = one as Record<string, unknown>
    // What is asked of a column as a whole is of no row.
    const ofRow = row !== undefined && row !== null
    if (!ofRow && typeof value !== 'string' && column === null)
      refuse(`Answer ${place + 1}, which has neither row nor value,`)
    const said = typeof answer === 'number' || typeof answer === 'boolean' ? String(answer) : answer
    const parsed = importAnswer.safeParse({
      ...{ column, answer: said },
      ...(ofRow ? { row } : { value }),
    })
    if (!parsed.success)
      throw new SetupError(
        `Answer ${place + 1} of “${shown(file)}” is not understood: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}. It has row, column, and answer.`,
      )
    const key = parsed.data.column
    return {
      ...parsed.data,
      column: key === null || key.startsWith('(') ? key : keyOf(key),
    }
  })
}

/** The same of a file, each answer by the key of its column; none without a file. */
export function readAnswersOf(file: string | undefined, headers: readonly Header[]): Answer[] {
  if (file === undefined) return []
  return readAnswers(readBytes(file).toString('utf8'), file, (name) => requireColumn(name, headers).key)
}

/** @throws SetupError naming an answer of a whole column that no question of a column has. */
export function refuseWrong(file: string | undefined, [wrong]: readonly Answer[]): void {
  if (!wrong) return
  throw new SetupError(
    `“${shown([wrong.answer].flat().join(', '))}” in “${shown(file ?? '')}” answers nothing that the column “${shown(wrong.column ?? '')}” is asked as a whole. Answer by ${COLUMN_ANSWERS.join(', ')}, or give “row” or “value”.`,
  )
}
