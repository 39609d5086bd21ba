import type { System, SystemRow } from '../../schema/api/systems.js'
import { dateWarnings } from '../../schema/rules/progress.js'
import { SYSTEM_FIELDS } from '../../schema/rules/systemFields.js'
import type { Reader } from '../engines/store.js'
import type { ListedSystem } from '../store/listedSystems.js'
import { findNamedMappingsOf } from '../store/mappings.js'
import { findSubprojectOf } from '../store/namedSystems.js'
import type { Instant, Moment } from '../store/programme.js'
import { findReplacementRow } from '../store/replacements.js'
import { findStatusStepsOf } from '../store/steps.js'
import { findMappedReplacements } from '../store/storedSystems.js'
import { findSystem } from '../store/systems.js'
import { findStanding, findStandingsOf } from './standings.js'
import { type StatusDates, statusDatesOf } from './statusDates.js'

/** One system with its mappings and all that the rules say of it; undefined when there is none. */
export async function findSystemDetails(
  reader: Reader,
  number: string,
  moment: Moment,
): Promise<System | undefined> {
  const row = await findSystem(reader, number)
  if (!row) return undefined
  const [subproject, standing, mappings, statusDates] = await Promise.all([
    findSubprojectOf(reader, row.serviceArea),
    findStanding(reader, row, moment.today),
    findNamedMappingsOf(reader, number),
    findStatusDates(reader, number, moment),
  ])
  const continued = standing.continuedAs ? await findReplacementRow(reader, standing.continuedAs) : undefined
  const { contractEnd } = standing
  const found = {
    subproject,
    ready: standing.ready,
    signals: standing.signals,
    daysOverdue: standing.daysOverdue,
    obstacles: standing.obstacles,
    destination: standing.destination,
    contractEnd,
    noticeDeadline: standing.noticeDeadline,
    doubleRunningPerMonth: standing.doubleRunningPerMonth,
    warnings: dateWarnings(Object.assign({}, row, { contractEnd }), SYSTEM_FIELDS, moment.mergerDate),
    mappings,
    continuedAs: continued ? { code: continued.code, systems: continued.systems } : null,
    statusDates,
    meta: metaOf(moment),
  }
  return Object.assign(row, found)
}

/** When a system last entered each status that it has been in, by date. */
async function findStatusDates(
  reader: Reader,
  number: string,
  { sequence, settings: { timeZone } }: Moment,
): Promise<StatusDates> {
  return statusDatesOf(await findStatusStepsOf(reader, number, sequence), timeZone)
}

/** Systems as rows of a list, with their replacements and what the rules say of them. */
export async function findSystemRows(
  reader: Reader,
  rows: readonly ListedSystem[],
  instant: Instant,
): Promise<SystemRow[]> {
  const numbers = rows.map(({ number }) => number)
  const [standings, mapped] = await Promise.all([
    findStandingsOf(reader, instant, numbers),
    findMappedReplacements(reader, numbers),
  ])
  return rows.map((row) => {
    const standing = standings.get(row.number)
    // A system and its standing are read at the same moment of the log; without one the store is inconsistent.
    if (!standing) throw new Error(`no standing for ${row.number}`)
    const { signals, daysOverdue, contractEnd, noticeDeadline } = standing
    const replacements = mapped.get(row.number) ?? []
    const voided = row.voidedAt !== null
    // Not spread: to copy a row takes longer than to read it.
    return Object.assign(row, { replacements, signals, daysOverdue, contractEnd, noticeDeadline, voided })
  })
}

/** Says where an answer comes from. */
export function metaOf({ synthetic, today, sequence, asOf }: Moment): System['meta'] {
  return { synthetic, today, sequence, asOf }
}
