import t from 'tap'
import { readAmount } from '../../../schema/rules/import/amountCells.js'
import { readCount } from '../../../schema/rules/import/countCells.js'
import { isKnownCode } from '../../../schema/rules/import/knownCode.js'
import { readMonths } from '../../../schema/rules/import/months.js'
import { readFlag, readWhole } from '../../../schema/rules/import/plainCells.js'
import type { Reading } from '../../../schema/rules/import/readings.js'
import { readTarget } from '../../../schema/rules/import/readTarget.js'
import { suggestWord } from '../../../schema/rules/import/suggestWord.js'
import { readList } from '../../../schema/rules/import/textCells.js'
import { said, text } from './cellsOf.js'
import { registerOf } from './lists.js'

type Cases = readonly [written: string, expected: string][]

t.test('an answer that the cell itself puts in doubt', async (t) => {
  const cases: Cases = [
    ['(ja)', 'ask in_doubt: true | false'],
    ['(nei)', 'ask in_doubt: false | true'],
    ['nei', 'false'],
    ['ikke i bruk', 'ask unknown_word: true | false'],
    ['✓', 'true'],
    ['✗', 'ask unknown_word: true | false'],
    ['✕', 'ask unknown_word: true | false'],
    ['tja', 'ask unknown_word: true | false'],
    ['Nei (utgår)', 'false (rest_kept, kept)'],
    ['Ja, delvis', 'ask contradiction: true | false'],
  ]
  for (const [written, expected] of cases) t.equal(said(readFlag(text(written))), expected, written)
})

t.test('numbers, and what is nearly one, by what they count', async (t) => {
  const readers: Record<string, [read: (written: string) => Reading<unknown>, cases: Cases]> = {
    whole: [
      (written) => readWhole(text(written), { min: 0 }),
      [
        ['3,5', 'problem not_a_number'],
        ['2,5', 'problem not_a_number'],
        ['3 eller 4', 'ask several_values: 3 | 4'],
        ['3-4', 'ask range: 3 | 4'],
        ['min 3', 'ask lower_bound: 3'],
        ['3?', 'ask in_doubt: 3'],
        ['2 dager', '2 (rest_kept, kept)'],
        ['30 min', '30 (rest_kept, kept)'],
        ['2 uker', '2 (rest_kept, kept)'],
        ['½', 'problem not_a_number'],
        ['−3', 'problem negative'],
        ['1 000', '1000'],
        ['9999999999999', 'problem too_large'],
        ['1,234', 'ask unit_unclear: 1234'],
        ['12.345', 'ask unit_unclear: 12345'],
        ['III', 'problem not_a_number'],
      ],
    ],
    hours: [
      (written) => readWhole(text(written), { min: 0, unit: 'hours' }),
      [
        ['3,5', 'problem not_a_number'],
        ['2,5', 'problem not_a_number'],
        ['3 eller 4', 'ask several_values: 3 | 4'],
        ['3-4', 'ask range: 3 | 4'],
        ['min 3', 'ask lower_bound: 3'],
        ['3?', 'ask in_doubt: 3'],
        ['2 dager', '48 (scaled)'],
        ['30 min', 'problem not_a_number'],
        ['2 uker', '336 (scaled)'],
        ['½', 'problem not_a_number'],
        ['−3', 'problem negative'],
        ['1 000', '1000'],
        ['9999999999999', 'problem too_large'],
        ['1,234', 'ask unit_unclear: 1234'],
        ['12.345', 'ask unit_unclear: 12345'],
        ['III', 'problem not_a_number'],
      ],
    ],
    level: [
      (written) => readWhole(text(written), { min: 1, max: 4 }),
      [
        ['1.000', 'ask unit_unclear: 1'],
        ['3-4', 'ask range: 3 | 4'],
        ['min 3', 'ask lower_bound: 3'],
        ['3?', 'ask in_doubt: 3'],
        ['1 000', 'problem too_large'],
        ['12.345', 'ask unit_unclear'],
      ],
    ],
    count: [
      (written) => readCount(text(written)),
      [
        ['3,5', 'problem not_a_number'],
        ['2,5', 'problem not_a_number'],
        ['3 eller 4', 'ask several_values: 3 + - | 4 + -'],
        ['3-4', '3 + 4 (range, kept)'],
        ['min 3', 'ask lower_bound: 3 + -'],
        ['3?', 'ask in_doubt: 3 + -'],
        ['2 dager', '2 + - (rest_kept, kept)'],
        ['30 min', '30 + - (rest_kept, kept)'],
        ['2 uker', '2 + - (rest_kept, kept)'],
        ['½', 'problem not_a_number'],
        ['−3', 'problem negative'],
        ['1 000', '1000 + -'],
        ['9999999999999', 'problem too_large'],
        ['1,234', '1234 + -'],
        ['12.345', '12345 + -'],
        ['III', 'problem not_a_number'],
      ],
    ],
    months: [
      (written) => readMonths(text(written)),
      [
        ['3,5', 'problem not_a_number'],
        ['3-4', 'ask range: 3 | 4'],
        ['3?', 'problem not_a_number'],
        ['2 uker', 'problem not_a_number'],
        ['½', 'problem not_a_number'],
        ['−3', 'problem negative'],
        ['III', 'problem not_a_number'],
      ],
    ],
    amount: [
      (written) => readAmount(text(written), { currency: 'NOK' }),
      [
        ['3,5', '4 (rounded)'],
        ['1.000', 'ask unit_unclear: 1000 | 1'],
        ['2,5', '3 (rounded)'],
        ['3 eller 4', 'ask several_values: 3 | 4'],
        ['3-4', 'ask range: 3 | 4'],
        ['min 3', 'ask lower_bound: 3'],
        ['3?', 'ask in_doubt: 3'],
        ['½', 'problem not_a_number'],
        ['−3', 'problem negative'],
        ['1 000', '1000'],
        ['9999999999999', 'problem too_large'],
        ['1,234', 'ask unit_unclear: 1234 | 1'],
        ['12.345', 'ask unit_unclear: 12345 | 12'],
        ['1 234 567 890 123', 'problem too_large'],
        ['III', 'problem not_a_number'],
        ['2,5 mill', '2500000 (scaled)'],
        ['1,5 mill.', '1500000 (scaled)'],
        ['2.500 mill', '2500000 (scaled)'],
        ['1.234.567', '1234567'],
        ['1,234', 'ask unit_unclear: 1234 | 1'],
        ['3,5 tusen', '3500 (scaled)'],
        ['1.500 mill. kr', '1500000 (scaled)'],
        ['1,250 mrd', 'problem too_large'],
        ['12.5 mill', '12500000 (scaled)'],
        ['10,00', '10'],
        ['1.000.00', 'problem not_a_number'],
        ['1 mill 500 tusen', 'ask several_values: 1000000 | 500000'],
      ],
    ],
  }
  for (const [name, [read, cases]] of Object.entries(readers)) {
    for (const [written, expected] of cases) t.equal(said(read(written)), expected, `${name}: ${written}`)
    t.equal(said(read('3 '.repeat(300))), 'problem not_a_number', `${name}: a whole text`)
  }
})

