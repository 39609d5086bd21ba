import type { FacetCounts, SystemFilters, SystemOrder } from '../../schema/api/systemFilters.js'
import type { Neighbours } from '../../schema/api/systems.js'
import { isPlannedReady } from '../../schema/rules/progress.js'
import {
  SYSTEM_FACETS,
  SYSTEM_FILTER_NAMES,
  type SystemFacet,
  type SystemFilter,
} from '../../schema/rules/systemList.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import type { Page } from '../store/cursor.js'
import { BY_NAME, cutSystemPage, type ListedSystem } from '../store/listedSystems.js'
import type { Instant } from '../store/programme.js'
import {
  findSystemNeighbours,
  findSystemNumbers,
  findSystemPage,
  iterateSystemNumbers as iterateMatchedNumbers,
  orderNames,
  type SystemListQuery,
} from '../store/systemList.js'
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

/** The filters that are answered by what is kept of every system. */
const KEPT_FILTERS: readonly SystemFilter[] = [
  ...SYSTEM_FACETS,
  ...(['check', 'ready', 'formalities', 'targetFrom', 'targetTo', 'plannedBy', 'voided'] as const),
]
/** Those of them that nothing but the rules answers. */
const RULE_FILTERS = ['signal', 'check', 'destination', 'plannedBy', 'ready', 'formalities'] as const

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
  const { q, voided, check, plannedBy, ready, formalities, targetFrom, targetTo } = query
  const searched = q === undefined ? undefined : standings.search(q, voided)
  if (searched && !isFiltered({ ...query, q: undefined })) return searched
  const found = check && foundBy(standings, check)
  const facets = chosenIn(query)
  return (searched ?? standings.all).filter((one) => {
    const { system, standing } = one
    const { targetDate } = system
    return (
      isAsked(voided, system.voided) &&
      facets.every(({ has }) => has(one)) &&
      (found === undefined || found.has(system.number)) &&
      (targetFrom === undefined || (targetDate !== null && targetDate >= targetFrom)) &&
      (targetTo === undefined || (targetDate !== null && targetDate <= targetTo)) &&
      (plannedBy === undefined || isPlannedReady(standing, plannedBy)) &&
      (ready === undefined || standing.ready === ready) &&
      (formalities === undefined || standing.formalities === formalities)
    )
  })
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
 * The facets of which values are chosen, and whether a system has one of them. What is written is composed; rows from before
 * may be decomposed.
 */
function chosenIn(query: SystemFilters): { facet: SystemFacet; has(one: Assessment): boolean }[] {
  return SYSTEM_FACETS.flatMap((facet) => {
    const values = query[facet]
    if (values === undefined) return []
    const chosen = new Set(values.flatMap((value) => [value, value.normalize('NFC')]))
    return [{ facet, has: (one) => valuesOf(facet, one).some((value) => chosen.has(value)) }]
  })
}
