import { readUnsaid } from '../import/unsaid.js'
import { foldText } from '../text.js'

/** What companies end in, and what follows a product that says nothing of which it is. */
const TRIMMINGS = /^(?:as|asa|ab|oy|oyj|aps|gmbh|ag|bv|nv|ltd|inc|sa|v?\d[\d.]*)$/u

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
  const [maker = ''] = vendor ? wordsOf(vendor) : []
  for (const text of texts) {
    if (!text || readUnsaid(text)) continue
    for (const part of text.split('/')) {
      const words = wordsOf(part.replace(/\([^)]*\)/g, ' '))
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

function wordsOf(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{N}+.&]+/gu) ?? []
  const meant = words.filter((word, at) => at === 0 || !TRIMMINGS.test(word))
  return meant.map((word) => word.replace(/\.+$/, ''))
}

/** A vendor folded, without what its kind of company is called. */
export function vendorKey(vendor: string | null): string | null {
  return (vendor && wordsOf(vendor.replace(/\([^)]*\)/g, ' ')).join(' ')) || null
}
