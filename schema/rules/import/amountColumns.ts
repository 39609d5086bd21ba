import { numberMeanings } from '../numbers.js'
import { foldText } from '../text.js'
import { SCALES, TIMES_A_YEAR } from './amountWords.js'
import type { Cell } from './cells.js'
import type { ColumnQuestion } from './columnQuestions.js'
import { takeCurrency } from './currencyWords.js'
import { AMOUNT_SCALES, type AmountScale } from './settings.js'

/** What is known of a column of amounts from all of it: what no cell can say of itself. */
export interface AmountColumn {
  /** What its name says, or a person, that its numbers count: 1000 in «Kostnad (i 1000 kr)». */
  times: (typeof AMOUNT_SCALES)[AmountScale]
  /** Whether a person has said what its numbers count. */
  said: boolean
  /** What its name says that they count; null where nothing tells, or its name and its cells disagree: it is asked once. */
  found: AmountScale | null
  /** Whether it has amounts. */
  filled: boolean
  /** How many of its amounts make a year: 12 in «Pris pr. mnd». */
  perYear: number
  /** True where its name says a currency that is not the register's. */
  otherCurrency: boolean
  /** The mark that stands between thousands, where a cell shows it; null where none does, or they disagree. */
  thousands: '.' | ',' | null
  /** Whether most of its amounts are of tens of thousands, or all so small that thousands may be meant; null: neither. */
  usual: 'large' | 'small' | null
}

export const NO_COLUMN: AmountColumn = {
  times: 1,
  said: false,
  found: 'ones',
  filled: false,
  perYear: 1,
  otherCurrency: false,
  thousands: null,
  usual: null,
}

/** How many amounts it takes for some to be the usual. */
const ENOUGH = 3
const LARGE = 10_000
const SMALL = 500
/** Of ten amounts, so many make what is usual. */
const MOST = 0.8

const NAME_IN_THOUSANDS =
  /(?:i|in|im|i hele|×|x) ?(?:1[ .,]?000|tusen|thousands?|tausend|tuhansina|duizend(?:en)?|tusinde|tusind)|(?<!\p{L})(?:1[ .,]000|1000|tusen|tsd\.?|tnok|tkr|t\.kr|tsek|teur|keur|knok|kkr|t€|k€)(?!\p{L})/u
const NAME_IN_MILLIONS =
  /(?<!\p{L})(?:mill\.?|millioner|millions?|mio\.?|mnok|mkr|msek|meur|m€|miljoner|milj\.?|mln|miljoen)(?!\p{L})/u

/** «Avtaler over 1000 kr»: a limit, and no unit. */
const NAME_OF_LIMIT =
  /(?:over|under|minst|inntil|fra|mer enn|more than|above|below|at least|[<>]) ?(?:kr\.? ?)?1[ .,]?000/u
/** «hele kroner»: what says that nothing is left out of a number. */
const NAME_IN_ONES =
  /(?<!\p{L})(?:hele|heile|hela|whole|volle|ganze|hele) (?:kroner|kronor|kr|beløp|belopp|euros?|dollars?|amounts?|units?)(?!\p{L})|(?<!\p{L})(?:i|in|im) (?:kroner|kronor|kr|euros?|dollars?|nok|sek|dkk|eur)(?!\p{L})/u

/** What the name of a column says that its numbers count; null where it says nothing of it. */
function scaleIn(name: string, currency: string): AmountScale | null {
  const { times } = takeCurrency(name, currency)
  if (NAME_OF_LIMIT.test(name)) return null
  if (times === 1_000_000 || NAME_IN_MILLIONS.test(name)) return 'millions'
  if (times === 1000 || NAME_IN_THOUSANDS.test(name)) return 'thousands'
  return NAME_IN_ONES.test(name) ? 'ones' : null
}

export interface AmountNames {
  /** What the column is called. */
  name?: string
  /** That of the register. */
  currency?: string
  /** What a person said that its amounts are in. */
  said?: AmountScale | undefined
  /** True for a column of the register's own, whose amounts are what the register keeps. */
  own?: boolean
}

/** What is asked of a column of amounts: what they are in, where its name or the register tells it. Null where it has none. */
export function scaleQuestion({ found, filled }: AmountColumn, said: string | null): ColumnQuestion | null {
  return filled ? { code: 'amounts_in', found, said } : null
}

/** Finds out what holds for a column of amounts. */
export function describeAmounts(
  cells: Iterable<Cell | null>,
  { name = '', currency = 'NOK', said, own = false }: AmountNames = {},
): AmountColumn {
  const folded = foldText(name)
  const amounts: number[] = []
  const marks = new Set<'.' | ','>()
  const open = { '.': 0, ',': 0 }
  for (const cell of cells) {
    if (cell?.kind !== 'text' && cell?.kind !== 'number') continue
    const { text } = takeCurrency(foldText(cell.text), currency)
    const written = text.replace(/^(?:ca\.?|~) ?/, '').replace(/(?<=\d) ?[.,:] ?-+\*?$|\*+$/, ',00')
    if (SCALES.some(([, said]) => said.test(written.replace(/^[\d ,.]+/, '')))) continue
    const meanings = numberMeanings(written)
    if (meanings.length === 1) amounts.push(meanings[0] as number)
    if (cell.kind === 'number') continue
    const mark = thousandsIn(written)
    if (mark) marks.add(mark)
    else if (meanings.length > 1) open[written.includes('.') ? '.' : ','] += 1
  }
  const [mark, other] = marks
  const usual = usualOf(amounts.filter((amount) => amount > 0))
  const named = own ? 'ones' : scaleIn(folded, currency)
  const isUnsure = named === null ? usual === 'small' : named !== 'ones' && usual === 'large'
  return {
    times: AMOUNT_SCALES[said ?? named ?? 'ones'],
    said: said !== undefined,
    found: isUnsure ? null : (named ?? 'ones'),
    filled: amounts.length > 0,
    perYear: TIMES_A_YEAR.find(([, said]) => said.test(folded))?.[0] ?? 1,
    otherCurrency: takeCurrency(folded, currency).other,
    thousands: other !== undefined ? null : (mark ?? likelyMark(open)),
    usual,
  }
}

/** The mark between thousands that a number alone shows: by standing twice, or by what the other mark does. */
function thousandsIn(written: string): '.' | ',' | null {
  if (/^\d{1,3}(?:\.\d{3}){2,}|^\d{1,3}\.\d{3},\d|^\d+(?: \d{3})*,\d{1,2}$/.test(written)) return '.'
  if (/^\d{1,3}(?:,\d{3}){2,}|^\d{1,3},\d{3}\.\d|^\d+(?: \d{3})*\.\d{1,2}$/.test(written)) return ','
  return null
}

/** Decimals are not always three: where every number with a mark has three digits behind it, they are thousands. */
function likelyMark(open: Readonly<Record<'.' | ',', number>>): '.' | ',' | null {
  if (open['.'] >= ENOUGH && open[','] === 0) return '.'
  return open[','] >= ENOUGH && open['.'] === 0 ? ',' : null
}

function usualOf(amounts: readonly number[]): AmountColumn['usual'] {
  if (amounts.length === 0) return null
  const share = (counts: (amount: number) => boolean) => amounts.filter(counts).length / amounts.length
  // Being asked once costs little, so few amounts are enough to ask.
  if (share((amount) => amount < LARGE) === 1 || share((amount) => amount < SMALL) >= 0.5) return 'small'
  return amounts.length >= ENOUGH && share((amount) => amount >= LARGE) >= MOST ? 'large' : null
}
