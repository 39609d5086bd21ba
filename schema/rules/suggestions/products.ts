import { readUnsaid } from '../import/unsaid.js'
import { nameWords } from '../vendorKey.js'

const SHORTEST = 4

/**
 * What a product goes by, folded: as it is written, without what is in brackets, a version and the kind of company, each of
 * several joined by a slash, and without its vendor before it.
 */
export function productKeys(
  texts: readonly (string | null)[],
  vendor: string | null,
  isWord: (word: string) => boolean,
): string[] {
  const keys = new Set<string>()
  const [maker = ''] = vendor ? nameWords(vendor) : []
  for (const text of texts) {
    if (!text || readUnsaid(text)) continue
    for (const part of text.split('/')) {
      const words = nameWords(part.replace(/\([^)]*\)/g, ' '))
      add(words)
      const [first, ...rest] = words
      // «Maker Payroll» without its maker is any payroll, and «Maker IP» is no more than two letters.
      if (first === maker && !rest.every(isWord) && rest.join(' ').length >= SHORTEST) add(rest)
    }
  }
  return [...keys]

  function add(words: readonly string[]): void {
    const key = words.join(' ')
    if (key.length >= 2) keys.add(key)
  }
}
