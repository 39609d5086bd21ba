import { setImmediate } from 'node:timers/promises'
import { closedSeriesOf, type Found } from '../../schema/rules/checkFacts.js'
import { compareAll, type Finding, gatherFindings } from '../../schema/rules/checks.js'
import { dateIn } from '../../schema/rules/dates.js'
import type { GateSystem } from '../../schema/rules/gateFacts.js'
import { type Standing, standingOf } from '../../schema/rules/standings.js'
import type { Reader } from '../engines/store.js'
import { findFacts, findKeptFacts } from '../store/gateFacts.js'
import { findMunicipalities } from '../store/municipalities.js'
import type { Instant } from '../store/programme.js'
import { findSeriesBreaks } from '../store/seriesBreaks.js'
import { findReadySteps, findReadyStepsIn, type ReadyStep } from '../store/steps.js'
import { findSystems, iterateSystems } from '../store/systems.js'
import { type Assessment, assess, type Surroundings } from './assessments.js'
import { keepForward } from './kept.js'
import { type Load, loadsOf } from './loads.js'
import { makeRoster, type Roster } from './roster.js'
import { addTo, emptySums, type Sums } from './sums.js'
import { findTouched } from './touched.js'

type NumberedSystem = GateSystem & { number: string }

/** What the rules say of every system of a register, voided ones included. */
export interface Standings {
  /** All of it, in the order of the names. */
  all: readonly Assessment[]
  /** Those that a search finds, in the same order: of the removed ones, the others, or all. */
  search: Roster['search']
  /** The standing of one system; undefined where there is none of this number. */
  get(number: string): Standing | undefined
  /** What is counted of them. */
  sums: Sums
  /** What every check finds in the register. */
  findings(): readonly Finding[]
  /** How the number of systems that are ready went up and down, by date: those on which a status was stepped into or out of. */
  readyOn: ReadonlyMap<string, number>
  /** What goes to each replacement, by its code; a system that is split over several is in each. */
  loads(): ReadonlyMap<string, Load>
}

/** How many systems are assessed at a stretch; other requests are served between two batches. */
const BATCH = 200

/** What a version of the standings is carried forward from. */
interface Version extends Standings {
  roster: Roster
  /** What is found by comparing systems: made when it is first asked for, and kept while what is compared stays. */
  compared: () => ReadonlyMap<string, readonly Found[]>
}

const kept = keepForward<Version>({
  async whole(reader, instant) {
    const surroundings = await findSurroundings(reader)
    const all: Assessment[] = []
    const sums = emptySums()
    const readyOn = new Map<string, number>()
    for await (const systems of iterateSystems(reader, BATCH)) {
      const range = { first: systems[0]?.number ?? '', last: systems.at(-1)?.number ?? '' }
      addSteps(readyOn, instant, await findReadySteps(reader, range, instant.sequence))
      const assessed = await assess(reader, instant.today, systems, surroundings)
      addTo(sums, assessed)
      for (const one of assessed) all.push(one)
      await setImmediate()
    }
    return makeVersion(instant, { roster: await makeRoster(all), sums, readyOn })
  },

  async forward(reader, instant, { sequence, value }) {
    const stretch = { after: sequence, upTo: instant.sequence }
    const [touched, steps] = await Promise.all([
      findTouched(reader, stretch),
      findReadyStepsIn(reader, stretch),
    ])
    if (!touched || touched.size > value.all.length / 2) return undefined
    if (touched.size === 0) return value
    const anew: Assessment[] = []
    const surroundings = await findSurroundings(reader)
    for (const numbers of inBatches([...touched])) {
      const systems = await findSystems(reader, numbers)
      for (const one of await assess(reader, instant.today, systems, surroundings)) anew.push(one)
      if (touched.size > BATCH) await setImmediate()
    }
    const before = anew.flatMap(({ system }) => value.roster.get(system.number) ?? [])
    const sums = structuredClone(value.sums)
    addTo(sums, before, -1)
    addTo(sums, anew)
    return makeVersion(instant, {
      roster: await value.roster.replace(anew),
      sums,
      readyOn: addSteps(new Map(value.readyOn), instant, steps),
      compared: anew.every((one) => isComparedAlike(value.roster.get(one.system.number), one))
        ? value.compared
        : undefined,
    })
  },
})

function* inBatches(numbers: readonly string[]): Generator<string[]> {
  for (let from = 0; from < numbers.length; from += BATCH) yield numbers.slice(from, from + BATCH)
}

