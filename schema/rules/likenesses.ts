import { type ComparedSystem, NAMED, nameFew } from './checkFacts.js'
import { groupBy } from './groups.js'
import type { Words } from './words.js'

/** Some who are alike in something. */
interface Alike {
  /** How many others each of them is like. */
  others: number
  /** The first in the register: one more than are named, since each leaves itself out. */
  first: readonly ComparedSystem[]
}

/**
 * Those who share a key with others, each with who shares it: in time that grows as they do, however many share one. Null
 * and an empty text are no key. `counts`: whether a group is one.
 */
export function findAlike(
  compared: readonly ComparedSystem[],
  keyOf: (one: ComparedSystem) => readonly string[] | '' | null,
  counts: (group: readonly ComparedSystem[]) => boolean = () => true,
): ReadonlyMap<ComparedSystem, Alike> {
  const groups = groupBy(compared, (one) => (keyOf(one) || null)?.join('\n'))
  const alike = new Map<ComparedSystem, Alike>()
  for (const group of groups.values()) {
    if (group.length < 2 || !counts(group)) continue
    const all = { others: group.length - 1, first: group.slice(0, NAMED + 1) }
    for (const one of group) alike.set(one, all)
  }
  return alike
}

/**
 * The others of some groups by name, as they stand in the register, for whoever compares them. `twice`: how many of them
 * are in two of the groups.
 */
export function nameOthers(one: ComparedSystem, groups: readonly Alike[], twice = 0): Words {
  const first = new Set(groups.flatMap((group) => group.first))
  first.delete(one)
  const others = groups.reduce((sum, group) => sum + group.others, 0) - twice
  return nameFew(
    [...first].sort((a, b) => a.at - b.at).map(({ name, number }) => `${name} (${number})`),
    others,
  )
}
