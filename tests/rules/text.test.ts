import fc from 'fast-check'
import t from 'tap'
import { foldText, isPlainText, searchWords, sortKey } from '../../schema/rules/text.js'
import { property } from '../property.js'

const byKey = (a: string, b: string) => Number(sortKey(a) > sortKey(b)) - Number(sortKey(a) < sortKey(b))

t.test('foldText makes letters and spaces equal, and leaves æ, ø and å what they are', async (t) => {
  const cases = [
    ['  Gerica   EPJ ', 'gerica epj'],
    ['Tab\tand\nline\u00a0break', 'tab and line break'],
    ['ÆØÅ', 'æøå'],
    ['A\u030As', 'ås'],
    ['ÉLAN', 'élan'],
    ['', ''],
    [' \n ', ''],
  ] as const
  for (const [text, folded] of cases) t.equal(foldText(text), folded, JSON.stringify(text))
  t.not(foldText('Ås'), foldText('As'))
})

t.test('sortKey puts names in Norwegian order', async (t) => {
  const ordered = [
    '360 Online',
    'Acos',
    'Élan',
    'Esa',
    'Zebra',
    'Æra',
    'Økonomi',
    'Øst',
    'Åmot',
    'A\u030Apen',
    'Ås',
    'Åsta',
  ]
  t.strictSame([...ordered].reverse().sort(byKey), ordered)
  const equal = [
    ['GERICA', 'gerica'],
    ['Élan', 'elan'],
    ['Müller', 'muller'],
    ['Å', 'A\u030A'],
  ] as const
  for (const [a, b] of equal) t.equal(sortKey(a), sortKey(b), `${a} sorts as ${b}`)
})

t.test('sortKey orders words of the Norwegian alphabet letter by letter', async (t) => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyzæøå'
  const words = fc
    .array(fc.nat(alphabet.length - 1), { maxLength: 6 })
    .map((letters) => ({ letters, word: letters.map((letter) => alphabet[letter]).join('') }))
  property(
    t,
    fc.property(words, words, (a, b) => {
      const at = a.letters.findIndex((letter, index) => letter !== b.letters[index])
      const difference =
        at < 0 ? a.letters.length - b.letters.length : (a.letters[at] ?? 0) - (b.letters[at] ?? -1)
      return Math.sign(difference) === byKey(a.word, b.word.toUpperCase())
    }),
  )
})

t.test('folding and keys are stable', async (t) => {
  property(
    t,
    fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)),
  )
  property(
    t,
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      return sortKey(text.normalize('NFD')) === sortKey(text.normalize('NFC'))
    }),
  )
})

t.test('searchWords are casefolded and said once', async (t) => {
  t.strictSame(searchWords(' Gerica  DRAMMEN gerica '), ['gerica', 'drammen'])
  t.strictSame(searchWords('Ås as'), ['ås', 'as'])
  t.strictSame(searchWords('   '), [])
})

t.test('isPlainText: what can be kept as it is written', async (t) => {
  for (const [text, expected] of [
    ['', true],
    ['Ærøskøbing – «Å» 🏛️ é é 漢', true],
    ['tab\tand\r\nlines', true],
    ['nul\u0000', false],
    ['bell\u0007', false],
    ['delete\u007f', false],
    ['c1\u0085', false],
    ['half \ud83c', false],
    ['\udfdb half', false],
  ] as const)
    t.equal(isPlainText(text), expected, JSON.stringify(text))
})
