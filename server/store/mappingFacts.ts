import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { carriedDuties, type Duties } from '../../schema/rules/replacements.js'
import type { Row } from '../../schema/tables/all.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/** An active link with what the gates and checks ask of it. */
export type Link = Awaited<ReturnType<typeof findLinks>>[number]

/** Every active link with what the gates and checks ask of it. */
export async function findLinks(reader: Reader) {
  const { mappings } = reader.t
  const rows = await selectLinks(reader).where(isNull(mappings.voidedAt)).orderBy(idNumber(mappings.id))
  return rows.map(withDuties)
}

/**
 * The active links of these systems, and of those that they lead to, as far as they lead: what a new link of one of them may
 * repeat, or make a circle with. A statement for each step.
 */
export async function findLinksFrom(
  { db, t: { mappings, replacements } }: Reader,
  systems: readonly string[],
) {
  const seen = new Set<string>()
  const links: Pick<Link, 'id' | 'system' | 'replacement' | 'continuesSystem'>[] = []
  for (let next = systems; next.length > 0; ) {
    for (const system of next) seen.add(system)
    const found = await db
      .select({
        id: mappings.id,
        system: mappings.system,
        replacement: mappings.replacement,
        continuesSystem: replacements.continuesSystem,
      })
      .from(mappings)
      .innerJoin(replacements, eq(replacements.code, mappings.replacement))
      .where(and(isOneOf(mappings.system, next), isNull(mappings.voidedAt)))
    links.push(...found)
    const led = found.flatMap(({ continuesSystem }) => continuesSystem ?? [])
    next = [...new Set(led)].filter((system) => !seen.has(system))
  }
  return links
}

/** A link with the duties of a replacement that carries a system on as that system has them. */
export function withDuties<
  L extends Omit<Duties, 'dpaParty'> & { track: Parameters<typeof carriedDuties>[1] | null },
>({ track, ...link }: L): Omit<L, 'track'> & Duties {
  const own = { ...link, dpaParty: null }
  return track ? { ...own, ...carriedDuties(own, track) } : own
}

/** What a link has of the replacement behind it. */
function endColumns(r: Reader['t']['replacements']) {
  return {
    replacementState: r.state,
    goLiveActual: r.goLiveActual,
    dpaSignedOn: r.dpaSignedOn,
    dpaReason: r.dpaReason,
    riskAssessedOn: r.riskAssessedOn,
    dpiaRequired: r.dpiaRequired,
    dpiaReason: r.dpiaReason,
    dpiaDoneOn: r.dpiaDoneOn,
    replacementNb: r.nameNb,
    replacementEn: r.nameEn,
    owner: r.owner,
    goLivePlanned: r.goLivePlanned,
    continuesSystem: r.continuesSystem,
  }
}

/** The duties in the privacy track of the system that a replacement carries on. */
function trackDuties(p: Reader['t']['privacy']) {
  return {
    dpaState: p.dpaState,
    dpaSignedOn: p.dpaSignedOn,
    dpaParty: p.dpaParty,
    dpaReason: p.dpaReason,
    riskAssessedOn: p.riskAssessedOn,
    dpiaRequired: p.dpiaRequired,
    dpiaReason: p.dpiaReason,
    dpiaDoneOn: p.dpiaDoneOn,
  }
}

/** A replacement as a link that is made to it would have it. */
export type LinkEnd =
  Awaited<ReturnType<typeof findLinkEnds>> extends ReadonlyMap<string, infer E> ? E : never

/** The replacements with these codes as links that are made to them would have them, by code. One statement. */
export async function findLinkEnds(reader: Reader, codes: readonly string[]) {
  const { replacements: r, privacy, systems } = reader.t
  const rows = await reader.db
    .select({
      code: r.code,
      state: r.state,
      continuedVoidedAt: systems.voidedAt,
      facts: endColumns(r),
      track: trackDuties(privacy),
    })
    .from(r)
    .leftJoin(systems, eq(systems.number, r.continuesSystem))
    .leftJoin(privacy, eq(privacy.system, r.continuesSystem))
    .where(isOneOf(r.code, codes))
  return new Map(
    rows.map(({ facts, track, ...row }) => [row.code, { ...row, facts: withDuties({ ...facts, track }) }]),
  )
}

/** What the gates ask of a link that is made to a replacement. */
export function makeLink(mapping: Row<'mappings'>, { facts }: LinkEnd): Link {
  const { id, system, replacement, coverage, conversionNeeded, countIn, countOut } = mapping
  const { deviation, deviationAcceptedBy, deviationReference } = mapping
  const { actualCutOver, acceptedBy, acceptedOn, plannedCutOver } = mapping
  return {
    ...{ id, system, replacement, coverage, conversionNeeded, countIn, countOut },
    ...{ deviation, deviationAcceptedBy, deviationReference },
    ...{ actualCutOver, acceptedBy, acceptedOn, plannedCutOver },
    ...facts,
  }
}

/** Links with what the gates and checks ask of the replacement behind them, and of the system that it carries on. */
export function selectLinks(reader: Reader) {
  const { mappings, replacements, privacy } = reader.t
  return reader.db
    .select({
      id: mappings.id,
      system: mappings.system,
      replacement: mappings.replacement,
      coverage: mappings.coverage,
      conversionNeeded: mappings.conversionNeeded,
      countIn: mappings.countIn,
      countOut: mappings.countOut,
      deviation: mappings.deviation,
      deviationAcceptedBy: mappings.deviationAcceptedBy,
      deviationReference: mappings.deviationReference,
      actualCutOver: mappings.actualCutOver,
      acceptedBy: mappings.acceptedBy,
      acceptedOn: mappings.acceptedOn,
      plannedCutOver: mappings.plannedCutOver,
      ...endColumns(replacements),
      track: trackDuties(privacy),
    })
    .from(mappings)
    .innerJoin(replacements, eq(replacements.code, mappings.replacement))
    .leftJoin(privacy, eq(privacy.system, replacements.continuesSystem))
}

/** The systems that are mapped to what carries this system on: their gates ask about its privacy track. */
export async function findMappedToContinued(reader: Reader, system: string): Promise<string[]> {
  const statement = prepared(reader, 'findMappedToContinued', ({ db, t: { mappings, replacements } }) =>
    db
      .select({ system: mappings.system })
      .from(mappings)
      .innerJoin(replacements, eq(replacements.code, mappings.replacement))
      .where(and(eq(replacements.continuesSystem, sql.placeholder('system')), isNull(mappings.voidedAt)))
      .orderBy(idNumber(mappings.id)),
  )
  return (await statement.execute({ system })).map((row) => row.system)
}

/** Of these systems the first that a replacement, not retired, carries on for others, and its code; null when none does. One statement. */
export async function findAnyContinued(
  { db, t: { replacements: r } }: Reader,
  systems: readonly string[],
): Promise<{ system: string; code: string } | null> {
  const [row] = await db
    .select({ system: r.continuesSystem, code: r.code })
    .from(r)
    .where(and(isOneOf(r.continuesSystem, systems), ne(r.state, 'retired')))
    .limit(1)
  return row?.system ? { system: row.system, code: row.code } : null
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
