import { SIGNALS, type Signal } from '../../schema/rules/progress.js'
import { SYSTEM_FACETS, type SystemFacet } from '../../schema/rules/systemList.js'
import type { Assessment } from './assessments.js'
import { count, emptyTally, type Tally, zeros } from './tallies.js'

/** What is counted of the systems of a register, voided ones left out. */
export interface Sums {
  all: Tally
  /** By the group of their destinations, by their municipalities, and by their areas. */
  destinations: Map<string, Tally>
  municipalities: Map<string, Tally>
  serviceAreas: Map<string, Tally>
  signals: Record<Signal, number>
  /** How many the plan says are ready from a date on; an empty one stands for those that are from the start. */
  planned: Map<string, number>
  /** How many each check finds that looks at one at a time. */
  found: Map<string, number>
  /** Per value of each facet, no filter being chosen. */
  facets: Record<SystemFacet, Map<string, number>>
}

/** Of no system. */
export function emptySums(): Sums {
  return {
    all: emptyTally(),
    destinations: new Map(),
    municipalities: new Map(),
    serviceAreas: new Map(),
    signals: zeros(SIGNALS),
    planned: new Map(),
    found: new Map(),
    facets: Object.fromEntries(SYSTEM_FACETS.map((facet) => [facet, new Map()])) as Sums['facets'],
  }
}

/** Counts systems in, or out again: sums are kept by what changes. */
export function addTo(sums: Sums, systems: Iterable<Assessment>, by: 1 | -1 = 1): void {
  for (const one of systems) if (!one.system.voided) add(sums, one, by)
}

function add(sums: Sums, one: Assessment, by: 1 | -1): void {
  const { system, standing, found } = one
  count(sums.all, one, by)
  countIn(sums.destinations, standing.destinationGroup, one, by)
  countIn(sums.municipalities, system.municipality, one, by)
  if (system.serviceArea !== null) countIn(sums.serviceAreas, system.serviceArea, one, by)
  for (const signal of standing.signals) sums.signals[signal] += by
  // The rule `isPlannedReady`, summed.
  if (system.targetDate) bump(sums.planned, system.targetDate, by)
  else if (standing.ready) bump(sums.planned, '', by)
  for (const { code } of found) bump(sums.found, code, by)
  for (const facet of SYSTEM_FACETS)
    for (const value of facetValues(facet, one)) bump(sums.facets[facet], value, by)
}

/** The values of a facet that a system counts under; an empty one stands for none. */
export function facetValues(facet: SystemFacet, { system, standing }: Assessment): readonly string[] {
  if (facet === 'signal') return standing.signals
  if (facet === 'destination') return [standing.destinationGroup]
  return [system[facet] ?? '']
}

/** Adds to what is counted under a value; what comes to nothing is no longer there. */
export function bump(counts: Map<string, number>, value: string, by: number): void {
  const sum = (counts.get(value) ?? 0) + by
  if (sum === 0) counts.delete(value)
  else counts.set(value, sum)
}

/** Systems counted by something of each. */
export function tallyBy(
  systems: Iterable<Assessment>,
  keyOf: (one: Assessment) => string,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const one of systems) countIn(tallies, keyOf(one), one, 1)
  return tallies
}

function countIn(tallies: Map<string, Tally>, value: string, one: Assessment, by: 1 | -1): void {
  const tally = tallies.get(value) ?? emptyTally()
  count(tally, one, by)
  if (tally.total === 0) tallies.delete(value)
  else tallies.set(value, tally)
}
