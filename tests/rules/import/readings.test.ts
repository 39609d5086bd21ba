import t from 'tap'
import { readCell } from '../../../schema/rules/import/lostCells.js'
import { asked, found, READING_WORDS, UNSAID } from '../../../schema/rules/import/readings.js'
import { readUnsaid } from '../../../schema/rules/import/unsaid.js'
import { number, said, text } from './cellsOf.js'

t.test(
  'every outcome is said in both languages, in sentences that say what to do or what was done',
  async (t) => {
    for (const [code, { nb, en }] of Object.entries(READING_WORDS)) {
      t.match(nb, /^\p{Lu}.+\.$/u, code)
      t.match(en, /^\p{Lu}.+\.$/u, code)
    }
  },
)

t.test('what a spreadsheet has lost is a problem, and what a formula came to is told', async (t) => {
  const read = () => found(7)
  for (const error of [
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#I/T',
    '#VERDI!',
    '#SAKNAS!',
    '#NV',
    '#WERT!',
    '#PUUTTUU!',
    '#WAARDE!',
    'Err:502',
  ])
    t.equal(said(readCell(text(error), read)), 'problem error_cell', error)
  t.equal(said(readCell({ kind: 'error', text: '#FELT?' }, read)), 'problem error_cell')
  for (const lost of ['###', '########']) t.equal(said(readCell(text(lost), read)), 'problem truncated', lost)
  for (const kept of ['#', '##', '#1', '#NAV', 'Err: 502', '# REF'])
    t.equal(said(readCell(text(kept), read)), '7', kept)
  const formula = { ...number('7'), formula: true } as const
  t.equal(said(readCell(formula, read)), '7 (cached_formula)')
  t.equal(said(readCell(formula, () => found(7, 'rounded'))), '7 (rounded)')
  t.equal(said(readCell(formula, () => UNSAID)), 'unsaid')
  t.strictSame(asked('range', [1, 2, 1]), { is: 'ask', why: 'range', candidates: [1, 2] })
})

t.test(
  'words for «not known» are one list, and those for «none» are a value where the field has it',
  async (t) => {
    for (const word of [
      '–',
      '-',
      '--',
      '?',
      '...',
      'n/a',
      'N/A',
      'NULL',
      '(tom)',
      '[blank]',
      '«ukjent»',
      'Ukjent?',
      'Ikke avklart.',
      'ikkje avklart',
      'ikke vurdert',
      'vet ikke',
      'ei tiedossa',
      'saknas',
      'vet ej',
      'ikke oplyst',
      'uafklaret',
      'onbekend',
      'n.v.t.',
      'keine Angabe',
      'weiß nicht',
      'not known',
      'TBD',
    ]) {
      t.ok(readUnsaid(word), word)
      t.ok(readUnsaid(word, true), word)
    }
    for (const word of [
      'nei',
      'Nei',
      'ingen',
      'Ingen avtale',
      'no',
      'none',
      'nej',
      'inga',
      'ei',
      'geen',
      'kein',
      'nein.',
    ]) {
      t.ok(readUnsaid(word), word)
      t.notOk(readUnsaid(word, true), word)
    }
    for (const word of [
      '',
      'Nav',
      'Ukjentsystemet',
      'Ingen sluttdato',
      '0',
      'x',
      '*',
      '✓',
      'Nei takk',
      'Null-feil',
      'NA-registeret',
      'Tomat',
    ])
      t.equal(readUnsaid(word), word === '', JSON.stringify(word))
  },
)
