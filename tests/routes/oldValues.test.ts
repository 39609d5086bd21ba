import { ENDPOINTS } from '../../schema/api/all.js'
import { createSystem, patchSystem } from '../../server/domain/systems.js'
import { addressOf } from '../addresses.js'
import { test } from '../engines.js'
import { SYSTEM, startTestServer, systemFields, testContext } from '../server.js'

/** Values that the register once took and takes no longer. */
const OLD = { targetDate: '0020-01-01', plannedReadOnly: '2999-01-01' }

test('what was written before a rule came is answered everywhere, and can be corrected', async (t) => {
  const server = await startTestServer(t)
  await createSystem(testContext(server), { ...systemFields(SYSTEM), ...OLD })
  for (const { id, method, path, kind } of ENDPOINTS) {
    if (method !== 'GET' || !/^\/api\/v1\/(systems|progress|checks|changes|exports)/.test(path)) continue
    const answer = await server.call('auditor', 'GET', addressOf(path))
    t.equal(answer.status, 200, `${id} (${kind})`)
  }
  const url = '/api/v1/systems/IKT-001'
  const mended = await server.call('architect', 'PATCH', url, { name: 'Gerica EPJ' }, { 'if-match': '"1"' })
  t.equal(mended.status, 200, 'another field can be changed')
  t.match(mended.body, OLD)
})

test('an undo does not bring back what may no longer be written, and says so', async (t) => {
  const server = await startTestServer(t)
  await createSystem(testContext(server), { ...systemFields(SYSTEM), ...OLD })
  const context = testContext(server)
  await patchSystem(context, 'IKT-001', 1, { targetDate: '2020-01-01', reason: 'Rettet' })
  const answer = await server.call('architect', 'POST', `/api/v1/changes/${context.requestId}/undo`, {})
  t.equal(answer.status, 422)
  t.equal(answer.body.code, 'no_longer_valid')
  t.match(answer.body.nb, /targetDate: "0020-01-01"/)
})
