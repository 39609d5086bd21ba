import { localName, readXml } from './xml.js'

/** The texts of a workbook, which its cells name by their places. */
export function readStrings(bytes: Uint8Array | null, part: string): string[] {
  const strings: string[] = []
  if (!bytes) return strings
  const text = newText()
  readXml(bytes, part, {
    open(element) {
      text.open(localName(element))
    },
    text: text.add,
    close(element) {
      const name = localName(element)
      text.close(name)
      if (name === 'si') strings.push(text.take())
    },
  })
  return strings
}

/** A text in pieces, each with a style of its own: all of it counts, and how it is pronounced does not. */
export interface TextMaker {
  open(name: string): void
  add(piece: string): void
  close(name: string): void
  /** What was put together; the next text begins empty. */
  take(): string
}

export function newText(): TextMaker {
  let text = ''
  let isText = false
  let isSound = false
  return {
    open(name) {
      if (name === 'rPh') isSound = true
      if (name === 't') isText = true
    },
    add(piece) {
      if (isText && !isSound) text += piece
    },
    close(name) {
      if (name === 'rPh') isSound = false
      if (name === 't') isText = false
    },
    take() {
      const taken = unescapeText(text)
      text = ''
      return taken
    },
  }
}

const ESCAPED = /_x([\dA-Fa-f]{4})_/g

/** Characters that XML cannot hold are written `_x000B_` (ECMA-376, ST_Xstring), and so is a `_` that would look so. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
