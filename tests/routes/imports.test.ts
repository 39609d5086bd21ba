import { verifyRegister } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { beginImport, commitImport, DRAFTS, patchImport, previewOf, rowsOf, sendList } from '../importing.js'
import { runScenarios, startTestServer, type TestServer } from '../server.js'

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** A list as somebody keeps it: a title, a heading between rows, words, a date in words, a range and a row without a name. */
const LIST = [
  'Oversikt over fagsystem;;;;;;',
  'Systemnavn;Leverandør;Tj.område;Ant. brukere;Drift;Avtale utløper;Merknad;Farge',
  'Fjordpost;Nordlys AS;Helse og omsorg;120;Skytjeneste;31.12.2020;Felles med naboen;blå',
  'Bølgevarsel;Nordlys AS;Skole;10-15;på loftet;juni 2020;;grønn',
  ';Ukjent AS;Skole;5;Skytjeneste;;;',
  'Fjord-post;Nordlys AS;Skole;9;Skytjeneste;;;',
].join('\r\n')

const _send = (server: TestServer, text: string, more: object = {}, name = 'liste.csv') =>
  sendList(server, text, { municipality: '0602', ...more }, name)
const begin = (server: TestServer, text = LIST, more: object = {}) => beginImport(server, text, more)

testOnce('imports: who may', async (t) => {
  const server = await startTestServer(t)
  const id = await begin(server)
  const body = { fileName: 'a.csv', content: base64('Navn\nA') }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url: DRAFTS, body, status: 401 },
    { name: 'not signed in, the history', as: null, method: 'GET', url: '/api/v1/imports', status: 401 },
    { name: 'an auditor', as: 'auditor', method: 'POST', url: DRAFTS, body, status: 403 },
    { name: 'a project lead', as: 'lead', method: 'POST', url: DRAFTS, body, status: 403 },
    { name: 'another’s', as: 'administrator', method: 'GET', url: `${DRAFTS}/${id}`, status: 404 },
    { name: 'another’s rows', as: 'administrator', method: 'GET', url: `${DRAFTS}/${id}/rows`, status: 404 },
    {
      name: 'another’s, to import',
      ...{ as: 'administrator', method: 'POST', url: `${DRAFTS}/${id}/commit`, body: { fingerprint: 'x' } },
      status: 404,
    },
    {
      name: 'another’s, to let go',
      as: 'administrator',
      method: 'DELETE',
      url: `${DRAFTS}/${id}`,
      status: 404,
    },
    {
      name: 'another’s, to cancel',
      ...{ as: 'administrator', method: 'POST', url: `${DRAFTS}/${id}/cancel`, status: 404 },
    },
    {
      name: 'an auditor, to cancel',
      ...{ as: 'auditor', method: 'POST', url: `${DRAFTS}/${id}/cancel`, status: 403 },
    },
    {
      name: 'nothing that goes on, to cancel',
      ...{ as: 'architect', method: 'POST', url: `${DRAFTS}/${id}/cancel`, status: 200 },
      contains: ['"cancelled":false'],
    },
    {
      name: 'an auditor reads the history',
      as: 'auditor',
      method: 'GET',
      url: '/api/v1/imports',
      status: 200,
    },
    {
      name: 'nothing at all',
      ...{
        as: 'architect',
        method: 'POST',
        url: DRAFTS,
        body: { fileName: 'a.csv', content: '' },
        status: 400,
      },
      contains: ['"content"', 'tom'],
    },
    {
      name: 'no base64',
      ...{
        as: 'architect',
        method: 'POST',
        url: DRAFTS,
        body: { fileName: 'a.csv', content: '%%%' },
        status: 400,
      },
      contains: ['"content"'],
    },
    {
      name: 'a profile that there is not',
      ...{ as: 'architect', method: 'POST', url: DRAFTS, body: { ...body, profile: 'PRO-404' }, status: 422 },
      contains: ['"profile"', 'PRO-404'],
    },
    {
      name: 'a version that is not the last',
      ...{ as: 'architect', method: 'PATCH', url: `${DRAFTS}/${id}`, headers: { 'if-match': '"7"' } },
      ...{ body: { settings: {} }, status: 412 },
    },
    {
      name: 'a preview of something else',
      ...{ as: 'architect', method: 'POST', url: `${DRAFTS}/${id}/commit`, body: { fingerprint: 'x' } },
      ...{ status: 412, code: 'import_changed' },
    },
    ...(
      [
        ['a field that there is not', { columns: { Navn: 'colour' } }, 'settings.columns.Navn'],
        ['a municipality that there is not', { municipality: '9998' }, 'settings.municipality'],
        ['a kind that there is not', { kind: 'toy' }, 'settings.kind'],
        ['a code that there is not', { values: { hosting: { sky: 'moon' } } }, 'settings.values.hosting.sky'],
        [
          'an area that there is not',
          { values: { serviceArea: { Skole: 'NOWHERE' } } },
          'settings.values.serviceArea.Skole',
        ],
      ] as const
    ).map(([name, settings, path]) => ({
      ...{ name, as: 'architect' as const, method: 'POST', url: DRAFTS, body: { ...body, settings } },
      ...{ status: 400, contains: [path] },
    })),
    { name: 'let go', as: 'architect', method: 'DELETE', url: `${DRAFTS}/${id}`, status: 204 },
    { name: 'and gone', as: 'architect', method: 'GET', url: `${DRAFTS}/${id}`, status: 404 },
  ])
})

