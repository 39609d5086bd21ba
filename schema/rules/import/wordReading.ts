import { UNSAID_WORDS } from './codeWords.js'
import { entriesOf, wordKey } from './wordKey.js'

/** What a word says for a field of codes. */
export type WordReading =
  /** `sure` where the word is the register’s own or means nothing else; otherwise it is confirmed once. */
  | { is: 'value'; code: string; sure: boolean }
  | { is: 'unsaid' }
  /** Nothing is taken for said; candidates the likeliest first, all that there are where nothing is known of the word. */
  | { is: 'ask'; candidates: readonly string[]; why: WordWhy }
export type WordWhy = 'unknown_word' | 'coarse_word' | 'several_values' | 'contradiction'

export const UNSAID: WordReading = { is: 'unsaid' }

export function said(code: string, sure: boolean): WordReading {
  return { is: 'value', code, sure }
}

export function asked(why: WordWhy, candidates: readonly string[]): WordReading {
  return { is: 'ask', candidates, why }
}

const UNSAID_KEYS: ReadonlySet<string> = new Set(entriesOf(UNSAID_WORDS).map(wordKey).filter(Boolean))

/** True for a word that says that nothing is known, and for what has no letter: «?», «–». */
export function isUnsaid(word: string): boolean {
  const key = wordKey(word)
  return UNSAID_KEYS.has(key) || /^[#/]*$/.test(key)
}
