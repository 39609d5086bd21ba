import { DESTINATION_GROUPS } from './progress.js'
import type { Words } from './words.js'

/** What has a letter: known by its key, and called this in each language. */
export interface Named extends Words {
  key: string
}

type Language = keyof Words

/** The letters of the destinations that are no replacement: the same in every register, so that one learns them once. */
const FIXED: Record<(typeof DESTINATION_GROUPS)[number], Words> = {
  continued: { nb: 'S', en: 'C' },
  retain: { nb: 'V', en: 'R' },
  retire: { nb: 'X', en: 'X' },
  unmapped: { nb: '?', en: '?' },
}

const ALPHABET: Record<Language, readonly string[]> = {
  nb: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ'],
  en: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
}

/** Words that tell none of them from another. */
const EMPTY_WORDS: Record<Language, readonly string[]> = {
  nb: [...'ny nytt nye felles system løsning for til og i av med på et en den det'.split(' ')],
  en: [...'new shared common system solution for to and in of with on a an the'.split(' ')],
}

/**
 * A letter for each destination, in both languages, no two alike in one language: those that are no replacement have theirs
 * for good; a replacement has the first that is free of the words that only it has, of its other words, of all its letters,
 * of the alphabet, and at last its first one with a number behind it. Whoever comes first chooses first.
 */
export function lettersOf(destinations: readonly Named[]): Map<string, Words> {
  const [nb, en] = [letter(destinations, 'nb'), letter(destinations, 'en')]
  return new Map(
    destinations.map(({ key }) => [key, { nb: nb.get(key) as string, en: en.get(key) as string }]),
  )
}

function letter(destinations: readonly Named[], language: Language): Map<string, string> {
  const taken = new Set(Object.values(FIXED).map((words) => words[language]))
  const replacements = destinations.filter(({ key }) => !isGroup(key))
  const words = replacements.map((one) => wordsIn(one[language], language))
  const count = new Map<string, number>()
  for (const word of words.flatMap((own) => [...new Set(own)])) count.set(word, (count.get(word) ?? 0) + 1)
  const letters = new Map<string, string>()
  replacements.forEach(({ key }, at) => {
    const own = words[at] ?? []
    const isTelling = (word: string) => count.get(word) === 1 && !EMPTY_WORDS[language].includes(word)
    const candidates = [
      ...own.filter(isTelling).map(initial),
      ...own.filter((word) => !isTelling(word)).map(initial),
      ...own.flatMap((word) => [...word.toLocaleUpperCase('nb')]),
      ...ALPHABET[language],
    ].filter((one) => ALPHABET[language].includes(one))
    const chosen = candidates.find((one) => !taken.has(one)) ?? numbered(candidates[0] as string, taken)
    taken.add(chosen)
    letters.set(key, chosen)
  })
  for (const { key } of destinations) if (isGroup(key)) letters.set(key, FIXED[key][language])
  return letters
}

function isGroup(key: string): key is keyof typeof FIXED {
  return DESTINATION_GROUPS.some((group) => group === key)
}

function wordsIn(name: string, language: Language): string[] {
  return (
    name
      .normalize('NFC')
      .toLocaleLowerCase(language)
      .match(/\p{L}+/gu) ?? []
  )
}

const initial = (word: string) => ([...word][0] ?? '').toLocaleUpperCase('nb')

/** The letter with the first number behind it that is free. */
function numbered(first: string, taken: ReadonlySet<string>): string {
  let number = 2
  while (taken.has(`${first}${number}`)) number += 1
  return `${first}${number}`
}
