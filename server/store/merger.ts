import { sql } from 'drizzle-orm'
import type { RuleSetName } from '../../schema/rules/countries/names.js'
import { type Parties, partiesOf } from '../../schema/rules/parties.js'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { prepared, type Reader } from '../engines/store.js'

/** The merger as the rules ask for it. */
export interface Merger {
  /** Day of the merger; null when the programme does not know it yet. */
  mergerDate: string | null
  parties: Parties
  /** Whose law and identifiers the programme has chosen. */
  ruleSet: RuleSetName
}

/** The day of the merger and who there is in it. One statement, prepared. */
export async function findMerger(reader: Reader): Promise<Merger> {
  const rows = await prepared(reader, 'merger', ({ db, t: { programme, municipalities } }) =>
    db
      .select({
        mergerDate: programme.mergerDate,
        newMunicipality: programme.municipalityNumber,
        ruleSet: programme.ruleSet,
        number: municipalities.number,
        kind: municipalities.kind,
      })
      .from(programme)
      .leftJoin(municipalities, sql`true`),
  ).execute()
  const { mergerDate = null, newMunicipality = null, ruleSet = DEFAULT_SETTINGS.ruleSet } = rows[0] ?? {}
  const known = rows.flatMap(({ number, kind }) =>
    number !== null && kind !== null ? [{ number, kind }] : [],
  )
  return { mergerDate, parties: partiesOf(newMunicipality, known), ruleSet }
}
