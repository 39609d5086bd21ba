import fc from 'fast-check'
import t from 'tap'
import { readAmount } from '../../../schema/rules/import/amountCells.js'
import { describeAmounts, scaleQuestion } from '../../../schema/rules/import/amountColumns.js'
import type { Cell } from '../../../schema/rules/import/cells.js'
import { LARGEST } from '../../../schema/rules/numbers.js'
import { property } from '../../property.js'
import { dateCell, number, said, text } from './cellsOf.js'

t.test('an amount is read however it is written', async (t) => {
  const amounts: Record<string, readonly string[]> = {
    '412000': [
      '412 000',
      '412\u00a0000',
      '412\u202f000',
      '412000',
      "412'000",
      '412.000,-',
      '412.000,00',
      '412,000.00',
      '412 000,-',
      '412 000:-',
      'kr 412 000',
      'kr. 412.000,-',
      '412 000 kr',
      '412000kr',
      'NOK 412 000',
      '412 000 pr år',
      '412 000 kr/år',
      '412 000 årlig',
    ],
    '1022000': ['1 022 000', '1.022.000', '1,022,000', 'NOK 1.022.000,00'],
    '0': [
      '0',
      '0,-',
      'kr 0',
      'gratis',
      'Kostnadsfritt',
      'ingen kostnad',
      'maksuton',
      'free of charge',
      'kostenlos',
    ],
    '412000 (scaled)': [
      "412'",
      '412k',
      '412 tusen',
      '412 tkr',
      'tkr 412',
      '0,412 mill',
      '0,412 MNOK',
      '412 TNOK',
    ],
    '1200000 (scaled)': ['1,2 mill', '1,2 mill.', '1.2 million', '1,2 MNOK', '1,2 mkr', '1200 k'],
    '40000 (approximate, kept)': [
      'ca 40 000',
      'ca. kr 40.000,-',
      '~40 000',
      'omtrent 40 000',
      'cirka 40 000',
      'about 40 000',
      'ca 40 000 eks. mva',
      "ca 40'",
    ],
    '40000 (rest_kept, kept)': [
      '40 000*',
      '40.000,-*',
      '40 000¹',
      '40 000 eks. mva',
      '40 000 + mva',
      'inkl. mva 40 000',
      '40 000 (2019)',
      '40 000 i 2019',
      '2019: 40 000',
      '40 000 (drift)',
    ],
    '43001 (rounded)': ['43 000,50', '43.000,50', '43000,5'],
  }
  for (const [amount, written] of Object.entries(amounts))
    for (const one of written) t.equal(said(readAmount(text(one))), amount, one)
})

t.test('what is no one amount a year is asked about, with what it comes to', async (t) => {
  const cases: [string, string][] = [
    ['35-40 000', 'ask range: 35000 | 40000'],
    ['35 000 – 40 000', 'ask range: 35000 | 40000'],
    ['35 til 40 000', 'ask range: 35000 | 40000'],
    ['mellom 35 og 40 000', 'ask range: 35000 | 40000'],
    ["35-40'", 'ask range: 35000 | 40000'],
    ['0,5-1 mill', 'ask range: 500000 | 1000000'],
    ['59 el. 95 000', 'ask several_values: 59000 | 95000'],
    ['100 000 / 50 000', 'ask several_values: 100000 | 50000'],
    ['40 000 + 12 000', 'ask several_values: 52000 | 40000 | 12000'],
    ['12 lisenser à 1 000', 'ask several_values: 12 | 1000'],
    ['2 500/mnd', 'ask per_month: 30000'],
    ['3 800 pr mnd', 'ask per_month: 45600'],
    ['kr 2 500 pr. måned', 'ask per_month: 30000'],
    ['2 500 per month', 'ask per_month: 30000'],
    ['2 500 monatlich', 'ask per_month: 30000'],
    ['10 000 pr kvartal', 'ask per_month: 40000'],
    ['500 pr bruker', 'ask per_unit'],
    ['kr 25 pr innbygger', 'ask per_unit'],
    ['74 000 (engangs?)', 'ask once_or_yearly: 74000'],
    ['74 000 einmalig', 'ask once_or_yearly: 74000'],
    ['120 000 for 3 år', 'ask once_or_yearly: 120000 | 3'],
    ['>40 000', 'ask lower_bound: 40000'],
    ['minst 40 000', 'ask lower_bound: 40000'],
    ['opp til 40 000', 'ask lower_bound: 40000'],
    ['40 000+', 'ask lower_bound: 40000'],
    ['40 000?', 'ask in_doubt: 40000'],
    ['(40 000)', 'ask in_doubt: 40000'],
    ['30 000 (deles med nabokommunen)', 'ask in_doubt: 30000'],
    ['avtale 111', 'ask in_doubt: 111'],
    ['gratis til 2021', 'ask in_doubt: 0'],
    ['412.000', 'ask unit_unclear: 412000 | 412'],
    ['1,234', 'ask unit_unclear: 1234 | 1'],
    ['25 000 tusen', 'ask unit_unclear: 25000 | 25000000'],
  ]
  for (const [written, expected] of cases) t.equal(said(readAmount(text(written))), expected, written)
})

