import { type Finding, findingsOf } from '../../schema/rules/checks.js'
import type { GateSystem } from '../../schema/rules/gateFacts.js'
import { type Standing, standingOf } from '../../schema/rules/standings.js'
import type { Reader } from '../engines/store.js'
import { findFacts, findKeptFacts } from '../store/gateFacts.js'
import type { Moment } from '../store/programme.js'
import { findSeriesBreaks } from '../store/seriesBreaks.js'
import { findRuledSystems } from '../store/systems.js'

type NumberedSystem = GateSystem & { number: string }

/** The standing of every system, voided ones included, by number. */
export interface Standings extends ReadonlyMap<string, Standing> {
  /** What every check finds in the register: computed once, when it is first asked for. */
  findings(): readonly Finding[]
}

interface Kept {
  sequence: number
  today: string
  standings: Promise<Standings>
}
/** What a computed answer depends on, beside the rows. */
export type Instant = Pick<Moment, 'sequence' | 'today' | 'mergerDate' | 'settings'>

const kept = new WeakMap<Reader['register'], Kept>()

/**
 * What the rules say of the whole register. A constant number of statements, and none while neither the log nor the date
 * has moved: the rules are the same for lists, counts, facets and pages because all read this.
 */
export function findStandings(reader: Reader, moment: Instant): Promise<Standings> {
  const known = keptAt(reader, moment)
  if (known) return known
  const standings = compute(reader, moment)
  kept.set(reader.register, { sequence: moment.sequence, today: moment.today, standings })
  standings.catch(() => kept.delete(reader.register))
  return standings
}

/** The standings of these systems: those of the whole register where they are known, else computed for these alone. */
export async function findStandingsOf(
  reader: Reader,
  moment: Instant,
  systems: readonly NumberedSystem[],
): Promise<ReadonlyMap<string, Standing>> {
  const known = keptAt(reader, moment)
  if (known) return known
  const { today } = moment
  const factsOf = await findFacts(reader, { these: systems.map(({ number }) => number) })
  return new Map(
    systems.map((system) => [system.number, standingOf({ today, system, ...factsOf(system.number) })]),
  )
}

function keptAt({ register }: Reader, { sequence, today }: Instant): Promise<Standings> | undefined {
  const last = kept.get(register)
  return last?.sequence === sequence && last.today === today ? last.standings : undefined
}

async function compute(reader: Reader, { today, mergerDate, settings }: Instant): Promise<Standings> {
  const [systems, factsOf, seriesBreaks] = await Promise.all([
    findRuledSystems(reader),
    findFacts(reader, 'all'),
    findSeriesBreaks(reader),
  ])
  const facts = systems.map((system) => ({ today, system, ...factsOf(system.number) }))
  const standings = facts.map((row) => ({ row, of: standingOf(row) }))
  let findings: readonly Finding[] | undefined
  const find = () =>
    findingsOf({
      today,
      mergerDate,
      seriesBreaks,
      ruleSet: settings.ruleSet,
      systems: standings
        .filter(({ row }) => row.system.voidedAt === null)
        .map(({ row, of: { signals, daysOverdue, destination } }) => ({
          ...row,
          signals,
          daysOverdue,
          destination,
        })),
      standing: new Map(
        systems.map(({ number, status, voidedAt }) => [number, { status, voided: voidedAt !== null }]),
      ),
    })
  return Object.assign(new Map(standings.map(({ row, of }) => [row.system.number, of])), {
    findings: () => (findings ??= find()),
  })
}

/** The standing of one system: a write answers with its row, and all the others stand as they stood. */
export async function findStanding(reader: Reader, system: NumberedSystem, today: string): Promise<Standing> {
  const factsOf = await findKeptFacts(reader, system.number)
  return standingOf({ today, system, ...factsOf(system.number) })
}
