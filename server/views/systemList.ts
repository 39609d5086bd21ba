import type { FacetCounts, Neighbours, SystemFilters, SystemOrder } from '../../schema/api/systems.js'
import { isPlannedReady } from '../../schema/rules/progress.js'
import { SYSTEM_FACETS, SYSTEM_FILTER_NAMES, type SystemFacet } from '../../schema/rules/systemList.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import type { Page } from '../store/cursor.js'
import type { Instant } from '../store/programme.js'
import {
  findSystemNeighbours,
  findSystemNumbers,
  findSystemPage,
  iterateSystemNumbers as iterateMatchedNumbers,
  type ListedSystem,
  type SystemListQuery,
} from '../store/systemList.js'
import type { Assessment } from './assessments.js'
import { findStandings, type Standings } from './standings.js'
import { bump, emptySums, facetValues, type Sums } from './sums.js'

/** One page of the systems that the filters match, in order. Two statements beside those of the standings. */
export async function listSystems(
  reader: Reader,
  query: SystemListQuery,
  instant: Instant,
): Promise<Page<ListedSystem>> {
  return findSystemPage(reader, query, await computedMatches(reader, query, instant))
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

/**
 * The numbers of the systems that the filters on what the rules compute match; undefined without such a filter: the
 * standings are only computed for them.
 */
async function computedMatches(
  reader: Reader,
  query: SystemFilters,
  instant: Instant,
): Promise<string[] | undefined> {
  const { signal, check, destination, plannedBy, ready, formalities } = query
  const asked = [signal, check, destination, plannedBy, ready, formalities]
  if (asked.every((wanted) => wanted === undefined)) return undefined
  const standings = await findStandings(reader, instant)
  const found = check && foundBy(standings, check)
  const goals = destination && new Set(destination)
  return standings.all
    .filter(
      ({ system: { number }, standing }) =>
        (signal === undefined || signal.some((wanted) => standing.signals.includes(wanted))) &&
        (found === undefined || found.has(number)) &&
        (goals === undefined || goals.has(standing.destination) || goals.has(standing.destinationGroup)) &&
        (plannedBy === undefined || isPlannedReady(standing, plannedBy)) &&
        (ready === undefined || standing.ready === ready) &&
        (formalities === undefined || standing.formalities === formalities),
    )
    .map(({ system }) => system.number)
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
  const { voided, ...filters } = query
  const isWhole = voided === 'no' && !isFiltered(filters)
  const counts = isWhole ? sums.facets : await countAmong(reader, query, instant)
  return Object.fromEntries(
    SYSTEM_FACETS.map((facet) => [
      facet,
      inTextOrder(counts[facet], ([value]) => value).map(([value, count]) => ({ value, count })),
    ]),
  ) as FacetCounts
}

async function countAmong(reader: Reader, query: SystemFilters, instant: Instant): Promise<Sums['facets']> {
  const { facets } = emptySums()
  const chosen = SYSTEM_FACETS.filter((facet) => query[facet] !== undefined)
  for (const one of await findBesideFacets(reader, query, instant)) {
    const against = chosen.filter((facet) => !isChosen(valuesOf(facet, one), query[facet]))
    if (against.length > 1) continue
    for (const facet of against.length === 1 ? against : SYSTEM_FACETS)
      for (const value of countedUnder(facet, one, query)) bump(facets[facet], value, 1)
  }
  return facets
}

/** The systems that all filters match but those that are facets. */
async function findBesideFacets(
  reader: Reader,
  query: SystemFilters,
  instant: Instant,
): Promise<readonly Assessment[]> {
  const { all } = await findStandings(reader, instant)
  const none = Object.fromEntries(SYSTEM_FACETS.map((facet) => [facet, undefined]))
  const { voided, ...others } = { ...query, ...none }
  if (!isFiltered(others))
    return all.filter(({ system }) => voided === 'all' || system.voided === (voided === 'only'))
  const filters = { ...others, voided }
  const numbers = await findSystemNumbers(reader, filters, await computedMatches(reader, filters, instant))
  const matched = new Set(numbers)
  return all.filter(({ system }) => matched.has(system.number))
}

/** True where a filter is given, of the list or of the search. */
function isFiltered(filters: Omit<SystemFilters, 'voided'>): boolean {
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

/** True for values of which one is chosen. What is written is composed; rows from before may be decomposed. */
function isChosen(values: readonly string[], chosen: readonly string[] | undefined): boolean {
  return values.some((value) => chosen?.some((one) => one === value || one.normalize('NFC') === value))
}
