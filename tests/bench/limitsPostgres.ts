import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Cells } from './limitsExports.js'

const JSON_TYPE = 'application/json; charset=utf-8'

/** The same bytes from memory, once the register has said that they still hold: another server may have written. */
export function bytes(app: FastifyInstance, address: string, file: string): void {
  const pool = new pg.Pool({ connectionString: address })
  const body = readFileSync(file)
  const newest = { name: 'newest', text: 'SELECT max(seq) AS seq FROM changes' }
  app.get('/', async (_, reply) => {
    await pool.query(newest)
    return reply.type(JSON_TYPE).send(body)
  })
}

/** A page of fifty systems that are to be ready by a day, by name with their links, by hand. */
export function list(app: FastifyInstance, address: string): void {
  const pool = new pg.Pool({ connectionString: address })
  const total = {
    name: 'total',
    text: 'SELECT count(*)::int AS total FROM systems WHERE voided_at IS NULL AND target_date <= $1',
  }
  const systems = {
    name: 'systems',
    text: `SELECT number, name, product, vendor, kind, municipality, service_area AS "serviceArea",
      system_owner AS "systemOwner", users, hosting, privacy_class AS "privacyClass", archive_duty AS "archiveDuty",
      annual_cost AS "annualCost", disposition, status, responsible, wave, target_date AS "targetDate", health,
      provenance, voided_at AS "voidedAt", version, updated_at AS "updatedAt"
      FROM systems WHERE voided_at IS NULL AND target_date <= $1 ORDER BY sort_key, number LIMIT 50`,
  }
  const links = {
    name: 'links',
    text: `SELECT m.system, m.coverage, r.code, r.name_nb AS "nameNb", r.name_en AS "nameEn", r.kind, r.state,
      r.continues_system AS "continuesSystem"
      FROM mappings m JOIN replacements r ON r.code = m.replacement WHERE m.voided_at IS NULL
      AND m.system = ANY($1)`,
  }
  app.get('/', async (request, reply) => {
    const { targetTo = '9999-12-31' } = request.query as { targetTo?: string }
    const { rows: items } = await pool.query<{ number: string; replacements?: unknown[] }>(systems, [
      targetTo,
    ])
    const bySystem = new Map(items.map((item) => [item.number, item]))
    for (const item of items) item.replacements = []
    for (const { system, ...link } of (await pool.query(links, [[...bySystem.keys()]])).rows)
      bySystem.get(system)?.replacements?.push(link)
    const counted = await pool.query(total, [targetTo])
    return reply
      .type(JSON_TYPE)
      .send(JSON.stringify({ items, total: counted.rows[0]?.total, next: items.at(-1)?.number }))
  })
}

/** Makes what reads rows some at a time: `text` selects those behind the number of the last. */
export function batchReader(
  address: string,
  { text, key, before }: { text: string; key: string; before: string | number },
  size: number,
): () => AsyncGenerator<Cells[]> {
  const pool = new pg.Pool({ connectionString: address })
  return async function* () {
    for (let last: unknown = before; ; ) {
      const { rows } = await pool.query<Cells>({ name: `after ${key}`, text }, [last])
      yield rows
      if (rows.length < size) return
      last = rows.at(-1)?.[key]
    }
  }
}

/** The row and its row in a log, in one durable transaction, by hand. */
export function write(app: FastifyInstance, address: string): void {
  writes(app, new pg.Pool({ connectionString: address }))
}

function writes(app: FastifyInstance, pool: pg.Pool): void {
  const read = { name: 'read', text: "SELECT * FROM systems WHERE number = 'IKT-042'" }
  const update = {
    name: 'update',
    text: `UPDATE systems SET users = $1, version = version + 1, updated_at = $2 WHERE number = 'IKT-042' RETURNING *`,
  }
  const append = {
    name: 'append',
    text: 'INSERT INTO bench_log (at, before, after, hash) VALUES ($1, $2, $3, $4)',
  }
  const made = pool.query(
    'CREATE TABLE IF NOT EXISTS bench_log (seq serial PRIMARY KEY, at text, before text, after text, hash text)',
  )
  app.patch('/', async (request, reply) => {
    await made
    const client = await pool.connect()
    try {
      const at = new Date().toISOString()
      await client.query('BEGIN')
      const before = JSON.stringify((await client.query(read)).rows[0])
      const { users } = request.body as { users: number }
      const after = JSON.stringify((await client.query(update, [users, at])).rows[0])
      const hash = createHash('sha256')
        .update(before + after)
        .digest('hex')
      await client.query(append, [at, before, after, hash])
      await client.query('COMMIT')
      return reply.type(JSON_TYPE).send(after)
    } finally {
      client.release()
    }
  })
}

/** A framework and a database, opened and asked once. */
export function start(app: FastifyInstance, address: string): void {
  const pool = new pg.Pool({ connectionString: address })
  app.get('/', async () => (await pool.query('SELECT count(*) AS systems FROM systems')).rows[0])
}