testOnce('imports: what is said of a list, and what comes of it, are one', async (t) => {
  const server = await startTestServer(t)
  const id = await begin(server)
  const { body } = await previewOf(server, id)
  t.match(body.file, { format: 'csv', encoding: 'utf-8', delimiter: ';' })
  t.equal(body.headerRow, 2)
  t.strictSame(
    body.columns.map(({ target }: { target: string }) => target),
    ['name', 'vendor', 'serviceArea', 'users', 'hosting', 'contract.end', 'note', 'keep'],
  )
  t.match(body.counts, { rows: 4, new: 2, changed: 0, unchanged: 0, skipped: 2 })
  const { cells } = body.counts
  t.equal(cells.in, cells.mapped + cells.kept + cells.ignored + cells.refused, 'every cell is accounted for')
  const codes = (kind: string) =>
    body.found
      .filter((one: { kind: string }) => one.kind === kind)
      .map(({ code }: { code: string }) => code)
      .sort()
  t.strictSame(codes('problem'), ['name_missing', 'range'])
  t.strictSame(codes('ask'), ['duplicate_in_file', 'month_only', 'unknown_word'])
  t.ok(
    body.warnings.some(({ column }: { column: string }) => column === 'Farge'),
    'an unknown column is told',
  )

  const answer = await commitImport(server, id)
  t.equal(answer.status, 200, answer.text)
  t.match(answer.body, { id: 'IMP-001', fileName: 'liste.csv', fileKept: true, counts: body.counts })
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
  t.strictSame(
    items.map(({ name }: { name: string }) => name),
    ['Bølgevarsel', 'Fjordpost'],
  )
  const system = (await server.call('auditor', 'GET', `/api/v1/systems/${items[0].number}`)).body
  t.match(system, { users: 10, usersTo: 15, hosting: null, provenance: 'import', serviceArea: 'SKO' })
  t.match(system.note, /Drift: på loftet/)
  t.match(system.note, /Avtale utløper: juni 2020/)
  t.match(system.note, /Farge: grønn/)
  const contracts = (await server.call('auditor', 'GET', '/api/v1/contracts')).body.items
  t.match(contracts, [{ supplier: 'Nordlys AS', end: '2020-12-31', systems: [items[1].number] }])
  t.ok((await verifyRegister(server.store, () => undefined)).ok, 'the log tells it all')
  t.equal((await server.call('architect', 'GET', `${DRAFTS}/${id}`)).status, 404, 'what was begun is done')
  const file = await server.call('architect', 'GET', '/api/v1/imports/IMP-001/file')
  t.equal(file.text, LIST, 'the file is kept, byte for byte')
  t.equal((await server.call('auditor', 'GET', '/api/v1/imports/IMP-001/file')).status, 403)
})

