import type { Attributes } from './xml.js'

/** The text of a cell: its paragraphs, each a line, with all that is set otherwise within them. */
export interface Paragraphs {
  open(name: string, attributes: Attributes): void
  add(piece: string): void
  close(name: string): void
  take(): string
}

/** Blanks that are written out by their count: more of them say nothing. */
const MOST_BLANKS = 1_000

export function newParagraphs(): Paragraphs {
  const lines: string[] = []
  let line: string | null = null
  return {
    open(name, attributes) {
      if (name === 'text:p' || name === 'text:h') line = ''
      if (line === null) return
      if (name === 'text:s') line += ' '.repeat(Math.min(MOST_BLANKS, Number(attributes['text:c'] ?? 1) || 1))
      if (name === 'text:tab') line += '\t'
      if (name === 'text:line-break') line += '\n'
    },
    add(piece) {
      // Blanks and line breaks of the file itself are one blank (OpenDocument 1.2, 6.1.2).
      if (line !== null) line += piece.replace(/[ \t\r\n]+/g, ' ')
    },
    close(name) {
      if (name !== 'text:p' && name !== 'text:h') return
      if (line !== null) lines.push(line)
      line = null
    },
    take: () => lines.join('\n'),
  }
}
