import { isDate } from '../dates.js'
import type { Cell } from './cells.js'
import type { ColumnQuestion } from './columnQuestions.js'

/** Three numbers with marks between them, as dates are written. The year is last, or first with four digits. */
const THREE = /^(\d{1,4}) ?([./ -]) ?(\d{1,2}) ?([./ -]) ?'?(\d{4}|\d{2})\.?$/

export interface WrittenDay {
  parts: readonly [string, string, string]
  /** True where it is written in a way that only those who put the day first write: 03.04.2020, 3/4-20. */
  dayFirst: boolean
  /** True where the year may stand first in two digits: 20-06-30. */
  mayBeginWithYear: boolean
}

/** A day that is written in numbers alone; null for any other text. */
export function writtenDay(text: string): WrittenDay | null {
  const [, first = '', mark, second = '', mark2, third = ''] = THREE.exec(text) ?? []
  if (mark === undefined || first.length === 3 || (first.length === 4 && third.length === 4)) return null
  return {
    parts: [first, second, third],
    dayFirst: mark === '.' || (mark === '/' && mark2 === '-'),
    mayBeginWithYear: mark === '-' && mark2 === '-' && first.length === 2 && third.length === 2,
  }
}

/** A year of two digits is of this century up to 49, of the last after it. */
export function wholeYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) <= 49 ? 2000 : 1900)
}

/** A date of its numbers, whether there is such a day or not. */
export function dateOf(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}

export type DayOrder = 'dayFirst' | 'monthFirst' | 'ask' | 'irrelevant'

/**
 * Which of day and month comes first in a column, found from all its cells at once: a cell that can be read in one way
 * alone says it for those that can be read in two. `irrelevant` where no cell can; `ask` where none says, or they disagree.
 */
export function findDayOrder(cells: Iterable<Cell | null>): DayOrder {
  let open = false
  const orders = new Set<DayOrder>()
  for (const cell of cells) {
    if (cell?.kind !== 'text') continue
    const written = writtenDay((cell.text.split(/[T\n]| \d{1,2}:/)[0] as string).trim())
    if (!written || written.parts[0].length === 4) continue
    const [first, second, third] = written.parts
    const [dayFirst, monthFirst] = [
      isDate(dateOf(wholeYear(third), Number(second), Number(first))),
      isDate(dateOf(wholeYear(third), Number(first), Number(second))),
    ]
    const yearFirst =
      written.mayBeginWithYear && isDate(dateOf(wholeYear(first), Number(second), Number(third)))
    if (written.dayFirst) orders.add('dayFirst')
    else if (yearFirst) open ||= dayFirst || monthFirst
    else if (dayFirst && monthFirst) open ||= Number(first) !== Number(second)
    else if (dayFirst) orders.add('dayFirst')
    else if (monthFirst) orders.add('monthFirst')
  }
  if (!open) return 'irrelevant'
  const [order, other] = orders
  return order === undefined || other !== undefined ? 'ask' : order
}

/** What is asked of a column of days: their order, where the column itself tells it. Null where no cell can be read in two. */
export function dayOrderQuestion(cells: Iterable<Cell | null>, said: string | null): ColumnQuestion | null {
  const order = findDayOrder(cells)
  return order === 'irrelevant' ? null : { code: 'day_order', found: order === 'ask' ? null : order, said }
}
