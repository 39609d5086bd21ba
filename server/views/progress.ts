import type { Progress, ProgressGroup } from '../../schema/api/progress.js'
import { addDays, midnightIn } from '../../schema/rules/dates.js'
import { DESTINATION_GROUPS, DESTINATION_WORDS } from '../../schema/rules/progress.js'
import { replacementStateOn } from '../../schema/rules/replacements.js'
import type { Status } from '../../schema/rules/status.js'
import { standingChanges } from '../../schema/rules/undone.js'
import type { Reader } from '../engines/store.js'
import { findStatusStepsSince } from '../store/changes.js'
import { findMunicipalities } from '../store/municipalities.js'
import type { Moment } from '../store/programme.js'
import { findSharedReplacements, type SharedReplacement } from '../store/replacements.js'
import { findServiceAreas } from '../store/serviceAreas.js'
import type { Assessment } from './assessments.js'
import { isBlocked, isOverdue } from './loads.js'
import { paceOf } from './pace.js'
import { findStandings } from './standings.js'
import type { Sums } from './sums.js'
import { metaOf } from './systems.js'
import { emptyTally, type Tally } from './tallies.js'

const ATTENTION_SHOWN = 10
const RECENT_DAYS = 7
const RECENT_SHOWN = 3

/** Where all systems stand today, per destination, municipality and area, and over time. Some statements, and one look at each system for what needs attention. */
export async function findProgress(reader: Reader, moment: Moment): Promise<Progress> {
  const { today } = moment
  const [standings, replacements, municipalities, areas, recent] = await Promise.all([
    findStandings(reader, moment),
    findSharedReplacements(reader),
    findMunicipalities(reader),
    findServiceAreas(reader),
    findRecent(reader, moment),
  ])
  const { sums } = standings
  const { all } = sums
  const { timeline, ...pace } = paceOf(moment, sums, standings.readyOn)

  return {
    ...pace,
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

/** What somebody must act on, and how many there are: day-one critical first, then blocked before overdue, then most days over. */
export function attention(systems: readonly Assessment[]): Progress['attention'] {
  const rank = (one: Assessment) =>
    [one.system.dayOneCritical ? 0 : 1, isBlocked(one) ? 0 : 1, -one.standing.daysOverdue] as const
  const concerned = systems
    .filter((one) => !one.system.voided && (isBlocked(one) || isOverdue(one)))
    .map((one) => ({ one, rank: rank(one) }))
    .sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  return {
    total: concerned.length,
    items: concerned.slice(0, ATTENTION_SHOWN).map(({ one }) => ({
      number: one.system.number,
      name: one.system.name,
      municipality: one.system.municipality,
      dayOneCritical: one.system.dayOneCritical,
      signal: isBlocked(one) ? 'blocked' : 'overdue',
      targetDate: one.system.targetDate,
      daysOverdue: one.standing.daysOverdue,
      obstacles: one.standing.obstacles,
    })),
  }
}

/** The steps of the last days that stand, those into the same status together, the newest first. */
async function findRecent(
  reader: Reader,
  { today, sequence, settings: { timeZone } }: Moment,
): Promise<Progress['recent']> {
  const since = addDays(today, 1 - RECENT_DAYS)
  const steps = standingChanges(await findStatusStepsSince(reader, midnightIn(timeZone, since), sequence))
  const byStatus = new Map<Status | null, Progress['recent']['byStatus'][number]>()
  for (const { seq, at, actorName, number, label, from, to } of steps.reverse()) {
    if (from === null) continue
    const group = byStatus.get(to) ?? { to, count: 0, newest: [] }
    byStatus.set(to, group)
    group.count += 1
    if (group.newest.length < RECENT_SHOWN)
      group.newest.push({ seq, at, actorName, number, name: label, from })
  }
  return { since, byStatus: [...byStatus.values()] }
}
