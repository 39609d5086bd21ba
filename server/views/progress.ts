import type { Progress, ProgressGroup } from '../../schema/api/progress.js'
import { addDays, dateIn, daysBetween } from '../../schema/rules/dates.js'
import { awaitsFormalities, PHASES, phaseOf } from '../../schema/rules/phases.js'
import {
  DESTINATION_WORDS,
  DESTINATIONS_WITHOUT_REPLACEMENT,
  FORECAST_WEEKS,
  forecast,
  isPlannedReady,
  SIGNALS,
} from '../../schema/rules/progress.js'
import { replacementStateOn } from '../../schema/rules/replacements.js'
import type { Standing } from '../../schema/rules/standings.js'
import { isReady, STATUSES, type Status } from '../../schema/rules/status.js'
import { standingChanges } from '../../schema/rules/undone.js'
import type { Reader } from '../engines/store.js'
import { findStatusSteps, type StatusStep } from '../store/changes.js'
import { listMunicipalities } from '../store/municipalities.js'
import type { Moment } from '../store/programme.js'
import { listReplacements } from '../store/replacements.js'
import { listServiceAreas } from '../store/serviceAreas.js'
import { findCountedSystems } from '../store/systems.js'
import { findStandings } from './standings.js'
import { metaOf } from './systems.js'

const ATTENTION_SHOWN = 10
const RECENT_DAYS = 7

/** The date of a moment where the programme is. */
type DayOf = (at: string) => string
type Counted = Awaited<ReturnType<typeof findCountedSystems>>[number] & { standing: Standing }

/** Where all systems stand today, per destination, municipality and area, and over time. A constant number of statements. */
export async function findProgress(reader: Reader, moment: Moment): Promise<Progress> {
  const { today, mergerDate, settings } = moment
  const dayOf = (at: string) => dateIn(settings.timeZone, at)
  const systems = await findCounted(reader, moment)
  const steps = await findStatusSteps(reader)
  const readyOn = readyByDate(steps, dayOf)
  const ready = systems.filter(({ standing }) => standing.ready).length
  const readyBefore = readyOn(addDays(today, -7 * FORECAST_WEEKS))
  const planned = (date: string) => systems.filter((system) => isPlannedReady(system.standing, date)).length
  const replacements = await listReplacements(reader, {})
  const names = new Map(replacements.map((row) => [row.code, row]))

  const destinations = [
    ...replacements.map(({ code, nameNb, nameEn, state, goLiveActual, goLivePlanned, kind }) => ({
      ...group(code, nameNb, nameEn, bySame(systems, code, destination)),
      state: replacementStateOn(today, state, goLiveActual),
      goLive: goLiveActual ?? goLivePlanned,
      kind,
    })),
    ...DESTINATIONS_WITHOUT_REPLACEMENT.map((code) => ({
      ...group(
        code,
        DESTINATION_WORDS[code].nb,
        DESTINATION_WORDS[code].en,
        bySame(systems, code, destination),
      ),
      state: null,
      goLive: null,
      kind: null,
    })),
  ].filter(({ total, value }) => total > 0 || names.get(value)?.kind === 'shared_solution')

  return {
    total: systems.length,
    ready,
    plannedToday: planned(today),
    plannedAtMerger: mergerDate ? planned(mergerDate) : null,
    forecastAtMerger: mergerDate
      ? forecast({ readyNow: ready, readyBefore, total: systems.length, today, date: mergerDate })
      : null,
    pacePerWeek: Math.round(((ready - readyBefore) / FORECAST_WEEKS) * 10) / 10,
    mergerDate,
    daysToMerger: mergerDate ? daysBetween(today, mergerDate) : null,
    ...countStatuses(systems),
    signals: countSignals(systems),
    destinations,
    municipalities: (await listMunicipalities(reader)).flatMap(({ number, name }) =>
      nonEmpty(
        group(
          number,
          name,
          name,
          bySame(systems, number, (system) => system.municipality),
        ),
      ),
    ),
    serviceAreas: (await listServiceAreas(reader)).flatMap(({ code, nameNb, nameEn }) =>
      nonEmpty(
        group(
          code,
          nameNb,
          nameEn,
          bySame(systems, code, (system) => system.serviceArea),
        ),
      ),
    ),
    timeline: timeline(steps, dayOf, mergerDate, today, readyOn, planned, systems),
    attention: attention(systems),
    recent: recent(steps, today, dayOf),
    meta: metaOf(moment),
  }
}

async function findCounted(reader: Reader, moment: Moment): Promise<Counted[]> {
  const standings = await findStandings(reader, moment)
  const rows = await findCountedSystems(reader)
  return rows.flatMap((row) => {
    const standing = standings.get(row.number)
    return standing ? [{ ...row, standing }] : []
  })
}

