import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import { FULL_SYSTEM, runScenarios, SYSTEM } from '../server.js'
import { lastRequest, undo, write } from '../undo.js'

const S = '/api/v1/systems'
const M = '/api/v1/mappings'

testOnce('undo: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  const edited = await write(server, 'architect', `${S}/IKT-001`, { vendor: 'Visma', users: 7 }, 'PATCH')
  const moved = await write(server, 'lead', `${S}/IKT-002/transitions`, { to: 'assessed' })
  const mapped = await write(server, 'architect', M, { system: 'IKT-001', replacement: 'epj' })
  const replaced = await write(server, 'architect', '/api/v1/replacements', {
    code: 'ny',
    nameNb: 'Ny',
    nameEn: 'New',
    kind: 'shared_solution',
  })
  const requestOf = async (query: string) =>
    (await server.call('auditor', 'GET', `/api/v1/changes?limit=1&${query}`)).body.items[0].requestId
  const url = (requestId: string) => `/api/v1/changes/${requestId}/undo`
  const post = { method: 'POST', body: {} } as const
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, ...post, url: url(edited), status: 401 },
    { name: 'auditor', as: 'auditor', ...post, url: url(edited), status: 403 },
    { name: 'a request that never was', as: 'lead', ...post, url: url('never'), status: 404 },
    {
      name: 'fields that the role may not write',
      as: 'lead',
      ...post,
      url: url(edited),
      status: 403,
      code: 'field_not_allowed',
      contains: ['"path":"vendor"'],
    },
    { name: 'a move, by who may not move', as: 'records_manager', ...post, url: url(moved), status: 403 },
    {
      name: 'a mapping, by who may not map',
      as: 'lead',
      ...post,
      url: url(mapped),
      status: 403,
      code: 'not_allowed',
    },
    {
      name: 'the same in a dry run',
      as: 'lead',
      ...post,
      url: url(mapped),
      body: { dryRun: true },
      status: 403,
    },
    {
      name: 'a new row that cannot be voided',
      as: 'architect',
      ...post,
      url: url(replaced),
      status: 422,
      code: 'not_undoable',
      contains: ['(Ny)'],
    },
    {
      name: 'the set-up',
      as: 'administrator',
      ...post,
      url: url(await requestOf('entity=programme')),
      status: 422,
      code: 'not_undoable',
    },
    {
      name: 'a user',
      as: 'administrator',
      ...post,
      url: url(await requestOf('entity=user')),
      status: 422,
      code: 'not_undoable',
    },
    {
      name: 'a token',
      as: 'administrator',
      ...post,
      url: url(await requestOf('entity=token')),
      status: 422,
      code: 'not_undoable',
    },
    {
      name: 'a field too many',
      as: 'lead',
      ...post,
      url: url(moved),
      body: { all: true },
      status: 400,
      contains: ['"path":"all"'],
    },
    {
      name: 'a dry run writes nothing',
      as: 'lead',
      ...post,
      url: url(moved),
      body: { dryRun: true },
      status: 200,
      contains: ['"requestId":null', '{"field":"status","before":"assessed","after":"registered"}'],
    },
    {
      name: 'undone',
      as: 'architect',
      ...post,
      url: url(edited),
      body: { reason: 'Feil system' },
      status: 200,
      contains: [`"undoes":"${edited}"`, '{"field":"vendor","before":"Visma","after":"Tieto"}'],
      logs: 1,
    },
    {
      name: 'only once',
      as: 'architect',
      ...post,
      url: url(edited),
      status: 409,
      code: 'later_changes',
      contains: ['"field":"vendor"', '"actorName":"IKT-arkitekt (Test architect)"'],
    },
    { name: 'a move', as: 'lead', ...post, url: url(moved), status: 200, logs: 1 },
  ])
  const { body } = await server.call('auditor', 'GET', `/api/v1/changes?system=IKT-001&field=vendor&limit=1`)
  t.match(body.items[0], { action: 'update', undoes: edited, reason: 'Feil system' })
  const { items } = (await server.call('auditor', 'GET', '/api/v1/changes?limit=1000')).body
  const log: { requestId: string; undoable: boolean }[] = items
  for (const { requestId } of log) {
    const { body } = await server.call('administrator', 'POST', url(requestId), { dryRun: true })
    const told = log.every((row) => row.requestId !== requestId || row.undoable)
    t.equal(told, body.code !== 'not_undoable', `${requestId}: the log tells whether it can be undone`)
  }
  t.equal((await verifyChanges(server.store)).ok, true, 'what was undone is part of the chain')
})

testOnce('a new system is voided by its undo, and comes back by the undo of that', async (t) => {
  const server = await startWithReplacements(t)
  const { body: system } = await server.call('architect', 'POST', S, SYSTEM)
  const made = await lastRequest(server)
  const undone = await undo(server, 'architect', made)
  t.match(undone.body.items, [{ entityId: system.number, action: 'void' }])
  t.not((await server.call('auditor', 'GET', `${S}/${system.number}`)).body.voidedAt, null)
  t.equal((await undo(server, 'architect', undone.body.requestId)).status, 200)
  t.equal((await server.call('auditor', 'GET', `${S}/${system.number}`)).body.voidedAt, null)
})

