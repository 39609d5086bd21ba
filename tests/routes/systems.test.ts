import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { FULL_SYSTEM, runScenarios, SYSTEM, startTestServer } from '../server.js'

const url = '/api/v1/systems'
const v = (version: number) => ({ 'if-match': `"${version}"` })

testOnce('registering, changing, voiding and restoring a system', async (t) => {
  const server = await startTestServer(t)
  await runScenarios(t, server, [
    {
      name: 'not signed in',
      as: null,
      method: 'POST',
      url,
      body: SYSTEM,
      status: 401,
      code: 'not_signed_in',
    },
    { name: 'auditor', as: 'auditor', method: 'POST', url, body: SYSTEM, status: 403, code: 'not_allowed' },
    { name: 'lead', as: 'lead', method: 'POST', url, body: SYSTEM, status: 403, code: 'not_allowed' },
    {
      name: 'no name',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, name: '  ' },
      status: 400,
      code: 'invalid_input',
      contains: ['"path":"name"'],
    },
    {
      name: 'unknown field, impossible date and negative cost, all named at once',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, targetDate: '2019-02-30', annualCost: -1, colour: 'red' },
      status: 400,
      contains: ['colour', '«2019-02-30» er ikke en dato', '"path":"annualCost"'],
    },
    {
      name: 'unknown municipality',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, municipality: '1234' },
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"municipality"', '1234'],
    },
    {
      name: 'unknown code',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, hosting: 'moon' },
      status: 422,
      code: 'unknown_reference',
      contains: ['"path":"hosting"'],
    },
    {
      name: 'registered',
      as: 'architect',
      method: 'POST',
      url,
      body: SYSTEM,
      status: 201,
      contains: ['IKT-001'],
      logs: 1,
    },
    {
      name: 'not JSON',
      as: 'architect',
      method: 'POST',
      url,
      headers: { 'content-type': 'text/plain' },
      body: 1,
      status: 415,
      code: 'unsupported_media_type',
    },
    {
      name: 'read',
      as: 'auditor',
      method: 'GET',
      url: `${url}/IKT-001`,
      status: 200,
      lacks: ['searchText', 'sortKey'],
    },
    {
      name: 'read unknown',
      as: 'auditor',
      method: 'GET',
      url: `${url}/IKT-999`,
      status: 404,
      code: 'not_found',
      contains: ['IKT-999'],
    },
    {
      name: 'read nonsense',
      as: 'auditor',
      method: 'GET',
      url: `${url}/x`,
      status: 400,
      code: 'invalid_input',
    },
    {
      name: 'on hold from the start, without a reason',
      as: 'architect',
      method: 'POST',
      url,
      body: { ...SYSTEM, onHold: true },
      status: 422,
      code: 'state_incomplete',
      contains: ['"path":"onHoldReason"'],
    },
    {
      name: 'patch, not signed in',
      as: null,
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      headers: v(1),
      status: 401,
    },
    {
      name: 'patch, auditor',
      as: 'auditor',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      headers: v(1),
      status: 403,
    },
    {
      name: 'patch a field that is not the role’s',
      as: 'lead',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5, wave: '1' },
      headers: v(1),
      status: 403,
      code: 'field_not_allowed',
      contains: ['"path":"users"'],
      lacks: ['"path":"wave"'],
    },
    {
      name: 'patch without version',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      status: 428,
      code: 'version_required',
    },
    {
      name: 'patch the status',
      as: 'administrator',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { status: 'retained' },
      headers: v(1),
      status: 400,
      contains: ['status'],
    },
    {
      name: 'patch',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5, reason: 'Talt' },
      headers: v(1),
      status: 200,
      contains: ['"users":5', '"version":2'],
      logs: 1,
    },
    {
      name: 'patch that changes nothing',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 5 },
      headers: v(2),
      status: 200,
      contains: ['"version":2'],
    },
    {
      name: 'patch on an old version',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 6 },
      headers: v(1),
      status: 412,
      code: 'version_conflict',
      contains: ['"users":5'],
      lacks: ['searchText'],
    },
    {
      name: 'records manager sets archive duty',
      as: 'records_manager',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { archiveDuty: 'siard' },
      headers: v(2),
      status: 200,
      logs: 1,
    },
    {
      name: 'void, lead',
      as: 'lead',
      method: 'POST',
      url: `${url}/IKT-001/void`,
      body: { reason: 'x' },
      headers: v(3),
      status: 403,
    },
    {
      name: 'void without reason',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/void`,
      body: {},
      headers: v(3),
      status: 400,
    },
    {
      name: 'void',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/void`,
      body: { reason: 'Ført to ganger' },
      headers: v(3),
      status: 200,
      logs: 1,
    },
    {
      name: 'voided is out of the list',
      as: 'auditor',
      method: 'GET',
      url,
      status: 200,
      contains: ['"total":0'],
    },
    {
      name: 'voided can be listed',
      as: 'auditor',
      method: 'GET',
      url: `${url}?voided=only`,
      status: 200,
      contains: ['"total":1'],
    },
    {
      name: 'voided cannot be changed',
      as: 'architect',
      method: 'PATCH',
      url: `${url}/IKT-001`,
      body: { users: 7 },
      headers: v(4),
      status: 409,
      code: 'voided',
    },
    {
      name: 'restore',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/restore`,
      body: { reason: 'Likevel ikke' },
      headers: v(4),
      status: 200,
      logs: 1,
    },
    {
      name: 'restore again',
      as: 'architect',
      method: 'POST',
      url: `${url}/IKT-001/restore`,
      body: { reason: 'x' },
      headers: v(5),
      status: 409,
      code: 'not_voided',
    },
    {
      name: 'the next number is never one that was used',
      as: 'architect',
      method: 'POST',
      url,
      body: SYSTEM,
      status: 201,
      contains: ['IKT-002'],
      logs: 1,
    },
  ])
})

testOnce('a blank text empties a field, and null does too', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', url, FULL_SYSTEM)
  const blank = await server.call('architect', 'PATCH', `${url}/IKT-001`, { vendor: '  ' }, v(1))
  t.equal(blank.body.vendor, null)
  t.equal(blank.body.product, 'Gerica', 'what is not named stays')
  const nulled = await server.call('architect', 'PATCH', `${url}/IKT-001`, { product: null }, v(2))
  t.equal(nulled.body.product, null)
})

testOnce('an Idempotency-Key makes a repeat do nothing twice', async (t) => {
  const server = await startTestServer(t)
  const key = { 'idempotency-key': 'abc' }
  const first = await server.call('architect', 'POST', url, SYSTEM, key)
  const again = await server.call('architect', 'POST', url, SYSTEM, key)
  t.equal(first.status, 201)
  t.equal(again.status, 201)
  t.equal(again.body.number, first.body.number)
  const [made] = (await server.call('auditor', 'GET', '/api/v1/changes?limit=1')).body.items
  for (const { headers } of [first, again])
    t.equal(headers['x-request-id'], made.requestId, 'each says which request it was in the log')
  const other = await server.call('architect', 'POST', url, { ...SYSTEM, name: 'Annet' }, key)
  t.equal(other.body.code, 'idempotency_conflict')
  const someoneElse = await server.call('administrator', 'POST', url, SYSTEM, key)
  t.equal(someoneElse.body.number, 'IKT-002', 'a key is its caller’s own')
  const list = await server.call('auditor', 'GET', url)
  t.equal(list.body.total, 2)
})

testOnce(
  'a key belongs to one method, address and body; the order of the keys of a body is none of it',
  async (t) => {
    const server = await startTestServer(t)
    const ask = (path: string, body: object, headers: Record<string, string> = {}) =>
      server.call('administrator', 'POST', path, body, { 'idempotency-key': 'abc', ...headers })
    const { name, kind, municipality } = SYSTEM
    t.equal((await ask(url, { name, kind, municipality })).body.number, 'IKT-001')
    t.equal(
      (await ask(url, { municipality, kind, name })).body.number,
      'IKT-001',
      'the same in another order',
    )
    const length = await server.logLength()
    for (const [what, path, body] of [
      ['another endpoint', `${url}/bulk`, { filter: {}, changes: { rollbackPlan: 'x' } }],
      ['another query', `${url}?a=1`, SYSTEM],
      ['another body', url, { ...SYSTEM, name: 'Annet' }],
    ] as const) {
      const answer = await ask(path, body, { 'if-match': '"1"' })
      t.equal(answer.body.code, what === 'another query' ? 'invalid_input' : 'idempotency_conflict', what)
    }
    t.equal(await server.logLength(), length, 'and nothing was written')
  },
)

testOnce('text that cannot be kept as it is written is refused, and the log stays whole', async (t) => {
  const server = await startTestServer(t)
  await server.call('architect', 'POST', url, FULL_SYSTEM)
  for (const text of ['\ud83c', 'x\u0000y', '\u001b[31m'])
    for (const body of [
      { name: text },
      { healthNote: text },
      { aliases: ['a', text] },
      { users: 1, reason: text },
    ]) {
      const answer = await server.call('architect', 'PATCH', `${url}/IKT-001`, body, v(1))
      t.equal(answer.status, 400, JSON.stringify(body))
      t.equal(answer.body.errors[0].code, 'invalid_text')
    }
  const kept = ' Ærlig 🏛️ «é» 漢字 \u2028 \u00a0x'
  await server.call('architect', 'PATCH', `${url}/IKT-001`, { healthNote: kept }, v(1))
  t.equal((await server.call('auditor', 'GET', `${url}/IKT-001`)).body.healthNote, kept.trim())
  t.equal((await verifyChanges(server.store)).ok, true)
})
