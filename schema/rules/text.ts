import { wholeNumber } from './rowNumbers.js'
import type { Words } from './words.js'

/** Letters, digits and signs of the keyboard that fold by their case alone: not ` and ß. */
const PLAIN = /^[ -_a-~À-ÖØ-Þà-öø-ÿ]*$/

/**
 * Folds a text for search and comparison, what is stored and what is asked alike: lower case, Unicode composed, white
 * space to one space, every hyphen, dash, apostrophe and quotation mark to the one of the keyboard, what is another form
 * of the same (full-width letters, ligatures, … for three dots) to the plain one, ß to ss, and what leaves no ink (soft
 * hyphens, zero widths) out. æ, ø and å stay letters of their own: «Ås» is not «As».
 */
export function foldText(text: string): string {
  // Most texts: nothing of what follows would change them but the case and the blanks.
  if (PLAIN.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim()
  return (
    text
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      // Before forms are made plain: an acute accent by itself would become a space with an accent on it.
      .replaceAll('\u00b4', "'")
      .replaceAll('\u2033', '"')
      .normalize('NFKC')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u2018-\u201b\u02bc\u2032`]/g, "'")
      .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
      .toLocaleLowerCase('nb')
      // The dotted İ leaves its dot behind.
      .replaceAll('i\u0307', 'i')
      .replaceAll('ß', 'ss')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** Letters that sort with another, or after z, in lower case, as Norwegians order them: ü with y, þ as th. */
const NORWEGIAN_ORDER: readonly (readonly [letters: string, key: string])[] = [
  ['æäę', '{'],
  ['øöőœ', '|'],
  ['å', '}'],
  ['éèêë', 'e'],
  ['áàâã', 'a'],
  ['íìîï', 'i'],
  ['óòôõ', 'o'],
  ['úùû', 'u'],
  ['ýÿüű', 'y'],
  ['ç', 'c'],
  ['ñŋ', 'n'],
  ['đð', 'd'],
  ['ŧ', 't'],
  ['þ', 'th'],
  ['ł', 'l'],
]
const SORTED_AS = new Map(
  NORWEGIAN_ORDER.flatMap(([letters, key]) => [...letters].map((letter) => [letter, key])),
)

/**
 * A key that sorts as Norwegians expect with a plain byte comparison, the same on every engine:
 * æ, ø and å come after z, in that order; letters with other accents sort with their base letter; numbers by how great
 * they are, so that «Skole 2» comes before «Skole 10».
 */
export function sortKey(text: string): string {
  return withoutAccents(
    foldText(text).replace(/[^ -~]/gu, (letter) => SORTED_AS.get(letter) ?? letter),
  ).replace(/0*(\d+)/g, (_, digits: string) => `${String(digits.length).padStart(2, '0')}${digits}`)
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '')
}

/** Letters that are no other with an accent, as they are spelt where there is none but a to z. */
const SPELT_AS = new Map([
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
])

/** A folded text in the letters a to z as far as they go: æ is ae, ø is o and å is a, and accents are off. */
export function plainLetters(text: string): string {
  return withoutAccents(foldText(text)).replace(
    /[^ -~]/gu,
    (letter) => SPELT_AS.get(letter) ?? SORTED_AS.get(letter) ?? letter,
  )
}

/** Items in Norwegian order of their texts, as stored keys are; those that sort alike by their letters. */
export function inTextOrder<T>(items: Iterable<T>, textOf: (item: T) => string): T[] {
  const given = [...items]
  if (given.length < 2) return given
  // Each key is made once: it costs more than all that is compared.
  return given
    .map((item) => ({ item, text: textOf(item), key: sortKey(textOf(item)) }))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.text, b.text))
    .map(({ item }) => item)
}

/** Compares sort keys as every engine does: byte by byte, which is by code point. */
export function compareKeys(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}

/** The words of a search, folded, without repeats. An empty search has none. */
export function searchWords(q: string): string[] {
  return [...new Set(foldText(q).split(' ').filter(Boolean))]
}

/** The forms in which a folded word of a search may stand: as it is, and `ikt-26` as the number that it means. */
export function wordForms(word: string): string[] {
  return [...new Set([word, foldText(wholeNumber(word))])]
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
  lost: { nb: 'står der et tegn gikk tapt', en: 'stands where a character was lost' },
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
  ['lost', /\uFFFD/],
  ['line_break', /[\n\r\u2028\u2029]/],
  // What annotates text and what stands for an object steer what is shown, as control characters do.
  ['control', /[^\P{Cc}\t\n\r]|[\uFFF9-\uFFFC]/u],
]
/** What leaves no ink: spaces, what is ignored by default, marks without a letter, what is no character yet, and the blank of Braille. */
const INVISIBLE = /^[\s\p{Z}\p{M}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]+$/u

/** Any of these, which most texts have none of. */
const ANY_FAULTY = new RegExp(FAULTY.map(([, form]) => form.source).join('|'), 'u')

/** The first character of a text that cannot be stored, in a field of one line or of several; null when all can. */
export function textFault(text: string, lines: 'one' | 'several'): TextFault | null {
  if (!ANY_FAULTY.test(text) && !INVISIBLE.test(text)) return null
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

const EACH_FAULTY = new RegExp(
  FAULTY.flatMap(([why, form]) => (why === 'line_break' ? [] : [form.source])).join('|'),
  'gu',
)

/** A text of several lines without the characters that cannot be stored. */
export function withoutFaults(text: string): string {
  return text.replace(EACH_FAULTY, '')
}

/** True for a text that is not empty and of which nothing is seen. */
export function isInvisible(text: string): boolean {
  return INVISIBLE.test(text)
}

/** A character as Unicode writes it: U+202E. */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** What a text says first: of what is wrong that it is, without what to do about it. */
export function firstSentence(text: string): string {
  return text.split(/(?<=\.) /)[0] ?? text
}
