import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { getTableName } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { postgresTables } from '../../schema/tables/postgres.js'
import { isLocal, readAddress } from './address.js'
import { migrate, WITHOUT_LIMIT } from './postgresMigrations.js'
import {
  type ConnectionOptions,
  DatabaseUnusable,
  type Db,
  type EngineOptions,
  type Reader,
  type Store,
  WAIT_SECONDS,
  WritesRefused,
} from './store.js'
import { oneAtATime } from './turns.js'

// count(*) answers a bigint, which node-postgres hands on as text; no count of ours comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The lock of those who write to a register, in the database's own space of numbers. */
const WRITING = 1_216_443_501
/** Whoever has waited in line for a lock as long as one waits tries once: so long, for the database to look. */
const TRY_MILLISECONDS = 100
/** How often a transaction is begun again when the database says that it collided with another. */
const TRIES = 5
/** A view that a reader forgot, or takes too slowly, must not hold its connection for ever. */
const IDLE_IN_TRANSACTION = '10min'
/**
 * How long a read waits for a table that another program has locked: none of ours locks any. Shorter than others wait for
 * a connection, so that those that read other tables get theirs.
 */
const LOCK_MILLISECONDS = 2000
const REST_SECONDS = 30

/**
 * Opens a register in a PostgreSQL database, which it has to itself.
 * Writes wait for each other, in this process in a queue and between processes by a lock, so that each reads what the
 * one before it committed and the change log is one chain. Reads run beside them, each on a connection of the pool.
 * @throws DatabaseUnusable when it cannot be reached or used, or a newer version made it.
 */
export async function openPostgres(options: EngineOptions): Promise<Store> {
  const { onStatement } = options
  const opened = new Set<Socket>()
  const config = { ...poolConfig(options), stream: () => openSocket(opened) }
  const pool = makePool(config)
  // Apart, so that those who are slow to take an answer keep no connection from others.
  const snapshots = makePool({ ...config, max: options.connection.snapshots })
  try {
    await migrate(pool, options)
  } catch (error) {
    // Who has no password is left by node-postgres with a connection that the database keeps for a minute, and so the process.
    for (const socket of opened) socket.destroy()
    await pool.end()
    throw error instanceof DatabaseUnusable ? error : unusable(error, options.database)
  }

  const logger = onStatement && { logQuery: onStatement }
  const over = (client: pg.Pool | pg.PoolClient | Line) =>
    drizzle(client as pg.Pool, logger ? { logger } : {}) as unknown as Db
  const known = new WeakMap<pg.PoolClient, { db: Db; line: Line }>()
  const lineOf = (client: pg.PoolClient) => {
    let made = known.get(client)
    if (!made) {
      const line = makeLine(client)
      made = { db: over(line), line }
      known.set(client, made)
    }
    return made
  }
  let damaged = false
  const readOnly = () => (damaged ? 'register_damaged' : null)
  const shared: Reader = { db: over(pool), t: postgresTables, register: {} }
  const queue = oneAtATime()

  async function connected<T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    try {
      const { db, line } = lineOf(client)
      const begun = line.begin(begin)
      const answer = await work(db)
      await begun
      const { command } = await client.query('COMMIT')
      // PostgreSQL answers a COMMIT after a failed statement by undoing everything.
      if (command !== 'COMMIT') throw new Error('the transaction was undone: a statement in it had failed')
      client.release()
      return answer
    } catch (error) {
      // A connection that cannot even roll back is closed rather than handed on.
      client.release(
        await client.query('ROLLBACK').then(
          () => false,
          () => true,
        ),
      )
      throw error
    }
  }

  return {
    ...shared,
    transaction(work, { patient = false } = {}) {
      const until = Date.now() + WAIT_SECONDS * 1000
      return queue(() => {
        const why = readOnly()
        if (why) throw new WritesRefused(why)
        return retried(() => {
          const wait = Math.max(TRY_MILLISECONDS, until - Date.now())
          const limit = patient ? WITHOUT_LIMIT : `SET LOCAL lock_timeout = ${wait}`
          return connected(`BEGIN; ${limit}; SELECT pg_advisory_xact_lock(${WRITING})`, (db) =>
            work({ db, t: postgresTables, register: {}, writes: true }),
          )
        })
      })
    },
    read: (work) =>
      connected('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (db) => work({ ...shared, db })),
    async snapshot() {
      const client = await snapshots.connect()
      try {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      } catch (error) {
        client.release(true)
        throw error
      }
      const close = async () =>
        client.release(
          await client.query('COMMIT').then(
            () => false,
            () => true,
          ),
        )
      return { reader: { ...shared, db: lineOf(client).db }, close }
    },
    readOnly,
    refuseWrites() {
      damaged = true
    },
    findDamage: () => readAll(snapshots, () => !snapshots.ending).then(() => null),
    close: async () => {
      await Promise.all([pool.end(), snapshots.end()])
    },
  }
}

/** A connection as its transactions use it. */
interface Line {
  /** Begins a transaction: what is read first travels with it. */
  begin(statement: string): Promise<unknown>
  query(config: { text: string }, values: unknown[]): Promise<unknown>
}

/**
 * Sends reads together with the beginning of their transaction, and answers none before that has begun. What writes, and
 * all that comes after it, is not sent before: without its transaction it would stand on its own.
 */
