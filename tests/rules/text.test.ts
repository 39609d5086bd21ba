import fc from 'fast-check'
import t from 'tap'
import { wholeNumber } from '../../schema/rules/rowNumbers.js'
import {
  compareKeys,
  foldText,
  isPlainText,
  searchWords,
  sortKey,
  textFault,
  wordForms,
} from '../../schema/rules/text.js'
import { property } from '../property.js'

const byKey = (a: string, b: string) => Number(sortKey(a) > sortKey(b)) - Number(sortKey(a) < sortKey(b))

t.test('foldText makes letters and spaces equal, and leaves æ, ø and å what they are', async (t) => {
  const cases = [
    ['  Gerica   EPJ ', 'gerica epj'],
    ['Tab\tand\nline\u00a0break', 'tab and line break'],
    ['ÆØÅ', 'æøå'],
    ['A\u030As', 'ås'],
    ['ÉLAN', 'élan'],
    ['Bygge\u00adsak', 'byggesak'],
    ['E\u2011post', 'e-post'],
    ['Kari\u2019s', "kari's"],
    ['Straße', 'strasse'],
    ['Ett \u201csitat\u201d', 'ett "sitat"'],
    ['Ett «sitat»', 'ett "sitat"'],
    ['A…B', 'a...b'],
    ['e\uff0dpost', 'e-post'],
    ['Ola\uff07s', "ola's"],
    ['ＡＢＣ', 'abc'],
    ['ﬁnans', 'finans'],
    ['İstanbul', 'istanbul'],
    ['\u00b5', '\u03bc'],
    ['Kari\u00b4s', "kari's"],
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
    ['Müller', 'Myller'],
    ['Gyű', 'Gyy'],
    ['Őr', 'Ør'],
    ['Œuvre', 'Øuvre'],
    ['Þór', 'Thor'],
    ['Å', 'A\u030A'],
    ['Äre', 'Ære'],
    ['Öst', 'Øst'],
    ['Đoka', 'Doka'],
    ['Ŋala', 'Nala'],
    ['Ŧuna', 'Tuna'],
    ['Skole 02', 'Skole 2'],
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

t.test('plain texts are folded by a shorter way as all others are', async (t) => {
  const plain = [...Array(0x100).keys()].slice(0x20).map((code) => String.fromCodePoint(code))
  // A soft hyphen leaves no ink, and has the text go the long way.
  const long = (text: string) => foldText(`${text}\u00ad`)
  for (const letter of plain) t.equal(foldText(`a${letter}B`), long(`a${letter}B`), JSON.stringify(letter))
  property(
    t,
    fc.property(fc.string({ unit: fc.constantFrom(...plain) }), (text) => foldText(text) === long(text)),
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

t.test('keys are compared as the engines do, byte by byte', async (t) => {
  const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  for (const [a, b] of [
    ['', 'a'],
    ['a', 'ab'],
    ['\uff01', '\u{1f600}'],
  ] as const)
    t.ok(compareKeys(a, b) < 0 && compareKeys(b, a) > 0, JSON.stringify([a, b]))
  const text = fc.string({ unit: 'grapheme' })
  property(
    t,
    fc.property(text, text, (a, b) => Math.sign(compareKeys(a, b)) === bytes(a, b)),
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

t.test('textFault names the first character that cannot be stored, and its place', async (t) => {
  const cases: [string, 'one' | 'several', string | null][] = [
    ['Ærø – «Å» 🏛️ 漢字', 'one', null],
    ['bygge\u00adsak', 'one', null],
    ['e\u2011post', 'one', null],
    ['👩\u200d👩\u200d👧', 'one', null],
    ['tab\there', 'one', null],
    ['العربية', 'one', null],
    ['two\r\nlines', 'several', null],
    ['A\nb', 'one', '2 U+000A line_break'],
    ['🏛\rb', 'one', '2 U+000D line_break'],
    ['a\u2028b', 'one', '2 U+2028 line_break'],
    ['a\u2028b', 'several', null],
    ['x\u0000y', 'several', '2 U+0000 control'],
    ['x\u0085y', 'several', '2 U+0085 control'],
    ['half \ud83c', 'several', '6 U+D83C half'],
    ['abc\u202edef', 'several', '4 U+202E direction'],
    ['\u2066a', 'one', '1 U+2066 direction'],
    ['a\u200e', 'one', '2 U+200E direction'],
    ['a\ufffe', 'several', '2 U+FFFE nothing'],
    ['a\u{1ffff}', 'one', '2 U+1FFFF nothing'],
    ['a\ufdd0', 'one', '2 U+FDD0 nothing'],
    ['\u200b\u200b\u200b', 'one', '1 U+200B invisible'],
    ['\u3164', 'one', '1 U+3164 invisible'],
    ['\u2800 \u00ad', 'several', '1 U+2800 invisible'],
    ['\u{e0041}', 'one', '1 U+E0041 invisible'],
    ['\u0301', 'one', '1 U+0301 invisible'],
    ['\u200b\u0301', 'one', '1 U+200B invisible'],
    ['\u0378', 'one', '1 U+0378 invisible'],
    ['e\u0301', 'one', null],
    ['a\ufffd', 'several', '2 U+FFFD lost'],
    ['a\ufff9b', 'one', '2 U+FFF9 control'],
    ['\ufffc', 'several', '1 U+FFFC control'],
  ]
  for (const [index, [text, lines, expected]] of cases.entries()) {
    const fault = textFault(text, lines)
    // Named by their place: some of these characters would break the line of the report.
    t.equal(fault && `${fault.place} ${fault.character} ${fault.why}`, expected, `case ${index}`)
  }
})

t.test('sortKey counts: the lower number comes first', async (t) => {
  const ordered = [
    '10',
    '2 skoler',
    'Skole',
    'Skole 1',
    'Skole 2',
    'Skole 2b',
    'Skole 10',
    'Skole 110',
    'Skole b',
  ]
  t.strictSame([...ordered].reverse().sort(byKey), ['2 skoler', '10', ...ordered.slice(2)])
})

t.test('a number of the register is found however it is written', async (t) => {
  for (const text of ['IKT-026', 'IKT-26', 'ikt-026', 'ikt-26', ' Ikt-00026 '])
    t.equal(wholeNumber(text), 'IKT-026')
  // The letters are the programme's, and may be Æ, Ø and Å, composed or not.
  t.equal(wholeNumber('xyz-26'), 'XYZ-026')
  for (const text of ['ÅSØ-7', 'åsø-07', 'a\u030asø-7']) t.equal(wholeNumber(text), 'ÅSØ-007')
  for (const text of ['IKT', 'IKT-', 'I-26', 'I2T-26', 'IKT-26b', '26', 'IKT-1234567', 'NINELETTER-1'])
    t.equal(wholeNumber(text), text)
  t.strictSame(wordForms('ikt-26'), ['ikt-26', 'ikt-026'])
  t.strictSame(wordForms('gerica'), ['gerica'])
})