function addSteps(
  readyOn: Map<string, number>,
  { settings: { timeZone } }: Instant,
  steps: readonly ReadyStep[],
): Map<string, number> {
  for (const { minute, by } of steps) {
    const date = dateIn(timeZone, `${minute}Z`)
    readyOn.set(date, (readyOn.get(date) ?? 0) + by)
  }
  return readyOn
}

/** True where one system stands to others as it stood: nothing of what it is compared by has changed, nor its place. */
function isComparedAlike(before: Assessment | undefined, after: Assessment): boolean {
  const { system, compared } = after
  return (
    before !== undefined &&
    before.system.voided === system.voided &&
    before.system.sortKey === system.sortKey &&
    JSON.stringify(before.compared) === JSON.stringify(compared) &&
    before.notNeeded.join() === after.notNeeded.join()
  )
}

async function findSurroundings(reader: Reader): Promise<Surroundings> {
  const [breaks, municipalities] = await Promise.all([findSeriesBreaks(reader), findMunicipalities(reader)])
  return {
    closedSeries: closedSeriesOf(breaks),
    municipalities: new Map(municipalities.map(({ number, searchText }) => [number, searchText])),
  }
}

function makeVersion(
  { today, mergerDate, settings: { ruleSet } }: Instant,
  {
    roster,
    sums,
    readyOn,
    compared = once(() => compareAll(ruleSet, roster.all.filter(isCounted))),
  }: Pick<Version, 'roster' | 'sums' | 'readyOn'> & { compared?: Version['compared'] | undefined },
): Version {
  const { all, search } = roster
  const register = { today, mergerDate, ruleSet }
  return {
    ...{ roster, all, search, sums, readyOn, compared },
    get: (number) => roster.get(number)?.standing,
    loads: once(() => loadsOf(all.filter(isCounted), today)),
    findings: once(() => gatherFindings(register, all.filter(isCounted), sums.found, compared())),
  }
}

const isCounted = ({ system }: Assessment) => !system.voided

/** Makes something when it is first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/**
 * What the rules say of the whole register: the same for lists, counts, facets and pages, because all read this. It is
 * computed of the whole once, and for each day; from then on only what the log says was touched is computed anew.
 */
export function findStandings(reader: Reader, instant: Instant): Promise<Standings> {
  return kept.find(reader, instant)
}

/** The same where nothing need be computed of the whole, nor waited for that is; undefined where it must. */
export function findKnownStandings(reader: Reader, instant: Instant): Promise<Standings | undefined> {
  return kept.findKnown(reader, instant)
}

/** The standings of these systems: those of the whole register where they are known, else computed for these alone. */
export async function findStandingsOf(
  reader: Reader,
  instant: Instant,
  numbers: readonly string[],
): Promise<Pick<Standings, 'get'>> {
  const known = await findKnownStandings(reader, instant)
  if (known) return known
  const past = reader.log && pastStandings(reader.register, instant.today)
  return compute(reader, instant.today, numbers, past ?? new Map())
}

/** The standings that were asked for of registers that never change, each on the day that it was asked for. */
const asked = new WeakMap<Reader['register'], Map<string, Map<string, Standing>>>()

function pastStandings(register: Reader['register'], today: string): Map<string, Standing> {
  const days = asked.get(register) ?? new Map<string, Map<string, Standing>>()
  asked.set(register, days)
  const standings = days.get(today) ?? new Map<string, Standing>()
  days.set(today, standings)
  return standings
}

/** Adds to the standings that are known those of these systems. */
async function compute(
  reader: Reader,
  today: string,
  numbers: readonly string[],
  known: Map<string, Standing>,
): Promise<ReadonlyMap<string, Standing>> {
  const unknown = numbers.filter((number) => !known.has(number))
  if (unknown.length === 0) return known
  const [systems, factsOf] = await Promise.all([
    findSystems(reader, unknown),
    findFacts(reader, { these: unknown }),
  ])
  for (const system of systems)
    known.set(system.number, standingOf({ today, system, ...factsOf(system.number) }))
  return known
}

/** The standing of one system: a write answers with its row, and all the others stand as they stood. */
export async function findStanding(reader: Reader, system: NumberedSystem, today: string): Promise<Standing> {
  const factsOf = await findKeptFacts(reader, system.number)
  return standingOf({ today, system, ...factsOf(system.number) })
}
