import { CONSEQUENCE_CODES } from '../../schema/rules/consequences.js'
import { verifyChanges } from '../../server/domain/verify.js'
import { testOnce } from '../engines.js'
import { fillTracks, startWithReplacements } from '../replacements.js'
import type { TestServer } from '../server.js'
import { undo, write } from '../undo.js'

const S = '/api/v1/systems'
const M = '/api/v1/mappings'
const O = '/api/v1/overrides'
const override = { system: 'IKT-001', gate: 'ROLLBACK_MISSING', reason: 'Haster', evidence: 'Sak 12' }

/** The register as it is shown, but for versions and moments. */
async function shown(server: TestServer): Promise<unknown> {
  const lists = []
  for (const url of [`${S}?voided=all&sort=number`, M, '/api/v1/replacements', O])
    lists.push((await server.call('auditor', 'GET', url)).body.items)
  for (const { number } of lists[0])
    for (const part of ['', '/archive', '/privacy'])
      lists.push((await server.call('auditor', 'GET', `${S}/${number}${part}`)).body)
  return JSON.parse(
    JSON.stringify(lists, (key, value) =>
      ['version', 'createdAt', 'updatedAt', 'meta'].includes(key)
        ? undefined
        : key === 'voidedAt'
          ? value !== null
          : value,
    ),
  )
}

const withoutMoments = (items: object[]) =>
  JSON.parse(JSON.stringify(items, (_, value) => (/^2019-10-15T/.test(String(value)) ? 'a moment' : value)))

interface Change {
  name: string
  /** What is done to the register of startWithReplacements before. */
  prepare?: (server: TestServer) => Promise<unknown>
  /** Makes the change, and answers its request. */
  make: (server: TestServer) => Promise<string>
}

/** Every kind of change that can be undone. */
const CHANGES: Change[] = [
  {
    name: 'an edit',
    make: (server) =>
      write(
        server,
        'architect',
        `${S}/IKT-001`,
        { name: 'Ny', aliases: ['a'], users: null, onHold: true, onHoldReason: 'Venter' },
        'PATCH',
      ),
  },
  {
    name: 'a void',
    make: (server) => write(server, 'architect', `${S}/IKT-001/void`, { reason: 'x' }),
  },
  {
    name: 'a step',
    make: (server) => write(server, 'lead', `${S}/IKT-001/transitions`, { to: 'assessed' }),
  },
  {
    name: 'a step back',
    prepare: (server) => write(server, 'lead', `${S}/IKT-001/transitions`, { to: 'assessed' }),
    make: (server) => write(server, 'lead', `${S}/IKT-001/transitions`, { to: 'registered', reason: 'x' }),
  },
  {
    name: 'a second mapping, which splits',
    prepare: (server) => write(server, 'architect', M, { system: 'IKT-001', replacement: 'epj' }),
    make: (server) => write(server, 'architect', M, { system: 'IKT-001', replacement: 'kart' }),
  },
  {
    name: 'a mapping removed',
    prepare: (server) =>
      write(server, 'architect', M, { system: 'IKT-001', replacement: 'epj', scope: 'Alt' }),
    make: (server) => write(server, 'architect', `${M}/KOB-001/void`, { reason: 'x' }),
  },
  {
    name: 'another replacement of a mapping, which touches a running contract',
    prepare: async (server) => {
      await write(server, 'architect', M, { system: 'IKT-001', replacement: 'epj' })
      const contract = { supplier: 'Leverandør', systems: ['IKT-001'], end: '2021-12-31', noticeMonths: 3 }
      await write(server, 'administrator', '/api/v1/contracts', contract)
    },
    make: async (server) => {
      const confirmed = CONSEQUENCE_CODES
      return write(server, 'administrator', `${M}/KOB-001`, { replacement: 'kart', confirmed }, 'PATCH')
    },
  },
  {
    name: 'a replacement retired while a system is mapped to it',
    prepare: (server) => write(server, 'architect', M, { system: 'IKT-001', replacement: 'epj' }),
    make: (server) =>
      write(
        server,
        'architect',
        '/api/v1/replacements/epj',
        { state: 'retired', confirmed: CONSEQUENCE_CODES },
        'PATCH',
      ),
  },
  {
    name: 'a replacement',
    make: (server) =>
      write(server, 'architect', '/api/v1/replacements/epj', { nameNb: 'Å', vendor: 'V' }, 'PATCH'),
  },
  {
    name: 'read-only with a date of its own',
    prepare: async (server) => {
      await fillTracks(server, ['IKT-001'])
      await write(
        server,
        'architect',
        `${S}/IKT-001`,
        {
          disposition: 'retire',
          dispositionReason: 'Opphører',
          readOnlyUntil: '2021-01-01',
          lookupRoles: 'Arkiv',
        },
        'PATCH',
      )
      for (const to of ['assessed', 'decided', 'planned', 'read_only'])
        await write(server, 'lead', `${S}/IKT-001/transitions`, { to })
      await write(server, 'lead', `${S}/IKT-001`, { readOnlyFrom: '2019-10-10' }, 'PATCH')
    },
    make: (server) =>
      write(server, 'lead', `${S}/IKT-001/transitions`, { to: 'planned', reason: 'For tidlig' }),
  },
  {
    name: 'the first edit of an archive track',
    make: (server) =>
      write(
        server,
        'records_manager',
        `${S}/IKT-001/archive`,
        { state: 'appraised', appraisal: 'Intet å bevare', appraisedOn: '2019-01-01', note: 'Ny' },
        'PATCH',
      ),
  },
  {
    name: 'the first edit of a privacy track',
    make: (server) =>
      write(server, 'privacy_adviser', `${S}/IKT-001/privacy`, { riskAssessedOn: '2019-01-01' }, 'PATCH'),
  },
  { name: 'an override', make: (server) => write(server, 'administrator', O, override) },
  {
    name: 'an override that was voided',
    prepare: (server) => write(server, 'administrator', O, override),
    make: (server) => write(server, 'administrator', `${O}/OVR-001/void`, { reason: 'x' }),
  },
  {
    name: 'a bulk edit',
    make: (server) =>
      write(server, 'lead', `${S}/bulk`, {
        filter: {},
        changes: { rollbackPlan: '2', targetDate: null },
        reason: 'x',
      }),
  },
]

