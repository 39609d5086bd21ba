import { SaxesParser } from 'saxes'
import { XML_DEPTH } from './limits.js'
import { damaged, UnreadableFile } from './unreadable.js'

export type Attributes = Readonly<Record<string, string>>

/** What is called for as a part is read. Names are as they are written, with their prefixes. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  /** A piece of text: what stands together may come in several. */
  text?(text: string): void
}

/** So much is decoded at a time, so that a large part is never held as a text. */
const PIECE = 256 * 1024

/**
 * Reads a part of a workbook. Throws `UnreadableFile` for what is no well-formed XML, is nested absurdly deep, or defines
 * anything itself (a document type): no workbook does, and what is defined could be made to grow without end.
 */
export function readXml(bytes: Uint8Array, part: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('error', () => {
    throw damaged(part)
  })
  parser.on('doctype', () => {
    throw damaged(part)
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > XML_DEPTH) throw damaged(part)
    open(name, attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    close?.(name)
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
    for (let at = 0; at < bytes.length; at += PIECE)
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
    parser.write(decoder.decode())
    parser.close()
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged(part)
  }
}

/** XML is UTF-8, unless it begins with the mark of UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** The name of an element without its prefix, which each program chooses. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** A number that counts, as an attribute says it. Throws for what is none, or is beyond `most`. */
export function countIn(value: string | undefined, most: number, part: string, absent = 1): number {
  if (value === undefined) return absent
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < 1 || number > most) throw damaged(part)
  return number
}
