import type { Words } from './words.js'

/**
 * Casefolds a text for search and comparison: lower case, Unicode composed, white space folded to one space.
 * æ, ø and å stay letters of their own: «Ås» is not «As».
 */
export function foldText(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('nb').replace(/\s+/g, ' ').trim()
}

/**
 * A key that sorts as Norwegians expect with a plain byte comparison, the same on every engine:
 * æ, ø and å come after z, in that order; letters with other accents sort with their base letter.
 */
export function sortKey(text: string): string {
  return foldText(text)
    .replaceAll('æ', '{')
    .replaceAll('ø', '|')
    .replaceAll('å', '}')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
}

/** The words of a search, casefolded, without repeats. An empty search has none. */
export function searchWords(q: string): string[] {
  return [...new Set(foldText(q).split(' ').filter(Boolean))]
}

/**
 * True for text that every engine keeps as it is written: no control characters but tabs and line breaks, and no
 * half of a surrogate pair. What comes back changed would break the hash of its row in the log.
 */
export function isPlainText(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\t\n\r]/g, ''))
}

/** What is wrong with a character, each with what it is called. */
export const TEXT_FAULTS = {
  control: { nb: 'er et styretegn', en: 'is a control character' },
  half: { nb: 'er et halvt tegn', en: 'is half a character' },
  direction: { nb: 'styrer skriveretningen usynlig', en: 'steers the direction of writing unseen' },
  nothing: { nb: 'er ikke et tegn i Unicode', en: 'is no character of Unicode' },
  line_break: {
    nb: 'er et linjeskift, og feltet har én linje',
    en: 'is a line break, and the field has one line',
  },
  invisible: { nb: 'er usynlig, som resten av teksten', en: 'is invisible, like the rest of the text' },
} as const satisfies Record<string, Words>

/** A character that cannot be stored: which, at which place (the first is 1), and why. */
export interface TextFault {
  character: string
  place: number
  why: keyof typeof TEXT_FAULTS
}

const FAULTY: readonly [TextFault['why'], RegExp][] = [
  ['half', /\p{Cs}/u],
  ['direction', /\p{Bidi_Control}/u],
  ['nothing', /\p{Noncharacter_Code_Point}/u],
  ['line_break', /[\n\r\u2028\u2029]/],
  ['control', /[^\P{Cc}\t\n\r]/u],
]
/** What leaves no ink: spaces, what is ignored by default, and the blank of Braille. */
const INVISIBLE = /^[\s\p{Z}\p{Default_Ignorable_Code_Point}\u2800]+$/u

/** The first character of a text that cannot be stored, in a field of one line or of several; null when all can. */
export function textFault(text: string, lines: 'one' | 'several'): TextFault | null {
  const characters = [...text]
  for (const [index, character] of characters.entries()) {
    const found = FAULTY.find(
      ([why, form]) => (lines === 'one' || why !== 'line_break') && form.test(character),
    )
    if (found) return { character: codeOf(character), place: index + 1, why: found[0] }
  }
  const [first = ''] = characters
  return INVISIBLE.test(text) ? { character: codeOf(first), place: 1, why: 'invisible' } : null
}

/** A character as Unicode writes it: U+202E. */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
