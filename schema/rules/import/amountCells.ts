import { LARGEST } from '../numbers.js'
import { type AmountColumn, NO_COLUMN } from './amountColumns.js'
import {
  A_YEAR,
  ABOUT,
  BETWEEN,
  BOTH_ENDS_AFTER,
  EITHER,
  FREE,
  isLimit,
  NAMES_OF_COST,
  ONCE,
  PER_UNIT,
  SEVERAL_YEARS,
  TAX,
  TIMES_A_YEAR,
} from './amountWords.js'
import type { Cell } from './cells.js'
import { takeCurrency } from './currencyWords.js'
import { OF_ANOTHER, saying } from './dateWords.js'
import { writtenDay } from './dayOrder.js'
import { LONGEST, readCell } from './lostCells.js'
import { asked, found, type Reading, refused, type Told, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'
import { foldNumbers, numbersIn, PLAIN, type WrittenNumber } from './writtenNumbers.js'

export interface AmountOptions {
  /** What is known of the whole column (`describeAmounts`). */
  column?: AmountColumn
  /** The currency of the register, by its three letters. */
  currency?: string
}

/** Up to here a number without more may be of thousands, where the others of its column are of tens of thousands. */
const SMALL = 1000
/** What nobody means by a scale: «25 000 tusen». */
const LARGEST_SCALED = 10_000
/** A year that an amount is said to be of: «412 000 (2019)», «2019: 412 000», «412 000 i 2019». */
const OF_A_YEAR =
  /^(?:19|20)\d\d ?[:=] |[(,;]? ?(?:i|for|fra|pr\.?|per|in|von|vuonna|budsjett|regnskap|år|year|anno|i år)? ?(?<=[( ])(?:19|20)\d\d(?:[/-]\d{2,4})?\)?$|[(,;] ?(?:pr\.?|per)? ?\d{1,2}\.\d{1,2}\.\d{2,4}\)?$/u

/** What says that an amount is paid by several. */
const SHARED = saying(
  'deles|delt|delt på|felles|fellesavtale|spleis|delas|delad|delat|gemensam|gemensamt|fælles|delt mellem|jaettu|yhteinen|gedeeld|gezamenlijk|geteilt|gemeinsam|shared|split',
)

/**
 * A whole amount a year, in the currency of the register. Amounts of another time, of each user, of several or of unknown
 * size are asked about, with what they come to.
 */
export function readAmount(cell: Cell, options: AmountOptions = {}): Reading<number> {
  const { column = NO_COLUMN, currency = 'NOK' } = options
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date' || kind === 'flag') return refused('not_a_number')
    if (kind === 'number') return ofNumber(Number(text), column)
    if (readUnsaid(text)) return UNSAID
    if (PLAIN.test(text)) return ofNumber(Number(text.replace(/\s/g, '')), column)
    if (text.length > LONGEST) return refused('not_a_number')
    const folded = foldNumbers(text)
    if (folded === null || writtenDay(folded) || /%/.test(folded.replace(TAX, ' ')))
      return refused('not_a_number')
    return ofText(folded, column, currency)
  })
}

function ofNumber(amount: number, column: AmountColumn): Reading<number> {
  // 412.125 is how a spreadsheet keeps «412.125» that was typed for four hundred thousand, too.
  const thousandfold =
    amount > 0 && amount < SMALL && /^\d+\.\d{3}$/.test(String(amount)) ? [Math.round(amount * 1000)] : []
  // In thousands, both come to the same.
  if (thousandfold.length > 0 && column.times === 1 && !isOpen(column))
    return asked('unit_unclear', within([...thousandfold, amount]))
  return single({ values: [amount], plain: true, times: 1, told: undefined, kept: false }, column)
}

