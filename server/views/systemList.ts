import type { FacetCounts, SystemFilters, SystemOrder } from '../../schema/api/systemFilters.js'
import type { Neighbours } from '../../schema/api/systems.js'
import { isPlannedReady } from '../../schema/rules/progress.js'
import {
  containsFilter,
  DAY_FILTERS,
  type DayFilter,
  PERIODS,
  SYSTEM_FACETS,
  SYSTEM_FILTER_NAMES,
  type SystemFacet,
  type SystemFilter,
  TEXT_FILTERS,
  type TextFilter,
  type TurnedFilter,
} from '../../schema/rules/systemList.js'
import { foldText, inTextOrder } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import type { Page } from '../store/cursor.js'
import { BY_NAME, cutSystemPage, type ListedSystem } from '../store/listedSystems.js'
import type { Instant } from '../store/programme.js'
import {
  countSystems,
  findSystemNeighbours,
  findSystemNumbers,
  findSystemPage,
  iterateSystemNumbers as iterateMatchedNumbers,
  type SystemListQuery,
} from '../store/systemList.js'
import { orderNames } from '../store/systemOrder.js'
import type { Assessment } from './assessments.js'
import { isAsked } from './roster.js'
import { findKnownStandings, findStandings, type Standings } from './standings.js'
import { bump, emptySums, facetValues, type Sums } from './sums.js'

/**
 * One page of the systems that the filters match, in order. Two statements beside those of the standings; one where those
 * are known and tell which systems match, or how many.
 */
export async function listSystems(
  reader: Reader,
  query: SystemListQuery,
  instant: Instant,
): Promise<Page<ListedSystem>> {
  const standings = asksRules(query)
    ? await findStandings(reader, instant)
    : await findKnownStandings(reader, instant)
  if (!standings) return findSystemPage(reader, query, undefined)
  if (isWhole(query)) return findSystemPage(reader, query, undefined, standings.sums.all.total)
  const matches = filterKept(standings, query)
  const isTold = !asksDatabase(query)
  if (isTold && orderNames(query.sort).join() === BY_NAME) return cutSystemPage(reader, matches, query)
  return findSystemPage(reader, query, amongOf(query, matches), isTold ? matches.length : undefined)
}

/** The numbers of all systems that the filters match, in order. One statement beside those of the standings. */
export async function listSystemNumbers(
  reader: Reader,
  query: SystemFilters & { sort: SystemOrder },
  instant: Instant,
): Promise<string[]> {
  return findSystemNumbers(reader, query, await computedMatches(reader, query, instant))
}

/** The same some thousand at a time, for what is streamed. The reader must see one moment throughout. */
export async function* iterateSystemNumbers(
  reader: Reader,
  query: SystemFilters & { sort: SystemOrder },
  instant: Instant,
): AsyncGenerator<string[]> {
  yield* iterateMatchedNumbers(reader, query, await computedMatches(reader, query, instant))
}

/** The systems before and after one in a list. Four statements beside those of the standings. */
export async function findNeighbours(
  reader: Reader,
  number: string,
  query: Omit<SystemListQuery, 'limit' | 'cursor'>,
  instant: Instant,
): Promise<Neighbours | undefined> {
  return findSystemNeighbours(reader, number, query, await computedMatches(reader, query, instant))
}

/** The filters that nothing but what is kept of every system answers: the rules compute it, or it is kept folded. */
const RULE_FILTERS = [
  ...(['signal', 'check', 'destination', 'plannedBy', 'ready', 'formalities', 'without'] as const),
  ...[...PERIODS.contractEnd, ...PERIODS.noticeDeadline, ...TEXT_FILTERS.map(containsFilter)],
] as const
/** All that are answered by what is kept. */
const KEPT_FILTERS: readonly SystemFilter[] = [
  ...SYSTEM_FACETS,
  ...RULE_FILTERS,
  ...PERIODS.targetDate,
  'voided',
]

const asksRules = (query: SystemFilters) => RULE_FILTERS.some((name) => query[name] !== undefined)
const asksDatabase = (query: SystemFilters) =>
  SYSTEM_FILTER_NAMES.some((name) => !KEPT_FILTERS.includes(name) && query[name] !== undefined)