testOnce('imports: the same list again changes nothing, and three cells are three changes', async (t) => {
  const server = await startTestServer(t)
  await commitImport(server, await begin(server))
  const again = await begin(server)
  t.match((await previewOf(server, again)).body.counts, { new: 0, changed: 0, unchanged: 2 })
  const edited = LIST.replace('120', '121')
    .replace('Felles med naboen', 'Egen')
    .replace('31.12.2020', '31.12.2021')
  const id = await begin(server, edited)
  t.match((await previewOf(server, id)).body.counts, { new: 0, changed: 1, unchanged: 1 })
  const [first] = await rowsOf(server, id, '?outcome=changed')
  t.strictSame(
    first.changes.map(({ field }: { field: string }) => field).sort(),
    ['note', 'users'],
    'only what differs, from what to what',
  )
  t.match(first.contract.changes, [{ field: 'end', before: '2020-12-31', after: '2021-12-31' }])
})

testOnce('imports: what is asked is answered, a row or all that say the same', async (t) => {
  const server = await startTestServer(t)
  const id = await begin(server)
  const answers = [
    { column: 'Drift', value: 'på loftet', answer: 'on_premises' },
    { row: 4, column: 'Avtale utløper', answer: '30.06.2020' },
    { row: 4, column: 'Ant. brukere', answer: '12' },
    { row: 5, column: 'Systemnavn', answer: 'Sandkasse' },
    { row: 6, column: null, answer: 'new' },
  ]
  const changed = await patchImport(server, id, { answers })
  t.equal(changed.status, 200, changed.text)
  const { counts } = (await previewOf(server, id)).body
  t.match(counts, { new: 4, skipped: 0, problems: 0, asks: 0 })
  t.equal((await commitImport(server, id)).status, 200)
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems?q=lgevarsel')).body
  t.match(items[0], { users: 12, hosting: 'on_premises', contractEnd: '2020-06-30' })
})

testOnce('imports: a row of two systems is two, and what is counted is of neither', async (t) => {
  const server = await startTestServer(t)
  const list = 'Systemnavn;Leverandør;Ant. brukere;Drift\nFjordpost + Kyst;Nordlys AS;70;Skytjeneste'
  const id = await begin(server, list)
  const [row] = await rowsOf(server, id)
  t.match(row, { outcome: 'skipped', asks: [{ code: 'two_systems' }] }, 'it waits, and is not parted')
  await patchImport(server, id, {
    answers: [{ row: 2, column: 'Systemnavn', answer: ['Fjordpost', 'Kyst'] }],
  })
  await commitImport(server, id)
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems')).body
  t.match(items, [
    { name: 'Fjordpost', users: null, hosting: 'saas' },
    { name: 'Kyst', users: null, hosting: 'saas' },
  ])
  const { note } = (await server.call('auditor', 'GET', `/api/v1/systems/${items[0].number}`)).body
  t.equal(note, 'Ant. brukere: 70')
})

testOnce('imports: what a list does not say of a system stays as it is', async (t) => {
  const server = await startTestServer(t)
  const made = { name: 'Fjordpost', kind: 'support', municipality: '0602', vendor: 'Nordlys AS' }
  const { body } = await server.call('architect', 'POST', '/api/v1/systems', made)
  const id = await begin(server, 'Systemnavn;Versjon\nFjordpost;3.1\nKyst;1')
  await commitImport(server, id)
  const kept = (await server.call('auditor', 'GET', `/api/v1/systems/${body.number}`)).body
  t.match(kept, { kind: 'support', vendor: 'Nordlys AS', productVersion: '3.1', provenance: 'manual' })
  const { items } = (await server.call('auditor', 'GET', '/api/v1/systems?q=kyst')).body
  t.match(items, [{ kind: 'business' }], 'a new one has the first kind in use')
})

