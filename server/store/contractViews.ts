import { and, eq, ne, type SQL } from 'drizzle-orm'
import type { Contract } from '../../schema/api/contracts.js'
import { leftAlone, renewalCost } from '../../schema/rules/contractOutcome.js'
import {
  contractGaps,
  contractSection,
  endToPlanFor,
  type GapSystem,
} from '../../schema/rules/contractSections.js'
import {
  type ContractFacts,
  contractState,
  isRenewalAssumed,
  missedDeadline,
  nextEnd,
  noticeDeadline,
  possibleEnd,
  renewedEnd,
} from '../../schema/rules/contracts.js'
import {
  type CoveredSystem,
  contractDateWarnings,
  contractWarnings,
} from '../../schema/rules/contractWarnings.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import { isHeldByBody } from '../../schema/rules/parties.js'
import { plannedDates } from '../../schema/rules/plan.js'
import { isOneOf } from '../engines/search.js'
import type { Reader } from '../engines/store.js'
import { type ContractRecord, withSystems } from './contracts.js'
import { findMerger } from './merger.js'
import type { NamedSystem } from './namedSystems.js'
import type { Moment } from './programme.js'

/** A contract as the rules ask for it. */
export type KnownContract = ContractRecord & Pick<ContractFacts, 'heldByBody'>
/** On which day contracts are looked at, and under whose law. */
export type Looking = Pick<Moment, 'today' | 'settings'>

/** Contracts with their systems and with who holds them. Three statements. */
async function withParties(reader: Reader, where: SQL | undefined): Promise<KnownContract[]> {
  const [{ parties }, rows] = await Promise.all([findMerger(reader), withSystems(reader, where)])
  return rows.map((row) => ({ ...row, heldByBody: isHeldByBody(row, parties) }))
}

/** One contract with all that is computed about it. Four statements. */
export async function findContractView(
  reader: Reader,
  id: string,
  moment: Looking,
): Promise<Contract | undefined> {
  const rows = await withParties(reader, eq(reader.t.contracts.id, id))
  const [view] = await views(reader, rows, moment)
  return view
}

/** These contracts with all that is computed about them, in this order. */
export async function findViews(
  reader: Reader,
  listed: readonly { id: string }[],
  moment: Looking,
): Promise<Contract[]> {
  const ids = listed.map(({ id }) => id)
  const rows = await withParties(reader, isOneOf(reader.t.contracts.id, ids))
  const whole = new Map(rows.map((row) => [row.id, row]))
  return views(
    reader,
    ids.flatMap((id) => whole.get(id) ?? []),
    moment,
  )
}

type Covered = CoveredSystem &
  GapSystem &
  NamedSystem & { subproject: string | null; dayOneCritical: boolean }

async function views(
  reader: Reader,
  rows: readonly KnownContract[],
  { today, settings }: Looking,
): Promise<Contract[]> {
  const { laws } = ruleSetOf(settings.ruleSet)
  const covered = await findCovered(
    reader,
    rows.flatMap(({ systems }) => systems),
  )
  return rows.map((row) => {
    const systems = row.systems.flatMap((number) => covered.get(number) ?? [])
    const counted = systems.filter(({ voided }) => !voided)
    const section = contractSection(
      row,
      counted.map(({ disposition }) => disposition),
      today,
    )
    const plannedEnd = section === 'over' || section === 'keep' ? null : endToPlanFor(row, today)
    return {
      ...row,
      noticeDeadline: noticeDeadline(row, today),
      missedDeadline: missedDeadline(row, today),
      nextEnd: nextEnd(row, today),
      possibleEnd: possibleEnd(row, today),
      renewalAssumed: isRenewalAssumed(row),
      state: contractState(row, today),
      section,
      leftAlone: leftAlone(row, today),
      renewedEnd: renewedEnd(row, today),
      renewalCost: renewalCost(row),
      plannedEnd,
      gaps: contractGaps(plannedEnd, counted),
      warnings: [...contractDateWarnings(row), ...contractWarnings(row, counted, today, laws)],
      covers: systems,
    }
  })
}

async function findCovered(
  reader: Reader,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Covered>> {
  const { systems: s, replacements: r, serviceAreas: a } = reader.t
  const rows = await reader.db
    .select({
      number: s.number,
      name: s.name,
      municipality: s.municipality,
      status: s.status,
      disposition: s.disposition,
      decisionDate: s.decisionDate,
      targetDate: s.targetDate,
      dayOneCritical: s.dayOneCritical,
      plannedReadOnly: s.plannedReadOnly,
      plannedDecommission: s.plannedDecommission,
      readOnlyFrom: s.readOnlyFrom,
      readOnlyUntil: s.readOnlyUntil,
      shutOffOn: s.shutOffOn,
      continuedAs: r.code,
      subproject: a.subproject,
      voidedAt: s.voidedAt,
    })
    .from(s)
    .leftJoin(a, eq(a.code, s.serviceArea))
    .leftJoin(r, and(eq(r.continuesSystem, s.number), ne(r.state, 'retired')))
    .where(isOneOf(s.number, new Set(numbers)))
  return new Map(
    rows.map(({ voidedAt, ...row }) => {
      // Until when it is looked up in is what the plan draws.
      const { readOnlyUntil } = plannedDates(row, {})
      return [row.number, { ...row, readOnlyUntil, voided: voidedAt !== null }]
    }),
  )
}