t.test('a list of nothing says nothing', async (t) => {
  const cases: Cases = [
    [';;', 'unsaid'],
    [' ; ', 'unsaid'],
    ['-;-', 'unsaid'],
    ['a;b', 'a + b'],
  ]
  for (const [written, expected] of cases)
    t.equal(said(readList(text(written), { max: 20, most: 3 })), expected, written)
})

/** A reading in short: the code, with `?` where it is not sure; `-` for what says nothing; `ask` with the candidates. */
function short(field: string, word: string, register = registerOf()): string {
  const read = suggestWord(field, word, register, {}, 'system')
  if (read.is === 'unsaid') return '-'
  return read.is === 'value'
    ? `${read.code}${read.sure ? '' : '?'}`
    : `ask ${read.why}: ${read.candidates.join(' ')}`
}

t.test('words of a field by what they say, in part or not at all', async (t) => {
  const cases: [field: string, word: string, expected: string][] = [
    ['hosting', '', '-'],
    ['serviceArea', '', '-'],
    ['serviceArea', '()', '-'],
    ['serviceArea', 'skole barneh', 'ask several_values: SKO BHG'],
    ['serviceArea', 'kultur, helse', 'ask coarse_word: KUL HEO FOR'],
    ['serviceArea', 'bibliotekene', 'KUL?'],
    ['serviceArea', 'Helseforetaksadm', 'ask coarse_word: HEO FOR'],
    ['serviceArea', 'Barnehageadministrasjon', 'BHG?'],
    ['serviceArea', 'Skolekontor', 'SKO?'],
    [
      'serviceArea',
      'xyz',
      'ask unknown_word: SAK INN OKO HRL HEO FOR SOS BVP SKO BHG KUL PBK VAR EIE BER IKT',
    ],
    ['serviceArea', 'helse kultur helse', 'ask coarse_word: HEO FOR KUL'],
    ['serviceArea', 'øk.', 'OKO?'],
    ['wave', 'bølge 1', 'B1'],
    ['wave', 'ukjent', '-'],
    ['wave', '-', '-'],
    ['wave', '1', 'B1?'],
    ['wave', '9', 'ask unknown_word: B1 B2'],
    ['municipality', 'ukjent', '-'],
    ['municipality', 'Lia kommune', '0421'],
    ['municipality', '0421', '0421'],
    ['municipality', '421', '0421'],
    ['kind', 'ukjent', '-'],
    ['hosting', '(skytjeneste)', 'saas'],
    ['hosting', 'Lokal drift (skytjeneste)', 'ask several_values: on_premises saas hosted'],
    ['hosting', 'statlig (felles)', 'ask coarse_word: saas hosted'],
    ['hosting', 'ASP (ekstern)', 'ask coarse_word: hosted saas'],
    ['hosting', 'Sky (noe annet)', 'saas?'],
    ['hosting', 'sky/saas', 'saas'],
    ['hosting', 'lokal/sky', 'ask several_values: on_premises saas hosted'],
    ['hosting', 'sky / cloud', 'saas?'],
    ['hosting', 'lokal pc/egen server', 'on_premises?'],
    ['hosting', 'blå/grønn', 'ask unknown_word: on_premises hosted saas'],
    ['archiveDuty', 'ukjent', '-'],
    ['archiveDuty', 'ja', 'ask coarse_word: noark5 siard other'],
    ['archiveDuty', 'Bevares', 'ask coarse_word: noark5 siard other'],
    ['privacyClass', 'ja', 'ask coarse_word: ordinary special'],
    ['privacyClass', 'ordinær', 'ordinary'],
    ['hasPersonalData', 'vet ikke', '-'],
    ['hasPersonalData', 'tja', 'ask unknown_word: yes no'],
    ['dayOneCritical', 'ja', 'yes'],
    ['dayOneCritical', 'ukjent', '-'],
  ]
  for (const [field, word, expected] of cases) t.equal(short(field, word), expected, `${field}: ${word}`)
  for (const field of ['color', 'replacement', 'vendor'])
    t.throws(() => short(field, 'a'), { message: `No field of codes: ${field}` })
})

