import { setImmediate } from 'node:timers/promises'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { partitionPoint } from '../../schema/rules/sorted.js'
import { compareKeys } from '../../schema/rules/text.js'
import { sortInTurns } from '../engines/turns.js'
import type { Assessment } from './assessments.js'
import { hasWords, indexWords, type WordIndex } from './words.js'

/** The systems of a register in the order of their names, found by number and by words. It is never changed. */
export interface Roster {
  all: readonly Assessment[]
  /** Undefined where there is none of this number. */
  get(number: string): Assessment | undefined
  /** Those that a search finds, in the order of the names: of the removed ones, the others, or all. */
  search(q: string, voided: Voided): Assessment[]
  /** Another, in which these stand instead of those that have their numbers, or are new. */
  replace(anew: readonly Assessment[]): Promise<Roster>
}

/** What is made of all systems at once, and takes long. */
interface Base {
  systems: readonly Assessment[]
  /** Where each stands among the systems, by its number. */
  places: ReadonlyMap<string, number>
  /** 1 for one that is removed, by its place: a look at thousands of systems themselves takes ten times as long. */
  voided: Uint8Array
  words: WordIndex
}

type Voided = SystemFilters['voided']

/** How many systems may stand otherwise than in the base: what a write costs grows with them, and no longer with the register. */
const MOST_SINCE = 500
/** How many systems are put in their places at a stretch; others are served between two. */
const BATCH = 1000

/** Makes a roster of systems, in whatever order they are. */
export async function makeRoster(systems: readonly Assessment[]): Promise<Roster> {
  return rosterOf(await makeBase(await sortInTurns(systems, byName)))
}

async function makeBase(systems: readonly Assessment[]): Promise<Base> {
  const places = new Map<string, number>()
  const voided = new Uint8Array(systems.length)
  for (const [at, { system }] of systems.entries()) {
    if (at > 0 && at % BATCH === 0) await setImmediate()
    places.set(system.number, at)
    voided[at] = system.voided ? 1 : 0
  }
  return { systems, places, voided, words: await indexWords(systems.map(({ system }) => system.searchText)) }
}

/** `since`: the systems that stand otherwise than in the base; `all`: those and the others. */
function rosterOf(
  base: Base,
  since: ReadonlyMap<string, Assessment> = new Map(),
  all: readonly Assessment[] = base.systems,
): Roster {
  const placeIn = (number: string) => base.places.get(number) ?? -1
  const get = (number: string) => since.get(number) ?? base.systems[placeIn(number)]
  return {
    all,
    get,
    search(q, voided) {
      const replaced = new Set([...since.keys()].map(placeIn))
      const places = base.words
        .find(q)
        .filter((place) => isAsked(voided, base.voided[place] === 1) && !replaced.has(place))
      const found = places.map((place) => base.systems[place] as Assessment)
      for (const one of since.values())
        if (isAsked(voided, one.system.voided) && hasWords(one.system.searchText, q)) insert(found, one)
      return found
    },
    async replace(anew) {
      const [others, newer] = [all.slice(), new Map(since)]
      for (const [at, one] of anew.entries()) {
        if (at > 0 && at % BATCH === 0) await setImmediate()
        const { number } = one.system
        const before = newer.get(number) ?? base.systems[placeIn(number)]
        if (before && byName(before, one) === 0) others[placeOf(others, one)] = one
        else {
          if (before) others.splice(placeOf(others, before), 1)
          insert(others, one)
        }
        newer.set(number, one)
      }
      return newer.size > MOST_SINCE ? rosterOf(await makeBase(others)) : rosterOf(base, newer, others)
    },
  }
}

/** True where systems that are removed, or not, are asked for. */
export function isAsked(voided: Voided, isVoided: boolean): boolean {
  return voided === 'all' || isVoided === (voided === 'only')
}

/** Puts a system in its place among others. */
function insert(others: Assessment[], one: Assessment): void {
  others.splice(placeOf(others, one), 0, one)
}

/** The place of a system among others that are in order, or the one that it would have. */
function placeOf(others: readonly Assessment[], one: Assessment): number {
  return partitionPoint(others.length, (place) => byName(others[place] as Assessment, one) < 0)
}

/** As every engine puts them in order. */
function byName({ system: a }: Assessment, { system: b }: Assessment): number {
  const byKey = a.sortKey === b.sortKey ? 0 : compareKeys(a.sortKey, b.sortKey)
  return byKey || a.digits - b.digits || compareKeys(a.number, b.number)
}
