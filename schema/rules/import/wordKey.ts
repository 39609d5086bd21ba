import { foldText } from '../text.js'

/**
 * What names and words of a list are compared by: their letters and digits, folded. «Pers.oppl.», «persoppl» and «Pers. oppl» are
 * one. `#` stands for a number, and `/` parts two things: «leverandør / kontakt» is not «leverandørkontakt».
 */
export function wordKey(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}#/]/gu, '')
}

/** The words of a text, folded, without what stands between them. */
export function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}#]+/u)
    .filter(Boolean)
}

/** The entries of a table of words: one on each line, or several with `|` between them. */
export function entriesOf(table: string): string[] {
  return table
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean)
}