t.test('a word never means a code that is out of use, but for one that is called so', async (t) => {
  const all = registerOf()
  const culture = all.serviceAreas.find(({ code }) => code === 'KUL')
  const register = registerOf('municipal', {
    codes: all.codes.map((one) => ({ ...one, active: one.list !== 'hosting' || one.code === 'saas' })),
    serviceAreas: [
      ...all.serviceAreas.map((one) => ({ ...one, active: one.code !== 'KUL' })),
      ...(culture ? [{ ...culture, code: 'KU2' }] : []),
    ],
  })
  const cases: [field: string, word: string, expected: string][] = [
    ['hosting', 'ASP', 'ask coarse_word: saas'],
    ['hosting', 'statlig', 'ask coarse_word: saas'],
    ['hosting', 'lev.', 'ask unknown_word: saas'],
    ['hosting', 'On-premises', 'on_premises'],
    ['hosting', 'lokal', 'ask unknown_word: saas'],
    ['serviceArea', 'Kultur, bibliotek, idrett og kulturskole', 'KU2'],
  ]
  for (const [field, word, expected] of cases)
    t.equal(short(field, word, register), expected, `${field}: ${word}`)
  const [first] = all.codes.filter(({ list }) => list === 'hosting')
  const twice = {
    ...all,
    codes: [...all.codes, ...(first ? [{ ...first, code: 'old', active: false }] : [])],
  }
  t.equal(
    short('hosting', first?.nameNb ?? '', twice),
    first?.code ?? '',
    'of two that are called alike the one in use',
  )
})

t.test('a code is known by its field, as far as it is in use', async (t) => {
  const cases: [field: string, code: string, known: boolean][] = [
    ['dayOneCritical', 'yes', true],
    ['dayOneCritical', 'maybe', false],
    ['vendor', 'x', false],
    ['foo', 'x', false],
    ['privacyClass', 'none', true],
    ['privacyClass', 'x', false],
    ['hosting', 'saas', true],
    ['hosting', 'x', false],
    ['wave', 'B1', true],
    ['wave', 'B9', false],
    ['serviceArea', 'KUL', true],
    ['serviceArea', 'x', false],
    ['municipality', '0421', true],
    ['municipality', '9', false],
  ]
  for (const [field, code, known] of cases)
    t.equal(isKnownCode('system', field, code, registerOf()), known, `${field}: ${code}`)
})

t.test('what a column is typed to be, or may have been meant to be', async (t) => {
  const cases: [typed: string, target: string | null, nearest: readonly string[]][] = [
    ['name+foo', null, []],
    ['foo+name', null, []],
    ['vendor+vendor', null, []],
    ['behold', 'keep', []],
    ['i merknad', 'keep', []],
    ['hopp over', 'ignore', []],
    ['navn', 'name', []],
    ['', null, []],
    ['versjon', 'productVersion', []],
    ['systemeir', null, ['systemOwner', 'kind']],
    ['brukre', null, ['users']],
    ['contract', null, ['contract.end', 'contract.number', 'contract.supplier', 'contract.kind']],
    ['zzzzzzzzzz', null, []],
    ['kostnad', 'annualCost', []],
    ['avtale', null, ['contract.end', 'contract.number']],
    ['a+b+c', null, []],
    ['xy', null, []],
  ]
  for (const [typed, target, nearest] of cases)
    t.strictSame(readTarget(typed, 'system'), { target, nearest }, typed)
})
