import { foldText } from '../text.js'

/** Words that a row of sums begins with, in the languages that lists come in: nothing else is called so by itself. */
const SUM_WORDS = [
  'sum',
  'sums',
  'summa',
  'summe',
  'sum totalt',
  'sum total',
  'totalsum',
  'total',
  'totals',
  'totalt',
  'totalen',
  'grand total',
  'delsum',
  'subtotal',
  'subtotaal',
  'i alt',
  'ialt',
  'til sammen',
  'tilsammen',
  'alt i alt',
  'samlet',
  'samtals',
  'samanlagt',
  'sammanlagt',
  'totalsumma',
  'yhteensä',
  'kaikki yhteensä',
  'totaal',
  'gesamt',
  'gesamtsumme',
  'insgesamt',
  'zwischensumme',
  'tilsaman',
  'til saman',
] as const
const SUMS: ReadonlySet<string> = new Set(SUM_WORDS)

/** What may follow such a word without being a name: what is summed up, of what, or when. */
const SUM_BEGINNINGS =
  /^(sum|summe|summa|delsum|subtotal|totalsum|totalt|i alt|ialt|til sammen|tilsammen|til saman|yhteensä|totaal|gesamt|insgesamt)[ :]/
/** A count of what the list has, under it. */
const COUNT_BEGINNINGS =
  /^(antall|antal|tal på|number of|count|anzahl|aantal|lukumäärä|total number|total cost|total costs|total:)( |:|$)/

const MAY_BE_SUM = /^\s*(su|to|gr|de|i|ti|al|sa|ka|yh|ge|zw|an|ta|nu|co|aa|lu)/i

/** How surely a text begins a row of sums: alone, with what is summed up behind it, or as a count of what the list has. */
export function sumWord(text: string): 'alone' | 'beginning' | 'count' | null {
  // Of long lists most names are told from these words by their first letters.
  if (!MAY_BE_SUM.test(text)) return null
  const folded = foldText(text)
  const plain = folded.replace(/[\s:.=*()-]+$/, '')
  // «Sum 2019», «Totalt kr»: no name either.
  if (SUMS.has(plain.replace(/[\s:]+(\d{4}|kr|nok|sek|dkk|eur|€)$/, ''))) return 'alone'
  if (SUM_BEGINNINGS.test(folded)) return 'beginning'
  return COUNT_BEGINNINGS.test(folded) ? 'count' : null
}

/** What a note under a table begins with: a mark, or a word that says where it is from or what it means. */
const NOTE =
  /^([*†‡§¹²³]|\(?\d\)\s|(kilde|kjelde|källa|kilder|kilde(r)?|lähde|bron|quelle|sources?|merk|merknad(er)?|obs|nb|note|notes?|fotnote(r)?|footnotes?|anm|anmerkung(en)?|forklaring(er)?|forkortelser|huom|opmerking(en)?|sist oppdatert|oppdatert|last updated|senast uppdaterad|tegnforklaring|legend)\b[\s.:)])/

export const beginsNote = (text: string) => NOTE.test(`${foldText(text)} `)

/** True for what reads as a number, an amount, a date, or a count of something: `12.395.000,-`, `kr 400`, `88 systemer`, `ca. 20`. */
export function isNumeric(text: string): boolean {
  return /^[^\p{L}\d]*((kr|nok|sek|dkk|eur|usd|ca|circa)\b[^\p{L}\d]*)?\d/iu.test(text)
}

/** A text in one line. What was parted at the end of a line to fit its cell is one word again. */
export function oneLine(text: string): string {
  return text
    .replace(/(\p{Ll})[-\u00ad]\n(\p{Ll})/gu, '$1$2')
    .replace(/\s+/g, ' ')
    .trim()
}
