import type { BlockedChange, Progress, ProgressGroup } from '../../schema/api/progress.js'
import { byUrgency, deadlinesSoon, systemUrgency, TO_ACT_ON } from '../../schema/rules/attention.js'
import { addDays, daysBetween, midnightIn } from '../../schema/rules/dates.js'
import { groupBy } from '../../schema/rules/groups.js'
import { DESTINATION_GROUPS, DESTINATION_WORDS, isPlannedReady } from '../../schema/rules/progress.js'
import { replacementStateOn } from '../../schema/rules/replacements.js'
import { hasReached, type Status } from '../../schema/rules/status.js'
import { standingChanges } from '../../schema/rules/undone.js'
import type { Reader } from '../engines/store.js'
import { listContracts } from '../store/contractList.js'
import { findMunicipalities } from '../store/municipalities.js'
import type { Moment } from '../store/programme.js'
import { findSharedReplacements, type SharedReplacement } from '../store/replacements.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import { type DateMove, findDateMovesSince, findStatusStepsSince, type StatusStep } from '../store/steps.js'
import type { Assessment } from './assessments.js'
import { tellDeadline } from './deadlines.js'
import { blockedOf, findBefore, type ReadPast, weekAgo } from './foundBefore.js'
import { isBlocked, isOverdue } from './loads.js'
import { paceOf } from './pace.js'
import { findStandings } from './standings.js'
import type { Sums } from './sums.js'
import { metaOf } from './systems.js'
import { emptyTally, type Tally } from './tallies.js'

const ATTENTION_SHOWN = 10
const RECENT_DAYS = 7
/** So many of what is counted are named. */
const NAMED = 3

/** Where all systems stand today, per destination, municipality and area, and over time. Some statements, and one look at each system for what needs attention and what is behind the plan. */
export async function findProgress(reader: Reader, moment: Moment): Promise<Progress> {
  const { today } = moment
  const [standings, deadlines, replacements, municipalities, areas, recent] = await Promise.all([
    findStandings(reader, moment),
    findDeadlinesSoon(reader, moment),
    findSharedReplacements(reader),
    findMunicipalities(reader),
    findServiceAreas(reader),
    findRecent(reader, moment),
  ])
  const { sums } = standings
  const { all } = sums
  const { timeline, ...pace } = paceOf(moment, sums, standings.readyOn)

  const behind = countBehind(standings.all, today)

  return {
    ...pace,
    behind,
    ahead: pace.ready - (pace.plannedToday - behind),
    byStatus: all.byStatus,
    byPhase: all.byPhase,
    formalities: all.formalities,
    signals: sums.signals,
    destinations: groupByDestination(today, sums, replacements),
    municipalities: groups(
      municipalities.map(({ number, name }) => ({ value: number, nb: name, en: name })),
      sums.municipalities,
    ),
    serviceAreas: groups(
      areas.map(({ code, nameNb, nameEn }) => ({ value: code, nb: nameNb, en: nameEn })),
      sums.serviceAreas,
    ),
    timeline,
    attention: attention(standings.all),
    deadlines,
    recent,
    meta: metaOf(moment),
  }
}

/** The values of which there are systems, in their order. */
function groups(
  values: readonly Pick<ProgressGroup, 'value' | 'nb' | 'en'>[],
  tallies: ReadonlyMap<string, Tally>,
): ProgressGroup[] {
  return values.flatMap(({ value, nb, en }) => {
    const tally = tallies.get(value)
    return tally ? [{ value, nb, en, ...tally }] : []
  })
}

function groupByDestination(
  today: string,
  { destinations: tallies }: Sums,
  replacements: readonly SharedReplacement[],
): Progress['destinations'] {
  const replaced = replacements.map(({ code, nameNb, nameEn, state, goLiveActual, goLivePlanned, kind }) => ({
    ...{ value: code, nb: nameNb, en: nameEn, ...(tallies.get(code) ?? emptyTally()) },
    state: replacementStateOn(today, state, goLiveActual),
    goLive: goLiveActual ?? goLivePlanned,
    kind,
  }))
  const others = DESTINATION_GROUPS.map((value) => ({
    ...{ value, ...DESTINATION_WORDS[value], ...(tallies.get(value) ?? emptyTally()) },
    ...{ state: null, goLive: null, kind: value === 'continued' ? value : null },
  }))
  return [...replaced, ...others].filter(({ total, kind }) => total > 0 || kind === 'shared_solution')
}

/** How many the plan says are ready today and are not. */
function countBehind(systems: readonly Assessment[], today: string): number {
  return systems.filter(
    ({ system, standing }) => !system.voided && !standing.ready && isPlannedReady(standing, today),
  ).length
}

