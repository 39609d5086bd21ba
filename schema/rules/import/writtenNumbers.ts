import { numberMeanings } from '../numbers.js'
import { foldText } from '../text.js'
import { SCALES } from './amountWords.js'

/** A number in a text: what it may mean, best first, and where it stands. */
export interface WrittenNumber {
  meanings: readonly number[]
  /** What is said behind it: `1000` in «25 tusen». */
  times: number
  at: number
  /** The end of it with its scale. */
  end: number
}

/** Digits in groups of three, or as they come, with decimals; not a part of a word or of a number of something («B-111»). */
const NUMBER =
  /(?<![\p{L}\d]|[\d\p{L}][.,]|\p{L}-)(?:\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?(?!\d))/gu
/** Digits, alone or in groups with spaces of any width: the commonest, and never in doubt. */
export const PLAIN = /^\d{1,3}(?:\s\d{3})+$|^\d+$/
/** Marks that say that there is nothing behind the comma. */
const NO_DECIMALS = /^(?: ?[.,:]-+|-(?=$|[*)]))/

/** Exponents («1e5»), hexadecimals, and digits parted by marks that are no thousands («1,2,3», «1.2.3»). */
const OF_ANOTHER_FORM = /\de[+-]?\d|\b0x[\da-f]|\d,\d{1,2},\d|(?<![\d.])\d{1,3}\.\d{1,2}\.\d(?!\d)/iu

/**
 * A text folded for its numbers. Small raised digits are marks of footnotes, and become `*`: folded they would stand
 * behind the number as digits of it. Null for a text with fractions (½), which would as well, and for what only begins as a
 * number does: its first digits say another one.
 */
export function foldNumbers(text: string): string | null {
  if (/[¼½¾⅐-⅞⁄]/u.test(text) || OF_ANOTHER_FORM.test(text)) return null
  return foldText(text.replace(/[⁰¹²³⁴-⁹]+/gu, '*'))
}

/**
 * The numbers of a folded text, in order. `thousands`: the mark that is known to stand between thousands; where it is null, a
 * number such as «1.234» has two meanings.
 */
export function numbersIn(folded: string, thousands: '.' | ',' | null): WrittenNumber[] {
  return [...folded.matchAll(NUMBER)].map((match) => {
    const written = match[0].replaceAll("'", ' ')
    let end = match.index + match[0].length
    const closing = NO_DECIMALS.exec(folded.slice(end))
    if (closing) end += closing[0].length
    const scale = SCALES.find(([, said]) => said.test(folded.slice(end)))
    if (scale) end += (scale[1].exec(folded.slice(end)) as RegExpExecArray)[0].length
    const all = numberMeanings(closing ? `${written.replace(/[ .,](?=\d{3})/g, '')},0` : written)
    const [first, second] = all
    const marked = written.includes('.') ? '.' : ','
    // Decimals are what is scaled: «1,250 mill» is no thousand millions.
    const meanings =
      first === undefined || second === undefined
        ? all
        : thousands === null
          ? scale && scale[0] >= 1e6
            ? [second]
            : all
          : thousands === marked
            ? [first]
            : [second]
    return { meanings, times: scale?.[0] ?? 1, at: match.index, end }
  })
}
