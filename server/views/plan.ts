import { setImmediate } from 'node:timers/promises'
import type { Lane, Plan, Planned } from '../../schema/api/plan.js'
import type { SystemFilters } from '../../schema/api/systemFilters.js'
import { groupBy } from '../../schema/rules/groups.js'
import { PHASES, phaseOf } from '../../schema/rules/phases.js'
import {
  type CutOverState,
  cutOver,
  type PlanGrouping,
  plannedDates,
  readySince,
} from '../../schema/rules/plan.js'
import { DESTINATION_GROUPS, DESTINATION_WORDS, type Signal } from '../../schema/rules/progress.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import { findDeadlines } from '../store/contractSections.js'
import type { ListedSystem } from '../store/listedSystems.js'
import { findSubprojects } from '../store/namedSystems.js'
import { findUnmet } from '../store/prerequisites.js'
import type { Instant, Moment } from '../store/programme.js'
import { findSharedReplacements } from '../store/replacements.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { findSystems } from '../store/systems.js'
import { findWaves } from '../store/waves.js'
import type { Assessment } from './assessments.js'
import { keepForward } from './kept.js'
import { findStandings, findStandingsOf } from './standings.js'
import { findStatusDatesOf } from './statusDates.js'
import { findMatches, isFiltered } from './systemList.js'
import { metaOf } from './systems.js'
import { findTouched } from './touched.js'

/** A lane before its systems are counted in. */
interface Heading extends Words {
  key: string
  startsOn?: string | null
  endsOn?: string | null
}

/** What is not in any of the lanes that have a name. */
const NONE: Readonly<Record<PlanGrouping, Words>> = {
  wave: { nb: 'Uten bølge', en: 'In no wave' },
  destination: DESTINATION_WORDS.unmapped,
  serviceArea: { nb: 'Uten tjenesteområde', en: 'Without service area' },
  subproject: { nb: 'Uten delprosjekt', en: 'Without subproject' },
}

/** The plan in lanes, in the order of what they are of, with what is in none last; those without systems are left out. */
export async function findPlan(
  reader: Reader,
  { by, ...filters }: SystemFilters & { by: PlanGrouping },
  moment: Moment,
): Promise<Plan> {
  const { today, mergerDate } = moment
  // A wave without any system is then one to be filled.
  const isWhole = !isFiltered(filters)
  const [matches, readyOn, lanes] = await Promise.all([
    findMatches(reader, filters, moment),
    kept.find(reader, moment),
    findHeadings(reader, by),
  ])
  const numbers = isWhole ? undefined : matches.map(({ system }) => system.number)
  const { headings, keyOf } = lanes
  const systems = groupBy(matches, keyOf)
  const isEmptyShown = by === 'wave' && isWhole
  return {
    by,
    lanes: headings.flatMap((heading) => {
      const own = systems.get(heading.key) ?? []
      return own.length > 0 || (isEmptyShown && heading.key !== '')
        ? [makeLane(by, heading, own, readyOn, today)]
        : []
    }),
    total: matches.length,
    deadlines: await findDeadlines(reader, today, numbers),
    mergerDate,
    meta: metaOf(moment),
  }
}

/** What the lanes are of, in order, and in which of them a system is. */
async function findHeadings(
  reader: Reader,
  by: PlanGrouping,
): Promise<{ headings: Heading[]; keyOf: (one: Assessment) => string }> {
  const none = { key: '', ...NONE[by] }
  switch (by) {
    case 'wave': {
      const waves = await findWaves(reader)
      const headings = waves.map(({ code, nameNb, nameEn, startsOn, endsOn }) => ({
        ...{ key: code, nb: nameNb, en: nameEn, startsOn, endsOn },
      }))
      return { headings: [...headings, none], keyOf: ({ system }) => system.wave ?? '' }
    }
    case 'destination': {
      const replacements = await findSharedReplacements(reader)
      const shared = replacements.map(({ code, nameNb, nameEn }) => ({ key: code, nb: nameNb, en: nameEn }))
      const groups = DESTINATION_GROUPS.map((key) => ({ key, ...DESTINATION_WORDS[key] }))
      return { headings: [...shared, ...groups], keyOf: ({ standing }) => standing.destinationGroup }
    }
    default: {
      const areas = await findServiceAreas(reader)
      if (by === 'serviceArea') {
        const headings = areas.map(({ code, nameNb, nameEn }) => ({ key: code, nb: nameNb, en: nameEn }))
        return { headings: [...headings, none], keyOf: ({ system }) => system.serviceArea ?? '' }
      }
      const subprojectOf = new Map(areas.map(({ code, subproject }) => [code, subproject ?? '']))
      const names = inTextOrder([...new Set(subprojectOf.values())].filter(Boolean), (name) => name)
      return {
        headings: [...names.map((name) => ({ key: name, nb: name, en: name })), none],
        keyOf: ({ system }) => subprojectOf.get(system.serviceArea ?? '') ?? '',
      }
    }
  }
}

