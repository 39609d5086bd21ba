import { eq, sql } from 'drizzle-orm'
import { dateIn } from '../../schema/rules/dates.js'
import { DEFAULT_SETTINGS, type Settings } from '../../schema/rules/programme.js'
import type { Row } from '../../schema/tables/all.js'
import { prepared, type Reader, type Tx, whileUnchanged } from '../engines/store.js'

/** Where the register is in time and in its log. Every answer is computed from one of these. */
export interface Moment {
  /** Number of the newest row of the change log; 0 when it is empty. */
  sequence: number
  /** The programme's clock, UTC ISO 8601, and its date in the programme's time zone. */
  now: string
  today: string
  synthetic: boolean
  demoClock: boolean
  mergerDate: string | null
  settings: Settings
  /** The past that was asked for, as it was written; null: the register as it is. `today` is then its date. */
  asOf: string | null
}

/** What a computed answer depends on, beside the rows. */
export type Instant = Pick<Moment, 'sequence' | 'today' | 'mergerDate' | 'settings'>

/** Reads where the register is when the real clock shows `realNow`. One statement. */
export async function findMoment(reader: Reader, realNow: Date): Promise<Moment> {
  const statement = prepared(reader, 'findMoment', ({ db, t }) =>
    db
      .select({
        sequence: sql<number>`(select coalesce(max(${t.changes.seq}), 0) from ${t.changes})`,
        synthetic: t.programme.synthetic,
        clockStart: t.programme.clockStart,
        clockSetAt: t.programme.clockSetAt,
        mergerDate: t.programme.mergerDate,
        ruleSet: t.programme.ruleSet,
        timeZone: t.programme.timeZone,
        currency: t.programme.currency,
        systemPrefix: t.programme.systemPrefix,
        contractPrefix: t.programme.contractPrefix,
      })
      .from(t.programme),
  )
  const [row] = await whileUnchanged(reader, 'moment', async () => statement.execute())
  const now = row ? programmeTime(row, realNow) : realNow.toISOString()
  const settings = settingsOf(row)
  return {
    sequence: row?.sequence ?? 0,
    now,
    today: dateIn(settings.timeZone, now),
    synthetic: row?.synthetic ?? false,
    demoClock: Boolean(row?.clockStart),
    mergerDate: row?.mergerDate ?? null,
    settings,
    asOf: null,
  }
}

/** What the programme decides for the register; of one that is not set up, what it begins with. */
export function settingsOf(row: Settings | undefined): Settings {
  const { ruleSet, timeZone, currency, systemPrefix, contractPrefix } = row ?? DEFAULT_SETTINGS
  return { ruleSet, timeZone, currency, systemPrefix, contractPrefix }
}

/** The programme's clock runs at ordinary speed from where it was set; without a setting it is the real one. */
function programmeTime(
  programme: { clockStart: string | null; clockSetAt: string | null },
  realNow: Date,
): string {
  const { clockStart, clockSetAt } = programme
  if (!clockStart || !clockSetAt) return realNow.toISOString()
  return new Date(Date.parse(clockStart) + realNow.getTime() - Date.parse(clockSetAt)).toISOString()
}

/** The one programme of the register; undefined in an empty one. One statement. */
export async function findProgramme(reader: Reader): Promise<Row<'programme'> | undefined> {
  const [row] = await reader.db.select().from(reader.t.programme)
  return row
}

/** Writes the programme of a new register. One statement. */
export async function insertProgramme(tx: Tx, row: Row<'programme'>): Promise<void> {
  await tx.db.insert(tx.t.programme).values(row)
}

/** Writes every column of the programme anew. One statement. */
export async function updateProgramme(tx: Tx, row: Row<'programme'>): Promise<void> {
  await tx.db.update(tx.t.programme).set(row).where(eq(tx.t.programme.id, row.id))
}
