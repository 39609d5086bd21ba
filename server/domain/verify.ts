import { setImmediate } from 'node:timers/promises'
import type { Entity } from '../../schema/api/changes.js'
import { listConcernedSystems } from '../../schema/api/concerns.js'
import type { BreakProblem } from '../../schema/rules/verification.js'
import type { Reader } from '../engines/store.js'
import { findConcernsBetween, findHead, findWrittenAfter } from '../store/changes.js'
import { countRows, iterateWritten, listColumns, type TableName } from '../store/copy.js'
import { sha256 } from './canonical.js'
import { GENESIS } from './change.js'
import { ALL_CONCEPTS, NOT_COMPARED, UNLOGGED } from './concepts.js'
import { type LoggedRow, logReader, type ReadRow } from './logRows.js'
import { orNothing, replayRows } from './replay.js'

/** A row of the log that does not hold, and what is wrong with it, seen from the row that stands before it. */
interface Break {
  seq: number
  problem: BreakProblem
}

/** What is found on going through the log from its first row. */
export interface Verification {
  ok: boolean
  /** Rows that hold before the first that does not. */
  rows: number
  /** Hash of the last row that holds: printed on a report, it pins the whole log. */
  head: string
  /** The first row that does not hold. */
  broken: Break | null
  /** The first rows that do not hold, and how many there are in all. */
  breaks: Break[]
  breaking: number
}

/** Where a table is not what the log says. */
export interface Difference {
  table: TableName
  /** The values of its key, with `/` between. */
  row: string
  /** The field that differs; null where the whole row is missing, or is one that the log does not know. */
  field: string | null
  /** What the log says; undefined where it knows no such row. */
  log: unknown
  /** What stands in the table; undefined where there is no such row. */
  stands: unknown
}

/** What is found on comparing a register with its log. */
export interface RegisterVerification extends Verification {
  /** The first differences, by table. */
  differences: Difference[]
  /** How many there are in all. */
  differing: number
  /** How many rows of each table were compared. */
  compared: Partial<Record<TableName, number>>
  /** The tables, and the columns of others, that the log says nothing of. */
  notCompared: readonly string[]
}

/** Told of a table how many of its rows are done, of how many; what it answers is waited for. */
type Tell = (table: TableName, done: number, total: number) => unknown

/** So many rows of the log are read at a time; others have their turn between two. */
const BATCH = 500
/** No row of the log has a greater number: PostgreSQL keeps it in four bytes. */
const MOST_CHANGES = 2 ** 31 - 1
/** How many rows of the log or differences are told one by one: what is all wrong is seen before. */
const TOLD = 1000

/** Recomputes the chain of the change log, row by row. */
export function verifyChanges(reader: Reader): Promise<Verification> {
  return verifyChain(reader, async () => undefined)
}

/**
 * Recomputes the chain of the log, replays it, and compares with every table of which it has rows: what was written past
 * it is found, whichever row or field it is. The reader must see one moment throughout.
 */
export async function verifyRegister(reader: Reader, tell: Tell): Promise<RegisterVerification> {
  const found = new Findings()
  const total = await countRows(reader, 'changes')
  let done = 0
  let seen = -MOST_CHANGES
  const chain = await verifyChain(reader, async (rows) => {
    // What is kept of numbers that the log has not is looked for with those before and behind them.
    const last = rows.length < BATCH ? MOST_CHANGES : (rows.at(-1)?.seq ?? seen)
    await compareConcerns(reader, rows, seen, last, found)
    seen = last
    done += rows.length
    await tell('changes', done, total)
  })
  found.compared.concerns = await countRows(reader, 'concerns')

  const sequence = (await findHead(reader))?.seq ?? 0
  for (const concept of ALL_CONCEPTS) {
    const { table, key, parts } = concept
    const rows = () => replayRows(reader, concept, sequence)
    await compareTable(reader, { table, key, rows }, found, tell)
    for (const part of parts) {
      const partRows = () => partsOf(rows(), part.of)
      await compareTable(reader, { table: part.table, key: part.key, rows: partRows }, found, tell)
    }
  }
  return {
    ...chain,
    ok: chain.ok && found.count === 0,
    differences: found.told,
    differing: found.count,
    compared: found.compared,
    notCompared: NOT_COMPARED,
  }
}

/** Goes through the log to its end, beyond a row that does not hold; `each` sees every row. */
async function verifyChain(
  reader: Reader,
  each: (rows: readonly LoggedRow[]) => Promise<void>,
): Promise<Verification> {
  let holds = GENESIS
  let last = GENESIS
  const breaks: Break[] = []
  let breaking = 0
  const read = logReader()
  for (;;) {
    const rows = (await findWrittenAfter(reader, last.seq, BATCH)).map(read)
    for (const found of rows) {
      const { seq, hash } = found.row
      const problem = problemOf(found, last)
      last = { seq, hash }
      if (problem) {
        breaking += 1
        if (breaks.length < TOLD) breaks.push({ seq, problem })
      } else if (breaking === 0) holds = last
    }
    await each(rows.map(({ row }) => row))
    await setImmediate()
    if (rows.length < BATCH)
      return {
        ok: breaking === 0,
        rows: holds.seq,
        head: holds.hash,
        broken: breaks[0] ?? null,
        breaks,
        breaking,
      }
  }
}