function makeLane(
  by: PlanGrouping,
  { key, nb, en, startsOn = null, endsOn = null }: Heading,
  systems: readonly Assessment[],
  readyOn: ReadonlyMap<string, string>,
  today: string,
): Lane {
  const inPhase = groupBy(systems, ({ system }) => phaseOf(system.status))
  return {
    ...{ key, nb, en, startsOn, endsOn },
    filter: filterOf(by, key, systems),
    systems: systems.length,
    ready: systems.filter(({ standing }) => standing.ready).length,
    overdue: countOverdue(systems),
    blocked: countSignal(systems, 'blocked'),
    undated: countSignal(systems, 'no_date'),
    phases: PHASES.map((phase) => {
      const own = inPhase.get(phase) ?? []
      return { phase, systems: own.length, overdue: countOverdue(own), blocked: countSignal(own, 'blocked') }
    }),
    marks: marksOf(systems, readyOn, today),
  }
}

const countOverdue = (systems: readonly Assessment[]): number =>
  systems.filter(({ standing }) => standing.daysOverdue > 0).length

const countSignal = (systems: readonly Assessment[], signal: Signal): number =>
  systems.filter(({ standing }) => standing.signals.includes(signal)).length

/** What the list of systems is filtered by to find those of a lane. */
function filterOf(by: PlanGrouping, key: string, systems: readonly Assessment[]): Lane['filter'] {
  if (by !== 'subproject') return { [by]: [key] }
  return { serviceArea: [...new Set(systems.map(({ system }) => system.serviceArea ?? ''))].sort() }
}

/** The cut-overs of systems by date and how they stand, in the order of the dates. */
function marksOf(
  systems: readonly Assessment[],
  readyOn: ReadonlyMap<string, string>,
  today: string,
): Lane['marks'] {
  const marks = new Map<string, { date: string; state: CutOverState; count: number }>()
  for (const { system } of systems) {
    const mark = cutOver(system, readyOn.get(system.number) ?? null, today)
    if (!mark) continue
    const key = `${mark.date} ${mark.state}`
    const same = marks.get(key)
    if (same) same.count += 1
    else marks.set(key, { ...mark, count: 1 })
  }
  return [...marks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mark]) => mark)
}

/** So many systems are looked up in the log at a stretch; other requests are served between two batches. */
const BATCH = 200

/** Since when each system is ready that is: found in the log once, and from then on only of what is touched. */
const kept = keepForward<ReadonlyMap<string, string>>({
  async whole(reader, instant) {
    const { all } = await findStandings(reader, instant)
    return addReady(reader, instant, new Map(), all)
  },

  async forward(reader, instant, { sequence, value }) {
    const touched = await findTouched(reader, { after: sequence, upTo: instant.sequence })
    if (!touched) return undefined
    if (touched.size === 0) return value
    const { all } = await findStandings(reader, instant)
    if (touched.size > all.length / 2) return undefined
    const rest = new Map([...value].filter(([number]) => !touched.has(number)))
    return addReady(
      reader,
      instant,
      rest,
      all.filter(({ system }) => touched.has(system.number)),
    )
  },
})

async function addReady(
  reader: Reader,
  instant: Instant,
  readyOn: Map<string, string>,
  systems: readonly Assessment[],
): Promise<Map<string, string>> {
  const ready = systems.filter(({ standing }) => standing.ready)
  for (let from = 0; from < ready.length; from += BATCH) {
    const some = ready.slice(from, from + BATCH)
    const entered = await findStatusDatesOf(
      reader,
      some.map(({ system }) => system.number),
      instant,
    )
    for (const { system } of some) {
      const date = readySince(system.status, entered.get(system.number) ?? {})
      if (date) readyOn.set(system.number, date)
    }
    await setImmediate()
  }
  return readyOn
}

/** Systems of a list with the dates that the plan draws of each. Some statements, however many they are. */
export async function findPlanned(
  reader: Reader,
  rows: readonly ListedSystem[],
  instant: Instant,
): Promise<Planned[]> {
  const numbers = rows.map(({ number }) => number)
  const [standings, systems, entered, unmet, subprojects] = await Promise.all([
    findStandingsOf(reader, instant, numbers),
    findSystems(reader, numbers),
    findStatusDatesOf(reader, numbers, instant),
    findUnmet(reader, numbers),
    findSubprojects(reader, numbers),
  ])
  const stored = new Map(systems.map((system) => [system.number, system]))
  return rows.map((row) => {
    const { number, name, municipality, wave, status, targetDate, version } = row
    const [system, standing] = [stored.get(number), standings.get(number)]
    // All are read at the same moment of the log; without one of them the store is inconsistent.
    if (!system || !standing) throw new Error(`no standing for ${number}`)
    const { signals, daysOverdue, ready } = standing
    const obstacles = signals.includes('blocked') ? standing.obstacles : []
    return {
      ...{ number, name, municipality, wave, status, signals, daysOverdue, ready, targetDate },
      subproject: subprojects.get(number) ?? null,
      ...plannedDates(system, entered.get(number) ?? {}),
      waitsFor: unmet.get(number) ?? [],
      obstacles: obstacles.map(({ code, nb, en }) => ({ code, nb, en })),
      version,
    }
  })
}
