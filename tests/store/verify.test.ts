import { type Column, getTableColumns } from 'drizzle-orm'
import fc from 'fast-check'
import type { Test } from 'tap'
import { TABLES } from '../../server/domain/concepts.js'
import { fillConcerns } from '../../server/domain/concerns.js'
import { createSystem, patchSystem } from '../../server/domain/systems.js'
import { verifyRegister } from '../../server/domain/verify.js'
import type { Services } from '../../server/http/bind.js'
import { countRows } from '../../server/store/copy.js'
import { newRegister, test } from '../engines.js'
import { newSeed } from '../property.js'
import { RELEASES, releaseRegister } from '../releases.js'
import { addressOf, openTestServices, SYSTEM, systemFields, testContext } from '../server.js'
import { sized } from '../size.js'
import { dropTriggers, runSql } from '../sql.js'

const verify = ({ store }: Services) => verifyRegister(store, () => undefined)
const [release = ''] = RELEASES
const NOT_COMPARED = [
  'credentials',
  'links',
  'sessions',
  'idempotency',
  'attempts',
  'securityEvents',
  'securityEnds',
  'importFiles',
  'reportFiles',
  'jobs',
  'importDrafts',
  'upgrades',
  'migrations',
  'users.lastSeenAt',
  'tokens.hash',
  'tokens.lastSeenAt',
]

async function openRelease(t: Test): Promise<Services> {
  return openTestServices(t, { database: await releaseRegister(t, release) })
}

test('the demo and a register of each release are what their log says', async (t) => {
  const places = [
    await newRegister(t, 'demo'),
    ...(await Promise.all(RELEASES.map((one) => releaseRegister(t, one)))),
  ]
  for (const database of places) {
    const services = await openTestServices(t, { database })
    const told = new Map<string, [number, number]>()
    const found = await verifyRegister(services.store, (table, done, total) => told.set(table, [done, total]))
    t.strictSame(found.differences, [])
    t.match(found, { ok: true, broken: null, differing: 0, rows: await countRows(services.store, 'changes') })
    t.strictSame(found.notCompared, NOT_COMPARED)
    for (const { table } of TABLES)
      if (!NOT_COMPARED.includes(table) && table !== 'changes')
        t.equal(found.compared[table], await countRows(services.store, table), `${table}: all its rows`)
    for (const [table, [done, total]] of told) t.equal(done, total, `${table}: told to its end`)
  }
})

/** An edit behind the register's back: of one column of one row, or of a whole row. */
interface Edit {
  table: string
  key: readonly string[]
  row: Record<string, unknown>
  column: string | null
  /** What the column holds in place of what it does. */
  value: unknown
}

