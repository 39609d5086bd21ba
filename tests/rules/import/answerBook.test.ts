import t from 'tap'
import { makeAnswerBook } from '../../../schema/rules/import/answerBook.js'

t.test('an answer of a row counts before one of all that say the same', async (t) => {
  const book = makeAnswerBook([
    { row: 2, column: 'Drift', answer: 'saas' },
    { column: 'Drift', value: 'loft', answer: 'on_premises' },
  ])
  t.equal(book.of(2, 'Drift', 'loft'), 'saas')
  t.equal(book.of(3, 'Drift', 'loft'), 'on_premises')
  t.equal(book.of(3, 'Drift', 'kjeller'), undefined)
  t.strictSame(book.unused(), [])
})

t.test('answers for what there is not are known', async (t) => {
  const used = { row: 2, column: 'Navn', answer: 'Kyst' }
  const unused = [
    { row: 99, column: 'Navn', answer: 'Kyst' },
    { row: 2, column: 'Farge', answer: 'rød' },
    { column: 'Navn', value: 'Øy', answer: null },
    { column: 'Navn', answer: 'Kyst' },
    { row: 2, column: null, answer: ['A', 'B'] },
  ]
  const book = makeAnswerBook([used, ...unused])
  book.of(2, 'Navn', 'Kyst')
  book.of(2, null, null)
  t.strictSame(book.unused(), unused)
})
