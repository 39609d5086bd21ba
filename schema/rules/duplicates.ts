import { type AlikeNames, Groups } from './alikeNames.js'
import { groupBy } from './groups.js'
import { inTextOrder } from './text.js'
import type { Words } from './words.js'

/** Where duplicates are looked for: within each municipality, or in several of them. */
export const DUPLICATE_SCOPES = ['within', 'across'] as const
export type DuplicateScope = (typeof DUPLICATE_SCOPES)[number]

export const DUPLICATE_SCOPE_WORDS: Record<DuplicateScope, Words> = {
  within: { nb: 'I samme kommune', en: 'Within a municipality' },
  across: { nb: 'I flere kommuner', en: 'In several municipalities' },
}

/** What systems are alike in that may be the same. */
export const LIKENESSES = ['name', 'product'] as const
export type Likeness = (typeof LIKENESSES)[number]

/** What tells whether a system may be registered more than once. */
export interface Registered {
  number: string
  name: string
  product: string | null
  municipality: string
}

/** Systems that may be the same, in their order, and what any of them are alike in. */
export interface Duplicates<S> {
  alikeIn: Likeness[]
  systems: S[]
}

/**
 * Groups of systems that may be the same one: their names are alike, or their products. Within a municipality it may be
 * registered twice; in several of them it is what they have in common. Those alike in most come first, then those of most
 * systems, then in the order of their names.
 * @param names the names of all the systems, and their products
 */
export function findDuplicates<S extends Registered>(
  systems: readonly S[],
  names: Readonly<Record<Likeness, AlikeNames>>,
  scope: DuplicateScope,
): Duplicates<S>[] {
  const groups = new Groups()
  const placed = systems.map((system) => ({ system, place: groups.add(), alikeIn: new Set<Likeness>() }))
  for (const likeness of LIKENESSES) {
    const keyOf = ({ system }: { system: S }) => {
      const text = system[likeness]
      const group = text === null ? undefined : names[likeness].groupOf(text)
      return group === undefined ? null : scope === 'within' ? `${system.municipality} ${group}` : `${group}`
    }
    for (const alike of groupBy(placed, keyOf).values()) {
      const [first, ...others] = alike
      if (!first || others.length === 0) continue
      if (scope === 'across' && others.every((other) => isNeighbour(first, other))) continue
      for (const other of others) groups.join(first.place, other.place)
      first.alikeIn.add(likeness)
    }
  }
  const found = [...groupBy(placed, ({ place }) => groups.of(place)).values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      alikeIn: LIKENESSES.filter((likeness) => group.some(({ alikeIn }) => alikeIn.has(likeness))),
      systems: group.map(({ system }) => system),
    }))
  return inTextOrder(found, ({ systems: [first] }) => first?.name ?? '').sort(
    (a, b) => b.alikeIn.length - a.alikeIn.length || b.systems.length - a.systems.length,
  )
}

const isNeighbour = (a: { system: Registered }, b: { system: Registered }) =>
  a.system.municipality === b.system.municipality
