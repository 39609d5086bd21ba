import { answerOf } from './answers.js'
import type { Cell } from './cells.js'
import { periodParts } from './periodCells.js'
import { wordKey } from './wordKey.js'

/** What the cells of a column look like. The shares are of those that are filled. */
export interface Shape {
  filled: number
  /** Share of different ones. */
  distinct: number
  /** Each once, none blank among them, as ids are. */
  unique: boolean
  dates: number
  digits: number
  /** Share of plain numbers, and whether they only count the rows: 1, 2, 3 … */
  numbers: number
  ranks: boolean
  answers: number
  /** Share of numbers of systems of the register, and of ids of some other series: D-014. */
  registerNumbers: number
  ids: number
  /** Share that ends in a version, and share that names somebody beside the vendor. */
  versions: number
  contacts: number
  /** Share that says when something begins and ends: «2018–2021». */
  periods: number
  /** Share of texts with more than a few words. */
  prose: number
}

const DATE =
  /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d{2}-\d{2}(?:-\d{2})?\b|\b(?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\p{L}*\.?\s*(?:19|20)?\d{2}\b|^(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?$/iu
const NUMBER = /^-?\d+(?:[.,]\d+)?$/
const ID = /^(\p{L}{1,10})[-_. ]?\d{1,6}$/u
const VERSION =
  /\S\s*[([]?(?:\b(?:v|ver|vers|versjon|version|versio|versie)\.?\s*\d[\w.]*|\b\d+(?:\.\d+)+\w*|\b(?:20[0-4]\d|19[89]\d)(?:\s?R\d)?)\s*(?:LTS\w*|SP\d+)?[)\]]?$/iu
const CONTACT = /\b(?:v|ved|c)\/|\bkontakt\b|\bvia\b|\bcontact\b|[,(/]\s*\p{Ll}{4,}/iu
const FEW_WORDS = 6
/** So much of a cell is looked at: no pattern here is to run over the longest text that a cell may hold. */
const LONGEST = 200

/** Looks at what stands in a column. `prefix`: the letters before the numbers of what the list is of. */
export function shapeOf(cells: readonly (Cell | null | undefined)[], prefix: string | null): Shape {
  const texts = cells.flatMap((cell) => (cell && cell.kind !== 'error' ? [cell.text.slice(0, LONGEST)] : []))
  const filled = texts.length
  const share = (test: (text: string) => boolean) => (filled === 0 ? 0 : texts.filter(test).length / filled)
  const distinct = new Set(texts.map(wordKey)).size
  const dated = cells.filter(
    (cell) => cell && (cell.kind === 'date' || DATE.test(cell.text.slice(0, LONGEST))),
  ).length
  const own = prefix === null ? null : new RegExp(`^${prefix}-\\d{1,6}$`, 'i')
  const series = new Set(texts.map((text) => ID.exec(text)?.[1]?.toLowerCase()))
  return {
    filled,
    distinct: filled === 0 ? 0 : distinct / filled,
    unique: filled > 0 && distinct === filled && filled === cells.length,
    dates: filled === 0 ? 0 : dated / filled,
    digits: share((text) => /\d/.test(text)),
    numbers: share((text) => NUMBER.test(text)),
    ranks: countsRows(texts),
    answers: share((text) => answerOf(text) !== null),
    registerNumbers: own === null ? 0 : share((text) => own.test(text)),
    ids: series.size > 3 ? 0 : share((text) => ID.test(text)),
    versions: share((text) => VERSION.test(text)),
    contacts: share((text) => CONTACT.test(text)),
    periods: share((text) => /\d{4}/.test(text) && periodParts(text) !== null),
    prose: share((text) => text.split(/\s+/).length > FEW_WORDS),
  }
}

/** True for 1, 2, 3 … in the order of the rows, whether or not some row has none or a group begins anew. */
function countsRows(texts: readonly string[]): boolean {
  const numbers = texts.map((text) =>
    NUMBER.test(text.replace(/\.$/, '')) ? Number.parseFloat(text) : Number.NaN,
  )
  if (numbers[0] !== 1) return false
  const steps = numbers
    .slice(1)
    .filter((one, index) => one === (numbers[index] as number) + 1 || one === 1).length
  return steps >= (numbers.length - 1) * 0.9
}
