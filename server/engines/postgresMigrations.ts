import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { REFERENCES, type Stray, strayQuery, strayWords } from './references.js'
import {
  DatabaseUnusable,
  type EngineOptions,
  foreign,
  missingMigrations,
  noRegister,
  strayRow,
} from './store.js'

/** The lock of those who migrate a register, in the database's own space of numbers. */
const MIGRATING = 1_216_443_502
/** For what is done once and may take its time: no statement is ended until the transaction is over. */
export const WITHOUT_LIMIT = 'SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0'

/** Applies what is missing, under a lock and in one transaction: of processes that start at once only one migrates. */
export async function migrate(pool: pg.Pool, { database, migrations, create }: EngineOptions): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: migrations })
  const client = await pool.connect()
  let failed = true
  try {
    const { rows: encoding } = await client.query('SHOW server_encoding')
    if (encoding[0]?.server_encoding !== 'UTF8')
      throw new DatabaseUnusable(
        `The database “${database}” has the encoding ${encoding[0]?.server_encoding}, which cannot hold every text. Make it anew with ENCODING 'UTF8'.`,
      )
    await client.query(`BEGIN; ${WITHOUT_LIMIT}; SELECT pg_advisory_xact_lock(${MIGRATING})`)
    const { rows: tables } = await client.query(
      "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('migrations') AND attname = 'hash') AS found",
    )
    const others = await foreignTables(client)
    if (tables[0]?.found === false && others.length > 0) throw foreign(database, others)
    if (!create && tables[0]?.found === false) throw noRegister(database)
    // Not if it is there: that, too, would ask for the right to make tables.
    if (tables[0]?.found === false)
      await client.query(
        'CREATE TABLE migrations (hash text COLLATE "C" PRIMARY KEY, applied_at text NOT NULL)',
      )
    const { rows } = await client.query<{ hash: string }>('SELECT hash FROM migrations')
    const missing = missingMigrations(
      known,
      rows.map(({ hash }) => hash),
      database,
    )
    if (missing.length > 0 && !(await isOwner(client))) throw notOwner(database)
    for (const migration of missing) {
      for (const statement of migration.sql) await client.query(statement)
      await client.query('INSERT INTO migrations VALUES ($1, $2)', [migration.hash, new Date().toISOString()])
    }
    await client.query('COMMIT')
    failed = false
  } catch (error) {
    throw (await strayOf(client, error, database)) ?? error
  } finally {
    // Nothing of a migration that failed is handed on.
    client.release(failed)
  }
}

/** True when the tables of the register are those of whoever is connected, and so may be changed. */
async function isOwner(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(
    "SELECT pg_has_role(relowner, 'USAGE') AS owns FROM pg_class WHERE oid = to_regclass('migrations')",
  )
  return rows[0]?.owns === true
}

function notOwner(database: string): DatabaseUnusable {
  return new DatabaseUnusable(
    `The database “${database}” must be brought up to date, which this user may not do. Run “harmoni verify” of this version once as the user that owns it, then give its new tables to this user as docs/postgres.md says, and start again.`,
  )
}

/** The tables that stand where a register's would, but for those of extensions. */
async function foreignTables(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
     ORDER BY relname LIMIT 3`,
  )
  return rows.map(({ relname }) => relname)
}

/** Names the row for which a migration could not add a reference; undefined when that is not what went wrong. */
async function strayOf(
  client: pg.PoolClient,
  error: unknown,
  database: string,
): Promise<DatabaseUnusable | undefined> {
  const { code, constraint } = error as { code?: string; constraint?: string }
  const reference = code === '23503' && REFERENCES.find(({ name }) => name === constraint)
  if (!reference) return undefined
  await client.query('ROLLBACK')
  const { rows } = await client.query<Stray>(strayQuery(reference))
  return rows[0] && strayRow(database, strayWords(reference, rows[0]))
}
