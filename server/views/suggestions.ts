import { setImmediate } from 'node:timers/promises'
import type { Query } from '../../schema/api/endpoint.js'
import type { listSuggestions as listEndpoint, WaitingSystem } from '../../schema/api/suggestions.js'
import { STRENGTHS, type Strength, type Suggestion } from '../../schema/rules/suggestions/facts.js'
import { makeSuggesterInTurns, type Suggester } from '../../schema/rules/suggestions.js'
import type { Disposition } from '../../schema/rules/systems.js'
import type { Reader } from '../engines/store.js'
import { inTurns, mapInTurns, sortInTurns } from '../engines/turns.js'
import { cutPage, type Page } from '../store/cursor.js'
import { digitsOf } from '../store/ids.js'
import type { Instant } from '../store/programme.js'
import { findLogged } from '../store/sinceThen.js'
import { findSuggestionFacts, findWaiting } from '../store/suggestions.js'
import { keepForward } from './kept.js'
import { hasWords } from './words.js'

/** A replacement as an answer names it. */
type NamedReplacement = NonNullable<NonNullable<WaitingSystem['suggestion']>['replacement']>

/** A system that waits, with what the queue is filtered and put in order by. */
interface Waiting {
  number: string
  municipality: string
  serviceArea: string | null
  dayOneCritical: boolean
  /** What a search looks in. */
  searchText: string
  strength: Strength
  suggestion: WaitingSystem['suggestion']
}

/** What is suggested of a whole register. */
export interface Suggestions {
  suggester: Suggester
  replacements: ReadonlyMap<string, NamedReplacement>
  /** The systems that wait for a mapping or a decision, in the order of the queue. */
  waiting: readonly Waiting[]
  /** How many of those are suggested to go to each replacement. */
  proposed: Readonly<Record<string, number>>
  /** How many systems there are in all. */
  systems: number
}

/** The decisions that need no replacement. */
const DECIDED: readonly Disposition[] = ['retain', 'retire']
/** What suggestions rest on: a change of anything else leaves them as they are. */
const RESTS_ON = ['system', 'mapping', 'replacement', 'service_area', 'municipality'] as const

const kept = keepForward<Suggestions>({
  async whole(reader, { today }) {
    const facts = await findSuggestionFacts(reader, today)
    await setImmediate()
    const suggester = await inTurns(makeSuggesterInTurns(facts))
    await setImmediate()
    const replacements = new Map(
      facts.replacements.map(({ code, nameNb, nameEn, kind, state, continuesSystem }) => [
        code,
        { code, nameNb, nameEn, kind, state, continuesSystem },
      ]),
    )
    const mapped = new Set(facts.mappings.map(({ system }) => system))
    const places = new Map(facts.municipalities.map(({ number, searchText }) => [number, searchText]))
    const those = facts.systems.filter(
      ({ number, disposition }) => !mapped.has(number) && !DECIDED.includes(disposition),
    )
    const waiting = await mapInTurns(those, (system): Waiting => {
      const { number, municipality, serviceArea, dayOneCritical, searchText } = system
      const found = suggester.suggest(number)
      return {
        ...{ number, municipality, serviceArea, dayOneCritical },
        searchText: `${searchText} ${places.get(municipality) ?? ''}`,
        strength: found?.strength ?? 'none',
        suggestion: found && inShort(found, replacements),
      }
    })
    return {
      ...{ suggester, replacements },
      waiting: await sortInTurns(waiting, inQueue),
      proposed: countProposed(waiting),
      systems: facts.systems.length,
    }
  },

  async forward(reader, instant, { sequence, value }) {
    const logged = await findLogged(reader, { after: sequence, upTo: instant.sequence })
    return RESTS_ON.some((entity) => logged.has(entity)) ? undefined : value
  },
})

/** What is suggested of a register, as it was after a row of its log. */
export function findSuggestions(reader: Reader, instant: Instant): Promise<Suggestions> {
  return kept.find(reader, instant)
}

/** A suggestion in short. */
export function inShort(
  { replacement, strength, reasons }: Suggestion,
  replacements: Suggestions['replacements'],
): NonNullable<WaitingSystem['suggestion']> {
  const speaks = (how: 'for' | 'against') => reasons.filter((reason) => reason.speaks === how).length
  return {
    replacement: replacement === null ? null : (replacements.get(replacement) ?? null),
    strength,
    speaksFor: speaks('for'),
    speaksAgainst: speaks('against'),
  }
}

function countProposed(waiting: readonly Waiting[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { suggestion } of waiting) {
    const code = suggestion?.replacement?.code
    if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

function inQueue(a: Waiting, b: Waiting): number {
  return (
    STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
    Number(b.dayOneCritical) - Number(a.dayOneCritical) ||
    digitsOf(a.number) - digitsOf(b.number)
  )
}

/** A page of the systems that wait, the strongest suggestion first. One statement beside those of the suggestions. */
export async function listSuggestions(
  reader: Reader,
  query: Query<typeof listEndpoint>,
  instant: Instant,
): Promise<Page<WaitingSystem> & { waiting: number; systems: number; proposed?: Suggestions['proposed'] }> {
  const { waiting, systems, proposed } = await findSuggestions(reader, instant)
  const { q, municipality, serviceArea, strength } = query
  const matching = waiting.filter(
    (one) =>
      (!municipality || municipality.includes(one.municipality)) &&
      (!serviceArea || serviceArea.includes(one.serviceArea ?? '')) &&
      (!strength || strength.includes(one.strength)) &&
      (q === undefined || hasWords(one.searchText, q)),
  )
  const page = cutPage(matching, 'suggestions', ({ number }) => number, query)
  const rows = await findWaiting(
    reader,
    page.items.map(({ number }) => number),
  )
  const found = new Map(page.items.map(({ number, suggestion }) => [number, suggestion]))
  return {
    ...page,
    items: rows.map((row) => ({ ...row, suggestion: found.get(row.number) ?? null })),
    waiting: waiting.length,
    systems,
    ...(query.cursor === undefined && { proposed }),
  }
}
