import { entriesOf, wordKey } from './wordKey.js'

/** Words for yes and no in the languages of lists. A cell of nothing but a tick means yes. */
const ANSWER_TABLE = {
  yes: 'ja | j | jo | jepp | yes | y | true | sant | sann | x | 1 | kyllä | k | on | wahr | waar | ja. | xx | har | finnes',
  no: 'nei | n | nej | no | nein | nee | ei | false | usant | 0 | falsk | falsch | onwaar | nope | ikke | inte | ingen | mangler',
} as const

const TICKS = /^[✓✔☑√●•✕✗]+$/u
const WORDS = new Map(
  Object.entries(ANSWER_TABLE).flatMap(([answer, table]) =>
    entriesOf(table).map((word) => [wordKey(word), answer as keyof typeof ANSWER_TABLE] as const),
  ),
)

/** Yes or no, as a cell says it; null where it says neither. */
export function answerOf(text: string): 'yes' | 'no' | null {
  const bare = text.trim()
  if (TICKS.test(bare)) return /[✕✗]/u.test(bare) ? null : 'yes'
  // «a) No» and «1. Ja» are answers of a list that was to be chosen from.
  return WORDS.get(wordKey(bare.replace(/^\s*\p{L}\)\s+/u, ''))) ?? null
}