const isWhole = ({ voided, ...filters }: SystemFilters) => voided === 'no' && !isFiltered(filters)

/**
 * The numbers of the systems that the filters on what the rules compute match; undefined without such a filter: the
 * standings are only computed for them.
 */
async function computedMatches(
  reader: Reader,
  query: SystemFilters,
  instant: Instant,
): Promise<string[] | undefined> {
  return asksRules(query)
    ? amongOf(query, filterKept(await findStandings(reader, instant), query))
    : undefined
}

/** The numbers of the systems that match what is kept, for the database to look among; undefined where it finds them itself. */
function amongOf(query: SystemFilters, matches: readonly Assessment[]): string[] | undefined {
  return asksRules(query) ? matches.map(({ system }) => system.number) : undefined
}

/** The systems that match all filters which are answered by what is kept, in the order of the names. */
function filterKept(standings: Standings, query: SystemFilters): readonly Assessment[] {
  const { q, voided, check, plannedBy, ready, formalities, without } = query
  const searched = q === undefined ? undefined : standings.search(q, voided)
  if (searched && !isFiltered({ ...query, q: undefined })) return searched
  const found = check && foundBy(standings, check)
  const conditions: Condition[] = [
    ...chosenIn(query).map(({ has }) => has),
    ...(found ? [turned(query, 'check', ({ system }) => found.has(system.number))] : []),
    ...TEXT_FILTERS.flatMap((name) => containing(query, name)),
    ...DAY_FILTERS.flatMap((name) => withinPeriod(query, name)),
    ...(without ? [turned(query, 'without', (one) => without.some((day) => dayOf(one, day) === null))] : []),
    ...(plannedBy === undefined ? [] : [({ standing }: Assessment) => isPlannedReady(standing, plannedBy)]),
    ...(ready === undefined ? [] : [({ standing }: Assessment) => standing.ready === ready]),
    ...(formalities === undefined
      ? []
      : [({ standing }: Assessment) => standing.formalities === formalities]),
  ]
  return (searched ?? standings.all).filter(
    (one) => isAsked(voided, one.system.voided) && conditions.every((holds) => holds(one)),
  )
}

type Condition = (one: Assessment) => boolean

/** A filter as it is asked for, or turned round. */
function turned({ not }: SystemFilters, name: TurnedFilter, has: Condition): Condition {
  return not?.includes(name) ? (one) => !has(one) : has
}

/** True for systems of which a text contains one of these, whatever the case; each text is folded once. */
function containing(query: SystemFilters, name: TextFilter): Condition[] {
  const filter = containsFilter(name)
  const parts = query[filter]?.map(foldText)
  if (parts === undefined) return []
  const known = new Map<string, boolean>()
  const isMatch = (text: string) => {
    const folded = foldText(text)
    return parts.some((part) => folded.includes(part))
  }
  return [
    turned(query, filter, ({ system }) => {
      const text = system[name] ?? ''
      const answer = known.get(text) ?? isMatch(text)
      known.set(text, answer)
      return answer
    }),
  ]
}

/** True for systems of which a day lies in the period that is asked for. */
function withinPeriod(query: SystemFilters, name: DayFilter): Condition[] {
  const [from, to] = PERIODS[name].map((end) => query[end])
  if (from === undefined && to === undefined) return []
  return [
    (one) => {
      const day = dayOf(one, name)
      return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to)
    },
  ]
}

function dayOf({ system, standing }: Assessment, name: DayFilter): string | null {
  return name === 'targetDate' ? system.targetDate : standing[name]
}

/** The systems that all filters match, with what the rules say of each, in the order of the names. */
export async function findMatches(
  reader: Reader,
  filters: SystemFilters,
  instant: Instant,
): Promise<readonly Assessment[]> {
  const matches = filterKept(await findStandings(reader, instant), filters)
  if (!asksDatabase(filters)) return matches
  const matched = new Set(await findSystemNumbers(reader, filters, amongOf(filters, matches)))
  return matches.filter(({ system }) => matched.has(system.number))
}

/**
 * How many systems each of several filters match, in their order: what the list of each has in all. Counted of what is kept;
 * one statement for all that the database is asked for.
 */
