import { foldText } from './text.js'
import type { Words } from './words.js'

/** A password has at least so many characters: length is what makes it hard to guess, not signs of some kind. */
export const PASSWORD_LEAST = 12
/** And at most so many: all of them count. */
export const PASSWORD_MOST = 200
/** How many characters must differ from each other, and how many must not be the next to the one before them. */
const DIFFERENT_LEAST = 5
/** How many characters must be left when what it is built on is taken out. */
const REST_LEAST = 8
/** Shorter than this, what many use is found in any sentence. */
const COMMON_LEAST = 6
/** What everybody tries first here. */
export const OBVIOUS = [
  ...['harmoni', 'kommune', 'passord', 'password', 'velkommen', 'welcome', 'sommer', 'vinter'],
  ...['qwerty', '123456'],
]

/** Why a password is not taken. */
export const PASSWORD_PROBLEMS = {
  short: {
    nb: `Passordet er for kort. Bruk minst ${PASSWORD_LEAST} tegn, gjerne en setning.`,
    en: `The password is too short. Use at least ${PASSWORD_LEAST} characters, such as a sentence.`,
  },
  long: {
    nb: `Passordet er for langt. Bruk høyst ${PASSWORD_MOST} tegn.`,
    en: `The password is too long. Use at most ${PASSWORD_MOST} characters.`,
  },
  alike: {
    nb: 'Passordet gjentar de samme tegnene, eller ramser dem opp i rekkefølge. Bruk flere forskjellige.',
    en: 'The password repeats the same characters, or lists them in their order. Use more different ones.',
  },
  obvious: {
    nb: 'Passordet er for lett å gjette: det bygger på et ord som andre prøver først, eller på navnet ditt. Velg noe annet.',
    en: 'The password is too easy to guess: it is built on a word that others try first, or on your name. Choose another.',
  },
  common: {
    nb: 'Passordet er for lett å gjette: det er, eller bygger på, et passord som mange bruker eller som er lekket. Velg noe annet, gjerne en setning.',
    en: 'The password is too easy to guess: it is, or is built on, one that many use or that has leaked. Choose another, such as a sentence.',
  },
} as const satisfies Record<string, Words>
export type PasswordProblem = keyof typeof PASSWORD_PROBLEMS

/**
 * What is wrong with a password as its owner's; null when it is taken. What it is built on is left out, and the rest must be
 * long enough by itself: all obvious words, and the longest that is common. Of several common words one is left out alone, or no
 * sentence would be good.
 * @param common passwords that many use or that have leaked, folded
 */
export function passwordProblem(
  password: string,
  owner: { name: string; email: string | null },
  common: ReadonlySet<string>,
): PasswordProblem | null {
  const length = [...password].length
  if (length < PASSWORD_LEAST) return 'short'
  if (length > PASSWORD_MOST) return 'long'
  if (new Set(password).size < DIFFERENT_LEAST) return 'alike'
  const own = foldText(`${owner.name} ${owner.email ?? ''}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => [...word].length > 2)
  const folded = foldText(password)
  if (countTurns(folded) < DIFFERENT_LEAST) return 'alike'
  let rest = folded
  for (const word of [...OBVIOUS, ...own]) rest = rest.replaceAll(word, '')
  // A sign that is repeated adds nothing.
  if ([...rest.replace(/(.)\1+/gu, '$1')].length < REST_LEAST) return 'obvious'
  return [folded, rest].some((text) => isBuiltOn(text, common)) ? 'common' : null
}

/** How many characters are not the same as the one before, nor the next of a row such as abcdef or 98765: no list has those. */
function countTurns(text: string): number {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  return codes.filter((code, at) => Math.abs(code - (codes[at - 1] ?? Number.NaN)) > 1 || at === 0).length
}

/** Whether too little is left of a text without the longest of these that is in it. */
function isBuiltOn(text: string, common: ReadonlySet<string>): boolean {
  const longest = findLongest(text, common)
  return longest !== undefined && [...text.replaceAll(longest, '')].length < REST_LEAST
}

/**
 * The longest part of a text that is among these; undefined when none is. No part is longer than the longest of these: a sign may
 * fold to many, and all parts of a long text are more than a server has time for.
 */
function findLongest(text: string, among: ReadonlySet<string>): string | undefined {
  let most = 0
  for (const one of among) most = Math.max(most, one.length)
  for (let length = Math.min(most, text.length); length >= COMMON_LEAST; length -= 1)
    for (let at = 0; at + length <= text.length; at += 1) {
      const part = text.slice(at, at + length)
      if (among.has(part)) return part
    }
  return undefined
}
