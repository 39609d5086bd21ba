import { setImmediate } from 'node:timers/promises'
import { closedSeriesOf } from '../../schema/rules/checkFacts.js'
import { type Finding, gatherFindings } from '../../schema/rules/checks.js'
import type { GateSystem } from '../../schema/rules/gateFacts.js'
import { type Standing, standingOf } from '../../schema/rules/standings.js'
import { compareKeys } from '../../schema/rules/text.js'
import type { Reader } from '../engines/store.js'
import { findReadySteps, findReadyStepsIn, type ReadyStep } from '../store/changes.js'
import { findFacts, findKeptFacts } from '../store/gateFacts.js'
import type { Instant } from '../store/programme.js'
import { findSeriesBreaks } from '../store/seriesBreaks.js'
import { findSystems, iterateSystems } from '../store/systems.js'
import { type Assessment, assess } from './assessments.js'
import { keepForward } from './kept.js'
import { findTouched } from './touched.js'

type NumberedSystem = GateSystem & { number: string }

/** What the rules say of every system of a register, voided ones included. */
export interface Standings {
  /** All of it, in the order of the names. */
  all: readonly Assessment[]
  /** The standing of one system; undefined where there is none of this number. */
  get(number: string): Standing | undefined
  /** What every check finds in the register: gathered once, when it is first asked for. */
  findings(): readonly Finding[]
  /** How the number of systems that are ready went up and down, by minute in any order. */
  readySteps: readonly ReadyStep[]
  /** The minute of the first step of a status; null where none was taken. */
  firstStep: string | null
}

/** How many systems are assessed at a stretch; other requests are served between two batches. */
const BATCH = 200

/** What a version of the standings is carried forward from. */
interface Version extends Standings {
  byNumber: ReadonlyMap<string, Assessment>
}

const kept = keepForward<Version>({
  async whole(reader, instant) {
    const closed = closedSeriesOf(await findSeriesBreaks(reader))
    const all: Assessment[] = []
    const steps = new Map<string, number>()
    for await (const systems of iterateSystems(reader, BATCH)) {
      const range = { first: systems[0]?.number ?? '', last: systems.at(-1)?.number ?? '' }
      addSteps(steps, await findReadySteps(reader, range, instant.sequence))
      for (const one of await assess(reader, instant.today, systems, closed)) all.push(one)
      await setImmediate()
    }
    return makeVersion(instant, all.sort(byName), steps)
  },

  async forward(reader, instant, { sequence, value }) {
    const stretch = { after: sequence, upTo: instant.sequence }
    const [touched, steps] = await Promise.all([
      findTouched(reader, stretch),
      findReadyStepsIn(reader, stretch),
    ])
    if (!touched || touched.size > value.all.length / 2) return undefined
    if (touched.size === 0) return value
    const anew = new Map<string, Assessment>()
    const closed = closedSeriesOf(await findSeriesBreaks(reader))
    for (const numbers of inBatches([...touched])) {
      const systems = await findSystems(reader, numbers)
      for (const one of await assess(reader, instant.today, systems, closed)) anew.set(one.system.number, one)
      if (touched.size > BATCH) await setImmediate()
    }
    const readySteps = new Map(value.readySteps.map(({ minute, by }) => [minute, by]))
    return makeVersion(instant, replaceIn(value, anew), addSteps(readySteps, steps))
  },
})

function* inBatches(numbers: readonly string[]): Generator<string[]> {
  for (let from = 0; from < numbers.length; from += BATCH) yield numbers.slice(from, from + BATCH)
}

function addSteps(sums: Map<string, number>, steps: readonly ReadyStep[]): Map<string, number> {
  for (const { minute, by } of steps) sums.set(minute, (sums.get(minute) ?? 0) + by)
  return sums
}

/** All of it with what is anew in its place, in the order of the names. */
function replaceIn({ all, byNumber }: Version, anew: ReadonlyMap<string, Assessment>): Assessment[] {
  const stay = all.map((one) => anew.get(one.system.number) ?? one)
  const added = [...anew.values()].filter(({ system }) => !byNumber.has(system.number))
  const moved = [...anew.values()].some(
    ({ system }) => byNumber.get(system.number)?.system.sortKey !== system.sortKey,
  )
  return moved ? [...stay, ...added].sort(byName) : stay
}

/** As every engine puts them in order. */
function byName({ system: a }: Assessment, { system: b }: Assessment): number {
  return compareKeys(a.sortKey, b.sortKey) || compareKeys(a.number, b.number)
}

function makeVersion(
  { today, mergerDate, settings }: Instant,
  all: readonly Assessment[],
  steps: ReadonlyMap<string, number>,
): Version {
  const byNumber = new Map(all.map((one) => [one.system.number, one]))
  const minutes = [...steps.keys()]
  let findings: readonly Finding[] | undefined
  const gather = () =>
    gatherFindings(
      { today, mergerDate, ruleSet: settings.ruleSet },
      all.filter(({ system }) => !system.voided),
    )
  return {
    all,
    byNumber,
    get: (number) => byNumber.get(number)?.standing,
    findings: () => (findings ??= gather()),
    readySteps: [...steps].map(([minute, by]) => ({ minute, by })),
    firstStep: minutes.length > 0 ? minutes.reduce((a, b) => (a < b ? a : b)) : null,
  }
}

/**
 * What the rules say of the whole register: the same for lists, counts, facets and pages, because all read this. It is
 * computed of the whole once, and for each day; from then on only what the log says was touched is computed anew.
 */
export function findStandings(reader: Reader, instant: Instant): Promise<Standings> {
  return kept.find(reader, instant)
}

/** The standings of these systems: those of the whole register where they are known, else computed for these alone. */
export async function findStandingsOf(
  reader: Reader,
  instant: Instant,
  numbers: readonly string[],
): Promise<Pick<Standings, 'get'>> {
  const known = kept.findKnown(reader, instant)
  if (known) return known
  const { today } = instant
  const [systems, factsOf] = await Promise.all([
    findSystems(reader, numbers),
    findFacts(reader, { these: numbers }),
  ])
  return new Map(
    systems.map((system) => [system.number, standingOf({ today, system, ...factsOf(system.number) })]),
  )
}

/** The standing of one system: a write answers with its row, and all the others stand as they stood. */
export async function findStanding(reader: Reader, system: NumberedSystem, today: string): Promise<Standing> {
  const factsOf = await findKeptFacts(reader, system.number)
  return standingOf({ today, system, ...factsOf(system.number) })
}
