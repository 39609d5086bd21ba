import { STRENGTHS, type Strength, type SuggestionFacts } from '../schema/rules/suggestions/facts.js'
import { makeSuggester } from '../schema/rules/suggestions.js'
import { readDemo } from '../seeds/data.js'

/** The demo as suggestions see it. */
export function demoFacts(): SuggestionFacts {
  const { systems, replacements, mappings, serviceAreas, municipalities } = readDemo()
  return {
    systems: systems.map(({ number, fields }) => ({ ...fields, number })),
    replacements,
    mappings,
    serviceAreas,
    municipalities,
  }
}

/** What was suggested for a system whose mapping or decision was hidden. */
interface Guess {
  system: string
  /** Where it went: codes of replacements, or that it was carried on by itself or retired. */
  went: readonly string[]
  isMapped: boolean
  /** Null: nothing was suggested. */
  suggested: string | null
  strength: Strength
}

export const CARRIED_ON = '(carried on)'
const RETIRED = '(retired)'

/** Where each system went, of those of which it is decided; what carries others on is none, since it is no question. */
function answersOf({ systems, mappings, replacements }: SuggestionFacts): Map<string, string[]> {
  const carrying = new Set(replacements.map(({ continuesSystem }) => continuesSystem))
  const went = new Map<string, string[]>()
  for (const { system, replacement } of mappings) went.set(system, [...(went.get(system) ?? []), replacement])
  for (const { number, disposition } of systems)
    if (!went.has(number) && !carrying.has(number))
      if (disposition === 'retain') went.set(number, [CARRIED_ON])
      else if (disposition === 'retire') went.set(number, [RETIRED])
  return went
}

/** Hides what became of the systems of each fold, and suggests it from what is left. */
export function guess(facts: SuggestionFacts, folds: readonly (readonly string[])[]): Guess[] {
  const went = answersOf(facts)
  return folds.flatMap((fold) => {
    const hidden = new Set(fold.filter((number) => went.has(number)))
    const suggester = makeSuggester({
      ...facts,
      mappings: facts.mappings.filter(({ system }) => !hidden.has(system)),
      systems: facts.systems.map((system) =>
        hidden.has(system.number) ? { ...system, disposition: 'undecided' } : system,
      ),
    })
    return [...hidden].map((system): Guess => {
      const found = suggester.suggest(system)
      const there = went.get(system) ?? []
      return {
        system,
        went: there,
        isMapped: !there.some((one) => one === CARRIED_ON || one === RETIRED),
        suggested: found && (found.replacement ?? CARRIED_ON),
        strength: found?.strength ?? 'none',
      }
    })
  })
}

/** Every system alone, by municipality, a random part at a time, or all of them at once. */
export function foldsOf(
  { systems }: SuggestionFacts,
  by: 'one' | 'municipality' | 'all' | { parts: number; seed: number },
) {
  const numbers = systems.map(({ number }) => number)
  if (by === 'all') return [numbers]
  if (by === 'one') return numbers.map((number) => [number])
  if (by === 'municipality') {
    const places = [...new Set(systems.map(({ municipality }) => municipality))]
    return places.map((place) =>
      systems.filter(({ municipality }) => municipality === place).map(({ number }) => number),
    )
  }
  const random = randomOf(by.seed)
  const shuffled = numbers
    .map((number) => ({ number, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ number }) => number)
  return Array.from({ length: by.parts }, (_, part) => shuffled.filter((_, at) => at % by.parts === part))
}

/** Numbers from 0 to 1, the same of the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const isRight = ({ suggested, went }: Guess) => suggested !== null && went.includes(suggested)

/** How many of the systems that were mapped get a suggestion, and how much of what is suggested is right. */
export function score(guesses: readonly Guess[]) {
  const given = guesses.filter(({ suggested }) => suggested !== null)
  const mapped = guesses.filter(({ isMapped }) => isMapped)
  const covered = mapped.filter(({ suggested }) => suggested !== null)
  const share = (some: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? 1 : some.length / all.length
  return {
    asked: guesses.length,
    given: given.length,
    right: given.filter(isRight).length,
    /** Of all that is suggested, for systems that were carried on or retired too. */
    precision: share(given.filter(isRight), given),
    /** Of what is suggested for systems that were mapped. */
    mappedPrecision: share(covered.filter(isRight), covered),
    coverage: share(covered, mapped),
    mapped: mapped.length,
    byStrength: STRENGTHS.slice(0, -1).map((strength) => {
      const those = given.filter((one) => one.strength === strength)
      return { strength, given: those.length, right: those.filter(isRight).length }
    }),
  }
}
