import { testOnce } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import { runScenarios } from '../server.js'
import { lastRequest, undo, write } from '../undo.js'

const url = '/api/v1/mappings'
const v = (version: number) => ({ 'if-match': `"${version}"` })

const link = (system: string, replacement: string, more = {}) => ({ system, replacement, ...more })

testOnce(
  'a planned system is split and joined again, each with what it says of the rest, in one step',
  async (t) => {
    const server = await startWithReplacements(t)
    const system = '/api/v1/systems/IKT-001'
    const settled = { conversionNeeded: 'no', plannedCutOver: '2019-10-07' }
    await write(server, 'architect', url, link('IKT-001', 'epj', settled))
    const move = (to: string) => write(server, 'lead', `${system}/transitions`, { to })
    await move('assessed')
    await fillTracks(server, ['IKT-001'])
    await write(server, 'architect', system, { partsCoverAll: 'unknown' }, 'PATCH')
    await move('decided')
    await move('planned')
    const split = (more: object = {}) => link('IKT-001', 'kart', { ...settled, ...more })
    const read = async () => {
      const { status, partsCoverAll, restReason, mappings } = (await server.call('auditor', 'GET', system))
        .body
      const parts = mappings.map((row: { coverage: string; replacement: { code: string } }) =>
        [row.replacement.code, row.coverage].join(' '),
      )
      return { status, partsCoverAll, restReason, parts }
    }
    const whole = { status: 'planned', partsCoverAll: 'unknown', restReason: null, parts: ['epj full'] }
    const post = { method: 'POST', url } as const
    await runScenarios(t, server, [
      { name: 'not signed in', as: null, ...post, body: split({ partsCoverAll: 'yes' }), status: 401 },
      { name: 'lead', as: 'lead', ...post, body: split({ partsCoverAll: 'yes' }), status: 403 },
      {
        name: 'without a word of the rest',
        as: 'architect',
        ...post,
        body: split(),
        status: 422,
        code: 'gates_failed',
        contains: ['COVERAGE_INCOMPLETE'],
      },
      {
        name: 'what is no answer',
        as: 'architect',
        ...post,
        body: split({ partsCoverAll: 'maybe' }),
        status: 400,
        contains: ['"path":"partsCoverAll"'],
      },
      {
        name: 'not all, and no reason',
        as: 'architect',
        ...post,
        body: split({ partsCoverAll: 'no', restReason: ' ' }),
        status: 422,
        code: 'gates_failed',
      },
      {
        name: 'the parts are all of it',
        as: 'architect',
        ...post,
        body: split({ partsCoverAll: 'yes', reason: 'Kartet skilles ut' }),
        status: 201,
        contains: ['"coverage":"partial"'],
        lacks: ['partsCoverAll'],
        logs: 3,
      },
      {
        name: 'the system and both parts are in the log, with the reason',
        as: 'auditor',
        method: 'GET',
        url: '/api/v1/changes?system=IKT-001&limit=3',
        status: 200,
        contains: ['"entity":"system"', '"entity":"mapping"', 'Kartet skilles ut'],
      },
    ])
    const both = { ...whole, partsCoverAll: 'yes', parts: ['epj partial', 'kart partial'] }
    t.strictSame(await read(), both)
    const made = await lastRequest(server)
    t.equal((await undo(server, 'architect', made)).status, 200, 'one undo takes it all back')
    t.strictSame(await read(), whole)

    const key = { 'idempotency-key': 'once' }
    const again = await server.call('architect', 'POST', url, split({ partsCoverAll: 'yes' }), key)
    t.strictSame(await read(), both)
    const repeated = await server.call('architect', 'POST', url, split({ partsCoverAll: 'yes' }), key)
    t.equal(repeated.body.id, again.body.id)
    const kart = `${url}/${again.body.id}`
    const epj = `${url}/KOB-001`
    await runScenarios(t, server, [
      {
        name: 'a part is removed, and nothing is said of it',
        as: 'architect',
        method: 'POST',
        url: `${kart}/void`,
        body: { reason: 'Feil' },
        headers: v(1),
        status: 422,
        code: 'gates_failed',
        contains: ['COVERAGE_INCOMPLETE'],
      },
      {
        name: 'removed: the one that is left is all of it',
        as: 'architect',
        method: 'POST',
        url: `${kart}/void`,
        body: { reason: 'Likevel samlet', partsCoverAll: 'yes' },
        headers: v(1),
        status: 200,
        logs: 3,
      },
    ])
    t.strictSame(await read(), whole, 'and of parts nothing is said any more')
    t.equal((await undo(server, 'architect', await lastRequest(server))).status, 200)
    t.strictSame(await read(), both, 'undone: split as it was')
    await runScenarios(t, server, [
      {
        name: 'removed: what becomes of the rest is said',
        as: 'architect',
        method: 'POST',
        url: `${kart}/void`,
        body: { reason: 'Avvikles', partsCoverAll: 'no', restReason: 'Kartet brukes ikke mer' },
        headers: v(3),
        status: 200,
        logs: 2,
      },
    ])
    t.strictSame(await read(), {
      ...whole,
      ...{ partsCoverAll: 'no', restReason: 'Kartet brukes ikke mer', parts: ['epj partial'] },
    })
    t.equal((await undo(server, 'architect', await lastRequest(server))).status, 200)

    const arkiv = { code: 'arkiv', nameNb: 'Nytt arkiv', nameEn: 'New archive', kind: 'shared_solution' }
    await write(server, 'architect', '/api/v1/replacements', { ...arkiv, state: 'coming' })
    const third = await server.call('architect', 'POST', url, link('IKT-001', 'arkiv', settled))
    t.match(await read(), { partsCoverAll: 'yes', parts: { length: 3 } })
    const voidThird = { method: 'POST', url: `${url}/${third.body.id}/void`, headers: v(1) } as const
    await runScenarios(t, server, [
      {
        name: 'one of three parts that were all of it is removed, and nothing is said of the two',
        as: 'architect',
        ...voidThird,
        body: { reason: 'Arkivet overtar ikke' },
        status: 422,
        code: 'gates_failed',
        contains: ['COVERAGE_INCOMPLETE'],
      },
      {
        name: 'the two are all of it',
        as: 'architect',
        ...voidThird,
        body: { reason: 'Arkivet overtar ikke', partsCoverAll: 'yes' },
        status: 200,
        logs: 1,
      },
    ])
    t.strictSame(await read(), both)
    t.equal((await undo(server, 'architect', await requestOf('create', again.body.id))).status, 200)
    t.strictSame(await read(), whole)

    const version = (await server.call('auditor', 'GET', epj)).body.version
    const patch = { method: 'PATCH', url: epj, headers: v(version) } as const
    await runScenarios(t, server, [
      {
        name: 'changed to a part, and nothing said of the rest',
        as: 'architect',
        ...patch,
        body: { coverage: 'partial' },
        status: 422,
        code: 'gates_failed',
      },
      {
        name: 'a single part is never all of it',
        as: 'architect',
        ...patch,
        body: { coverage: 'partial', partsCoverAll: 'yes' },
        status: 422,
        code: 'gates_failed',
      },
      {
        name: 'changed to a part, the rest retired, and the day moved along',
        as: 'architect',
        ...patch,
        body: {
          ...{ coverage: 'partial', partsCoverAll: 'no', restReason: 'Modulen er ikke i bruk' },
          ...{ plannedCutOver: '2019-11-01', moveSameDay: true, reason: 'Utsatt' },
        },
        status: 200,
        logs: 3,
      },
    ])
    t.match(await read(), { partsCoverAll: 'no', parts: ['epj partial'] })
    t.equal((await undo(server, 'architect', await lastRequest(server))).status, 200)
    t.strictSame(await read(), whole)

    async function requestOf(action: string, id: string): Promise<string> {
      const { body } = await server.call('auditor', 'GET', `/api/v1/changes?entityId=${id}&action=${action}`)
      return body.items[0].requestId
    }
  },
)
