import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { and, type Column, eq, getTableColumns, getTableName, type Table } from 'drizzle-orm'
import root, { type Test } from 'tap'
import { type Row, sqliteTables, type Tables } from '../../schema/tables/all.js'
import { migrationsFolder } from '../../server/config.js'
import { TABLES } from '../../server/domain/concepts.js'
import { copyRegister, NotCopied } from '../../server/domain/copy.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { openStore } from '../../server/engines/open.js'
import { REFERENCES, type Reference } from '../../server/engines/references.js'
import { DatabaseUnusable, type Reader, type Tx } from '../../server/engines/store.js'
import { countRows, insertRows, iterateRows, type TableName } from '../../server/store/copy.js'
import { demoDatabase, ENGINES, newDatabase, temporaryFolder, test, testOn } from '../engines.js'
import { openTestServices, setUpRegister } from '../server.js'
import { runSql } from '../sql.js'

const TABLE_NAMES = TABLES.map(({ table }) => table)
/** Those that came later than the keys of references, or have columns that did. */
const LATER: readonly TableName[] = [
  'concerns',
  'upgrades',
  'idempotency',
  'seriesBreaks',
  'risks',
  'followUps',
  'wantedDecisions',
  'securityEvents',
  'securityEnds',
  'credentials',
  'imports',
  'importProfiles',
  'reports',
  'reportFiles',
  'jobs',
  'importFiles',
  'importDrafts',
  'savedViews',
]
const EARLIER_NAMES = TABLE_NAMES.filter((name) => !LATER.includes(name))
/** What was in the tables before references had keys, as drizzle-kit wrote it down. */
const EARLIER: { tables: Record<string, { columns: Record<string, unknown> }> } = JSON.parse(
  readFileSync(join(migrationsFolder, 'sqlite/meta/0001_snapshot.json'), 'utf8'),
)
/** Columns that came later, in tables that were there. */
const LATER_COLUMNS: Partial<Record<TableName, readonly string[]>> = Object.fromEntries(
  EARLIER_NAMES.map((name) => {
    const columns: Record<string, Column> = getTableColumns<Table>(sqliteTables[name])
    const earlier = EARLIER.tables[getTableName(sqliteTables[name])]?.columns ?? {}
    return [name, Object.keys(columns).filter((one) => !((columns[one]?.name ?? '') in earlier))]
  }),
)

/** What each table refers to: its column, and where that leads. */
const REFERS: Record<keyof Tables, Record<string, string>> = {
  programme: {},
  municipalities: {},
  serviceAreas: {},
  codes: {},
  waves: {},
  systems: { municipality: 'municipalities.number', serviceArea: 'service_areas.code', wave: 'waves.code' },
  replacements: { continuesSystem: 'systems.number' },
  seriesBreaks: { replacement: 'replacements.code', body: 'municipalities.number' },
  mappings: { system: 'systems.number', replacement: 'replacements.code' },
  archives: { system: 'systems.number' },
  privacy: { system: 'systems.number' },
  contracts: {},
  contractSystems: { contract: 'contracts.id', system: 'systems.number' },
  integrations: {
    fromSystem: 'systems.number',
    toSystem: 'systems.number',
    toReplacement: 'replacements.code',
  },
  prerequisites: { system: 'systems.number', requires: 'systems.number' },
  milestones: {},
  overrides: { system: 'systems.number' },
  risks: { system: 'systems.number' },
  followUps: { system: 'systems.number' },
  wantedDecisions: { system: 'systems.number' },
  changes: {},
  concerns: { seq: 'changes.seq' },
  users: {},
  credentials: { user: 'users.id' },
  links: { user: 'users.id' },
  sessions: { user: 'users.id' },
  tokens: { owner: 'users.id' },
  savedViews: { owner: 'users.id' },
  idempotency: {},
  attempts: {},
  securityEvents: {},
  securityEnds: {},
  imports: {},
  importProfiles: {},
  importFiles: {},
  importDrafts: {},
  reports: {},
  reportFiles: { report: 'reports.id' },
  jobs: {},
  upgrades: {},
}

