import fc from 'fast-check'
import t from 'tap'
import { numberMeanings, readNumber } from '../../schema/rules/numbers.js'
import { property } from '../property.js'

t.test('a number is read as it is written in Norwegian and in English', async (t) => {
  const cases: [string, number[]][] = [
    ['0', [0]],
    ['412000', [412_000]],
    ['007', [7]],
    ['412 000', [412_000]],
    ['412\u00a0000', [412_000]],
    ['412\u202f000', [412_000]],
    ['412\u2009000', [412_000]],
    [' 1 234 567 ', [1_234_567]],
    ['1.234.567', [1_234_567]],
    ['1,234,567', [1_234_567]],
    ['412 000,50', [412_000.5]],
    ['412.000,50', [412_000.5]],
    ['412,000.50', [412_000.5]],
    ['12,5', [12.5]],
    ['12.5', [12.5]],
    ['412,00', [412]],
    ['0,412', [0.412]],
    ['1234.567', [1234.567]],
    ['-5', [-5]],
    ['\u22125 000', [-5000]],
    ['412.000', [412_000, 412]],
    ['412,000', [412_000, 412]],
    ['12.500', [12_500, 12.5]],
    ['-1.000', [-1000, -1]],
  ]
  for (const [text, meanings] of cases) t.strictSame(numberMeanings(text), meanings, JSON.stringify(text))
})

t.test('what is no number that people write is none', async (t) => {
  for (const text of [
    '',
    ' ',
    '1e3',
    '0x10',
    '0b1',
    'Infinity',
    'NaN',
    '１２',
    '٣',
    '12 34',
    '1 2345',
    '1.23.456',
    '1.234,567,890',
    '1,234.567.890',
    '.5',
    '5.',
    '--5',
    '5-',
    '+5',
    '412 kr',
    '1_000',
    "1'000",
  ])
    t.strictSame(numberMeanings(text), [], JSON.stringify(text))
})

t.test('a whole number is read back from every way of writing it that means one thing', async (t) => {
  const whole = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  const mark = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009', '.', ',')
  property(
    t,
    fc.property(whole, mark, (value, thousands) => {
      const written = String(value).replace(/\B(?=(\d{3})+$)/g, thousands)
      const read = readNumber(written)
      return read === value || (/^-?\d{1,3}[.,]\d{3}$/.test(written) && read === written)
    }),
  )
})