/** What is wrong with a row of the log, seen from the `last` that stands before it; null where it holds. */
export function problemOf({ row, isUnchanged }: ReadRow, last: typeof GENESIS) {
  if (row.seq !== last.seq + 1) return 'missing_row'
  if (row.prevHash !== last.hash) return 'broken_link'
  return isUnchanged ? null : 'changed_row'
}

/** What a comparison has found so far. */
class Findings {
  readonly told: Difference[] = []
  readonly compared: Partial<Record<TableName, number>> = {}
  count = 0

  add(difference: Difference): void {
    this.count += 1
    if (this.told.length < TOLD) this.told.push(difference)
  }
}

/** A table, the columns that tell its rows apart, and what the log says of it, as often as it is asked. */
interface Said {
  table: TableName
  key: readonly string[]
  rows(): AsyncIterable<object[]>
}

/** The rows of a part of a concept, of each batch of rows that they belong to. */
async function* partsOf(
  batches: AsyncIterable<object[]>,
  of: (row: object) => object[],
): AsyncGenerator<object[]> {
  for await (const rows of batches) yield rows.flatMap((row) => Object.values(orNothing(() => of(row))))
}

/**
 * Compares a table with what the log says of it. Of what is said only a hash is kept for each row, however large they are;
 * where one is not that of the row that stands there, the log is read once more for what it says.
 */
async function compareTable(reader: Reader, said: Said, found: Findings, tell: Tell): Promise<void> {
  const { table, key } = said
  const columns = listColumns(reader, table).filter((column) => !UNLOGGED[table]?.includes(column))
  const missing = new Map<string, string>()
  for await (const rows of said.rows()) {
    for (const row of rows) missing.set(keyOf(row, key), digestOf(row, columns))
    await setImmediate()
  }
  const total = await countRows(reader, table)
  let done = 0
  const odd = new Map<string, { stands: object; isSaid: boolean }>()
  for await (const rows of iterateWritten(reader, table, key)) {
    for (const stands of rows) {
      const row = keyOf(stands, key)
      const digest = missing.get(row)
      missing.delete(row)
      if (digest !== digestOf(stands, columns)) odd.set(row, { stands, isSaid: digest !== undefined })
    }
    done += rows.length
    await setImmediate()
    await tell(table, done, total)
  }
  found.compared[table] = done
  if (odd.size > 0 || missing.size > 0) await nameDifferences(said, odd, missing, found)
}

/** Names what differs: of the rows that stand there in the order of their keys, then those that are missing. */
async function nameDifferences(
  { table, key, rows }: Said,
  odd: ReadonlyMap<string, { stands: object; isSaid: boolean }>,
  missing: ReadonlyMap<string, string>,
  found: Findings,
): Promise<void> {
  const logged = new Map<string, object>()
  for await (const batch of rows()) {
    for (const row of batch) {
      const id = keyOf(row, key)
      if (odd.get(id)?.isSaid || missing.has(id)) logged.set(id, row)
    }
    await setImmediate()
  }
  for (const [row, { stands }] of odd) {
    const log = logged.get(row)
    if (!log) found.add({ table, row, field: null, log: undefined, stands })
    else for (const one of listDifferences(table, log, stands)) found.add({ table, row, ...one })
  }
  for (const row of missing.keys())
    found.add({ table, row, field: null, log: logged.get(row), stands: undefined })
}

/** What a row holds in these columns, in short. */
function digestOf(row: object, columns: readonly string[]): string {
  const values = row as Readonly<Record<string, unknown>>
  return sha256(JSON.stringify(columns.map((column) => values[column] ?? null)))
}

/** Where a row is not what the log says of it. */
export function listDifferences(
  table: TableName,
  logged: object,
  stored: object,
): { field: string; log: unknown; stands: unknown }[] {
  const values = new Map<string, unknown>(Object.entries(logged))
  return Object.entries(stored).flatMap(([field, stands]) => {
    if (UNLOGGED[table]?.includes(field)) return []
    const log = values.get(field) ?? null
    return isSame(log, stands) ? [] : [{ field, log, stands }]
  })
}

/** Compares which systems rows of the log concern with what is kept of it, of all numbers after `after` to `last`. */
async function compareConcerns(
  reader: Reader,
  rows: readonly LoggedRow[],
  after: number,
  last: number,
  found: Findings,
): Promise<void> {
  const said = new Set(
    rows.flatMap(({ seq, entity, before, after }) =>
      listConcernedSystems(entity as Entity, before as object, after as object).map(
        (system) => `${system}/${seq}`,
      ),
    ),
  )
  for (const { system, seq } of await findConcernsBetween(reader, after + 1, last)) {
    const row = `${system}/${seq}`
    if (!said.delete(row))
      found.add({ table: 'concerns', row, field: null, log: undefined, stands: { system, seq } })
  }
  for (const row of said) {
    const [system, seq] = row.split('/')
    found.add({ table: 'concerns', row, field: null, log: { system, seq: Number(seq) }, stands: undefined })
  }
}

const keyOf = (row: object, key: readonly string[]) => {
  const values = new Map<string, unknown>(Object.entries(row))
  return key.map((column) => String(values.get(column))).join('/')
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
