import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
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
import type { Moment } from './programme.js'
import { prepared, type Reader } from './store.js'

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
}

export type Standings = ReadonlyMap<string, Standing>

interface Kept {
  sequence: number
  today: string
  standings: Promise<Standings>
}
const kept = new WeakMap<Reader['register'], Kept>()

/**
 * The standing of every system, voided ones included, by number. Three statements, and none while neither the
 * log nor the date has moved: the rules are the same for lists, counts, facets and pages because all read this.
 */
export function findStandings(
  reader: Reader,
  moment: Pick<Moment, 'sequence' | 'today'>,
): Promise<Standings> {
  const last = kept.get(reader.register)
  if (last?.sequence === moment.sequence && last.today === moment.today) return last.standings
  const standings = computeStandings(reader, moment.today)
  kept.set(reader.register, { sequence: moment.sequence, today: moment.today, standings })
  standings.catch(() => kept.delete(reader.register))
  return standings
}

async function computeStandings(reader: Reader, today: string): Promise<Standings> {
  const { db, t } = reader
  const systems = await db
    .select({
      number: t.systems.number,
      status: t.systems.status,
      disposition: t.systems.disposition,
      systemOwner: t.systems.systemOwner,
      serviceArea: t.systems.serviceArea,
      hosting: t.systems.hosting,
      privacyClass: t.systems.privacyClass,
      archiveDuty: t.systems.archiveDuty,
      decisionReference: t.systems.decisionReference,
      decisionDate: t.systems.decisionDate,
      decisionRole: t.systems.decisionRole,
      dispositionReason: t.systems.dispositionReason,
      targetDate: t.systems.targetDate,
      plannedReadOnly: t.systems.plannedReadOnly,
      plannedDecommission: t.systems.plannedDecommission,
      responsible: t.systems.responsible,
      readOnlyFrom: t.systems.readOnlyFrom,
      readOnlyUntil: t.systems.readOnlyUntil,
      lookupRoles: t.systems.lookupRoles,
      contractEnd: t.systems.contractEnd,
      onHold: t.systems.onHold,
      dayOneCritical: t.systems.dayOneCritical,
    })
    .from(t.systems)
  const facts = await findFacts(reader, systems, today)
  return new Map(facts.map((one) => [one.system.number, standing(one)]))
}

/** What the rules ask about these systems, in their order. Two statements, however many they are. */
export async function findFacts<S extends { number: string }>(
  reader: Reader,
  systems: readonly S[],
  today: string,
): Promise<{ today: string; system: S; mappings: Link[]; continuedAs: string | null }[]> {
  const linksOf = new Map<string, Link[]>()
  for (const link of await findLinks(reader))
    linksOf.set(link.system, [...(linksOf.get(link.system) ?? []), link])
  const continued = new Map((await findContinued(reader)).map((row) => [row.system, row.code]))
  return systems.map((system) => ({
    today,
    system,
    mappings: linksOf.get(system.number) ?? [],
    continuedAs: continued.get(system.number) ?? null,
  }))
}

/** The standing of one system. Two statements: a write answers with its row, and all the others stand as they stood. */
export async function findStanding(
  reader: Reader,
  system: ProgressFacts['system'] & { number: string },
  today: string,
): Promise<Standing> {
  const mappings = await findLinksOf(reader, system.number)
  return standing({ today, system, mappings, continuedAs: await findContinuedAs(reader, system.number) })
}

function standing(facts: ProgressFacts & { mappings: readonly Link[] }): Standing {
  const { system, mappings, continuedAs } = facts
  return {
    ready: isReady(system.status),
    targetDate: system.targetDate,
    signals: signalsOf(facts),
    daysOverdue: daysOverdue(facts),
    obstacles: obstacles(facts),
    destination: destinationOf(system.disposition, mappings),
    continuedAs,
  }
}

type Link = Awaited<ReturnType<typeof findLinks>>[number]

/** Every active link with what the gates ask of it. */
export async function findLinks(reader: Reader) {
  const { mappings } = reader.t
  return links(reader).where(isNull(mappings.voidedAt)).orderBy(mappings.id)
}

/** The active links of one system. */
export async function findLinksOf(reader: Reader, system: string): Promise<Link[]> {
  const statement = prepared(reader, 'findLinksOf', (on) => {
    const { mappings } = on.t
    return links(on)
      .where(and(isNull(mappings.voidedAt), eq(mappings.system, sql.placeholder('system'))))
      .orderBy(mappings.id)
  })
  return statement.execute({ system })
}

function links(reader: Reader) {
  const { mappings, replacements } = reader.t
  return reader.db
    .select({
      id: mappings.id,
      system: mappings.system,
      replacement: mappings.replacement,
      coverage: mappings.coverage,
      conversionNeeded: mappings.conversionNeeded,
      countIn: mappings.countIn,
      countOut: mappings.countOut,
      acceptedOn: mappings.acceptedOn,
      replacementState: replacements.state,
      continuesSystem: replacements.continuesSystem,
    })
    .from(mappings)
    .innerJoin(replacements, eq(replacements.code, mappings.replacement))
}

/** The systems that a replacement, not retired, carries on. */
export async function findContinued(reader: Reader): Promise<{ code: string; system: string }[]> {
  const { replacements } = reader.t
  const rows = await reader.db
    .select({ code: replacements.code, system: replacements.continuesSystem })
    .from(replacements)
    .where(and(isNotNull(replacements.continuesSystem), ne(replacements.state, 'retired')))
  return rows.flatMap(({ code, system }) => (system ? [{ code, system }] : []))
}

/** The code of the replacement, not retired, that carries a system on for others; null when none does. */
export async function findContinuedAs(reader: Reader, system: string): Promise<string | null> {
  const statement = prepared(reader, 'findContinuedAs', ({ db, t }) =>
    db
      .select({ code: t.replacements.code })
      .from(t.replacements)
      .where(
        and(
          eq(t.replacements.continuesSystem, sql.placeholder('system')),
          ne(t.replacements.state, 'retired'),
        ),
      ),
  )
  const [row] = await statement.execute({ system })
  return row?.code ?? null
}