const LOG = 'the log outlives what it tells of'
const OWN = 'a municipality, or the one that the programme makes, which need not have a row'
const LETTERS = 'the letters before numbers, which are the code of an area by chance'
const ACTOR = 'who did it: a user, a token or the command line'
const CODE = 'a code of one list: the key of a code is list and code, and a row does not hold which list'

/** Columns that look like references and are none, and why. */
const NO_KEY: Record<string, string> = {
  'changes.system': LOG,
  'concerns.system': LOG,
  'changes.entityId': LOG,
  'changes.actorId': LOG,
  'securityEvents.userId': LOG,
  'contracts.party': OWN,
  'privacy.dpaParty': OWN,
  'privacy.controllerBefore': OWN,
  'privacy.controllerAfter': OWN,
  'programme.municipalityNumber': OWN,
  'programme.systemPrefix': LETTERS,
  'archives.dischargedById': ACTOR,
  'overrides.byId': ACTOR,
  'idempotency.actor': ACTOR,
  'jobs.byId': ACTOR,
  'systems.kind': CODE,
  'systems.hosting': CODE,
  'systems.archiveDuty': CODE,
  'systems.archiveDutyBefore': CODE,
  'archives.recommendedDuty': CODE,
  'archives.depot': CODE,
}

const tableOf = (t: Tables, name: string) =>
  Object.values(t).find((table) => getTableName(table) === name) as Tables['systems']
const columnOf = (table: Table, name: string) =>
  Object.entries(getTableColumns(table)).find(([, column]) => column.name === name)?.[0] ?? name

root.test('every table is listed with what it refers to', async (t) => {
  const found = Object.entries(sqliteTables).map(([name, table]) => [
    name,
    Object.fromEntries(
      REFERENCES.filter((reference) => reference.table === getTableName(table)).map(
        ({ column, target, targetColumn }) => [columnOf(table, column), `${target}.${targetColumn}`],
      ),
    ),
  ])
  t.strictSame(Object.fromEntries(found), REFERS)
})

root.test(
  'a column that holds the key of another table has a foreign key, or it is said why not',
  async (t) => {
    const { store } = await openTestServices(t, { database: await demoDatabase(t) })
    const rowsOf = new Map<TableName, Record<string, unknown>[]>()
    for (const name of TABLE_NAMES)
      rowsOf.set(name, (await readAll(store, name)) as Record<string, unknown>[])
    const keyed = (table: TableName, column: string) => Object.hasOwn(REFERS[table], column)
    const valuesOf = (name: TableName, column: string) =>
      new Set(
        rowsOf
          .get(name)
          ?.map((row) => row[column])
          .filter((value) => value !== null),
      )

    // What tells the rows of each table apart; for codes in each list.
    const keys = new Map<string, Set<unknown>>()
    for (const name of TABLE_NAMES)
      for (const [column, { primary }] of Object.entries(getTableColumns(sqliteTables[name])))
        if (primary && typeof rowsOf.get(name)?.[0]?.[column] === 'string')
          keys.set(name, valuesOf(name, column))
    for (const { list, code } of rowsOf.get('codes') ?? [])
      keys.set(`codes ${list}`, (keys.get(`codes ${list}`) ?? new Set()).add(code))

    const looking = new Set<string>()
    for (const name of TABLE_NAMES)
      for (const [column, { primary }] of Object.entries(getTableColumns(sqliteTables[name]))) {
        const values = [...valuesOf(name, column)]
        const leads = [...keys].some(
          ([, held]) => values.length > 0 && values.every((value) => held.has(value)),
        )
        const named =
          /(^|[a-z])(system|replacement|municipality|serviceArea|wave|contract|mapping|user)$/i.test(column)
        if ((leads || named) && !primary && !keyed(name, column)) looking.add(`${name}.${column}`)
      }
    t.strictSame(
      [...looking].filter((place) => !NO_KEY[place]),
      [],
      'has neither a key nor a reason to have none',
    )
    for (const place of Object.keys(NO_KEY)) {
      const [table, column] = place.split('.') as [TableName, string]
      t.ok(column in getTableColumns(sqliteTables[table]), `${place} is there`)
      t.notOk(keyed(table, column), `${place} has no key`)
    }
  },
)

