import { formatDate } from '../dates.js'
import { foldText, textFault } from '../text.js'
import type { Cell } from './cells.js'
import { readCell } from './lostCells.js'
import { found, type Reading, refused, type Told, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'

export interface TextOptions {
  /** How long the text may be, as the schema of its field says. */
  max: number
  /** True where «nei» and «ingen» are values of the field, and do not say that it has none. */
  noneSays?: boolean
}

/** A text as it is stored: composed, with single spaces of one kind, trimmed. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u2028\u2029\p{Zs}]+/gu, ' ')
    .trim()
}

/** Why a line cannot be stored; null when it can. */
export function lineFault(line: string, max: number): Reading<never> | null {
  if (line === '') return UNSAID
  if (textFault(line, 'one')) return refused('bad_characters')
  return line.length > max ? refused('too_long') : null
}

/** A line as a value, where it is one that can be stored. */
export function withinLine(line: string, max: number, told?: Told, kept?: boolean): Reading<string> {
  return lineFault(line, max) ?? found(line, told, kept)
}

/** What a cell says in words: a date as texts write it. */
function wordsOf({ kind, text }: Cell): string {
  return kind === 'date' ? `${formatDate(text)}${text.slice(10)}` : text
}

/** A text of one line. Line breaks in it become spaces, and are told. */
export function readLine(cell: Cell, { max, noneSays }: TextOptions): Reading<string> {
  return readCell(cell, (one) => {
    const text = wordsOf(one)
    if (readUnsaid(text, noneSays)) return UNSAID
    return withinLine(oneLine(text), max, /[\n\r\u2028\u2029]/.test(text.trim()) ? 'lines_joined' : undefined)
  })
}

/** A text of several lines. */
export function readProse(cell: Cell, { max, noneSays }: TextOptions): Reading<string> {
  return readCell(cell, (one) => {
    const text = wordsOf(one).normalize('NFC').replace(/\r\n?/g, '\n').trim()
    if (readUnsaid(text, noneSays)) return UNSAID
    if (textFault(text, 'several')) return refused('bad_characters')
    return text.length > max ? refused('too_long') : found(text)
  })
}

/** The version of a product: «v. 7» is 7. What a spreadsheet has made a date of («1.9») is lost. */
export function readVersion(cell: Cell, max = 200): Reading<string> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date') return refused('became_a_date')
    if (readUnsaid(text)) return UNSAID
    return withinLine(
      oneLine(text).replace(/^(?:v|ver|vers|versjon|version|versio|versie)\.? ?:? ?(?=\d)/iu, ''),
      max,
    )
  })
}

export interface ListOptions {
  /** How long each may be, and how many there may be. */
  max: number
  most: number
}

const BULLET = /^(?:[-–—•*·▪◦‣>]|\d{1,2}[.)]) +/u

/** Several texts in one cell: one a line or between semicolons, or else between commas or slashes with spaces around them. */
export function readList(cell: Cell, { max, most }: ListOptions): Reading<string[]> {
  return readCell(cell, (one) => {
    const text = wordsOf(one).replace(/\r\n?/g, '\n')
    if (readUnsaid(text)) return UNSAID
    const strong = outsideBrackets(text, /[;\n|]/)
    const parts = strong.length > 1 ? strong : outsideBrackets(text, /,(?=\s|\p{L})|\s\/\s/u)
    const items = new Map<string, string>()
    for (const part of parts) {
      const item = oneLine(part.trim().replace(BULLET, ''))
      if (item !== '' && !readUnsaid(item) && !items.has(foldText(item))) items.set(foldText(item), item)
    }
    const list = [...items.values()]
    if (list.length === 0) return UNSAID
    if (list.some((item) => textFault(item, 'one'))) return refused('bad_characters')
    if (list.some((item) => item.length > max)) return refused('too_long')
    return list.length > most ? refused('too_many') : found(list)
  })
}

/** The parts of a text between marks of a kind, but for those that stand in brackets. */
export function outsideBrackets(text: string, mark: RegExp): string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  let at = 0
  // One way through the text, however many marks it has.
  for (const { 0: found, index } of text.matchAll(
    new RegExp(`${mark.source}|[()[\\]]`, `${mark.flags.replace('g', '')}g`),
  )) {
    part += text.slice(at, index)
    at = index + found.length
    if (/^[()[\]]$/.test(found)) {
      depth = Math.max(0, depth + (/[([]/.test(found) ? 1 : -1))
      part += found
    } else if (depth > 0) part += found
    else {
      parts.push(part)
      part = ''
    }
  }
  return [...parts, part + text.slice(at)].map((one) => one.trim())
}
