import { sql } from 'drizzle-orm'
import t from 'tap'
import { createSystem, patchSystem } from '../../server/domain/systems.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { findSystem } from '../../server/store/systems.js'
import { SYSTEM, startTestServer, systemFields, testContext } from '../server.js'

t.test(
  'a full disk refuses the write, keeps what was there, and the register goes on when there is room',
  async (t) => {
    const services = await startTestServer(t)
    const { store } = services
    const context = testContext(services)
    await createSystem(context, systemFields(SYSTEM))
    // SQLite answers its own limit of pages as it answers a full disk.
    const limitPages = (pages: number) =>
      store.transaction(async (tx) => tx.db.run(sql.raw(`PRAGMA max_page_count = ${pages}`)))
    await limitPages(1)

    let version = 1
    let refused = ''
    while (!refused && version < 500)
      await patchSystem(context, 'IKT-001', version, { healthNote: `${version} `.repeat(900) }).then(
        () => {
          version += 1
        },
        (error: Error) => {
          refused = `${error.message} ${error.cause}`
        },
      )
    t.match(refused, /full/, 'the limit fires')
    t.match(await findSystem(store, 'IKT-001'), { version, healthNote: version > 1 ? String : null })
    t.equal((await verifyChanges(store)).ok, true, 'nothing half-done is left')

    const note = { healthNote: 'x '.repeat(1900) }
    const headers = { 'if-match': `"${version}"` }
    const answer = await services.call('architect', 'PATCH', '/api/v1/systems/IKT-001', note, headers)
    t.equal(answer.status, 503, 'and says so to who asks')
    t.match(answer.body, { code: 'unavailable', nb: /Vent litt/ })
    t.ok(Number(answer.headers['retry-after']) > 0)

    await limitPages(1_000_000)
    await patchSystem(context, 'IKT-001', version, { healthNote: 'Plass igjen' })
    t.match(await findSystem(store, 'IKT-001'), { version: version + 1, healthNote: 'Plass igjen' })
    t.equal((await verifyChanges(store)).ok, true)
  },
)