/** Rows in short: how many, and a hash, since comparing thousands one by one takes minutes. */
function inShort(rows: readonly object[]): string {
  return `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`
}

function keyOf(name: TableName): readonly string[] {
  return TABLES.find(({ table }) => table === name)?.key ?? []
}

async function readAll(reader: Reader, name: TableName): Promise<object[]> {
  const all: object[] = []
  for await (const rows of iterateRows(reader, name, keyOf(name))) all.push(...rows)
  return all
}

/** Lets one row of the reference's table refer to what is not there. */
async function point(tx: Tx, reference: Reference): Promise<void> {
  const table = tableOf(tx.t, reference.table)
  const columns: Record<string, Column> = getTableColumns<Table>(table)
  const column = columnOf(table, reference.column)
  const [row] = (await tx.db.select().from(table).limit(1)) as Record<string, unknown>[]
  if (!row) throw new Error(`no row to try ${reference.name} on`)
  const key = reference.key.map((name) => columnOf(table, name))
  await tx.db
    .update(table)
    .set({ [column]: columns[column]?.dataType === 'number' ? -1 : 'nowhere' })
    .where(and(...key.map((part) => eq(columns[part] as Column, row[part]))))
}

test('a row that refers to what is not there is refused when it is committed', async (t) => {
  const { store } = await openTestServices(t, { database: await demoDatabase(t) })
  const stamp = { version: 1, createdAt: 'x', updatedAt: 'x' }
  const user = { id: 'lead', name: 'Prosjektleder', ...stamp }
  const session = {
    ...{ hash: 'x', id: 'x', user: user.id, method: 'link', agent: 'x' },
    ...{ createdAt: 'x', lastSeenAt: 'x', expiresAt: 'x' },
  }
  const link = { hash: 'x', user: user.id, purpose: 'sign_in', createdAt: 'x', expiresAt: 'x' } as const
  const view = { id: 'VIS-001', name: 'x', nameKey: 'x', owner: user.id, shared: false, query: {}, ...stamp }
  const secrets = { user: user.id, passwordHash: 'x' }
  const token = { id: 'x', hash: 'x', name: 'x', owner: user.id, ...stamp }
  const order = { report: 'status', format: 'pdf' } as never
  const report: Row<'reports'> = {
    ...({ id: 'x', serial: 1, report: 'status', format: 'pdf' } as const),
    ...{ order, asOf: 'x', sequence: 1 },
    ...{ template: 1, program: 'x', fileHash: 'x', fileSize: 1, ...stamp },
  }
  await store.transaction(async ({ db, t: { users, sessions, links, tokens, credentials, ...more } }) => {
    await db.insert(more.reports).values(report)
    await db.insert(more.reportFiles).values({ report: report.id, content: 'x', said: 'x' })
    await db.insert(users).values(user)
    await db.insert(tokens).values(token)
    await db.insert(more.savedViews).values(view)
    await db.insert(credentials).values(secrets)
    await db.insert(sessions).values(session)
    await db.insert(links).values(link)
  })
  for (const reference of REFERENCES) {
    const table = TABLE_NAMES.find(
      (name) => getTableName(sqliteTables[name]) === reference.table,
    ) as TableName
    const before = inShort(await readAll(store, table))
    let written = false
    await t.rejects(
      store.transaction(async (tx) => {
        await point(tx, reference)
        written = true
      }),
      { message: /foreign key/i },
      reference.name,
    )
    t.ok(written, `${reference.name}: not before`)
    t.equal(inShort(await readAll(store, table)), before, `${reference.name}: left as it was`)
  }
})

