import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { OBVIOUS } from '../schema/rules/passwords.js'
import { packageRoot } from '../server/config.js'

const text = readFileSync(join(packageRoot, 'docs/security.md'), 'utf8')
const STATES = ['met', 'open', 'not applicable']
/** How many requirements ASVS 5.0 has at the levels 1 and 2. */
const REQUIREMENTS = 253

/** The rows of the tables whose first cell is of this form, cells trimmed. */
const rowsOf = (form: RegExp) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter(([first = '']) => form.test(first))
const pathsIn = (cell: string) =>
  [...cell.matchAll(/`((?:schema|server|seeds|tests|web|docs)\/[^\s`]*)`/g)].map(([, path = '']) => path)

const requirements = rowsOf(/^\d+\.\d+\.\d+$/)
const countOf = (rows: string[][]) => STATES.map((state) => rows.filter((row) => row[2] === state).length)

t.test('every file that the document about security names is there', async (t) => {
  const paths = [...new Set(pathsIn(text))]
  t.ok(paths.length > 80)
  t.strictSame(
    paths.filter((path) => !existsSync(join(packageRoot, path))),
    [],
  )
})

t.test('every requirement stands once, in order, in one of three states, with where or why', async (t) => {
  t.equal(requirements.length, REQUIREMENTS)
  const numbers = requirements.map(([number = '']) => number)
  t.equal(new Set(numbers).size, REQUIREMENTS)
  t.strictSame(
    numbers,
    [...numbers].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })),
  )
  for (const [number, asked = '', state = '', where = ''] of requirements) {
    t.ok(STATES.includes(state), `${number}: ${state}`)
    t.ok(asked.length > 0 && where.length > 0, `${number} says what it asks, and where or why`)
    if (state === 'met') t.ok(pathsIn(where).length > 0, `${number} is met somewhere`)
  }
})

t.test('the sums are those of the table', async (t) => {
  const [, ...said] =
    /Of (\d+) requirements (\d+) are met, (\d+) are open and (\d+) are not applicable/.exec(text) ?? []
  t.strictSame(said.map(Number), [REQUIREMENTS, ...countOf(requirements)])
  const chapters = rowsOf(/^\d+ \p{L}/u)
  t.equal(chapters.length, 17)
  for (const [chapter = '', ...sums] of chapters) {
    const [number] = chapter.split(' ')
    const its = requirements.filter(([one = '']) => one.startsWith(`${number}.`))
    t.strictSame(sums.map(Number), countOf(its), chapter)
  }
  t.strictSame(rowsOf(/^all$/)[0]?.slice(1).map(Number), countOf(requirements))
})

t.test('the words that no password is built on are those of the rule', async (t) => {
  t.match(text.replaceAll('\n', ' '), `(${OBVIOUS.join(', ')})`)
})
