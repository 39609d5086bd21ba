import t from 'tap'
import { readAnswers } from '../server/commands/importAnswers.js'

const read = (what: unknown) => readAnswers(JSON.stringify(what), 'svar.json', (column) => `key of ${column}`)
const ask = { row: 3, column: 'Drift', field: 'hosting', value: 'loft', code: 'unknown_word', message: 'x' }

t.test('answers are a list of them, or the JSON of a preview', async (t) => {
  const answer = { row: 2, column: 'Drift', answer: 'saas' }
  const taken = { row: 2, column: 'key of Drift', answer: 'saas' }
  for (const [name, given, expected] of [
    ['a list', [answer], [taken]],
    ['none', [], []],
    ['named', { answers: [answer] }, [taken]],
    [
      'of all that say the same',
      [{ column: 'Drift', value: 'loft', answer: null }],
      [{ column: 'key of Drift', value: 'loft', answer: null }],
    ],
    ['of a row as a whole', [{ row: 2, answer: 'skip' }], [{ row: 2, column: null, answer: 'skip' }]],
    [
      'a number',
      [{ row: 2, column: 'Brukere', answer: 12 }],
      [{ row: 2, column: 'key of Brukere', answer: '12' }],
    ],
    [
      'a preview, of which some is answered',
      {
        rows: 2,
        asks: [
          { ...ask, candidates: ['saas'], answer: 'saas' },
          { ...ask, candidates: [] },
        ],
      },
      [{ row: 3, column: 'key of Drift', answer: 'saas' }],
    ],
  ] as const)
    t.strictSame(read(given), expected, name)
})

t.test('what is no answer is refused, by its place', async (t) => {
  for (const [given, said] of [
    [null, /svar\.json/],
    [5, /What stands in it/],
    ['skip', /What stands in it/],
    [{ foo: 1 }, /What stands in it/],
    [[1], /Answer 1 /],
    [[{ row: 2, column: 'Drift' }], /Answer 1 /],
    [[{ row: 2, column: 'Drift', answre: 'saas', answer: 'x' }], /Answer 1 \(“answre”\)/],
    [[{ row: 2, answer: 'skip' }, { answer: 'new' }], /Answer 2, which has neither row nor value/],
    [[{ row: '2', answer: 'skip' }], /row/],
    [[{ row: 2, answer: { a: 1 } }], /answer/],
  ] as const)
    t.throws(() => read(given), { message: said }, JSON.stringify(given))
  t.throws(() => readAnswers('{', 'svar.json', String), { message: /svar\.json” is no JSON/ })
})