test('what a row refers to may come after it in the same transaction', async (t) => {
  const services = await openTestServices(t)
  await setUpRegister(services)
  const { store } = services
  await store.transaction(async ({ db, t: { links, users } }) => {
    await db
      .insert(links)
      .values({ hash: 'x', user: 'later', purpose: 'sign_in', createdAt: 'x', expiresAt: 'x' })
    const stamp = { version: 1, createdAt: 'x', updatedAt: 'x' }
    await db.insert(users).values({ id: 'later', name: 'Senere', ...stamp })
  })
  t.equal((await store.db.select().from(store.t.links)).length, 1)
})

/** The migrations that there were before references had keys. */
function earlierMigrations(t: Test): string {
  const folder = temporaryFolder(t)
  cpSync(migrationsFolder, folder, { recursive: true })
  for (const engine of ENGINES) {
    const file = join(folder, engine, 'meta/_journal.json')
    const journal = JSON.parse(readFileSync(file, 'utf8'))
    const end = journal.entries.findIndex(({ tag }: { tag: string }) => tag === '0002_foreign_keys')
    writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }))
  }
  return folder
}

/** Indexes that later migrations made, or made anew. */
const LATER_INDEXES =
  "NOT IN ('systems_by_name', 'systems_by_number', 'contracts_by_number', 'integrations_by_number', 'mappings_by_number', 'prerequisites_by_number', 'links_by_user', 'links_by_expiry', 'sessions_by_id', 'sessions_by_user', 'tokens_by_owner', 'users_by_email', 'users_by_subject')"

/** Everything that is in a database: its rows, and its migrations, indexes and triggers. */
async function contents(database: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const name of EARLIER_NAMES) {
    const { table, columns, key } = earlierTable(name)
    const rows = await runSql(database, `SELECT ${columns} FROM ${table} ORDER BY ${key}`)
    all[name] = inShort(rows)
  }
  const postgres = database.startsWith('postgres')
  for (const [name, statement] of Object.entries({
    migrations: 'SELECT * FROM migrations ORDER BY hash',
    indexes: postgres
      ? `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT IN ('concerns', 'upgrades', 'series_breaks', 'security_events', 'security_ends', 'credentials', 'imports', 'import_profiles', 'import_files', 'import_drafts', 'risks', 'wanted_decisions', 'follow_ups', 'reports', 'report_files', 'jobs', 'saved_views') AND indexname ${LATER_INDEXES} ORDER BY 1`
      : `SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name NOT IN ('concerns', 'upgrades', 'series_breaks', 'security_events', 'security_ends', 'credentials', 'imports', 'import_profiles', 'import_files', 'import_drafts', 'risks', 'wanted_decisions', 'follow_ups', 'reports', 'report_files', 'jobs', 'saved_views') AND name ${LATER_INDEXES} ORDER BY tbl_name, name`,
    triggers: postgres
      ? "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE 'security%' ORDER BY 1"
      : "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'security%' ORDER BY name",
  }))
    all[name] = inShort(await runSql(database, statement))
  return all
}

/** The names of a table, of its columns that were there before the later ones, and of its key, as SQL writes them. */
function earlierTable(name: TableName): { table: string; columns: string; key: string } {
  const columns: Record<string, Column> = getTableColumns<Table>(sqliteTables[name])
  const quoted = (names: readonly string[]) => names.map((one) => `"${columns[one]?.name}"`).join()
  return {
    table: `"${getTableName(sqliteTables[name])}"`,
    columns: quoted(Object.keys(columns).filter((one) => !LATER_COLUMNS[name]?.includes(one))),
    key: quoted(keyOf(name)),
  }
}

