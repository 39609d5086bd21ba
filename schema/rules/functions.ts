import { Groups } from './alikeNames.js'
import { addTo, groupBy } from './groups.js'
import { readUnsaid } from './import/unsaid.js'
import { compareKeys, foldText, inTextOrder } from './text.js'
import { atOnce, type InTurns } from './turns.js'
import type { Words } from './words.js'

/** What tells what a system is for. */
export interface Purposed {
  number: string
  name: string
  product: string | null
  municipality: string
  serviceArea: string | null
  descriptionNb: string | null
  descriptionEn: string | null
}

/** Something that systems are for: those of one service area that are described alike, or are of the same product. */
export interface FunctionGroup extends Words {
  serviceArea: string | null
  /** In the order in which they were given. */
  systems: Purposed[]
  /** The municipalities that have it, in their order. */
  municipalities: string[]
}

/**
 * The functions of systems: what has no service area is in none. Those that most municipalities have come first, then by
 * their names.
 */
export function findFunctions(systems: Iterable<Purposed>): FunctionGroup[] {
  return atOnce(findFunctionsInTurns(systems))
}

/** The same with a stop after each service area: ten thousand systems would hold up all others. */
export function* findFunctionsInTurns(systems: Iterable<Purposed>): InTurns<FunctionGroup[]> {
  const found: FunctionGroup[] = []
  for (const [serviceArea, own] of groupBy(systems, (one) => one.serviceArea)) {
    yield
    for (const alike of groupAlike(own)) found.push(makeFunction(serviceArea, alike))
  }
  return inTextOrder(found, ({ nb }) => nb).sort((a, b) => b.municipalities.length - a.municipalities.length)
}

/** What systems that do the same are for. */
export function makeFunction(serviceArea: string | null, systems: Purposed[]): FunctionGroup {
  const municipalities = [...new Set(systems.map(({ municipality }) => municipality))].sort(compareKeys)
  return { ...nameOf(systems), serviceArea, systems, municipalities }
}

function groupAlike(systems: readonly Purposed[]): Purposed[][] {
  const groups = new Groups()
  const firstOf = new Map<string, number>()
  const placed = systems.map((system) => {
    const place = groups.add()
    for (const key of keysOf(system)) {
      const first = firstOf.get(key)
      if (first === undefined) firstOf.set(key, place)
      else groups.join(first, place)
    }
    return { system, place }
  })
  const alike = new Map<number, Purposed[]>()
  for (const { system, place } of placed) addTo(alike, groups.of(place), system)
  return [...alike.values()]
}

/** What systems that do the same have in common: not that of both nothing is known. */
function keysOf({ product, descriptionNb, descriptionEn }: Purposed): string[] {
  return [
    ['product', product],
    ['nb', descriptionNb],
    ['en', descriptionEn],
  ].flatMap(([of, text]) => {
    const folded = foldText(text ?? '')
    return folded && !readUnsaid(folded) ? [`${of} ${folded}`] : []
  })
}

/** What they are for in the fewest letters, in each language; where none is described, what they are called. */
function nameOf(systems: readonly Purposed[]): Words {
  const shortest = (field: 'descriptionNb' | 'descriptionEn' | 'product' | 'name') =>
    // Many say the same: each text is compared once.
    [...new Set(systems.flatMap((system) => system[field] || []))]
      .filter((text) => !readUnsaid(text))
      .sort((a, b) => a.length - b.length || compareKeys(a, b))[0]
  const called = shortest('product') ?? shortest('name') ?? ''
  const [nb, en] = [shortest('descriptionNb'), shortest('descriptionEn')]
  return { nb: nb ?? en ?? called, en: en ?? nb ?? called }
}

/**
 * As many of the systems of a function as can stand side by side, with one of them first: in turn one of each municipality,
 * so that none is left out for another’s many.
 */
export function spread(systems: readonly Purposed[], first: string, most: number): Purposed[] {
  const others = systems.filter(({ number }) => number !== first)
  const queues = [...groupBy(others, ({ municipality }) => municipality)].sort(([a], [b]) =>
    compareKeys(a, b),
  )
  const longest = Math.max(0, ...queues.map(([, queue]) => queue.length))
  const itself = systems.filter(({ number }) => number === first)
  const inTurn = [...itself]
  for (let turn = 0; turn < longest && inTurn.length < most; turn += 1)
    for (const [, queue] of queues) inTurn.push(...queue.slice(turn, turn + 1))
  const chosen = new Set(inTurn.slice(0, most))
  return [...itself, ...queues.flatMap(([, queue]) => queue)].filter((one) => chosen.has(one))
}
