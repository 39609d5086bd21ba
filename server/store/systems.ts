import { setImmediate } from 'node:timers/promises'
import { and, eq, getTableColumns, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Known } from '../../schema/rules/import/matches.js'
import { LOWERABLE, type LowerableField } from '../../schema/rules/lowerings.js'
import type { Row } from '../../schema/tables/all.js'
import { insertMany, type Rewritten, updateMany } from '../engines/manyRows.js'
import { type Columns, rowAsText, rowReader } from '../engines/rows.js'
import { isOneOf } from '../engines/search.js'
import { prepared, type Reader, type Tx } from '../engines/store.js'
import { idNumber } from './ids.js'

/** A row of `systems` as it is stored. */
export type SystemRecord = Row<'systems'>

/** The system with this number, a voided one too; undefined when there is none. One statement. */
export async function findSystem(reader: Reader, number: string): Promise<SystemRecord | undefined> {
  const statement = prepared(reader, 'findSystem', ({ db, t }) =>
    db
      .select()
      .from(t.systems)
      .where(eq(t.systems.number, sql.placeholder('number'))),
  )
  const [row] = await statement.execute({ number })
  return row
}

/** The systems with these numbers, in order. One statement. */
export async function findSystems(reader: Reader, numbers: readonly string[]): Promise<SystemRecord[]> {
  const columns = getTableColumns(reader.t.systems)
  const statement = prepared(reader, 'findSystems', ({ db, t: { systems } }) =>
    db
      .select({ text: rowAsText(columns) })
      .from(systems)
      .where(isOneOf(systems.number, sql.placeholder('numbers')))
      .orderBy(idNumber(systems.number)),
  )
  const rows = await statement.execute({ numbers: JSON.stringify(numbers) })
  const read = rowReader(columns)
  return rows.map(({ text }) => read(text) as SystemRecord)
}

/** The systems of which a field was lowered and nobody has agreed yet, in order. One statement. */
export async function findLowered(
  reader: Reader,
  field: LowerableField,
): Promise<Pick<SystemRecord, 'number' | 'name' | 'municipality' | 'dayOneCritical'>[]> {
  const { systems: s } = reader.t
  const { number, name, municipality, dayOneCritical } = s
  return reader.db
    .select({ number, name, municipality, dayOneCritical })
    .from(s)
    .where(and(isNull(s.voidedAt), isNotNull(s[LOWERABLE[field]])))
    .orderBy(idNumber(number))
}

/** So many systems are read at a time; others are served between two batches. */
const AT_ONCE = 500

/** Systems of thousands of numbers, in the order of the numbers. A statement for each five hundred. */
export async function findManySystems(reader: Reader, numbers: readonly string[]): Promise<SystemRecord[]> {
  const found: SystemRecord[] = []
  for (let first = 0; first < numbers.length; first += AT_ONCE) {
    if (first > 0) await setImmediate()
    found.push(...(await findSystems(reader, numbers.slice(first, first + AT_ONCE))))
  }
  return found
}

/**
 * Columns of the systems with these numbers, in the order of the numbers. One statement, prepared under the name of the
 * columns.
 */
export async function findColumns<S extends { number: string }>(
  reader: Reader,
  name: string,
  columns: Columns,
  numbers: readonly string[],
): Promise<S[]> {
  const statement = prepared(reader, `systems ${name}`, ({ db, t: { systems } }) =>
    db
      .select({ text: rowAsText(columns) })
      .from(systems)
      .where(isOneOf(systems.number, sql.placeholder('numbers'))),
  )
  const rows = await statement.execute({ numbers: JSON.stringify(numbers) })
  const read = rowReader(columns)
  const systems = rows.map(({ text }) => read(text) as S)
  const found = new Map(systems.map((system) => [system.number, system]))
  return numbers.flatMap((number) => found.get(number) ?? [])
}

/** Writes a new system. One statement. */
export async function insertSystem(tx: Tx, row: SystemRecord): Promise<void> {
  await tx.db.insert(tx.t.systems).values(row)
}

/** Writes new systems. One prepared statement for each hundred. */
export async function insertSystems(tx: Tx, rows: readonly SystemRecord[]): Promise<void> {
  await insertMany(tx, ({ systems }) => systems, rows)
}

/** So many are read at a time of what every system is told by. */
const IDENTITIES_AT_ONCE = 2000

/** What every system is told by, voided ones included. A statement for each two thousand. */
export async function findIdentities({ db, t: { systems: s } }: Reader): Promise<Known[]> {
  const number = idNumber(s.number)
  const found: Known[] = []
  for (let after = -1; ; ) {
    const rows = await db
      .select({
        at: number,
        number: s.number,
        name: s.name,
        aliases: s.aliases,
        externalId: s.externalId,
        municipality: s.municipality,
        voidedAt: s.voidedAt,
      })
      .from(s)
      .where(gt(number, after))
      .orderBy(number)
      .limit(IDENTITIES_AT_ONCE)
    for (const { voidedAt, at: _, ...row } of rows) found.push({ ...row, voided: voidedAt !== null })
    if (rows.length < IDENTITIES_AT_ONCE) return found
    after = rows.at(-1)?.at ?? 0
    await setImmediate()
  }
}

/** Writes systems anew, as far as they differ from what they were. One prepared statement for each hundred. */
export async function updateSystems(tx: Tx, rows: readonly Rewritten<SystemRecord>[]): Promise<void> {
  await updateMany(tx, ({ systems }) => systems, 'number', rows)
}

/** Every system, voided ones included, `size` at a time. One statement for each batch. */
export async function* iterateSystems(reader: Reader, size: number): AsyncGenerator<SystemRecord[]> {
  const columns = getTableColumns(reader.t.systems)
  const read = rowReader(columns)
  const statement = prepared(reader, 'iterateSystems', ({ db, t: { systems } }) =>
    db
      .select({ text: rowAsText(columns) })
      .from(systems)
      .where(gt(systems.number, sql.placeholder('after')))
      .orderBy(systems.number)
      .limit(sql.placeholder('size')),
  )
  for (let after = ''; ; ) {
    const texts = await statement.execute({ after, size })
    const rows = texts.map(({ text }) => read(text) as SystemRecord)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    after = rows.at(-1)?.number ?? ''
  }
}

/** The names of all systems, removed ones too, by number. One statement. */
export async function findSystemNames({ db, t: { systems: s } }: Reader): Promise<Map<string, string>> {
  const rows = await db.select({ number: s.number, name: s.name }).from(s)
  return new Map(rows.map(({ number, name }) => [number, name]))
}