function ofText(folded: string, column: AmountColumn, currency: string): Reading<number> {
  if (FREE.test(folded)) {
    const rest = folded.replace(FREE, '').replace(/[\s.,;:()!-]/g, '')
    return /\d|\?/.test(rest)
      ? asked('in_doubt', [0])
      : found(0, rest === '' ? undefined : 'rest_kept', rest !== '')
  }
  const untaxed = folded
    .replace(TAX, ' ')
    .replace(/\( *\)/g, ' ')
    .trim()
  if (OF_ANOTHER.test(untaxed)) return refused('part_of_another')
  const money = takeCurrency(untaxed, currency)
  if (money.other) return refused('other_currency')
  const undated = money.text.replace(OF_A_YEAR, ' ').trim()
  const yearly = undated.replace(A_YEAR, ' ')
  if (/^[(]?- ?\d/.test(yearly)) return refused('negative')
  const numbers = numbersIn(yearly, column.thousands).filter(({ meanings }) => meanings.length > 0)
  if (numbers.length === 0) return refused('not_a_number')
  const rest = restOf(yearly, numbers)
  const kept = rest !== '' || untaxed !== folded || undated !== money.text
  const approximate = yearly.search(ABOUT) >= 0
  const amounts = numbers.map((number) => valuesOf(number, money.times))
  const times = TIMES_A_YEAR.find(([, said]) => said.test(yearly))?.[0] ?? column.perYear
  const all = within(amounts.flatMap(({ values }) => values).map((value) => value * times))
  if (PER_UNIT.test(yearly)) return asked('per_unit')
  if (ONCE.test(yearly) || SEVERAL_YEARS.test(yearly)) return asked('once_or_yearly', all)
  if (numbers.length > 1) return several(yearly, numbers, amounts, times)
  if (times !== 1) return asked('per_month', all)
  const [number] = numbers as [WrittenNumber]
  if (isLimit(yearly.slice(0, number.at), yearly.slice(number.end))) return asked('lower_bound', all)
  if (SHARED.test(yearly)) return asked('in_doubt', all)
  if (/\?/.test(yearly) || /^[(].*[)]$/.test(yearly)) return asked('in_doubt', all)
  if (hasStrangeWords(yearly, number)) return asked('in_doubt', all)
  const [amount] = amounts as [Values]
  const told: Told | undefined = approximate
    ? 'approximate'
    : amount.scaled
      ? 'scaled'
      : kept
        ? 'rest_kept'
        : undefined
  return single(
    { values: amount.values, plain: !amount.scaled, times: amount.times, told, kept: kept || approximate },
    column,
  )
}

interface Values {
  values: readonly number[]
  scaled: boolean
  times: number
}

function valuesOf({ meanings, times: own }: WrittenNumber, before: number): Values {
  const times = own === 1 ? before : own
  // «25 000 tusen» says thousands twice.
  const values = meanings.flatMap((value) =>
    times !== 1 && value * 1 >= (times === 1000 ? LARGEST_SCALED : SMALL)
      ? [value, value * times]
      : [value * times],
  )
  return { values, scaled: times !== 1, times }
}

interface Single {
  values: readonly number[]
  /** True where the cell does not say thousands or millions itself. */
  plain: boolean
  times: number
  told: Told | undefined
  kept: boolean
}

/** One amount, with what its column says of it. */
function single({ values, plain, told, kept }: Single, column: AmountColumn): Reading<number> {
  const [value, other] = values
  if (value === undefined || !Number.isFinite(value)) return refused('not_a_number')
  if (value < 0) return refused('negative')
  if (column.otherCurrency) return refused('other_currency')
  if (other !== undefined)
    return asked('unit_unclear', within(values.map((one) => (plain ? one * column.times : one))))
  if (column.perYear !== 1) return asked('per_month', within([value * column.perYear]))
  if (!plain || value === 0) return done(value, told, kept)
  const scaled = value * (column.times === 1 ? 1000 : column.times)
  if (isOpen(column) && (column.times !== 1 || value < LARGEST_SCALED))
    return asked('amounts_in', within([value, scaled]))
  if (column.times !== 1)
    return value >= LARGEST_SCALED
      ? asked('unit_unclear', within([value, scaled]))
      : done(scaled, told ?? 'scaled', kept)
  // One that is small among large ones is asked about by itself: the column is not of thousands.
  return column.usual === 'large' && !column.said && value < SMALL
    ? asked('unit_unclear', within([value, scaled]))
    : done(value, told, kept)
}

/** True for a column that is asked what its amounts are in, and of which nobody has said it. */
const isOpen = ({ found, said }: AmountColumn) => found === null && !said

function done(value: number, told: Told | undefined, kept: boolean): Reading<number> {
  // What is scaled by a decimal is not always whole in binary: 0.29 million.
  const exact = Math.round(value * 100) / 100
  const whole = Math.round(exact)
  if (whole > LARGEST) return refused('too_large')
  return found(whole, told ?? (whole === exact ? undefined : 'rounded'), kept)
}

function within(values: readonly number[]): number[] {
  return values.map((value) => Math.round(value)).filter((value) => value >= 0 && value <= LARGEST)
}

/** Several numbers: the ends of a range, alternatives, terms of a sum, or what only whoever wrote it knows. */
function several(
  text: string,
  numbers: readonly WrittenNumber[],
  amounts: readonly Values[],
  times: number,
): Reading<number> {
  const values = amounts.map(({ values: [value = 0] }) => value)
  const last = values[values.length - 1] as number
  const between = numbers.slice(1).map(({ at }, index) => text.slice(numbers[index]?.end, at))
  const isRange =
    between.every((words) => BETWEEN.test(words)) &&
    (/-|til|to|bis/.test(between.join('')) || BOTH_ENDS_AFTER.test(text))
  const isEither = between.every((words) => EITHER.test(words))
  // «35-40 000», «59 el. 95 000»: what the last says of thousands, the first mean too.
  const alike = values.map((value, index) =>
    (isRange || isEither) &&
    value > 0 &&
    value < SMALL &&
    last >= SMALL &&
    !amounts[index]?.scaled &&
    scaledLike(value, last) <= last
      ? scaledLike(value, last)
      : value,
  )
  const sum = between.every((words) => /^ ?(?:\+|pluss|plus) ?$/.test(words))
    ? [alike.reduce((all, one) => all + one, 0)]
    : []
  return asked(isRange ? 'range' : 'several_values', within([...sum, ...alike].map((value) => value * times)))
}

function scaledLike(value: number, last: number): number {
  return value * (last >= 1_000_000 && value < 100 ? 1_000_000 : 1000)
}

/** What is left of a text without its numbers and what says nothing more than they do. */
function restOf(text: string, numbers: readonly WrittenNumber[]): string {
  let rest = ''
  let at = 0
  for (const number of numbers) {
    rest += `${text.slice(at, number.at)} `
    at = number.end
  }
  return `${rest}${text.slice(at)}`.replace(ABOUT, ' ').replace(/[\s.,:;-]/g, '')
}

/** True where words stand before the number that may make it the number of something else: «avtale 111». */
function hasStrangeWords(text: string, { at }: WrittenNumber): boolean {
  return /\p{L}/u.test(text.slice(0, at).replace(ABOUT, ' ').replace(NAMES_OF_COST, ' '))
}