/** The systems that somebody must act on, and how many there are, what presses most first. */
export function attention(systems: readonly Assessment[]): Progress['attention'] {
  const concerned = byUrgency(
    systems
      .filter((one) => !one.system.voided && (isBlocked(one) || isOverdue(one)))
      .map((one) => ({ ...one, signal: isBlocked(one) ? ('blocked' as const) : ('overdue' as const) })),
    ({ system: { dayOneCritical }, standing: { daysOverdue }, signal }) =>
      systemUrgency({ dayOneCritical, daysOverdue, signal }),
  )
  return {
    total: concerned.length,
    items: concerned.slice(0, ATTENTION_SHOWN).map(({ system, standing, signal }) => ({
      number: system.number,
      name: system.name,
      municipality: system.municipality,
      dayOneCritical: system.dayOneCritical,
      signal,
      targetDate: system.targetDate,
      daysOverdue: standing.daysOverdue,
      obstacles: standing.obstacles,
    })),
  }
}

/**
 * Which systems came to be blocked in the last days and are, and which were at their beginning and are not. No statement
 * beside those of the standings, and looking back.
 */
export async function findBlockedChange(
  reader: Reader,
  moment: Moment,
  readPast: ReadPast,
): Promise<BlockedChange> {
  const { all } = await findStandings(reader, moment)
  const week = weekAgo(await findBefore(readPast, reader, moment))
  const now = blockedOf(all)
  const blocked = new Set(now.map(({ system }) => system.number))
  const was = week?.blocked ?? blocked
  return {
    since: week?.day ?? null,
    blocked: tellSome(now.filter(({ system }) => !was.has(system.number))),
    freed: tellSome(all.filter(({ system: { number } }) => was.has(number) && !blocked.has(number))),
    meta: metaOf(moment),
  }
}

/** How many systems, and the first of them: those that are critical from day one, and those that are late longest. */
function tellSome(systems: readonly Assessment[]): BlockedChange['blocked'] {
  const inOrder = byUrgency(systems, ({ system: { dayOneCritical }, standing: { daysOverdue } }) =>
    systemUrgency({ dayOneCritical, daysOverdue, signal: 'blocked' }),
  )
  return {
    count: systems.length,
    first: inOrder
      .slice(0, NAMED)
      .map(({ system: { number, name, municipality } }) => ({ number, name, municipality })),
  }
}

/** The notice deadlines that are near: how many, and the nearest of those with which something is to be done. */
async function findDeadlinesSoon(reader: Reader, moment: Moment): Promise<Progress['deadlines']> {
  const { items, total, sums } = await listContracts(
    reader,
    {
      ...deadlinesSoon(moment.today),
      ...{ section: [...TO_ACT_ON], sort: 'noticeDeadline', limit: ATTENTION_SHOWN },
    },
    moment,
  )
  return {
    soon: sums.reduce((all, { contracts }) => all + contracts, 0),
    total,
    items: items.flatMap((contract) => tellDeadline(contract) ?? []),
  }
}

/** What happened in the last days and stands: dates that were postponed, steps back, and steps forward by where they led. */
async function findRecent(
  reader: Reader,
  { today, sequence, settings: { timeZone } }: Moment,
): Promise<Progress['recent']> {
  const since = addDays(today, 1 - RECENT_DAYS)
  const first = midnightIn(timeZone, since)
  const moves = standingChanges(await findDateMovesSince(reader, first, sequence))
  const steps = standingChanges(await findStatusStepsSince(reader, first, sequence)).reverse()
  const [back, forward] = [steps.filter(isStepBack), steps.filter((step) => !isStepBack(step))]
  return {
    since,
    postponed: sumPostponed(moves),
    back: {
      count: back.length,
      newest: back.slice(0, NAMED).flatMap(({ seq, number, label, from, to }) => {
        return from && to ? [{ seq, number, name: label, from, to }] : []
      }),
    },
    byStatus: byStatusOf(forward),
  }
}

/** True for a step to a status before the one that was left; what is taken out of the register steps nowhere. */
function isStepBack({ from, to }: StatusStep): boolean {
  return from !== null && to !== null && !hasReached(to, from)
}

/** Steps into the same status together, in the order in which they are given. */
function byStatusOf(steps: readonly StatusStep[]): Progress['recent']['byStatus'] {
  const byStatus = new Map<Status | null, Progress['recent']['byStatus'][number]>()
  for (const { seq, at, actorName, number, label, from, to } of steps) {
    if (from === null) continue
    const group = byStatus.get(to) ?? { to, count: 0, newest: [] }
    byStatus.set(to, group)
    group.count += 1
    if (group.newest.length < NAMED) group.newest.push({ seq, at, actorName, number, name: label, from })
  }
  return [...byStatus.values()]
}

/** The systems whose planned date was later after changes than before the first, of changes given oldest first. */
function sumPostponed(moves: readonly DateMove[]): Progress['recent']['postponed'] {
  const postponed = [...groupBy(moves, ({ number }) => number).values()]
    .flatMap((own) => {
      const [from, last] = [own[0]?.from, own.at(-1)]
      if (!from || !last?.to || last.to <= from) return []
      return { seq: last.seq, number: last.number, name: last.label, from, to: last.to }
    })
    .sort((a, b) => b.seq - a.seq)
  const days = postponed.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0)
  return {
    count: postponed.length,
    averageDays: Math.round(days / Math.max(1, postponed.length)),
    newest: postponed.slice(0, NAMED),
  }
}
