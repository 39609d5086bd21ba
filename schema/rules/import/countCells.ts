import { LARGEST } from '../numbers.js'
import { ABOUT, BETWEEN, BOTH_ENDS_AFTER, isLimit } from './amountWords.js'
import type { Cell } from './cells.js'
import { OF_ANOTHER, oneOf, saying, WORD_END } from './dateWords.js'
import { writtenDay } from './dayOrder.js'
import { LONGEST, readCell } from './lostCells.js'
import { asked, found, type Reading, refused, UNSAID } from './readings.js'
import { readUnsaid } from './unsaid.js'
import { foldNumbers, numbersIn, PLAIN, type WrittenNumber } from './writtenNumbers.js'

/** A number of people, or the least and the most that it is. */
export interface Count {
  users: number
  usersTo: number | null
}

/** What says only that it is users who are counted. */
const USERS = new RegExp(
  `^ ?${oneOf('brukere|brukarar|bruker|brukarer|br|br.|användare|brugere|käyttäjää|käyttäjä|gebruikers|benutzer|nutzer|users|user')}${WORD_END}\\.?$`,
  'u',
)
/** What may stand before a number without making it the number of something else. */
const ONLY = new RegExp(
  `^${oneOf('bare|kun|berre|antall|tal|totalt|til sammen|tilsammen|i alt|sum|omfatter|brukere|antall brukere|endast|bara|sammanlagt|antal|samlet|vain|yhteensä|slechts|alleen|totaal|nur|insgesamt|gesamt|only|just|total|in total|users|number of users')} ?:? ?$`,
  'u',
)
/** Words for everybody, of which nobody knows how many they are. */
const EVERYBODY = saying('alle|alla|kaikki|iedereen|all|everyone|everybody')

/**
 * A number of users. A range is both its ends; a limit («>40») is asked about, and words («alle ansatte») are no number.
 */
export function readCount(cell: Cell): Reading<Count> {
  return readCell(cell, ({ kind, text }) => {
    if (kind === 'date' || kind === 'flag') return refused('not_a_number')
    if (kind === 'number') return ofNumber(Number(text), null, undefined)
    if (readUnsaid(text)) return UNSAID
    if (PLAIN.test(text)) return ofNumber(Number(text.replace(/\s/g, '')), null, undefined)
    if (text.length > LONGEST) return refused('not_a_number')
    const folded = foldNumbers(text)
    if (folded === null || writtenDay(folded) || folded.includes('%')) return refused('not_a_number')
    return ofText(folded)
  })
}

function ofNumber(
  users: number,
  usersTo: number | null,
  told: 'approximate' | 'range' | 'rest_kept' | 'scaled' | undefined,
): Reading<Count> {
  if (users < 0) return refused('negative')
  if (!Number.isInteger(users) || !Number.isInteger(usersTo ?? 0)) return refused('not_a_number')
  if (users > LARGEST || (usersTo ?? 0) > LARGEST) return refused('too_large')
  return found({ users, usersTo }, told, told !== undefined && told !== 'scaled')
}

/** What a number counts: people come whole, so three digits behind a mark are no decimals. Null where it counts nothing. */
function countOf({ meanings, times }: WrittenNumber): number | null {
  const counted = meanings.map((value) => Math.round(value * times * 1000) / 1000).filter(Number.isInteger)
  return counted[0] ?? null
}

function ofText(folded: string): Reading<Count> {
  if (OF_ANOTHER.test(folded)) return refused('part_of_another')
  if (/^- ?\d/.test(folded)) return refused('negative')
  const numbers = numbersIn(folded, null)
  const [number] = numbers
  if (!number) return refused('not_a_number')
  const counts = numbers.map(countOf)
  const candidates = counts.flatMap((users) =>
    users === null || users > LARGEST ? [] : [{ users, usersTo: null }],
  )
  const [count] = counts
  if (numbers.length > 1) return several(folded, numbers, counts, candidates)
  if (count === null || count === undefined) return refused('not_a_number')
  const before = folded.slice(0, number.at).replace(ABOUT, ' ').trim()
  const behind = folded.slice(number.end).replace(ABOUT, ' ').trim()
  if (isLimit(folded.slice(0, number.at), folded.slice(number.end))) return asked('lower_bound', candidates)
  if (/\?/.test(folded)) return asked('in_doubt', candidates)
  if (EVERYBODY.test(before)) return asked('in_doubt', candidates)
  if (before !== '' && !ONLY.test(before)) return asked('in_doubt', candidates)
  const approximate = folded.search(ABOUT) >= 0
  const rest =
    (before !== '' && !/antall|brukere|users/.test(before)) || (behind !== '' && !USERS.test(behind))
  const told = approximate ? 'approximate' : rest ? 'rest_kept' : number.times === 1 ? undefined : 'scaled'
  return ofNumber(count, null, told)
}

/** Two numbers that are the ends of a range; any others are asked about. */
function several(
  text: string,
  numbers: readonly WrittenNumber[],
  counts: readonly (number | null)[],
  candidates: readonly Count[],
): Reading<Count> {
  const [first, second, third] = numbers
  const [low, high] = counts
  const between = text.slice(first?.end, second?.at)
  const isRange =
    second !== undefined &&
    third === undefined &&
    BETWEEN.test(between) &&
    (/-|til|to|bis| a |à/.test(between) || BOTH_ENDS_AFTER.test(text))
  if (!isRange || low === null || high === null || low === undefined || high === undefined)
    return asked('several_values', candidates)
  // «2-3 tusen»: what is said behind the last is meant of both.
  if (second.times !== 1 && first?.times === 1)
    return asked(
      'range',
      [low * second.times, high].map((users) => ({ users, usersTo: null })),
    )
  const unclear = /\?/.test(text) || low >= high
  const before = text.slice(0, first?.at).replace(ABOUT, ' ').replace(BOTH_ENDS_AFTER, ' ').trim()
  return unclear || before !== '' ? asked('range', candidates) : ofNumber(low, high, 'range')
}
