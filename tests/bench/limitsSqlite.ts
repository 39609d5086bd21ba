import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { FastifyInstance } from 'fastify'
import type { Cells } from './limitsExports.js'

function open(file: string): Database.Database {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}

/** The same bytes, from memory. */
export function bytes(app: FastifyInstance, _file: string, answer: string): void {
  const body = readFileSync(answer)
  app.get('/', (_, reply) => reply.type('application/json; charset=utf-8').send(body))
}

/** A page of fifty systems that are to be ready by a day, by name with their links, by hand. */
export function list(app: FastifyInstance, file: string): void {
  const database = open(file)
  const total = database
    .prepare('SELECT count(*) FROM systems WHERE voided_at IS NULL AND target_date <= ?')
    .pluck()
  const systems = database.prepare(
    `SELECT number, name, product, vendor, kind, municipality, service_area AS serviceArea, system_owner AS systemOwner,
      users, hosting, privacy_class AS privacyClass, archive_duty AS archiveDuty, annual_cost AS annualCost,
      disposition, status, responsible, wave, target_date AS targetDate, health,
      provenance, voided_at AS voidedAt, version, updated_at AS updatedAt
      FROM systems WHERE voided_at IS NULL AND target_date <= ? ORDER BY sort_key, number LIMIT 50`,
  )
  const links = database.prepare(
    `SELECT m.system, m.coverage, r.code, r.name_nb AS nameNb, r.name_en AS nameEn, r.kind, r.state,
      r.continues_system AS continuesSystem
      FROM mappings m JOIN replacements r ON r.code = m.replacement WHERE m.voided_at IS NULL
      AND m.system IN (SELECT value FROM json_each(?))`,
  )
  app.get('/', (request, reply) => {
    const { targetTo = '9999-12-31' } = request.query as { targetTo?: string }
    const items = systems.all(targetTo) as { number: string; replacements?: unknown[] }[]
    const bySystem = new Map(items.map((item) => [item.number, item]))
    for (const item of items) item.replacements = []
    for (const { system, ...link } of links.all(JSON.stringify([...bySystem.keys()])) as { system: string }[])
      bySystem.get(system)?.replacements?.push(link)
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ items, total: total.get(targetTo), next: items.at(-1)?.number }))
  })
}

/** Makes what reads the rows that `text` selects, some at a time. */
export function batchReader(file: string, text: string, size: number): () => AsyncGenerator<Cells[]> {
  const statement = open(file).prepare(text)
  return async function* () {
    let batch: Cells[] = []
    for (const row of statement.iterate() as IterableIterator<Cells>) {
      batch.push(row)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
    yield batch
  }
}

/** The row and its row in a log, in one durable transaction, by hand. */
export function write(app: FastifyInstance, file: string): void {
  writes(app, open(file))
}

function writes(app: FastifyInstance, database: Database.Database): void {
  const read = database.prepare("SELECT * FROM systems WHERE number = 'IKT-042'")
  const update = database.prepare(
    "UPDATE systems SET users = ?, version = version + 1, updated_at = ? WHERE number = 'IKT-042'",
  )
  database.exec(
    'CREATE TABLE IF NOT EXISTS bench_log (seq integer PRIMARY KEY, at text, before text, after text, hash text)',
  )
  const append = database.prepare('INSERT INTO bench_log (at, before, after, hash) VALUES (?, ?, ?, ?)')
  const change = database.transaction((users: number) => {
    const at = new Date().toISOString()
    const before = JSON.stringify(read.get())
    update.run(users, at)
    const after = JSON.stringify(read.get())
    append.run(
      at,
      before,
      after,
      createHash('sha256')
        .update(before + after)
        .digest('hex'),
    )
    return after
  })
  app.patch('/', (request, reply) =>
    reply.type('application/json; charset=utf-8').send(change((request.body as { users: number }).users)),
  )
}

/** A framework and a database, opened and asked once. */
export function start(app: FastifyInstance, file: string): void {
  const database = open(file)
  app.get('/', () => database.prepare('SELECT count(*) AS systems FROM systems').get())
}
