import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { carriedDuties, type Duties } from '../../schema/rules/replacements.js'
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

/** A link with the duties of a replacement that carries a system on as that system has them. */
export function withDuties<
  L extends Omit<Duties, 'dpaParty'> & { track: Parameters<typeof carriedDuties>[1] | null },
>({ track, ...link }: L): Omit<L, 'track'> & Duties {
  const own = { ...link, dpaParty: null }
  return track ? { ...own, ...carriedDuties(own, track) } : own
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
      replacementState: replacements.state,
      goLiveActual: replacements.goLiveActual,
      dpaSignedOn: replacements.dpaSignedOn,
      dpaReason: replacements.dpaReason,
      riskAssessedOn: replacements.riskAssessedOn,
      dpiaRequired: replacements.dpiaRequired,
      dpiaReason: replacements.dpiaReason,
      dpiaDoneOn: replacements.dpiaDoneOn,
      plannedCutOver: mappings.plannedCutOver,
      replacementNb: replacements.nameNb,
      replacementEn: replacements.nameEn,
      owner: replacements.owner,
      goLivePlanned: replacements.goLivePlanned,
      continuesSystem: replacements.continuesSystem,
      track: {
        dpaState: privacy.dpaState,
        dpaSignedOn: privacy.dpaSignedOn,
        dpaParty: privacy.dpaParty,
        dpaReason: privacy.dpaReason,
        riskAssessedOn: privacy.riskAssessedOn,
        dpiaRequired: privacy.dpiaRequired,
        dpiaReason: privacy.dpiaReason,
        dpiaDoneOn: privacy.dpiaDoneOn,
      },
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