/** What stands in a column, changed to what it could be as well. */
function another(value: unknown, holdsText: boolean): unknown {
  if (typeof value === 'boolean') return !value
  // 0 and 1 may be flags of SQLite, which could be read as no less than what they were.
  if (typeof value === 'number') return value === 0 ? 7 : value + 1
  if (value === null && !holdsText) return 1
  // JSON, no JSON, and the same JSON written otherwise.
  if (typeof value === 'string' && /^[[{]/.test(value))
    return ['["IKT-002","x"]', '{', `${value} `][value.length % 3]
  return value === 'annet' ? 'noe' : 'annet'
}

test('what is edited past the log is named: table, row and field', async (t) => {
  const services = await openRelease(t)
  const database = addressOf(services.config)
  const seed = newSeed()
  t.comment(`seed ${seed}`)
  await dropTriggers(database)
  const edits = await listEdits(services)
  const chosen = fc.sample(fc.constantFrom(...edits), { seed, numRuns: sized(25, 200) })
  for (const { table, key, row, column, value } of chosen) {
    const where = key.map((name, index) => `"${name}" = $${index + 1}`).join(' AND ')
    const keys = key.map((name) => row[name])
    const id = keys.join('/')
    const about = `${table} ${id} ${column ?? 'removed'}`
    const columns = Object.keys(row)
    const run = (statement: string, values: unknown[]) => runSql(database, statement, values)
    if (column === null) {
      await run(`DELETE FROM "${table}" WHERE ${where}`, keys)
    } else {
      await run(`UPDATE "${table}" SET "${column}" = $1 WHERE ${shifted(where)}`, [value, ...keys])
    }
    const found = await verify(services)
    t.equal(found.ok, false, about)
    // The last row can be taken away without a break: what it told of is then not what the log says.
    if (table === 'changes') t.ok(found.broken ? found.broken.seq >= Number(id) : column === null, about)
    else {
      t.equal(found.broken, null, about)
      const field = column === null ? null : camel(column)
      const mine = found.differences.filter((one) => snake(one.table) === table)
      t.equal(mine.length, found.differing, `${about}: nothing else is named`)
      t.ok(
        mine.some((one) => one.row === id && one.field === field),
        `${about}: ${JSON.stringify(mine)}`,
      )
    }
    if (column === null)
      await run(
        `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map((_, at) => `$${at + 1}`).join()})`,
        Object.values(row),
      )
    else await run(`UPDATE "${table}" SET "${column}" = $1 WHERE ${shifted(where)}`, [row[column], ...keys])
  }
  t.equal((await verify(services)).ok, true, 'as it was')
})

test('a row of the log is what was written to the letter, whatever it means', async (t) => {
  const services = await openRelease(t)
  const database = addressOf(services.config)
  await dropTriggers(database)
  const edits = [
    'after = after || $1',
    'after = replace(after, \'{\', \'{"name":"x",\')',
    "fields = replace(fields, ',', ', ')",
  ]
  for (const edit of edits) {
    const [row] = await runSql(
      database,
      "SELECT * FROM changes WHERE fields LIKE '%,%' AND after LIKE '{%' LIMIT 1",
    )
    await runSql(
      database,
      `UPDATE changes SET ${edit} WHERE seq = ${row?.seq}`,
      edit.includes('$1') ? [' '] : [],
    )
    t.match(await verify(services), { ok: false, broken: { seq: row?.seq, problem: 'changed_row' } }, edit)
    await runSql(database, `UPDATE changes SET after = $1, fields = $2 WHERE seq = ${row?.seq}`, [
      row?.after,
      row?.fields,
    ])
  }
  t.equal((await verify(services)).ok, true, 'as it was')
})

test('which systems the log concerns is filled in anew, whatever was kept of it', async (t) => {
  const { store } = await openRelease(t)
  const before = await countRows(store, 'concerns')
  await store.transaction((tx) => fillConcerns(tx))
  t.equal(await countRows(store, 'concerns'), before)
  t.ok(before > 0)
})

test('what is kept of rows that the log has not is named, and is in the way of no write', async (t) => {
  const services = await openTestServices(t, { database: await newRegister(t, 'small') })
  const database = addressOf(services.config)
  await createSystem(testContext(services), systemFields(SYSTEM))
  const head = await countRows(services.store, 'changes')
  await dropTriggers(database)
  for (const seq of [-1, 0, head + 1, 999999])
    await runSql(database, 'INSERT INTO concerns (system, seq) VALUES ($1, $2)', ['IKT-001', seq])
  const found = await verify(services)
  t.strictSame(
    found.differences.map(({ table, row, log }) => [table, row, log]),
    [-1, 0, head + 1, 999999].map((seq) => ['concerns', `IKT-001/${seq}`, undefined]),
  )
  await patchSystem(testContext(services), 'IKT-001', 1, { users: 7 })
  t.equal((await verify(services)).differing, 3, 'the next row of the log has what was its own')
})

test('a row that the log does not know is named', async (t) => {
  const services = await openRelease(t)
  await runSql(
    addressOf(services.config),
    "INSERT INTO milestones (code, name_nb, name_en, date, precision, source, version, created_at, updated_at) VALUES ('x', 'X', 'X', '2020-01-01', 'day', NULL, 1, 'x', 'x')",
  )
  t.match(await verify(services), {
    ok: false,
    broken: null,
    differences: [{ table: 'milestones', row: 'x', field: null, stands: { code: 'x' } }],
  })
})

const shifted = (where: string) => where.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + 1}`)
const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Every column of every row that the log tells of, and every row as a whole. */
async function listEdits({ store, config }: Services): Promise<Edit[]> {
  const edits: Edit[] = []
  for (const { table, key } of TABLES) {
    if (NOT_COMPARED.includes(table)) continue
    const columns = getTableColumns(store.t[table]) as unknown as Record<string, Column>
    const names = key.map((name) => columns[name]?.name ?? name)
    const texts = Object.values(columns).flatMap(({ name, dataType }) =>
      dataType === 'number' || dataType === 'boolean' ? [] : [name],
    )
    // What tells a row apart makes it another; what the log does not tell of may be anything.
    for (const row of await runSql(addressOf(config), `SELECT * FROM "${snake(table)}"`))
      for (const column of [null, ...Object.keys(row)])
        if (!names.includes(column ?? '') && !NOT_COMPARED.includes(`${table}.${camel(column ?? '')}`))
          edits.push({
            table: snake(table),
            key: names,
            row,
            column,
            value: column === null ? null : another(row[column], texts.includes(column)),
          })
  }
  return edits
}

test('a list that is written otherwise and means the same was edited too', async (t) => {
  const { store, config } = await openRelease(t)
  await dropTriggers(addressOf(config))
  const stored = await runSql(
    addressOf(config),
    'SELECT number, aliases FROM systems ORDER BY number LIMIT 2',
  )
  const edited = stored.map(({ number, aliases }, index) => ({
    row: number,
    stands: index === 0 ? `${aliases}  ` : String(aliases).replace('[', '[ '),
  }))
  for (const { row, stands } of edited)
    await runSql(addressOf(config), 'UPDATE systems SET aliases = $1 WHERE number = $2', [stands, row])
  const { ok, differences } = await verifyRegister(store, () => undefined)
  t.equal(ok, false)
  t.match(
    differences,
    edited.map((edit) => ({ table: 'systems', field: 'aliases', ...edit })),
  )
})

test('the log is read once, and what it says of a table once more only where the table differs', async (t) => {
  const statements: string[] = []
  const services = await openTestServices(t, {
    database: await releaseRegister(t, release),
    onStatement: (sql) => statements.push(sql),
  })
  const rows = await countRows(services.store, 'changes')
  const count = async () => {
    statements.length = 0
    const { differing } = await verify(services)
    const reads = (column: string) =>
      statements.filter((sql) => sql.includes('from "changes"') && sql.includes(`"${column}"`)).length
    return { differing, chain: reads('before'), replayed: reads('after') - reads('before') }
  }
  const whole = await count()
  t.match(whole, { differing: 0, chain: Math.ceil((rows + 1) / 1000) })
  await runSql(addressOf(services.config), "UPDATE systems SET note = 'x', vendor = 'x'")
  const differs = await count()
  const systems = await countRows(services.store, 'systems')
  t.equal(differs.differing, 2 * systems)
  t.equal(differs.chain, whole.chain)
  t.equal(differs.replayed - whole.replayed, Math.ceil(systems / 50), 'of systems alone')
})

test('a text of the log that was edited into nothing is no row that was not there', async (t) => {
  const services = await openTestServices(t, { database: await newRegister(t, 'small') })
  const database = addressOf(services.config)
  await createSystem(testContext(services), systemFields(SYSTEM))
  await createSystem(testContext(services), systemFields({ ...SYSTEM, name: 'Another' }))
  const head = await countRows(services.store, 'changes')
  await dropTriggers(database)
  await runSql(database, 'UPDATE changes SET after = $1 WHERE seq = $2', ['', head - 1])
  const { breaks } = await verify(services)
  t.strictSame(
    breaks,
    [{ seq: head - 1, problem: 'changed_row' }],
    'the row behind it, made of nothing, holds',
  )
})