testOnce('imports: blank cells empty nothing, unless that is asked for', async (t) => {
  const server = await startTestServer(t)
  const list = (vendor: string) => `Systemnavn;Leverandør\nFjordpost;${vendor}`
  await commitImport(server, await begin(server, list('Nordlys AS')))
  t.match((await previewOf(server, await begin(server, list('')))).body.counts, { unchanged: 1 })
  const id = await begin(server, list(''), { erase: ['Leverandør'] })
  t.match((await rowsOf(server, id))[0].changes, [{ field: 'vendor', before: 'Nordlys AS', after: null }])
})

testOnce('imports: what changed meanwhile is found, and nothing is written', async (t) => {
  const server = await startTestServer(t)
  const id = await begin(server)
  const { fingerprint } = (await previewOf(server, id)).body
  const made = { name: 'Fjordpost', kind: 'business', municipality: '0602' }
  await server.call('architect', 'POST', '/api/v1/systems', made)
  const before = await server.logLength()
  const url = `${DRAFTS}/${id}/commit`
  const refused = await server.call('architect', 'POST', url, { fingerprint })
  t.match(refused, { status: 412, body: { code: 'import_changed' } })
  t.equal(await server.logLength(), before)
  t.match((await previewOf(server, id)).body.counts, { new: 1, changed: 1 }, 'the preview shows it')
  t.equal((await commitImport(server, id)).status, 200)
})

testOnce(
  'imports: one that is cancelled writes nothing, stays begun, and is carried out after all',
  async (t) => {
    const server = await startTestServer(t)
    const id = await begin(server)
    const said = { answers: [{ row: 6, column: null, answer: 'new' }] }
    await patchImport(server, id, said)
    const { fingerprint } = (await previewOf(server, id)).body
    // Read otherwise, to the same end: its file is opened anew, which takes so long that it can be stopped.
    await patchImport(server, id, { settings: { delimiter: ';' } })
    const before = await server.logLength()
    const key = { 'idempotency-key': 'a-key-of-sixteen-2' }
    const url = `${DRAFTS}/${id}/commit`
    let isOver = false
    const committing = server.call('architect', 'POST', url, { fingerprint }, key).finally(() => {
      isOver = true
    })
    const cancel = async () =>
      (await server.call('architect', 'POST', `${DRAFTS}/${id}/cancel`)).body.cancelled
    while (!isOver && !(await cancel()));
    t.match(await committing, { status: 409, body: { code: 'import_cancelled' } })
    t.equal(await server.logLength(), before)
    t.match((await server.call('architect', 'GET', `${DRAFTS}/${id}`)).body, said, 'what was said is kept')
    const done = await server.call('architect', 'POST', url, { fingerprint }, key)
    t.equal(done.status, 200, done.text)
  },
)

testOnce('imports: a repeat with its key does nothing twice', async (t) => {
  const server = await startTestServer(t)
  const id = await begin(server)
  const { fingerprint } = (await previewOf(server, id)).body
  const key = { 'idempotency-key': 'a-key-of-sixteen-1' }
  const url = `${DRAFTS}/${id}/commit`
  const first = await server.call('architect', 'POST', url, { fingerprint }, key)
  const before = await server.logLength()
  const second = await server.call('architect', 'POST', url, { fingerprint }, key)
  t.equal(second.status, 200, second.text)
  t.equal(second.body.id, first.body.id)
  t.equal(await server.logLength(), before)
})

