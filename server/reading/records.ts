import type { Delimiter } from '../../schema/rules/import/cells.js'
import { UnreadableFile } from './unreadable.js'

const QUOTE = 0x22
const RETURN = 0x0d
const NEW_LINE = 0x0a
const SPACE = 0x20

/**
 * Calls for each record of a text (RFC 4180, and what is found besides), blank ones too, with the first line that it stands in.
 * By hand: the library that the demo is read by takes far longer for rows of another length than the first, counts the lines of a
 * cell otherwise than editors do, and does not know where a quotation mark was that is never closed.
 *
 * Lines end in any way, and in several ways in one file. A quotation mark within a cell, as in 24" skjerm, is a mark.
 * @param most how many records to read
 * @throws UnreadableFile for a quotation mark that opens a cell and is never closed
 */
export function eachRecord(
  text: string,
  delimiter: Delimiter,
  each: (record: readonly string[], line: number) => void,
  most = Number.POSITIVE_INFINITY,
): void {
  const between = delimiter.charCodeAt(0)
  let at = 0
  let line = 1
  for (let count = 0; at < text.length && count < most; count += 1) {
    const record: string[] = []
    const first = line
    for (;;) {
      const quoted = text.charCodeAt(at) === QUOTE ? quotedCell(text, at, between, line) : null
      const end = quoted?.end ?? endOfCell(text, at, between)
      record.push(quoted?.value ?? text.slice(at, end))
      line += quoted?.lines ?? 0
      at = end + 1
      const ending = text.charCodeAt(end)
      if (ending === between) continue
      if (ending === RETURN && text.charCodeAt(at) === NEW_LINE) at += 1
      line += 1
      break
    }
    each(record, first)
  }
}

/** Where a cell ends that is not quoted: at what stands between cells, or ends a line, or at the end. */
function endOfCell(text: string, from: number, between: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === between || code === NEW_LINE || code === RETURN) return at
  }
  return text.length
}

const LINE_ENDS = /\r\n|\n|\r/g

/** A cell within quotation marks; null where what follows the second shows that they are part of the text. */
function quotedCell(
  text: string,
  from: number,
  between: number,
  line: number,
): { value: string; end: number; lines: number } | null {
  let close = from
  do {
    close = text.indexOf('"', close + 1)
    if (close < 0) throw new UnreadableFile('quote_not_closed', { line })
    // Two of them stand for one.
    if (text.charCodeAt(close + 1) !== QUOTE) break
    close += 1
  } while (close < text.length)
  let end = close + 1
  while (text.charCodeAt(end) === SPACE) end += 1
  const code = text.charCodeAt(end)
  if (end < text.length && code !== between && code !== NEW_LINE && code !== RETURN)
    return asWritten(text, from, end, between)
  const value = text.slice(from + 1, close).replaceAll('""', '"')
  return { value, end, lines: value.match(LINE_ENDS)?.length ?? 0 }
}

/**
 * A cell of which the marks within were not doubled, `"Han sa "hei" igår"`: the outer ones are none of the text if it ends by one.
 * Null for what began in a line before: somebody who does not know of quotation marks wrote that one, and meant a mark.
 */
function asWritten(
  text: string,
  from: number,
  after: number,
  between: number,
): { value: string; end: number; lines: number } | null {
  const end = endOfCell(text, after, between)
  const cell = text.slice(from, end).trimEnd()
  if (/[\r\n]/.test(cell)) return null
  return { value: cell.endsWith('"') ? cell.slice(1, -1) : cell, end, lines: 0 }
}