/** Writes into the tables that were there by those that are there now: the later columns are there for as long as it takes. */
async function withLaterColumns(database: string, write: () => Promise<void>): Promise<void> {
  const alter = async (what: (column: string) => string) => {
    for (const name of Object.keys(LATER_COLUMNS) as TableName[])
      for (const column of LATER_COLUMNS[name] ?? []) {
        const columns: Record<string, Column> = getTableColumns<Table>(sqliteTables[name])
        await runSql(
          database,
          `ALTER TABLE ${earlierTable(name).table} ${what(`"${columns[column]?.name}"`)}`,
        )
      }
  }
  await alter((column) => `ADD COLUMN ${column} text`)
  await write()
  await alter((column) => `DROP COLUMN ${column}`)
}

test('a register made before references had keys is brought up to date, or refused as it is', async (t) => {
  const source = await openTestServices(t, { database: await demoDatabase(t) })
  const database = await newDatabase(t)
  const { connection } = source.config
  const earlier = earlierMigrations(t)
  const old = await openStore({ database, connection, migrations: earlier, create: true })
  await withLaterColumns(database, () =>
    old.transaction(async (tx) => {
      for (const name of EARLIER_NAMES)
        for await (const rows of iterateRows(source.store, name, keyOf(name)))
          await insertRows(tx, name, rows)
    }),
  )
  const before = await contents(database)
  await old.close()

  // Edited by hand, so that a reference to each concept leads nowhere in turn; users come to that below.
  const later: readonly string[] = LATER.map((name) => getTableName(sqliteTables[name]))
  const there = REFERENCES.filter(({ table }) => !later.includes(table))
  const leadingTo = new Map(there.reverse().map((reference) => [reference.target, reference]))
  leadingTo.delete('users')
  // There was no such table.
  leadingTo.delete('changes')
  for (const reference of leadingTo.values()) {
    const { table, column, target, key } = reference
    const [row = {}] = await runSql(
      database,
      `SELECT * FROM "${table}" WHERE "${column}" IS NOT NULL ORDER BY ${key.map((part) => `"${part}"`).join()} LIMIT 1`,
    )
    const edit = async (from: unknown, to: unknown) => {
      const names = key.filter((part) => part !== column)
      const where = [`"${column}" = $2`, ...names.map((part, index) => `"${part}" = $${index + 3}`)].join(
        ' AND ',
      )
      const values = [to, from, ...names.map((part) => row[part])]
      await runSql(database, `UPDATE "${table}" SET "${column}" = $1 WHERE ${where}`, values)
    }
    await edit(row[column], 'nowhere')
    const called = key.map((part) => (part === column ? 'nowhere' : row[part])).join('/')
    await t.rejects(
      openTestServices(t, { database }),
      {
        constructor: DatabaseUnusable,
        message: new RegExp(
          `: in ${table}, the row ${called} has “nowhere” as its ${column}, which is not in ${target}\\. It is left as it was\\.`,
        ),
      },
      reference.name,
    )
    await edit('nowhere', row[column])
  }
  t.strictSame(await contents(database), before, 'nothing is half-done')

  await runSql(database, "INSERT INTO links VALUES ('of nobody', 'nobody', 'x', NULL)")
  const { store } = await openTestServices(t, { database })
  const after = await contents(database)
  t.strictSame({ ...after, migrations: '' }, { ...before, migrations: '' }, 'rows, indexes and triggers')
  t.not(after.migrations, before.migrations)
  t.match(await verifyChanges(store), { ok: true, rows: await countRows(source.store, 'changes') })
  const [lost] = REFERENCES
  if (lost)
    await t.rejects(
      store.transaction((tx) => point(tx, lost)),
      /foreign key/i,
    )
})

testOn('sqlite', 'a register that was edited since is not copied', async (t) => {
  const database = await demoDatabase(t)
  const raw = new Database(database)
  raw.pragma('foreign_keys = OFF')
  raw.exec("UPDATE systems SET wave = 'nowhere' WHERE number = 'IKT-004'")
  raw.close()
  const source = await openTestServices(t, { database })
  const target = await openTestServices(t)
  await t.rejects(
    copyRegister(source.store, target.store, () => undefined),
    {
      constructor: NotCopied,
      message: /in systems, the row IKT-004 has “nowhere” as its wave, which is not in waves/,
    },
  )
})
