import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { prepared, type Reader } from '../engines/store.js'
import { idNumber } from './ids.js'

/** An active link with what the gates and checks ask of it. */
export type Link = Awaited<ReturnType<typeof findLinks>>[number]

/** Every active link with what the gates and checks ask of it. */
export async function findLinks(reader: Reader) {
  const { mappings } = reader.t
  return links(reader).where(isNull(mappings.voidedAt)).orderBy(idNumber(mappings.id))
}

/** Links with what the gates and checks ask of the replacement behind them. */
export function links(reader: Reader) {
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
    })
    .from(mappings)
    .innerJoin(replacements, eq(replacements.code, mappings.replacement))
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
