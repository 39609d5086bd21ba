import { type Finding, findingsOf } from '../../schema/rules/checks.js'
import { doubleRunningPerMonth, isContractOver, noticeDeadline } from '../../schema/rules/contracts.js'
import {
  daysOverdue,
  destinationOf,
  obstacles,
  type ProgressFacts,
  type Signal,
  signalsOf,
} from '../../schema/rules/progress.js'
import { isReady } from '../../schema/rules/status.js'
import type { GateResult } from '../../schema/rules/transitions.js'
import type { Row } from '../../schema/tables/all.js'
import { findFacts, type SystemFacts } from './gateFacts.js'
import type { Moment } from './programme.js'
import type { Reader } from './store.js'

/** What the rules say of a system today. Computed from the register, never stored in it. */
export interface Standing {
  ready: boolean
  targetDate: string | null
  signals: Signal[]
  daysOverdue: number
  obstacles: GateResult[]
  destination: string
  /** The replacement that carries the system on for others. */
  continuedAs: string | null
  /** Of its running contracts: the first end, and the first day until which notice can be given. */
  contractEnd: string | null
  noticeDeadline: string | null
  /** Kroner a month paid for it although its users work in the replacement. */
  doubleRunningPerMonth: number
}

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
export type Instant = Pick<Moment, 'sequence' | 'today' | 'mergerDate'>

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
  systems: readonly StandingSystem[],
): Promise<ReadonlyMap<string, Standing>> {
  const known = keptAt(reader, moment)
  if (known) return known
  const { today } = moment
  const factsOf = await findFacts(reader, { these: systems.map(({ number }) => number) })
  return new Map(
    systems.map((system) => [system.number, standing({ today, system, ...factsOf(system.number) })]),
  )
}

function keptAt({ register }: Reader, { sequence, today }: Instant): Promise<Standings> | undefined {
  const last = kept.get(register)
  return last?.sequence === sequence && last.today === today ? last.standings : undefined
}

async function compute(reader: Reader, { today, mergerDate }: Instant): Promise<Standings> {
  const { systems: s } = reader.t
  const [systems, factsOf] = await Promise.all([
    reader.db.select(columnsOf(reader)).from(s).orderBy(s.sortKey, s.number),
    findFacts(reader, 'all'),
  ])
  const facts = systems.map((system) => ({ today, system, ...factsOf(system.number) }))
  const standings = facts.map((row) => ({ row, of: standing(row) }))
  let findings: readonly Finding[] | undefined
  const find = () =>
    findingsOf({
      today,
      mergerDate,
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

/** The columns of a system that the rules ask for. */
function columnsOf({ t: { systems: s } }: Reader) {
  return {
    number: s.number,
    name: s.name,
    municipality: s.municipality,
    product: s.product,
    voidedAt: s.voidedAt,
    status: s.status,
    disposition: s.disposition,
    kind: s.kind,
    systemOwner: s.systemOwner,
    newOwner: s.newOwner,
    serviceArea: s.serviceArea,
    hosting: s.hosting,
    hasIntegrations: s.hasIntegrations,
    usesMunicipalityNumber: s.usesMunicipalityNumber,
    municipalityNumberChangedOn: s.municipalityNumberChangedOn,
    privacyClass: s.privacyClass,
    hasContracts: s.hasContracts,
    archiveDuty: s.archiveDuty,
    annualCost: s.annualCost,
    readOnlyCost: s.readOnlyCost,
    decisionReference: s.decisionReference,
    decisionDate: s.decisionDate,
    decisionRole: s.decisionRole,
    dispositionReason: s.dispositionReason,
    targetDate: s.targetDate,
    plannedReadOnly: s.plannedReadOnly,
    plannedDecommission: s.plannedDecommission,
    responsible: s.responsible,
    wave: s.wave,
    rollbackPlan: s.rollbackPlan,
    readOnlyFrom: s.readOnlyFrom,
    readOnlyUntil: s.readOnlyUntil,
    lookupRoles: s.lookupRoles,
    accessRemovedOn: s.accessRemovedOn,
    onHold: s.onHold,
    dayOneCritical: s.dayOneCritical,
  }
}

type StandingSystem = ProgressFacts['system'] & Pick<Row<'systems'>, 'number' | 'annualCost' | 'readOnlyCost'>

/** The standing of one system: a write answers with its row, and all the others stand as they stood. */
export async function findStanding(reader: Reader, system: StandingSystem, today: string): Promise<Standing> {
  const factsOf = await findFacts(reader, { one: system.number })
  return standing({ today, system, ...factsOf(system.number) })
}

function standing(facts: SystemFacts & { today: string; system: StandingSystem }): Standing {
  const { system, mappings, continuedAs, contracts, today } = facts
  const running = contracts.filter((row) => !isContractOver(row, today))
  return {
    ready: isReady(system.status),
    targetDate: system.targetDate,
    signals: signalsOf(facts),
    daysOverdue: daysOverdue(facts),
    obstacles: obstacles(facts),
    destination: destinationOf(system.disposition, mappings),
    continuedAs,
    contractEnd: earliest(running.map(({ end }) => end)),
    noticeDeadline: earliest(
      running.filter(({ noticeGivenOn }) => noticeGivenOn === null).map((row) => noticeDeadline(row)),
    ),
    doubleRunningPerMonth: doubleRunningPerMonth(system, contracts, today),
  }
}

function earliest(dates: readonly (string | null)[]): string | null {
  return dates.filter((date) => date !== null).sort()[0] ?? null
}