for (const { name, prepare, make } of CHANGES)
  testOnce(`undo of ${name} gives back what was, and an undo can be undone`, async (t) => {
    const server = await startWithReplacements(t)
    await prepare?.(server)
    const before = await shown(server)
    const request = await make(server)
    const after = await shown(server)
    t.notSame(after, before)
    const length = await server.logLength()
    const tried = await undo(server, 'administrator', request, { dryRun: true })
    t.equal(tried.status, 200, tried.text)
    t.equal(await server.logLength(), length)
    t.strictSame(await shown(server), after, 'a dry run changes nothing')

    const done = await undo(server, 'administrator', request)
    t.equal(done.status, 200, done.text)
    t.strictSame(
      withoutMoments(done.body.items),
      withoutMoments(tried.body.items),
      'what was said is what was done',
    )
    t.strictSame(await shown(server), before)
    const { body } = await server.call('auditor', 'GET', `/api/v1/changes?requestId=${done.body.requestId}`)
    t.equal(body.total, done.body.items.length)
    t.ok(body.items.every(({ undoes }: { undoes: string }) => undoes === request))

    const again = await undo(server, 'administrator', done.body.requestId)
    t.equal(again.status, 200, again.text)
    t.strictSame(await shown(server), after)
    t.equal(
      (await undo(server, 'administrator', request)).status,
      200,
      'and what was done again, undone again',
    )
    t.strictSame(await shown(server), before)
    t.equal((await verifyChanges(server.store)).ok, true)
  })

testOnce(
  'undo of a discharge opens the archive again, for a records manager; a reopening is not undone',
  async (t) => {
    const server = await startWithReplacements(t)
    await fillTracks(server, ['IKT-001'])
    const archive = async () => (await server.call('auditor', 'GET', `${S}/IKT-001/archive`)).body
    await write(server, 'records_manager', `${S}/IKT-001/archive`, { state: 'no_records' }, 'PATCH')
    const request = await write(server, 'records_manager', `${S}/IKT-001/archive/discharge`, {})
    t.equal((await archive()).dischargedOn, '2019-10-15')
    t.equal((await undo(server, 'lead', request)).body.code, 'not_allowed')
    t.equal((await archive()).dischargedOn, '2019-10-15')
    const done = await undo(server, 'records_manager', request, { reason: 'Feil system' })
    t.equal(done.status, 200, done.text)
    t.match(await archive(), { dischargedOn: null, dischargedByName: null, state: 'no_records' })
    t.equal((await undo(server, 'records_manager', done.body.requestId)).body.code, 'not_undoable')
    const log = (await server.call('auditor', 'GET', `/api/v1/changes?requestId=${done.body.requestId}`)).body
    t.match(log.items, [{ entity: 'archive', reason: 'Feil system', undoes: request }])
  },
)

testOnce('an override is not brought back beside another of the same gate', async (t) => {
  const server = await startWithReplacements(t)
  await write(server, 'administrator', O, override)
  const voided = await write(server, 'administrator', `${O}/OVR-001/void`, { reason: 'x' })
  await write(server, 'administrator', O, override)
  const refused = await undo(server, 'administrator', voided)
  t.equal(refused.status, 409, refused.text)
  t.equal(refused.body.code, 'already_exists')
  t.equal((await server.call('auditor', 'GET', O)).body.total, 1)
})