t.test('what is no amount is a problem, and words for nothing say nothing', async (t) => {
  const cases: [Cell, string][] = [
    [text('inkl. i lønnssystemet'), 'problem part_of_another'],
    [text('inkl. i B-111'), 'problem part_of_another'],
    [text('se økonomisystemet'), 'problem part_of_another'],
    [text('deles med nabokommunen'), 'problem part_of_another'],
    [text('ingår i licensavtalet'), 'problem part_of_another'],
    [text('sisältyy hintaan'), 'problem part_of_another'],
    [text('included in the suite'), 'problem part_of_another'],
    [text('12 000 EUR'), 'problem other_currency'],
    [text('€ 500'), 'problem other_currency'],
    [text('$1,200.00'), 'problem other_currency'],
    [text('1 MSEK'), 'problem other_currency'],
    [text('-5 000'), 'problem negative'],
    [number('-5'), 'problem negative'],
    [number('5000000000'), 'problem too_large'],
    [text('2 mrd'), 'problem too_large'],
    [text('etter forbruk'), 'problem not_a_number'],
    [text('½ mill'), 'problem not_a_number'],
    ...['1,2,3', '1.2.3', '1e5', '1E+05', '4,12e5', '0x10'].map((written): [Cell, string] => [
      text(written),
      'problem not_a_number',
    ]),
    [text('5 %'), 'problem not_a_number'],
    [text('B-111'), 'problem not_a_number'],
    [text('31.12.2019'), 'problem not_a_number'],
    [dateCell('2019-12-31'), 'problem not_a_number'],
    [{ kind: 'flag', text: 'TRUE' }, 'problem not_a_number'],
    [text('#N/A'), 'problem error_cell'],
    [text('####'), 'problem truncated'],
    [text('?'), 'unsaid'],
    [text('ukjent'), 'unsaid'],
    [text('ingen'), 'unsaid'],
  ]
  for (const [cell, expected] of cases) t.equal(said(readAmount(cell)), expected, cell.text)
})

t.test('cells of a number are taken as they are, and what is not whole is rounded and told', async (t) => {
  t.equal(said(readAmount(number('412000'))), '412000')
  t.equal(said(readAmount(number('91250.5'))), '91251 (rounded)')
  t.equal(said(readAmount(number('0'))), '0')
  t.equal(said(readAmount({ ...number('412000'), formula: true })), '412000 (cached_formula)')
  // Typed as «412.125» where a full stop is a decimal mark.
  t.equal(said(readAmount(number('412.125'))), 'ask unit_unclear: 412125 | 412')
  t.equal(said(readAmount(text('€ 12 000'), { currency: 'EUR' })), '12000')
  t.equal(said(readAmount(text('12 T€'), { currency: 'EUR' })), '12000 (scaled)')
  t.equal(said(readAmount(text('12 000 kr'), { currency: 'EUR' })), 'problem other_currency')
  t.equal(said(readAmount(text('12 000 kr'), { currency: 'SEK' })), '12000')
})

t.test('a column says what its cells do not', async (t) => {
  const column = (cells: readonly string[], name?: string) =>
    describeAmounts(cells.map(text), { name: name ?? '' })
  const large = ['50 000', '41 000', '163.000,00', '90 000', '57']
  t.match(column(large), { usual: 'large', thousands: '.', times: 1, perYear: 1 })
  t.match(column(['57', '412', '98', '25', '1 022']), { usual: 'small' })
  t.match(column(['412.50', '1,200']), { thousands: ',' })
  t.match(column(['412,50', '412.50']), { thousands: null })
  t.match(column(['412.000', '78.000', '90.500']), { thousands: '.' })
  t.match(column(['412.000', '78.000']), { thousands: null })
  t.match(column([], 'Kostnad (i 1000 kr)'), { times: 1000 })
  t.match(column([], 'Årlig kostnad i tusen'), { times: 1000 })
  t.match(column([], 'Driftbudget tkr'), { times: 1000 })
  t.match(column([], 'Kostnad MNOK'), { times: 1_000_000 })
  t.match(column([], 'Pris pr. mnd'), { perYear: 12 })
  t.match(column([], 'Kosten (EUR)'), { otherCurrency: true })
  for (const name of ['Kostnad pr. år\n(eks. mva.)', 'Kr/år', 'Pris pr år', 'Annual cost', 'Kostnad 2019'])
    t.match(column([], name), { times: 1, perYear: 1, otherCurrency: false }, name)

  const cases: [string, string, readonly string[], string?][] = [
    ['57', 'ask unit_unclear: 57 | 57000', large],
    ['57', '57', ['1 200', '57', '12 800']],
    ['57', 'ask amounts_in: 57 | 57000', ['1 200', '57', '800']],
    ['0', '0', large],
    ['57', 'ask amounts_in: 57 | 57000', ['57', '412', '98', '25', '1 022']],
    ['57', 'ask amounts_in: 57 | 57000', ['57']],
    ['412 000', '412000', ['57', '412', '98', '412 000']],
    ['57 tusen', '57000 (scaled)', ['57', '412', '98']],
    ['412.000', '412000', large],
    ['412,000', 'ask unit_unclear: 412 | 412000', large],
    ['1,200', '1200', ['98 412.50', '41 250.00']],
    ['57', '57000 (scaled)', ['57', '412'], 'Kostnad (i 1000 kr)'],
    ['1,5', '1500000 (scaled)', ['1,5'], 'Kostnad (mill. kr)'],
    ['412 000', 'ask unit_unclear: 412000 | 412000000', ['412 000', '57'], 'Kostnad (i 1000 kr)'],
    ['1.234', 'ask unit_unclear: 1234000 | 1234', ['1.234', '57'], 'Kostnad (i 1000 kr)'],
    // Its name and its cells disagree: nothing but a person tells.
    ['412 000', 'ask amounts_in: 412000 | 412000000', ['412 000', '50 000', '98 000'], 'Kostnad (i 1000 kr)'],
    ['2 500', 'ask per_month: 30000', ['2 500'], 'Pris pr. mnd'],
    ['2 500', 'problem other_currency', ['2 500'], 'Kosten (EUR)'],
  ]
  for (const [written, expected, cells, name] of cases)
    t.equal(
      said(readAmount(text(written), { column: column(cells, name) })),
      expected,
      `${written} among ${cells.join(', ')} ${name ?? ''}`,
    )
  t.equal(said(readAmount(number('57'), { column: column(large) })), 'ask unit_unclear: 57 | 57000')
})

