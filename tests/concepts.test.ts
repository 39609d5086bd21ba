import { getTableColumns } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import root from 'tap'
import { ENTITIES, ENTITY_WORDS, type Entity } from '../schema/api/changes.js'
import { LOGGED_FIELDS } from '../schema/api/loggedFields.js'
import { ACTIONS } from '../schema/rules/access.js'
import { sqliteTables } from '../schema/tables/all.js'
import { migrationsFolder } from '../server/config.js'
import { rebuildRegister } from '../server/domain/asOf.js'
import { pickLogged } from '../server/domain/change.js'
import { labelRow } from '../server/domain/concept.js'
import { ALL_CONCEPTS, CONCEPTS, TABLES } from '../server/domain/concepts.js'
import { systemsDone, undoAsks } from '../server/domain/undo.js'
import { openInMemory } from '../server/engines/open.js'
import type { Reader } from '../server/engines/store.js'
import { type ChangeRow, findChangesAfter } from '../server/store/changes.js'
import { iterateRows } from '../server/store/copy.js'
import { demoDatabase, test } from './engines.js'
import { createRoleUsers, startTestServer, testContext } from './server.js'

/** Tables, and those that their rows refer to. */
const PARENTS: Record<string, readonly (keyof typeof sqliteTables)[]> = {
  systems: ['municipalities', 'serviceAreas', 'codes', 'waves'],
  replacements: ['systems'],
  mappings: ['systems', 'replacements'],
  archives: ['systems', 'codes'],
  privacy: ['systems', 'municipalities'],
  contracts: ['municipalities'],
  contractSystems: ['contracts', 'systems'],
  integrations: ['systems', 'replacements'],
  prerequisites: ['systems'],
  overrides: ['systems'],
  risks: ['systems'],
  followUps: ['systems'],
  wantedDecisions: ['systems'],
  credentials: ['users'],
  links: ['users'],
  tokens: ['users'],
  savedViews: ['users'],
  sessions: ['users'],
}

root.test('every concept of the log has a record that says all of it', async (t) => {
  t.strictSame(Object.keys(CONCEPTS).sort(), [...ENTITIES].sort(), 'a record for each')
  for (const entity of ENTITIES) {
    const { nb, en } = ENTITY_WORDS[entity]
    t.ok(nb && en, `${entity}: a word in both languages`)
    const { rebuilt, undo, ...concept } = CONCEPTS[entity]
    t.equal(concept.entity, entity, `${entity}: its own record`)
    if (rebuilt !== true) t.match(rebuilt.not, /^[A-Z].*\.$/, `${entity}: why it is not rebuilt`)
    if ('not' in undo) t.match(undo.not, /^[A-Z].*\.$/, `${entity}: why it is not undone`)
    else {
      const { patch, void: voids, restore, move, needs } = undo
      t.ok(patch || voids, `${entity}: is taken back somehow`)
      t.equal(Boolean(voids), Boolean(restore), `${entity}: what is voided is brought back`)
      for (const [way, action] of [
        [patch, 'update'],
        [voids, 'void'],
        [restore, 'restore'],
        [move, 'transition'],
      ] as const)
        t.equal(needs[action] !== null, way !== null, `${entity}: what ${action} needs, if it is made`)
    }
  }
})

/** What the log keeps of rows that the pages need no words for: keys, counters, moments, and what an action says already. */
const WORDLESS = [
  'id',
  'system',
  'number',
  'version',
  'createdAt',
  'updatedAt',
  'voidedAt',
  'voidReason',
  'provenance',
]
const WORDLESS_OF: { [E in Entity]?: readonly string[] } = {
  programme: ['synthetic', 'clockStart', 'clockSetAt'],
  code: ['position'],
  archive: ['dischargedById'],
  override: ['byId', 'byName'],
  report: ['serial', 'order'],
}

root.test('the log tells all that it keeps of a row in words', async (t) => {
  for (const entity of ENTITIES) {
    const kept = Object.keys(pickLogged(getTableColumns(sqliteTables[CONCEPTS[entity].table])))
    const told = [...Object.keys(LOGGED_FIELDS[entity]), ...WORDLESS, ...(WORDLESS_OF[entity] ?? [])]
    const bare = kept.filter((name) => !told.includes(name))
    t.strictSame(bare, [], `${entity}: fields without a name in words`)
  }
})

root.test(
  'every table is copied once, in the order of its primary key, after those it refers to',
  async (t) => {
    const names = TABLES.map(({ table }) => table)
    t.strictSame([...names].sort(), Object.keys(sqliteTables).sort())
    for (const { table, key } of TABLES) {
      const { columns, primaryKeys } = getTableConfig(sqliteTables[table] as never)
      const primary = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
      const nameOf = new Map(Object.entries(sqliteTables[table]).map(([name, column]) => [column, name]))
      t.strictSame(
        key,
        primary.map((column) => nameOf.get(column as never)),
        `${table}: its key`,
      )
      for (const parent of PARENTS[table] ?? [])
        t.ok(names.indexOf(parent) < names.indexOf(table), `${table}: after ${parent}`)
    }
  },
)

async function readAll(reader: Reader, tables: readonly { table: string; key: readonly string[] }[]) {
  const all: Record<string, object[]> = {}
  for (const { table, key } of tables) {
    const name = table as keyof typeof sqliteTables
    all[name] = []
    for await (const rows of iterateRows(reader, name, key)) all[name].push(...rows)
  }
  return all
}

root.test(
  'what taking back each kind of change asks for is known, or that nobody takes it back',
  async (t) => {
    for (const entity of ENTITIES)
      for (const action of ['create', 'update', 'transition', 'void', 'restore'] as const) {
        const row = {
          ...{ entity, action, system: null, before: {}, after: {}, statusFrom: null, statusTo: null },
          ...{ fields: Object.keys(LOGGED_FIELDS[entity]), requestId: 'r', undoes: null },
        } as unknown as ChangeRow
        const asks = undoAsks(row, systemsDone([row]))
        t.ok(
          asks === null || asks.every((one) => 'field' in one || ACTIONS.includes(one.action)),
          `${entity}: ${action}: ${JSON.stringify(asks)}`,
        )
      }
  },
)

test('every concept of the log is rebuilt as it is, under the id that the log knows', async (t) => {
  const { store } = await startTestServer(t, { database: await demoDatabase(t) })
  await createRoleUsers(testContext({ store }))
  const log = await findChangesAfter(store, 0, 100_000)
  const register = openInMemory(migrationsFolder)
  t.teardown(() => register.close())
  await rebuildRegister(store, log.at(-1)?.seq ?? 0, register)
  for (const concept of ALL_CONCEPTS) {
    const { entity, table, key, parts } = concept
    const now = await readAll(store, [{ table, key }, ...parts])
    const rebuilt = await readAll(register.reader, [{ table, key }, ...parts])
    if (concept.rebuilt === true) t.strictSame(rebuilt, now, `${entity}: rebuilt`)
    else t.strictSame(rebuilt[table], [], `${entity}: not rebuilt`)
    // The demo has no tokens, was not imported, nothing was made of it, and its views come with its people; a contract's label asks for its systems, which are in another table.
    if (!['token', 'import', 'import_profile', 'saved_view', 'report'].includes(entity))
      t.ok(now[table]?.length, `${entity}: the demo has some`)
    t.strictSame(
      (now[table] ?? []).map((row) => labelRow(concept, { systems: [], ...row }, undefined).entityId).sort(),
      [...new Set(log.filter((row) => row.entity === entity).map(({ entityId }) => entityId))].sort(),
      `${entity}: ids`,
    )
  }
})