testOnce('what was changed later is not lost: the undo is refused, and says by what', async (t) => {
  const server = await startWithReplacements(t)
  const first = await write(server, 'lead', `${S}/bulk`, {
    filter: {},
    changes: { rollbackPlan: '1', responsible: 'A' },
  })
  const other = await write(server, 'lead', `${S}/IKT-001`, { health: 'on_track' }, 'PATCH')
  const later = await write(server, 'lead', `${S}/IKT-002`, { rollbackPlan: '2', health: 'at_risk' }, 'PATCH')
  const before = await server.logLength()
  const refused = await undo(server, 'lead', first)
  t.equal(refused.status, 409)
  t.equal(refused.body.code, 'later_changes')
  t.match(refused.body.collisions, [
    {
      entity: 'system',
      entityId: 'IKT-002',
      label: 'Profil',
      field: 'rollbackPlan',
      seq: before,
      requestId: later,
      actorName: 'Prosjektleder (Test lead)',
    },
  ])
  t.equal(refused.body.collisions.length, 1, 'another field of another system is not in the way')
  t.equal((await undo(server, 'lead', first, { dryRun: true })).status, 409)
  t.equal(await server.logLength(), before)

  t.equal((await undo(server, 'lead', later)).status, 200)
  t.equal((await undo(server, 'lead', first)).status, 200, 'when what was in the way is undone, it goes')
  const { body } = await server.call('auditor', 'GET', `${S}/IKT-001`)
  t.match(
    body,
    { rollbackPlan: null, responsible: FULL_SYSTEM.responsible, health: 'on_track' },
    'and leaves the rest alone',
  )

  await write(server, 'architect', `${S}/IKT-001/void`, { reason: 'x' })
  const gone = await undo(server, 'lead', other)
  t.equal(gone.body.code, 'later_changes', 'a row that is no longer there is not changed')
  t.ok(gone.body.collisions.some(({ field }: { field: string }) => field === 'voidedAt'))

  await server.call('architect', 'POST', S, { ...SYSTEM, name: 'Egen' })
  const made = await lastRequest(server)
  await write(server, 'architect', `${S}/IKT-004`, { users: 5 }, 'PATCH')
  t.equal(
    (await undo(server, 'architect', made)).body.code,
    'later_changes',
    'nor voided when it has been worked on',
  )
})

testOnce('the rules hold for an undo as for any change, and it is all or nothing', async (t) => {
  const server = await startWithReplacements(t)
  const numbers = ['IKT-001', 'IKT-002']
  for (const system of numbers)
    await write(server, 'architect', M, {
      system,
      replacement: 'epj',
      conversionNeeded: 'no',
      acceptedBy: 'Fagleder',
      acceptedOn: '2019-10-01',
    })
  await write(server, 'architect', `${S}/IKT-001`, { systemOwner: null }, 'PATCH')
  const owner = await write(server, 'architect', `${S}/bulk`, {
    numbers,
    changes: { systemOwner: 'Helsesjef' },
  })
  const move = (to: string) =>
    write(server, 'lead', `${S}/bulk`, { numbers, transition: { to }, atomic: true })
  await move('assessed')
  const before = await server.logLength()
  const refused = await undo(server, 'architect', owner)
  t.equal(refused.status, 422)
  t.match(refused.body, {
    code: 'gates_failed',
    gates: [{ code: 'OWNER_MISSING' }],
    nb: /\(IKT-001 Gerica\)/,
  })
  t.equal(await server.logLength(), before, 'the other system is not changed either')

  await fillTracks(server, numbers)
  for (const to of ['decided', 'planned', 'migrating']) await move(to)
  const cutOver = await move('cut_over')
  t.equal(
    (await undo(server, 'lead', cutOver)).status,
    200,
    'who moved them takes the dates of the links back too',
  )
  const { body } = await server.call('auditor', 'GET', M)
  t.strictSame(
    body.items.map(
      ({ actualCutOver, system }: { actualCutOver: string | null; system: { status: string } }) => [
        actualCutOver,
        system.status,
      ],
    ),
    [
      [null, 'migrating'],
      [null, 'migrating'],
    ],
  )
})

testOnce('a repeat of an undo with its key does nothing twice', async (t) => {
  const server = await startWithReplacements(t)
  const request = await write(server, 'lead', `${S}/bulk`, { filter: {}, changes: { rollbackPlan: '1' } })
  const ask = () =>
    server.call('lead', 'POST', `/api/v1/changes/${request}/undo`, {}, { 'idempotency-key': 'once' })
  const first = await ask()
  t.equal(first.status, 200)
  t.equal(first.body.items.length, 3)
  const before = await server.logLength()
  t.equal((await ask()).text, first.text)
  t.equal(await server.logLength(), before)

  const other = await write(server, 'lead', `${S}/IKT-001`, { rollbackPlan: '2' }, 'PATCH')
  const length = await server.logLength()
  const key = { 'idempotency-key': 'once' }
  const refused = await server.call('lead', 'POST', `/api/v1/changes/${other}/undo`, {}, key)
  t.match(refused, { status: 422, body: { code: 'idempotency_conflict' } }, 'the key of another undo')
  t.equal(await server.logLength(), length)
})