export async function countEach(
  reader: Reader,
  each: readonly SystemFilters[],
  instant: Instant,
): Promise<number[]> {
  if (each.length === 0) return []
  const standings = await findStandings(reader, instant)
  const asked = each.filter(asksDatabase).map((filters) => ({
    filters,
    among: asksRules(filters) ? amongOf(filters, filterKept(standings, filters)) : undefined,
  }))
  const counted = await countSystems(reader, asked)
  const byFilters = new Map(asked.map(({ filters }, at) => [filters, counted[at] ?? 0]))
  return each.map((filters) => {
    if (isWhole(filters)) return standings.sums.all.total
    return byFilters.get(filters) ?? filterKept(standings, filters).length
  })
}

/** The numbers of the systems that one of the checks finds. */
function foundBy(standings: Standings, checks: readonly string[]): Set<string> {
  const findings = standings.findings().filter(({ check }) => checks.includes(check.code))
  return new Set(findings.flatMap(({ each }) => [...each()].map(({ number }) => number)))
}

/**
 * Counts per value of every facet among the systems that the other filters match, in the order of the values. They are kept
 * where nothing is filtered; else with one look at each system: one that all filters match counts in every facet, one that a
 * single facet keeps out in that facet alone.
 */
export async function countFacets(
  reader: Reader,
  query: SystemFilters,
  instant: Instant,
): Promise<FacetCounts> {
  const { sums } = await findStandings(reader, instant)
  const counts = isWhole(query) ? sums.facets : await countAmong(reader, query, instant)
  return Object.fromEntries(
    SYSTEM_FACETS.map((facet) => [
      facet,
      inTextOrder(counts[facet], ([value]) => value).map(([value, count]) => ({ value, count })),
    ]),
  ) as FacetCounts
}

async function countAmong(reader: Reader, query: SystemFilters, instant: Instant): Promise<Sums['facets']> {
  const { facets } = emptySums()
  const chosen = chosenIn(query)
  for (const one of await findBesideFacets(reader, query, instant)) {
    const against = chosen.filter(({ has }) => !has(one)).map(({ facet }) => facet)
    if (against.length > 1) continue
    for (const facet of against.length === 1 ? against : SYSTEM_FACETS)
      for (const value of countedUnder(facet, one, query)) bump(facets[facet], value, 1)
  }
  return facets
}

/** The systems that all filters match but those that are facets. */
function findBesideFacets(
  reader: Reader,
  query: SystemFilters,
  instant: Instant,
): Promise<readonly Assessment[]> {
  const none = Object.fromEntries(SYSTEM_FACETS.map((facet) => [facet, undefined]))
  return findMatches(reader, { ...query, ...none }, instant)
}

/** True where a filter is given, of the list or of the search. */
export function isFiltered(filters: Omit<SystemFilters, 'voided'>): boolean {
  return ['q' as const, ...SYSTEM_FILTER_NAMES].some(
    (name) => name !== 'voided' && filters[name] !== undefined,
  )
}

/** The values of a facet by which a system is found: by its destination, and by the group of that. */
function valuesOf(facet: SystemFacet, one: Assessment): readonly string[] {
  const values = facetValues(facet, one)
  return facet === 'destination' ? [one.standing.destination, ...values] : values
}

/** The values of a facet that a system counts under: its destination by itself only where it is chosen so. */
function countedUnder(facet: SystemFacet, one: Assessment, query: SystemFilters): readonly string[] {
  const { destination } = one.standing
  return facet === 'destination' && query.destination?.includes(destination)
    ? [destination]
    : facetValues(facet, one)
}

/**
 * The facets of which values are chosen, and whether a system has one of them, or none where it is turned round. What is written is composed; rows from before
 * may be decomposed.
 */
function chosenIn(query: SystemFilters): { facet: SystemFacet; has(one: Assessment): boolean }[] {
  return SYSTEM_FACETS.flatMap((facet) => {
    const values = query[facet]
    if (values === undefined) return []
    const chosen = new Set(values.flatMap((value) => [value, value.normalize('NFC')]))
    const has = turned(query, facet, (one) => valuesOf(facet, one).some((value) => chosen.has(value)))
    return [{ facet, has }]
  })
}