function makeLine(client: pg.PoolClient): Line {
  let begun: Promise<unknown> | undefined
  let waits = false
  const send: Line['query'] = (config, values) => client.query(config, values)
  return {
    begin(statement) {
      const beginning = client.query(statement)
      begun = beginning
      waits = false
      const open = () => {
        begun = undefined
      }
      beginning.then(open, () => undefined)
      return beginning
    },
    query(config, values) {
      if (!begun) return send(config, values)
      waits ||= !/^select\b/i.test(config.text)
      if (waits) return begun.then(() => send(config, values))
      return Promise.all([begun, send(config, values)]).then(([, answer]) => answer)
    },
  }
}

/**
 * Has the database read all that is in the tables, and answer nothing of it, for as long as that is wanted.
 * @throws what it says of a page that it cannot read
 */
async function readAll(pool: pg.Pool, wanted: () => boolean): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`BEGIN READ ONLY; ${WITHOUT_LIMIT}`)
    for (const table of Object.values(postgresTables)) {
      if (!wanted()) return
      const name = client.escapeIdentifier(getTableName(table))
      // As text, so that what is kept apart from its row, as long texts are, is read too.
      await client.query(`SELECT count(one::text) FROM ${name} AS one`)
    }
  } finally {
    client.release(true)
  }
}

/** What a connection will be made on; it stands among those that are open until it is closed. */
function openSocket(opened: Set<Socket>): Socket {
  const socket = new Socket()
  opened.add(socket)
  socket.once('close', () => opened.delete(socket))
  return socket
}

function makePool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  // A connection that is lost while it is at rest is left out; the next request gets another.
  pool.on('error', () => undefined)
  // The same while one is in use: what it was running fails, and says so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** The database's word for two transactions that cannot both be: undone, and to be begun again. */
function isCollision(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (['40001', '40P01'].includes((cause as pg.DatabaseError).code ?? '')) return true
  return false
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await run()
    } catch (error) {
      if (tries === TRIES || !isCollision(error)) throw error
    }
}

function poolConfig({ database, connection: options, tell }: EngineOptions): pg.PoolConfig {
  const { tls, tlsAuthorities } = options
  const address = readAddress(database)?.parts
  if (!address) throw new DatabaseUnusable('The address of the database is none. Check HARMONI_DATABASE.')
  const unsafe = unsafeWay(database, address.host, options)
  if (unsafe) tell?.(unsafe)
  const { user, host, port } = address
  return {
    ...{ host, database: address.database },
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port }),
    // By a function, beside which node-postgres looks for none itself.
    password: () => options.password ?? '',
    application_name: 'harmoni',
    max: options.poolSize,
    connectionTimeoutMillis: options.connectTimeoutSeconds * 1000,
    statement_timeout: options.statementTimeoutSeconds * 1000,
    idleTimeoutMillis: REST_SECONDS * 1000,
    keepAlive: true,
    // What is asked together travels together, instead of each waiting for the answer before it.
    pipeline: true,
    options: [
      `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION}`,
      `-c lock_timeout=${LOCK_MILLISECONDS}`,
      '-c client_encoding=UTF8',
    ].join(' '),
    // Said in any case: else the environment of PostgreSQL's own programs would say it.
    ssl: tls !== 'off' && {
      rejectUnauthorized: tls === 'verify',
      ...(tlsAuthorities && { ca: readAuthorities(tlsAuthorities) }),
    },
  }
}

/** What the way to the database leaves open to those on it; null: nothing. */
function unsafeWay(database: string, host: string, { tls }: ConnectionOptions): string | null {
  if (tls === 'require')
    return `HARMONI_DATABASE_TLS=require encrypts the way to “${database}”, and does not check who answers: whoever can stand in between can pose as it, read everything and change it. Set it to verify.`
  if (tls === 'off' && !isLocal(host))
    return `The way to “${database}” leaves this machine and is not encrypted: whoever is on it can read everything and change it. Set HARMONI_DATABASE_TLS to verify.`
  return null
}

function readAuthorities(file: string): string {
  let problem = 'it has no certificate in PEM'
  try {
    const certificates = readFileSync(file, 'utf8')
    // Of a file without one, Node would take nothing, or trust those that it has.
    if (certificates.includes('-----BEGIN CERTIFICATE-----')) return certificates
  } catch (error) {
    problem = (error as Error).message
  }
  throw new DatabaseUnusable(
    `The certificates “${file}” cannot be read (${problem}). Check HARMONI_DATABASE_TLS_AUTHORITIES.`,
  )
}

const PASSWORD_REMEDY =
  'Check the user in its address, and the password in HARMONI_DATABASE_PASSWORD_FILE (of “copy”: HARMONI_COPY_FROM_PASSWORD_FILE, HARMONI_COPY_TO_PASSWORD_FILE).'

/** One sentence for what went wrong on opening, by the database's own code. */
function unusable(error: unknown, database: string): DatabaseUnusable {
  const { code = '', message } = error as { code?: string; message: string }
  const remedies: [RegExp, string][] = [
    [/^28/, PASSWORD_REMEDY],
    [/^3D/, 'Make it first, with CREATE DATABASE, or correct its name in HARMONI_DATABASE.'],
    [
      /^42501$/,
      'Make the register as the user that owns the database, or give this one what it lacks, as docs/postgres.md says.',
    ],
    [
      /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO/,
      'Check HARMONI_DATABASE_TLS and HARMONI_DATABASE_TLS_AUTHORITIES.',
    ],
  ]
  const remedy =
    remedies.find(([pattern]) => pattern.test(code))?.[1] ??
    (/SSL/.test(message)
      ? 'Check HARMONI_DATABASE_TLS.'
      : /password must be/.test(message)
        ? PASSWORD_REMEDY
        : 'Check HARMONI_DATABASE and that the server is up.')
  return new DatabaseUnusable(`The database “${database}” cannot be used (${message || code}). ${remedy}`)
}
