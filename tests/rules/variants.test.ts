import t from 'tap'
import { AlikeNames } from '../../schema/rules/alikeNames.js'
import { findVariants as findAmong, type Spelling } from '../../schema/rules/variants.js'

function findVariants(spellings: readonly Spelling[]): Spelling[][] {
  const names = new AlikeNames()
  for (const { text } of spellings) names.add(text)
  return findAmong(spellings, names)
}

const texts = (...names: string[]): string[][] =>
  findVariants(names.map((text, at) => ({ text, count: names.length - at }))).map((group) =>
    group.map((one) => one.text),
  )

const SAME: readonly (readonly [what: string, ...names: string[]])[] = [
  ['case and spaces', 'Fjellsoft', 'FJELLSOFT', ' Fjell  soft'],
  [
    'legal forms',
    'Fjellsoft AS',
    'Fjellsoft',
    'Fjellsoft ASA',
    'Fjellsoft A/S',
    'Fjellsoft AB',
    'Fjellsoft GmbH',
  ],
  ['a legal form with dots', 'Fjellsoft A.S.', 'Fjellsoft Oy', 'Fjellsoft, Ltd.'],
  ['where it sells', 'Fjellsoft Norge AS', 'Fjellsoft'],
  ['punctuation', 'Fjell-soft Data', 'Fjell soft data'],
  ['another order', 'Data Fjellsoft', 'Fjellsoft Data'],
  ['one letter other', 'Fjellsoft', 'Fjellsaft'],
  ['one letter missing', 'Fjellsoft', 'Fjelsoft'],
  ['one letter too many', 'Fjellsoft', 'Fjellsoftt'],
  ['two letters swapped', 'Fjellsoft', 'Fjlelsoft'],
  ['a slash that names two', 'Enhet4 / Akreso', 'Akreso', 'Enhet4'],
  ['a slash without spaces', 'Enhet4/Akreso', 'Akreso AS'],
]
const OTHERS: readonly (readonly [what: string, ...names: string[]])[] = [
  ['that nothing is known', 'ukjent', 'Ukjent', 'UKJENT.', 'ikke bekreftet', 'Ikke bekreftet'],
  ['a word in common', 'VinMed Helse', 'VinMed Allmenn'],
  ['a word in common, and the word itself', 'VinMed Helse', 'VinMed Allmenn', 'VinMed'],
  ['another version', 'Vindu 10', 'Vindu 11'],
  ['a digit in the word', 'Enhet4', 'Enhet5'],
  ['short words', 'Acos', 'Axos'],
  ['two letters other', 'Fjellsoft', 'Fjallsaft'],
  ['each lacks a letter that the other has', 'Fjellsoft', 'Fjelsoftt'],
  ['nothing but a legal form', 'AS', 'AB'],
  ['a slash between letters', 'HR/I', 'I'],
  ['the same once', 'Fjellsoft'],
]

t.test('spellings of the same', async (t) => {
  for (const [what, ...names] of SAME) {
    const groups = texts(...new Set(names))
    t.equal(groups.length, 1, what)
    t.strictSame(groups[0]?.toSorted(), [...new Set(names)].toSorted(), what)
  }
  for (const [what, ...names] of OTHERS) t.strictSame(texts(...names), [], what)
})

t.test('the commonest first, and the group of most first', async (t) => {
  const given: Spelling[] = [
    { text: 'Bølge', count: 1 },
    { text: 'Fjellsoft AS', count: 2 },
    { text: 'Bølge AS', count: 9 },
    { text: 'Fjellsoft', count: 2 },
  ]
  t.strictSame(findVariants(given), [
    [given[2], given[0]],
    [given[3], given[1]],
  ])
  t.strictSame(findVariants([...given].reverse()), findVariants(given), 'in any order')
})

t.test('as long as there are spellings', async (t) => {
  const letters = 'abcdefghijklmnoprstuvy'
  const word = (seed: number) =>
    [1, 22, 484, 10_648, 3, 7, 91].map((by) => letters[Math.floor(seed / by) % letters.length]).join('')
  const many = (count: number) =>
    [...Array(count).keys()].map((at) => ({ text: `${word(at * 31)} ${at}x`, count: 1 }))
  t.strictSame(findVariants(many(10_000)), [])
})
