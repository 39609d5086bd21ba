import { dateIn } from '../../../schema/rules/dates.js'
import { behindPlan, isDayOneOff } from '../../../schema/rules/lights.js'
import { isReady, type Status } from '../../../schema/rules/status.js'
import { findStatusStepsSince } from '../../store/steps.js'
import type { Assessment } from '../../views/assessments.js'
import { type Pace, paceOf } from '../../views/pace.js'
import { findStandings, type Standings } from '../../views/standings.js'
import { addTo, bump, emptySums, type Sums } from '../../views/sums.js'
import { findReportedNumbers, isWhole, type Limited } from '../source.js'

/** What is counted of the systems that a report is of. */
export interface Figures {
  /** Those that count, as the database finds them. */
  numbers: ReadonlySet<string>
  /** The same as the rules look at them, in the order of their names. */
  systems: readonly Assessment[]
  sums: Sums
  pace: Pace
  /** True where the plan says of any system when it is to be ready. */
  isPlanned: boolean
  behind: number
  dayOneOff: number
}

/** Counts the systems that a report is of, in the register as it stood at a moment. */
export async function findFigures(limited: Limited): Promise<Figures> {
  const { reader, moment, order } = limited
  const numbers = await findReportedNumbers(limited)
  const standings = await findStandings(reader, moment)
  const systems = standings.all.filter(({ system }) => numbers.has(system.number))
  const sums = emptySums()
  addTo(sums, systems)
  const pace = paceOf(moment, sums, isWhole(order) ? standings.readyOn : await findReadyOn(limited))
  return {
    ...{ numbers, systems, sums, pace },
    isPlanned: [...sums.planned.keys()].some((date) => date !== ''),
    behind: behindPlan({ ready: pace.ready, planned: pace.plannedToday }),
    dayOneOff: systems.filter(({ standing }) => isDayOneOff(standing)).length,
  }
}

/** How the number of systems that are ready went up and down, by date: of a part of the register, those removed since too. */
async function findReadyOn(limited: Limited): Promise<Standings['readyOn']> {
  const { reader, moment } = limited
  const within = await findReportedNumbers(limited, 'all')
  const readyOn = new Map<string, number>()
  for (const { at, number, from, to } of await findStatusStepsSince(reader, '', moment.sequence)) {
    const by = readiness(to) - readiness(from)
    if (by !== 0 && within.has(number)) bump(readyOn, dateIn(moment.settings.timeZone, at), by)
  }
  return readyOn
}

const readiness = (status: Status | null) => (status !== null && isReady(status) ? 1 : 0)
