import Database from 'better-sqlite3'
import pg from 'pg'

/** Runs SQL on a database behind the register's back, and answers the rows. `$1` stands for a parameter. */
export async function runSql(
  database: string,
  statement: string,
  parameters: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  if (database.startsWith('postgres:')) return onServer(database, statement, parameters)
  const raw = new Database(database)
  raw.pragma('foreign_keys = OFF')
  try {
    const prepared = raw.prepare(statement.replace(/\$\d+/g, '?'))
    return (prepared.reader ? prepared.all(...parameters) : [prepared.run(...parameters)]) as Record<
      string,
      unknown
    >[]
  } finally {
    raw.close()
  }
}

/** Takes away what keeps the log from being changed, as only somebody with the database in hand can. */
export async function dropTriggers(database: string): Promise<void> {
  if (database.startsWith('postgres:')) await disableTriggers(database)
  else
    for (const { name } of await runSql(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
      await runSql(database, `DROP TRIGGER ${name}`)
}

/** With the triggers go the references, which are triggers there. */
async function disableTriggers(database: string): Promise<void> {
  for (const { tablename } of await runSql(
    database,
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
  ))
    await runSql(database, `ALTER TABLE "${tablename}" DISABLE TRIGGER ALL`)
}

async function onServer(
  address: string,
  statement: string,
  parameters: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(address)
  await client.connect()
  try {
    return (await client.query(statement, parameters)).rows
  } finally {
    await client.end()
  }
}
