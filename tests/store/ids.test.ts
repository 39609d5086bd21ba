import { eq, gt, isNull, sql } from 'drizzle-orm'
import { idNumber } from '../../server/store/ids.js'
import { engineOf, newRegister, test } from '../engines.js'
import { openTestServices } from '../server.js'
import { runSql } from '../sql.js'

test('what is asked for or put in order by number is found by an index, the highest too', async (t) => {
  const database = await newRegister(t, 'small')
  const { store } = await openTestServices(t, { database })
  const isSqlite = engineOf(t) === 'sqlite'
  // A table of so few rows is read whole, unless that is forbidden.
  if (!isSqlite)
    await runSql(database, `ALTER DATABASE ${new URL(database).pathname.slice(1)} SET enable_seqscan = off`)
  const { db, t: tables } = store
  const { systems, municipalities, contracts, mappings, integrations, prerequisites } = tables
  const numbered = {
    systems_by_number: [systems, systems.number],
    contracts_by_number: [contracts, contracts.id],
    mappings_by_number: [mappings, mappings.id],
    integrations_by_number: [integrations, integrations.id],
    prerequisites_by_number: [prerequisites, prerequisites.id],
  } as const
  const plans: [index: string, { toSQL(): { sql: string; params: unknown[] } }][] = [
    [
      'systems_by_name',
      db.select({ one: sql`1` }).from(systems).orderBy(systems.sortKey, idNumber(systems.number)).limit(5),
    ],
    [
      isSqlite ? 'COVERING INDEX systems_by_number' : 'systems_by_number',
      db
        .select({ number: systems.number })
        .from(systems)
        .innerJoin(municipalities, eq(municipalities.number, systems.municipality))
        .where(isNull(systems.voidedAt))
        .orderBy(idNumber(systems.number)),
    ],
  ]
  for (const [index, [table, id]] of Object.entries(numbered)) {
    const number = idNumber(id)
    plans.push([index, db.select({ highest: sql`max(${number})` }).from(table)])
    plans.push([index, db.select({ one: sql`1` }).from(table).where(gt(number, 7)).orderBy(number).limit(5)])
  }
  for (const [index, query] of plans) {
    const { sql, params } = query.toSQL()
    const plan = await runSql(database, `EXPLAIN ${isSqlite ? 'QUERY PLAN ' : ''}${sql}`, params)
    t.match(JSON.stringify(plan), index, JSON.stringify(plan))
    // PostgreSQL sorts what is so little.
    if (isSqlite) t.notMatch(JSON.stringify(plan), 'TEMP B-TREE')
  }
})
