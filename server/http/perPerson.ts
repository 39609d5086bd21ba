import { Refusal } from '../../schema/api/errors.js'

/** So many files are made for one person at once: four are made for all. */
const FILES = 2
/** So many moments of the past are looked for at once by one person: each takes the processor and memory until it is there. */
const MOMENTS = 4

/** Takes one of a person's own places for what costs much, and answers what gives it back; a second time does nothing. */
type Take = (person: string, of: string) => () => void

/**
 * Gives out a person's own places, so that what one of them asks for never takes all that there is. What is asked for by the
 * same name takes one place together.
 * @throws Refusal `rate_limited` when all of theirs are taken
 */
function ownPlaces(most: number): Take {
  const taken = new Map<string, Map<string, number>>()
  return (person, of) => {
    const own = taken.get(person) ?? new Map<string, number>()
    if (!own.has(of) && own.size >= most) throw new Refusal('rate_limited')
    own.set(of, (own.get(of) ?? 0) + 1)
    taken.set(person, own)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      const left = (own.get(of) ?? 1) - 1
      if (left > 0) own.set(of, left)
      else own.delete(of)
      if (own.size === 0) taken.delete(person)
    }
  }
}

/** What each person has of their own: places for files, by the request, and for moments of the past, by their number. */
export function makeOwnPlaces(): { file: Take; moment: Take } {
  return { file: ownPlaces(FILES), moment: ownPlaces(MOMENTS) }
}
