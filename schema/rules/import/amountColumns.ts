import { numberMeanings } from '../numbers.js'
import { foldText } from '../text.js'
import { SCALES, TIMES_A_YEAR } from './amountWords.js'
import type { Cell } from './cells.js'
import { takeCurrency } from './currencyWords.js'

/** What is known of a column of amounts from all of it: what no cell can say of itself. */
export interface AmountColumn {
  /** What its name says that its numbers count: 1000 in «Kostnad (i 1000 kr)». */
  times: 1 | 1000 | 1_000_000
  /** How many of its amounts make a year: 12 in «Pris pr. mnd». */
  perYear: number
  /** True where its name says a currency that is not the register's. */
  otherCurrency: boolean
  /** The mark that stands between thousands, where a cell shows it; null where none does, or they disagree. */
  thousands: '.' | ',' | null
  /** Whether most of its amounts are of tens of thousands, or so small that thousands may be meant; null: neither. */
  usual: 'large' | 'small' | null
}

export const NO_COLUMN: AmountColumn = {
  times: 1,
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

/** Finds out what holds for a column of amounts. `name`: what it is called; `currency`: that of the register. */
export function describeAmounts(cells: Iterable<Cell | null>, name = '', currency = 'NOK'): AmountColumn {
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
  return {
    times: NAME_IN_MILLIONS.test(folded) ? 1_000_000 : NAME_IN_THOUSANDS.test(folded) ? 1000 : 1,
    perYear: TIMES_A_YEAR.find(([, said]) => said.test(folded))?.[0] ?? 1,
    otherCurrency: takeCurrency(folded, currency).other,
    thousands: other !== undefined ? null : (mark ?? likelyMark(open)),
    usual: usualOf(amounts.filter((amount) => amount > 0)),
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
  if (amounts.length < ENOUGH) return null
  const share = (counts: (amount: number) => boolean) => amounts.filter(counts).length / amounts.length
  if (share((amount) => amount >= LARGE) >= MOST) return 'large'
  return amounts.length >= 2 * ENOUGH - 1 && share((amount) => amount < SMALL) >= 0.5 ? 'small' : null
}