t.test('what the amounts of a column are in is read of its name, or asked once', async (t) => {
  const small = ['57', '412', '98']
  const column = (cells: readonly string[], names: Parameters<typeof describeAmounts>[1]) =>
    describeAmounts(cells.map(text), names)
  const names: [name: string, found: string | null][] = [
    ...(
      [
        ['Kostnad (kr 1000)', 'thousands'],
        ['Kostnad i 1 000 kr', 'thousands'],
        ['Beløp i tusen', 'thousands'],
        ['Årlig kostnad TNOK', 'thousands'],
        ['Årlig kostnad (kNOK)', 'thousands'],
        ['Kostnad tkr', 'thousands'],
        ['Kostnad, t. kr', 'thousands'],
        ['Kostnad (tusen kroner)', 'thousands'],
        ['Budsjett MNOK', 'millions'],
        ['Kostnad mill. kr', 'millions'],
        ['Kostnad i hele kroner', 'ones'],
        ['Kostnad i kroner', 'ones'],
      ] as const
    ).map(([name, found]): [string, string] => [name, found]),
    ['Kostnad', null],
    ['Årlig kostnad (kr)', null],
    ['Kostnad 2019', null],
    ['Avtaler over 1000 kr', null],
  ]
  for (const [name, found] of names)
    t.strictSame(
      scaleQuestion(column(small, { name }), null),
      { code: 'amounts_in', found, said: null },
      name,
    )
  t.equal(scaleQuestion(column([], { name: 'Kostnad' }), null), null, 'a column without amounts asks nothing')
  t.match(scaleQuestion(column(['57 000', '412 000'], {}), null), { found: 'ones' }, 'large ones are whole')
  t.match(
    scaleQuestion(column(small, { own: true }), null),
    { found: 'ones' },
    'the register’s own are whole',
  )
  t.match(scaleQuestion(column(['12', '98'], { name: 'Kosten (T€)', currency: 'EUR' }), null), {
    found: 'thousands',
  })

  const answers: [said: 'ones' | 'thousands' | 'millions', written: string, reading: string][] = [
    ['ones', '57', '57'],
    ['thousands', '57', '57000 (scaled)'],
    ['millions', '1,5', '1500000 (scaled)'],
    ['thousands', '0', '0'],
    ['thousands', '57 tusen', '57000 (scaled)'],
    ['thousands', '412 000', 'ask unit_unclear: 412000 | 412000000'],
  ]
  for (const [scale, written, reading] of answers)
    t.equal(
      said(readAmount(text(written), { column: column(small, { said: scale }) })),
      reading,
      `${written} in ${scale}`,
    )
  const large = column(['50 000', '41 000', '163 000', '90 000', '57'], { said: 'ones' })
  t.equal(said(readAmount(text('57'), { column: large })), '57', 'who says it of all says it of this one')
})

t.test('no amount is read that the register would not take', async (t) => {
  const written = fc.string({
    unit: fc.constantFrom(...'0123456789., -', 'kr', 'mill', "'", '/mnd'),
    maxLength: 16,
  })
  property(
    t,
    fc.property(written, (one) => {
      const reading = readAmount(text(one))
      const taken = (value: number) => Number.isInteger(value) && value >= 0 && value <= LARGEST
      return reading.is === 'value'
        ? taken(reading.value)
        : reading.is !== 'ask' || reading.candidates.every(taken)
    }),
  )
})
