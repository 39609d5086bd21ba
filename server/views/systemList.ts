import type { Neighbours, SystemFilters } from '../../schema/api/systems.js'
import { isPlannedReady } from '../../schema/rules/progress.js'
import type { Standing } from '../../schema/rules/standings.js'
import type { ComputedFacet, SystemFacet } from '../../schema/rules/systemList.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import type { Page } from '../store/cursor.js'
import {
  countSystemsByFacet,
  findSystemNeighbours,
  findSystemNumbers,
  findSystemPage,
  type SystemListQuery,
} from '../store/systemList.js'
import type { SystemRecord } from '../store/systems.js'
import { findStandings, type Instant, type Standings } from './standings.js'

/** One page of the systems that the filters match, in order. Two statements beside those of the standings. */
export async function listSystems(
  reader: Reader,
  query: SystemListQuery,
  instant: Instant,
): Promise<Page<SystemRecord>> {
  return findSystemPage(reader, query, await computedMatches(reader, query, instant))
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
 * Counts per value of a facet among the systems that the other filters match, in the order of the values.
 * One statement, whatever the facet; values that the rules compute are counted from the standings.
 */
export async function countFacet(
  reader: Reader,
  facet: SystemFacet,
  query: SystemFilters,
  instant: Instant,
): Promise<{ value: string; count: number }[]> {
  const others = { ...query, [facet]: undefined }
  const among = await computedMatches(reader, others, instant)
  const counts =
    facet === 'signal' || facet === 'destination'
      ? await countComputed(reader, facet, others, among, instant)
      : await countSystemsByFacet(reader, facet, others, among)
  return inTextOrder(counts, ({ value }) => value)
}

async function countComputed(
  reader: Reader,
  facet: ComputedFacet,
  query: SystemFilters,
  among: string[] | undefined,
  instant: Instant,
): Promise<{ value: string; count: number }[]> {
  const standings = await findStandings(reader, instant)
  const counts = new Map<string, number>()
  for (const number of await findSystemNumbers(reader, query, among))
    for (const value of computedValues(facet, standings.get(number)))
      counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count }))
}

function computedValues(facet: ComputedFacet, standing: Standing | undefined): readonly string[] {
  if (!standing) return []
  return facet === 'signal' ? standing.signals : [standing.destination]
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
  const numbers = [...standings].filter(
    ([number, standing]) =>
      (signal === undefined || signal.some((wanted) => standing.signals.includes(wanted))) &&
      (found === undefined || found.has(number)) &&
      (destination === undefined || destination.includes(standing.destination)) &&
      (plannedBy === undefined || isPlannedReady(standing, plannedBy)) &&
      (ready === undefined || standing.ready === ready) &&
      (formalities === undefined || standing.formalities === formalities),
  )
  return numbers.map(([number]) => number)
}

/** The numbers of the systems that one of the checks finds. */
function foundBy(standings: Standings, checks: readonly string[]): Set<string> {
  const findings = standings.findings().filter(({ check }) => checks.includes(check.code))
  return new Set(findings.flatMap(({ found }) => found.map(({ number }) => number)))
}