const destination = (system: Counted) => system.standing.destination

function bySame(systems: Counted[], value: string, of: (system: Counted) => string | null): Counted[] {
  return systems.filter((system) => of(system) === value)
}

function nonEmpty(row: ProgressGroup): ProgressGroup[] {
  return row.total > 0 ? [row] : []
}

function group(value: string, nb: string, en: string, systems: Counted[]): ProgressGroup {
  return {
    value,
    nb,
    en,
    total: systems.length,
    ready: systems.filter(({ standing }) => standing.ready).length,
    overdue: systems.filter(({ standing }) => standing.daysOverdue > 0).length,
    ...countStatuses(systems),
  }
}

function countStatuses(systems: Counted[]): Pick<ProgressGroup, 'byStatus' | 'byPhase' | 'formalities'> {
  const count = (counts: (system: Counted) => boolean) => systems.filter(counts).length
  return {
    byStatus: counted(STATUSES, (status) => count((system) => system.status === status)),
    byPhase: counted(PHASES, (phase) => count((system) => phaseOf(system.status) === phase)),
    formalities: count(awaitsFormalities),
  }
}

function countSignals(systems: Counted[]): Progress['signals'] {
  return counted(
    SIGNALS,
    (signal) => systems.filter(({ standing }) => standing.signals.includes(signal)).length,
  )
}

function counted<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<K, number>
}

/** How many systems were ready at the end of a date from the log. */
function readyByDate(steps: StatusStep[], dayOf: DayOf): (date: string) => number {
  const changes = steps
    .map(({ from, to, at }) => ({ date: dayOf(at), by: delta(to) - delta(from) }))
    .filter(({ by }) => by !== 0)
  return (date) => changes.reduce((sum, change) => (change.date <= date ? sum + change.by : sum), 0)
}

function delta(status: Status | null): number {
  return status && isReady(status) ? 1 : 0
}

/** One point a week from the first step in the log to the last planned date (or the merger), today included. */
function timeline(
  steps: StatusStep[],
  dayOf: DayOf,
  mergerDate: string | null,
  today: string,
  readyOn: (date: string) => number,
  planned: (date: string) => number,
  systems: Counted[],
): Progress['timeline'] {
  const first = steps[0] ? dayOf(steps[0].at) : today
  const dates = systems.flatMap(({ targetDate }) => (targetDate ? [targetDate] : []))
  const last = [today, ...(mergerDate ? [mergerDate] : []), ...dates].sort().at(-1) ?? today
  // A date that is years off, mistyped perhaps, must not make thousands of points.
  const end = [last, addDays(mergerDate ?? today, 400)].sort()[0] ?? last
  const points = new Set<string>([today, ...(mergerDate && mergerDate >= first ? [mergerDate] : [])])
  for (let date = first; date <= end; date = addDays(date, 7)) points.add(date)
  points.add(end)
  return [...points]
    .sort()
    .map((date) => ({ date, actual: date <= today ? readyOn(date) : null, planned: planned(date) }))
}

/** What somebody must act on: day-one critical first, then blocked before overdue, then most days over. */
function attention(systems: Counted[]): Progress['attention'] {
  const rank = ({ dayOneCritical, standing }: Counted) =>
    [dayOneCritical ? 0 : 1, standing.signals.includes('blocked') ? 0 : 1, -standing.daysOverdue] as const
  const concerned = systems
    .filter(({ standing }) => standing.signals.includes('blocked') || standing.signals.includes('overdue'))
    .sort((a, b) => {
      const [left, right] = [rank(a), rank(b)]
      return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
    })
  return {
    total: concerned.length,
    items: concerned.slice(0, ATTENTION_SHOWN).map((system) => ({
      number: system.number,
      name: system.name,
      municipality: system.municipality,
      dayOneCritical: system.dayOneCritical,
      signal: system.standing.signals.includes('blocked') ? 'blocked' : 'overdue',
      targetDate: system.targetDate,
      daysOverdue: system.standing.daysOverdue,
      obstacles: system.standing.obstacles,
    })),
  }
}

function recent(steps: StatusStep[], today: string, dayOf: DayOf): Progress['recent'] {
  const since = addDays(today, -RECENT_DAYS)
  return standingChanges(steps)
    .filter(({ at, from }) => from !== null && dayOf(at) > since)
    .reverse()
    .map(({ seq, at, actorName, number, label, from, to }) => ({
      seq,
      at,
      actorName,
      number,
      name: label,
      from,
      to,
    }))
}
