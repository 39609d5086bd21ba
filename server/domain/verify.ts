import type { Entity } from '../../schema/api/changes.js'
import { listConcernedSystems } from '../../schema/api/concerns.js'
import type { Reader } from '../engines/store.js'
import {
  type ChangeRow,
  findChangesAfter,
  findConcernsBetween,
  findHead,
  findTextsAfter,
} from '../store/changes.js'
import { countRows, iterateOddJson, iterateRows, type TableName } from '../store/copy.js'
import { GENESIS, hashChange } from './change.js'
import { ALL_CONCEPTS, NOT_COMPARED, SECRETS } from './concepts.js'
import { orNothing, replayRows } from './replay.js'

/** A row of the log that does not hold, and what is wrong with it, seen from the row that stands before it. */
interface Break {
  seq: number
  problem: 'missing_row' | 'broken_link' | 'changed_row'
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

/** Told of a table how many of its rows are done, of how many. */
type Tell = (table: TableName, done: number, total: number) => void

const BATCH = 1000
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
    tell('changes', done, total)
  })
  found.compared.concerns = await countRows(reader, 'concerns')

  const sequence = (await findHead(reader))?.seq ?? 0
  for (const concept of ALL_CONCEPTS) {
    const { table, key, parts } = concept
    const said: object[] = []
    for await (const rows of replayRows(reader, concept, sequence)) said.push(...rows)
    await compareTable(reader, table, key, said, found, tell)
    for (const part of parts) {
      const rows = said.flatMap((row) => Object.values(orNothing(() => part.of(row))))
      await compareTable(reader, part.table, part.key, rows, found, tell)
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
  each: (rows: readonly ChangeRow[]) => Promise<void>,
): Promise<Verification> {
  let holds = GENESIS
  let last = GENESIS
  const breaks: Break[] = []
  let breaking = 0
  for (;;) {
    const rows = await findChangesAfter(reader, last.seq, BATCH)
    const texts = await findTextsAfter(reader, last.seq, BATCH)
    for (const [index, row] of rows.entries()) {
      const problem = problemOf(row, last) ?? (isAsWritten(row, texts[index]) ? null : 'changed_row')
      last = { seq: row.seq, hash: row.hash }
      if (problem) {
        breaking += 1
        if (breaks.length < TOLD) breaks.push({ seq: row.seq, problem })
      } else if (breaking === 0) holds = last
    }
    await each(rows)
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

/** What is wrong with a row of the log behind the `last` that stands there; null when nothing is. */
function problemOf({ hash, ...row }: ChangeRow, last: typeof GENESIS) {
  if (row.seq !== last.seq + 1) return 'missing_row'
  if (row.prevHash !== last.hash) return 'broken_link'
  return hashChange(row) === hash ? null : 'changed_row'
}

/** True when the texts of a row are what was written, to the letter: its hash is of what they mean. */
function isAsWritten(
  row: ChangeRow,
  texts: Awaited<ReturnType<typeof findTextsAfter>>[number] | undefined,
): boolean {
  return (['fields', 'before', 'after'] as const).every((name) => {
    const written = row[name] === null ? null : JSON.stringify(row[name])
    return texts?.[name] === written
  })
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

async function compareTable(
  reader: Reader,
  table: TableName,
  key: readonly string[],
  said: readonly object[],
  found: Findings,
  tell: Tell,
): Promise<void> {
  const missing = new Map(said.map((row) => [keyOf(row, key), row]))
  // What means the same and is written otherwise was edited too: it is compared as the text that stands there.
  const odd = new Map<string, object>()
  for await (const { row, field, text } of iterateOddJson(reader, table, key)) {
    const id = keyOf(row, key)
    odd.set(id, { ...odd.get(id), [field]: text })
  }
  const total = await countRows(reader, table)
  let done = 0
  for await (const rows of iterateRows(reader, table, key)) {
    for (const row of rows) {
      const id = keyOf(row, key)
      const logged = missing.get(id)
      missing.delete(id)
      if (!logged) found.add({ table, row: id, field: null, log: undefined, stands: row })
      else compareRow(table, id, logged, { ...row, ...odd.get(id) }, found)
    }
    done += rows.length
    tell(table, done, total)
  }
  for (const [row, log] of missing) found.add({ table, row, field: null, log, stands: undefined })
  found.compared[table] = done
}

function compareRow(table: TableName, row: string, logged: object, stored: object, found: Findings): void {
  for (const difference of listDifferences(table, logged, stored)) found.add({ table, row, ...difference })
}

/** Where a row is not what the log says of it. */
export function listDifferences(
  table: TableName,
  logged: object,
  stored: object,
): { field: string; log: unknown; stands: unknown }[] {
  const values = new Map<string, unknown>(Object.entries(logged))
  return Object.entries(stored).flatMap(([field, stands]) => {
    if (SECRETS[table] === field) return []
    const log = values.get(field) ?? null
    return isSame(log, stands) ? [] : [{ field, log, stands }]
  })
}

/** Compares which systems rows of the log concern with what is kept of it, of all numbers after `after` to `last`. */
async function compareConcerns(
  reader: Reader,
  rows: readonly ChangeRow[],
  after: number,
  last: number,
  found: Findings,
): Promise<void> {
  const said = new Set(
    rows.flatMap(({ seq, entity, before, after }) =>
      listConcernedSystems(entity as Entity, before, after).map((system) => `${system}/${seq}`),
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
