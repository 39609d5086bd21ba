import { setImmediate } from 'node:timers/promises'
import { and, type Column, eq, getTableColumns, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { UNTOUCHED_ARCHIVE } from '../../schema/rules/archives.js'
import type { CheckCode } from '../../schema/rules/checkCodes.js'
import type { CheckedIntegration } from '../../schema/rules/checkFacts.js'
import type { GateFacts, GateOverride, GatePrerequisite, GateSystem } from '../../schema/rules/gateFacts.js'
import { groupBy } from '../../schema/rules/groups.js'
import { isHeldByBody } from '../../schema/rules/parties.js'
import { UNTOUCHED_PRIVACY } from '../../schema/rules/privacy.js'
import type { Row } from '../../schema/tables/all.js'
import { rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader, type Tx, travels } from '../engines/store.js'
import { idNumber } from './ids.js'
import { type Link, selectLinks, withDuties } from './mappingFacts.js'
import { findMerger } from './merger.js'

/** Of which systems the facts are asked: one or some. */
export type Which = { one: string } | { these: readonly string[] }

/** What the gates ask beside the system itself. */
type SystemFacts = Omit<GateFacts, 'today' | 'system' | 'mappings' | 'integrations'> & {
  mappings: Link[]
  integrations: CheckedIntegration[]
  notNeeded: CheckCode[]
}

/** Facts for systems that the register knows nothing more of. */
type FactsOf = (number: string) => SystemFacts

interface Statement<R> extends PromiseLike<R[]> {
  prepare(): { execute(values: Record<string, unknown>): PromiseLike<R[]> | R[] }
}
/** The condition that a column names one of the systems that are asked for. */
type Where = (column: Column) => SQL | undefined

async function rowsOf<R>(
  reader: Reader,
  which: Which,
  name: string,
  query: (on: Reader, where: Where) => Statement<R>,
): Promise<R[]> {
  if ('these' in which) {
    const statement = prepared(reader, `${name}OfThese`, (on) =>
      query(on, (column) => isOneOf(column, sql.placeholder('systems'))),
    )
    return statement.execute({ systems: JSON.stringify(which.these) })
  }
  const statement = prepared(reader, name, (on) =>
    query(on, (column) => eq(column, sql.placeholder('system'))),
  )
  return statement.execute({ system: which.one })
}

/** The rows of a track of these systems: one each, where it was begun. */
async function tracksOf<T extends 'archives' | 'privacy'>(
  reader: Reader,
  which: Which,
  track: T,
): Promise<Row<T>[]> {
  const columns = getTableColumns(reader.t[track])
  const rows = await rowsOf(reader, which, `facts ${track}`, ({ db, t }, where) =>
    db
      .select({ text: rowAsText(columns) })
      .from(t[track])
      .where(where(t[track].system)),
  )
  const read = rowReader(columns)
  return rows.map(({ text }) => read(text) as Row<T>)
}

/** What the gates asked of a system last in a transaction, by its number. */
const kept = new WeakMap<Reader, Map<string, Promise<FactsOf>>>()

/** From now on what the gates ask of a system in a transaction is kept, for the answer to what is written in it. */
export function keepFacts(tx: Tx): void {
  kept.set(tx, new Map())
}

/** A row was written and logged, of `system` itself or, when that is null, of anything: what may rest on it is let go. */
export function forgetFacts(tx: Tx, system: string | null): void {
  const facts = kept.get(tx)
  for (const number of facts?.keys() ?? []) if (number !== system) facts?.delete(number)
}

/** What the gates ask of these systems, beside the systems themselves. Eleven statements; of a file, for each two hundred. */
export function findFacts(reader: Reader, which: Which): Promise<FactsOf> {
  if ('these' in which) return travels(reader) ? askFacts(reader, which) : askInTurns(reader, which.these)
  const facts = askFacts(reader, which)
  kept.get(reader)?.set(which.one, facts)
  return facts
}

/** A file answers at once, and others have their turn after so many systems. */
const SYSTEMS_AT_ONCE = 200

async function askInTurns(reader: Reader, systems: readonly string[]): Promise<FactsOf> {
  if (systems.length <= SYSTEMS_AT_ONCE) return askFacts(reader, { these: systems })
  const asked = new Map<string, FactsOf>()
  for (let from = 0; from < systems.length; from += SYSTEMS_AT_ONCE) {
    const these = systems.slice(from, from + SYSTEMS_AT_ONCE)
    const factsOf = await askFacts(reader, { these })
    for (const number of these) asked.set(number, factsOf)
    await setImmediate()
  }
  return (number) => (asked.get(number) as FactsOf)(number)
}

/**
 * The same of one system, as it was asked before in this transaction. For what is read when all is written and logged: a
 * write itself asks anew, since it may have written what it has not logged yet.
 */
export function findKeptFacts(reader: Reader, system: string): Promise<FactsOf> {
  return kept.get(reader)?.get(system) ?? findFacts(reader, { one: system })
}

async function askFacts(reader: Reader, which: Which): Promise<FactsOf> {
  // Asked together: an engine that is reached over a network is waited for once.
  const [
    merger,
    mappings,
    continued,
    archives,
    privacy,
    contracts,
    integrations,
    prerequisites,
    overrides,
    followUps,
  ] = await Promise.all([
    findMerger(reader),
    rowsOf(reader, which, 'factsLinks', (on, where) =>
      selectLinks(on)
        .where(and(isNull(on.t.mappings.voidedAt), where(on.t.mappings.system)))
        .orderBy(idNumber(on.t.mappings.id)),
    ),
    rowsOf(reader, which, 'factsContinued', ({ db, t: { replacements: r } }, where) =>
      db
        .select({ system: r.continuesSystem, code: r.code, state: r.state })
        .from(r)
        .where(
          and(sql`${r.continuesSystem} is not null`, sql`${r.state} <> 'retired'`, where(r.continuesSystem)),
        ),
    ),
    tracksOf(reader, which, 'archives'),
    tracksOf(reader, which, 'privacy'),
    rowsOf(reader, which, 'factsContracts', ({ db, t: { contracts: c, contractSystems: covered } }, where) =>
      db
        .select({
          system: covered.system,
          id: c.id,
          party: c.party,
          otherParties: c.otherParties,
          start: c.start,
          end: c.end,
          autoRenew: c.autoRenew,
          renewalMonths: c.renewalMonths,
          noticeMonths: c.noticeMonths,
          noticeGivenOn: c.noticeGivenOn,
          noticeWaiver: c.noticeWaiver,
          notifiedOn: c.notifiedOn,
          assignedOn: c.assignedOn,
          terminatedOn: c.terminatedOn,
        })
        .from(covered)
        .innerJoin(c, eq(c.id, covered.contract))
        .where(and(isNull(c.voidedAt), where(covered.system))),
    ),
    rowsOf(reader, which, 'factsIntegrations', ({ db, t: { integrations: i } }, where) =>
      db
        .select({ id: i.id, fromSystem: i.fromSystem, toSystem: i.toSystem, state: i.state })
        .from(i)
        .where(and(isNull(i.voidedAt), or(where(i.fromSystem), where(i.toSystem)))),
    ),
    rowsOf(reader, which, 'factsPrerequisites', ({ db, t: { prerequisites: p, systems: s } }, where) =>
      db
        .select({ system: p.system, id: p.id, status: p.status, reached: s.status })
        .from(p)
        .innerJoin(s, eq(s.number, p.requires))
        // A voided system is in no plan, so nothing waits for it.
        .where(and(isNull(p.voidedAt), isNull(s.voidedAt), where(p.system))),
    ),
    rowsOf(reader, which, 'factsOverrides', ({ db, t: { overrides: o } }, where) =>
      db
        .select({
          system: o.system,
          id: o.id,
          gate: o.gate,
          byName: o.byName,
          reason: o.reason,
          evidence: o.evidence,
        })
        .from(o)
        .where(and(isNull(o.voidedAt), where(o.system))),
    ),
    rowsOf(reader, which, 'factsFollowUps', ({ db, t: { followUps: f } }, where) =>
      db
        .select({ system: f.system, check: f.check })
        .from(f)
        .where(and(isNotNull(f.notNeeded), where(f.system))),
    ),
  ])

  const linksOf = grouped(mappings.map(withDuties))
  const contractsOf = grouped(
    contracts.map((row) => ({ ...row, heldByBody: isHeldByBody(row, merger.parties) })),
  )
  const sentBy = grouped(integrations.map((row) => ({ ...row, system: row.fromSystem })))
  const receivedBy = grouped(
    integrations.flatMap((row) => (row.toSystem ? [{ ...row, system: row.toSystem }] : [])),
  )
  const prerequisitesOf = grouped<GatePrerequisite & { system: string }>(prerequisites)
  const overridesOf = grouped<GateOverride & { system: string }>(overrides)
  const notNeededOf = grouped(followUps)
  const archiveOf = new Map(archives.map((row) => [row.system, row]))
  const privacyOf = new Map(privacy.map((row) => [row.system, row]))
  const continuedBy = new Map(continued.map((row) => [row.system, row]))
  return (number) => ({
    ...merger,
    mappings: linksOf(number),
    continuedAs: continuedBy.get(number)?.code ?? null,
    continuedInUse: continuedBy.get(number)?.state === 'in_use',
    archive: archiveOf.get(number) ?? UNTOUCHED_ARCHIVE,
    privacy: privacyOf.get(number) ?? UNTOUCHED_PRIVACY,
    contracts: contractsOf(number),
    integrations: [...sentBy(number), ...receivedBy(number)],
    prerequisites: prerequisitesOf(number),
    overrides: overridesOf(number),
    notNeeded: notNeededOf(number).map(({ check }) => check),
  })
}

/** What the gates ask of one system. */
export async function findGateFacts(
  reader: Reader,
  system: GateSystem & { number: string },
  today: string,
): Promise<GateFacts> {
  const factsOf = await findFacts(reader, { one: system.number })
  return { today, system, ...factsOf(system.number) }
}

/** What the gates ask of these systems, in their order. The number of statements does not grow with them. */
export async function findGateFactsOf<S extends GateSystem & { number: string }>(
  reader: Reader,
  systems: readonly S[],
  today: string,
): Promise<(GateFacts & { system: S })[]> {
  const factsOf = await findFacts(reader, { these: systems.map(({ number }) => number) })
  return systems.map((system) => ({ today, system, ...factsOf(system.number) }))
}

/** Rows by the system that they are of. */
export function grouped<R extends { system: string }>(rows: readonly R[]): (system: string) => R[] {
  const groups = groupBy(rows, ({ system }) => system)
  return (system) => groups.get(system) ?? []
}
