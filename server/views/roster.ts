import { setImmediate } from 'node:timers/promises'
import { compareKeys } from '../../schema/rules/text.js'
import { sortInTurns } from '../engines/turns.js'
import type { Assessment } from './assessments.js'
import { hasWords, indexWords, type WordIndex } from './words.js'

/** The systems of a register in the order of their names, found by number and by words. It is never changed. */
export interface Roster {
  all: readonly Assessment[]
  /** Undefined where there is none of this number. */
  get(number: string): Assessment | undefined
  /** Those that a search finds, in the order of the names. */
  search(q: string): Assessment[]
  /** Another, in which these stand instead of those that have their numbers, or are new. */
  replace(anew: readonly Assessment[]): Promise<Roster>
}

/** What is made of all systems at once, and takes long. */
interface Base {
  systems: readonly Assessment[]
  byNumber: ReadonlyMap<string, Assessment>
  words: WordIndex
}

/** How many systems may stand otherwise than in the base: what a write costs grows with them, and no longer with the register. */
const MOST_SINCE = 500
/** How many systems are put in their places at a stretch; others are served between two. */
const BATCH = 1000

/** Makes a roster of systems, in whatever order they are. */
export async function makeRoster(systems: readonly Assessment[]): Promise<Roster> {
  return rosterOf(await makeBase(await sortInTurns(systems, byName)))
}

async function makeBase(systems: readonly Assessment[]): Promise<Base> {
  const byNumber = new Map<string, Assessment>()
  for (const [at, one] of systems.entries()) {
    if (at > 0 && at % BATCH === 0) await setImmediate()
    byNumber.set(one.system.number, one)
  }
  return { systems, byNumber, words: await indexWords(systems.map(({ system }) => system.searchText)) }
}

/** `since`: the systems that stand otherwise than in the base; `all`: those and the others. */
function rosterOf(
  base: Base,
  since: ReadonlyMap<string, Assessment> = new Map(),
  all: readonly Assessment[] = base.systems,
): Roster {
  const get = (number: string) => since.get(number) ?? base.byNumber.get(number)
  return {
    all,
    get,
    search(q) {
      const found = base.words.find(q).flatMap((place) => base.systems[place] ?? [])
      if (since.size === 0) return found
      const stay = found.filter(({ system }) => !since.has(system.number))
      for (const one of since.values()) if (hasWords(one.system.searchText, q)) insert(stay, one)
      return stay
    },
    async replace(anew) {
      const [others, newer] = [all.slice(), new Map(since)]
      for (const [at, one] of anew.entries()) {
        if (at > 0 && at % BATCH === 0) await setImmediate()
        const before = newer.get(one.system.number) ?? get(one.system.number)
        if (before && byName(before, one) === 0) others[placeOf(others, one)] = one
        else {
          if (before) others.splice(placeOf(others, before), 1)
          insert(others, one)
        }
        newer.set(one.system.number, one)
      }
      return newer.size > MOST_SINCE ? rosterOf(await makeBase(others)) : rosterOf(base, newer, others)
    },
  }
}

/** Puts a system in its place among others. */
function insert(others: Assessment[], one: Assessment): void {
  others.splice(placeOf(others, one), 0, one)
}

/** The place of a system among others that are in order, or the one that it would have. */
function placeOf(others: readonly Assessment[], one: Assessment): number {
  let [low, high] = [0, others.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byName(others[middle] as Assessment, one) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** As every engine puts them in order. */
function byName({ system: a }: Assessment, { system: b }: Assessment): number {
  const byKey = a.sortKey === b.sortKey ? 0 : compareKeys(a.sortKey, b.sortKey)
  return byKey || a.digits - b.digits || compareKeys(a.number, b.number)
}