testOnce('imports: all of it is undone at once, and the undo too', async (t) => {
  const server = await startTestServer(t)
  await commitImport(server, await begin(server))
  const edited = LIST.replace('120', '121')
  await commitImport(server, await begin(server, edited))
  const { items } = (await server.call('auditor', 'GET', '/api/v1/imports')).body
  const undo = (requestId: string) =>
    server.call('architect', 'POST', `/api/v1/changes/${requestId}/undo`, { reason: 'Feil liste' })
  const first = await undo(items[1].requestId)
  t.equal(first.body.code, 'later_changes', 'not under what was imported later')
  t.equal((await undo(items[0].requestId)).status, 200)
  const undone = await undo(items[1].requestId)
  t.equal(undone.status, 200, undone.text)
  t.equal((await server.call('auditor', 'GET', '/api/v1/systems')).body.total, 0)
  t.equal((await server.call('auditor', 'GET', '/api/v1/contracts')).body.total, 0)
  const [last] = (await server.call('auditor', 'GET', '/api/v1/imports')).body.items
  t.match(last, { voidReason: 'Feil liste' })
  t.equal((await undo(undone.body.requestId)).status, 200)
  t.equal((await server.call('auditor', 'GET', '/api/v1/systems')).body.total, 2)
  t.ok((await verifyRegister(server.store, () => undefined)).ok)
})

testOnce('imports: how a list is read is kept under a name, version by version', async (t) => {
  const server = await startTestServer(t)
  const url = '/api/v1/import-profiles'
  const settings = { columns: { Farge: 'ignore' }, values: { hosting: { 'på loftet': 'on_premises' } } }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url, body: { name: 'A', settings }, status: 401 },
    { name: 'an auditor', as: 'auditor', method: 'POST', url, body: { name: 'A', settings }, status: 403 },
    {
      name: 'kept',
      ...{
        as: 'architect',
        method: 'POST',
        url,
        body: { name: 'Fagsystem', settings },
        status: 201,
        logs: 1,
      },
      contains: ['PRO-001'],
    },
    {
      name: 'the same name, otherwise written',
      ...{ as: 'architect', method: 'POST', url, body: { name: ' fagsystem', settings }, status: 409 },
    },
    {
      name: 'changed',
      ...{ as: 'architect', method: 'PATCH', url: `${url}/PRO-001`, headers: { 'if-match': '"1"' } },
      ...{ body: { settings: { ...settings, municipality: '0602' } }, status: 200, logs: 1 },
      contains: ['"version":2'],
    },
    {
      name: 'an old version',
      ...{ as: 'architect', method: 'PATCH', url: `${url}/PRO-001`, headers: { 'if-match': '"1"' } },
      ...{ body: { name: 'B' }, status: 412 },
    },
    { name: 'everybody sees it', as: 'auditor', method: 'GET', url, status: 200, contains: ['Fagsystem'] },
  ])
  const begun = await server.call('architect', 'POST', DRAFTS, {
    ...{ fileName: 'liste.csv', content: base64(LIST), profile: 'PRO-001' },
  })
  const { body } = await previewOf(server, begun.body.id)
  t.equal(body.columns.at(-1).target, 'ignore')
  t.notOk(
    body.found.some(({ code }: { code: string }) => code === 'unknown_word'),
    'the word is remembered',
  )
  const done = await commitImport(server, begun.body.id)
  t.match(done.body, { profile: 'Fagsystem', profileVersion: 2 })
})

testOnce('imports: rows to mend come as a workbook that is imported again', async (t) => {
  const server = await startTestServer(t)
  const id = await begin(server)
  const { headers } = server.authorize('architect') as { headers?: object }
  const answer = await server.app.inject({
    method: 'GET',
    url: `${DRAFTS}/${id}/problems.xlsx`,
    headers: { ...headers, ...server.authorize('architect') },
  })
  t.equal(answer.statusCode, 200)
  const content = answer.rawPayload.toString('base64')
  const sent = await server.call('architect', 'POST', DRAFTS, {
    ...{ fileName: 'rader.xlsx', content, settings: { municipality: '0602' } },
  })
  const { body } = await previewOf(server, sent.body.id)
  t.strictSame(
    body.columns.map(({ target }: { target: string }) => target),
    ['ignore', 'ignore', 'name', 'vendor', 'serviceArea', 'users', 'hosting', 'contract.end', 'note', 'keep'],
  )
  t.equal(body.counts.rows, 3, 'those that must be looked at, and no others')
})
