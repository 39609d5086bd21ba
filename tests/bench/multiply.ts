import Database from 'better-sqlite3'
import { type Column, getTableColumns, getTableName, type Table } from 'drizzle-orm'
import type { Entity } from '../../schema/api/changes.js'
import { listConcernedSystems } from '../../schema/api/concerns.js'
import { GENESIS, hashChange } from '../../server/domain/change.js'
import { ALL_CONCEPTS } from '../../server/domain/concepts.js'
import { replayRows } from '../../server/domain/replay.js'
import type { Reader } from '../../server/engines/store.js'
import { findChangesAfter, findHead } from '../../server/store/changes.js'
import { readShifts, type Shifts } from './shifts.js'

const LOG_AT_ONCE = 500

/**
 * Writes a register into an empty one, in a file, as if it had been kept so many times over: every row of the log once for
 * each copy, in the order of its moments, and the tables as the log says. What all share (the programme, its codes, areas and
 * waves, solutions that several systems lead to) is there once. Names and products are the same in every copy.
 * @param file a register that has its tables and nothing in them
 */
export async function multiplyRegister(source: Reader, file: string, copies: number): Promise<void> {
  const shifts = await readShifts(source)
  const target = new Database(file)
  try {
    // Of no use to anybody before it is whole: it is made again when the machine stops.
    for (const setting of [
      'journal_mode = MEMORY',
      'synchronous = OFF',
      'foreign_keys = OFF',
      'cache_size = -500000',
    ])
      target.pragma(setting)
    const setBack = setAside(target, ['changes', 'concerns'])
    target.exec('BEGIN')
    await writeLog(source, target, shifts, copies)
    await writeTables(source, target, shifts, copies)
    target.exec('COMMIT')
    setBack()
  } finally {
    target.close()
  }
}

async function writeLog(
  source: Reader,
  target: Database.Database,
  shifts: Shifts,
  copies: number,
): Promise<void> {
  const insertChange = inserter(target, source.t.changes)
  const insertConcern = inserter(target, source.t.concerns)
  let head = GENESIS
  for (let last = 0; ; ) {
    const rows = await findChangesAfter(source, last, LOG_AT_ONCE)
    for (const row of rows)
      for (let copy = 0; copy < (shifts.isShared(row) ? 1 : copies); copy += 1) {
        const { hash: _, ...said } = shifts.shiftChange(row, copy)
        const next = { ...said, seq: head.seq + 1, prevHash: head.hash }
        head = { seq: next.seq, hash: hashChange(next) }
        insertChange({ ...next, hash: head.hash })
        for (const system of listConcernedSystems(next.entity as Entity, next.before, next.after))
          insertConcern({ system, seq: next.seq })
      }
    if (rows.length < LOG_AT_ONCE) return
    last = rows.at(-1)?.seq ?? last
  }
}

/** What the log leaves of each row, in every copy, with what follows from it. */
async function writeTables(
  source: Reader,
  target: Database.Database,
  shifts: Shifts,
  copies: number,
): Promise<void> {
  const sequence = (await findHead(source))?.seq ?? 0
  for (const concept of ALL_CONCEPTS) {
    const insert = inserter(target, source.t[concept.table])
    const parts = concept.parts.map((part) => ({
      of: part.of,
      insert: inserter(target, source.t[part.table]),
    }))
    for await (const rows of replayRows(source, concept, sequence))
      for (const row of rows)
        for (let copy = 0; copy < (shifts.isSharedRow(concept.entity, row) ? 1 : copies); copy += 1) {
          const shifted = shifts.shiftRow(concept.entity, row, copy)
          insert({ ...shifted, ...concept.derive(shifted) })
          for (const part of parts) for (const one of part.of(shifted)) part.insert(one)
        }
  }
}

/** What writes a row of a table, made once. A field that a row has and the table has not is of a part. */
function inserter(target: Database.Database, table: Table): (row: object) => void {
  const columns: [string, Column][] = Object.entries(getTableColumns(table))
  const names = columns.map(([, column]) => `"${column.name}"`)
  const statement = target.prepare(
    `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${names.map(() => '?')})`,
  )
  return (row) => {
    const values = new Map<string, unknown>(Object.entries(row))
    statement.run(
      columns.map(([name, column]) => {
        const value = values.get(name) ?? null
        return value === null ? null : column.mapToDriverValue(value)
      }),
    )
  }
}

/** Takes the indexes and triggers of tables away, and answers what puts them back: filled first, they are made at once. */
function setAside(target: Database.Database, tables: readonly string[]): () => void {
  const made = target
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
      AND tbl_name IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(tables)) as { type: string; name: string; sql: string }[]
  for (const { type, name } of made) target.exec(`DROP ${type} "${name}"`)
  return () => {
    for (const { sql } of made) target.exec(sql)
  }
}
