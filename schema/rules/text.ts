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
