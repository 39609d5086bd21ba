import fc from 'fast-check'
import type { Test } from 'tap'
import { ROLES, type Role } from '../../schema/rules/access.js'
import { isReady, type Status } from '../../schema/rules/status.js'
import { engineOf, test } from '../engines.js'
import { asyncProperty } from '../property.js'
import { FILLED_IN } from '../rules/facts.js'
import { type Answer, runScenarios } from '../server.js'
import { sized } from '../size.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

/** A register of its own takes PostgreSQL longer to make. */
const RUNS = { sqlite: sized(4, 12), postgres: sized(1, 4) }
const system = '/api/v1/systems/IKT-001'
const archive = `${system}/archive`
const privacy = `${system}/privacy`
const mapping = '/api/v1/mappings/KOB-001'
const ALL = ['systems', 'contracts', 'integrations', 'processing_records']

/** What somebody may try near the end of a system's life: method, address, body, and what it builds on. */
const TRIES: readonly [string, string, object, string?][] = [
  ...['migrating', 'cut_over', 'read_only', 'phasing_out', 'decommissioned', 'decommissioned'].map(
    (to): [string, string, object, string] => ['POST', `${system}/transitions`, { to, reason: 'x' }, system],
  ),
  ...['appraised', 'extract_ordered', 'extract_received', 'validated', 'deposited', 'transferred'].map(
    (state): [string, string, object] => ['PATCH', archive, { state, reason: 'x' }],
  ),
  ['PATCH', archive, { deletionConsent: 'Brev', deletionConsentOn: '2019-10-15' }],
  ['PATCH', archive, { deletionConsent: null }],
  ['PATCH', archive, { seriesClosedOn: null }],
  ['POST', `${archive}/discharge`, {}, archive],
  ['POST', `${archive}/discharge`, {}, archive],
  ['POST', `${archive}/reopen`, { reason: 'x' }, archive],
  ['PATCH', privacy, { erasureState: 'confirmed', erasureConfirmedOn: '2019-10-15' }],
  ['PATCH', privacy, { erasureState: 'confirmed', erasureConfirmedOn: '2019-10-14' }],
  ['PATCH', privacy, { erasureState: 'pending', erasureConfirmedOn: null }],
  ['PATCH', privacy, { dpaState: 'terminated', ropClosedOn: '2019-10-15' }],
  ['PATCH', system, { accessRemovedOn: '2019-10-15' }],
  ['PATCH', system, { archiveDuty: 'none', reason: 'x' }],
  ['POST', `${system}/archive-duty/agree`, {}, system],
  ['PATCH', system, { disposition: 'retain' }],
  ['PATCH', system, { privacyClass: 'none', reason: 'x' }],
  ['POST', `${system}/privacy-class/agree`, {}, system],
  ['PATCH', '/api/v1/contracts/AVT-001', { terminatedOn: '2019-10-15' }],
  ['POST', `${mapping}/void`, { reason: 'x', confirmed: ALL }, mapping],
  ['POST', `${mapping}/restore`, {}, mapping],
  ['PATCH', '/api/v1/replacements/epj', { state: 'retired', confirmed: ALL }],
  ['PATCH', '/api/v1/replacements/epj', { state: 'coming' }],
  ...['ARCHIVE_NOT_DISCHARGED', 'ERASED_BEFORE_ARCHIVED', 'REPLACEMENT_MISSING', 'DPA_OPEN'].map(
    (gate): [string, string, object] => [
      'POST',
      '/api/v1/overrides',
      { system: 'IKT-001', gate, reason: 'x', evidence: 'y' },
    ],
  ),
]

/** A health system that is being phased out, its extract deposited: only the discharge and the erasure are left. */
async function start(t: Test): Promise<TrackServer> {
  const server = await startWithSystems(t, 1)
  const post = (url: string, body: object) => server.call('administrator', 'POST', `/api/v1/${url}`, body)
  const patch = (url: string, body: object, role: Role = 'administrator') =>
    server.write(role, 'PATCH', url, body)
  await post('waves', { code: 'w1', nameNb: 'Helse', nameEn: 'Health' })
  await post('contracts', { supplier: 'Tieto', end: '2020-06-30', noticeMonths: 6, systems: ['IKT-001'] })
  await post('mappings', {
    system: 'IKT-001',
    replacement: 'epj',
    conversionNeeded: 'no',
    acceptedBy: 'Fagleder',
    acceptedOn: '2019-10-01',
  })
  await patch('/api/v1/replacements/epj', {
    ...{ dpaSignedOn: '2019-08-01', riskAssessedOn: '2019-08-01' },
    ...{ dpiaRequired: 'yes', dpiaDoneOn: '2019-08-01' },
  })
  await patch(archive, {
    state: 'appraised',
    appraisal: 'x',
    appraisedOn: '2019-01-01',
    consultedOn: '2019-01-01',
  })
  await patch(archive, {
    state: 'extract_ordered',
    extractCase: 'x',
    depot: 'own_depot',
    seriesClosedOn: '2019-10-01',
  })
  await patch(privacy, { dpiaRequired: 'no', dpiaReason: 'x', ropEntry: 'BP-1' })
  await patch(system, { ...FILLED_IN, wave: 'w1', accessRemovedOn: null, reason: 'Utfylt' })
  for (const to of ['assessed', 'decided', 'planned', 'migrating', 'cut_over', 'phasing_out']) {
    const moved = await server.write('lead', 'POST', `${system}/transitions`, { to }, system)
    if (moved.status !== 200) throw new Error(moved.text)
  }
  await patch(archive, { state: 'extract_received' })
  await patch(archive, { state: 'validated' })
  await patch(archive, { state: 'deposited', deletionConsent: 'Brev', deletionConsentOn: '2019-10-15' })
  await patch(system, { accessRemovedOn: '2019-10-15' })
  await patch(privacy, { dpaState: 'terminated', ropClosedOn: '2019-10-15' })
  await patch('/api/v1/contracts/AVT-001', { terminatedOn: '2019-10-15' })
  return server
}

/** What of domain.md 3.4 does not hold; nothing, in a sound register. */
async function broken(server: TrackServer): Promise<string[]> {
  const read = async (url: string) => (await server.call('auditor', 'GET', url)).body
  const [row, track, data] = [await read(system), await read(archive), await read(privacy)]
  const { status, disposition, mappings } = row as {
    status: Status
    disposition: string
    mappings: { replacement: { state: string } }[]
  }
  const moves = ['replace', 'consolidate'].includes(disposition)
  const holds: Record<string, boolean> = {
    'decommissioned is discharged': status !== 'decommissioned' || track.dischargedOn !== null,
    'erased after the archive':
      data.erasureConfirmedOn === null ||
      (track.dischargedOn !== null && data.erasureConfirmedOn >= track.dischargedOn),
    'moved is mapped': !moves || mappings.length > 0,
    'ready goes to what is in use':
      !moves || !isReady(status) || mappings.every(({ replacement }) => replacement.state === 'in_use'),
  }
  return Object.keys(holds).filter((name) => !holds[name])
}

test('near the end of the life of a system, no sequence of calls by any roles breaks an invariant', async (t) => {
  let decommissioned = 0
  const one = fc.record({
    role: fc.constantFrom(...ROLES, 'administrator' as const, 'lead' as const),
    of: fc.nat(TRIES.length - 1),
  })
  await asyncProperty(
    t,
    fc.asyncProperty(fc.array(one, { minLength: 60, maxLength: 140 }), async (sequence) => {
      const server = await start(t)
      for (const { role, of } of sequence) {
        const [method, url, body, at = url] = TRIES[of] as (typeof TRIES)[number]
        const answer: Answer = url.endsWith('/overrides')
          ? await server.call(role, method, url, body)
          : await server.write(role, method, url, body, at)
        if (answer.status >= 500) throw new Error(answer.text)
        if (answer.status >= 300) continue
        const wrong = await broken(server)
        if (wrong.length > 0) throw new Error(`${role} ${method} ${url} ${JSON.stringify(body)}: ${wrong}`)
        if (answer.body.status === 'decommissioned') decommissioned += 1
      }
    }),
    RUNS[engineOf(t)],
  )
  t.comment(`${decommissioned} times decommissioned`)
})

test('the walk that the sequences begin with is sound', async (t) => {
  const server = await start(t)
  t.strictSame(await broken(server), [])
  await runScenarios(t, server, [
    {
      name: 'it is being phased out',
      as: 'auditor',
      method: 'GET',
      url: system,
      status: 200,
      contains: ['phasing_out'],
    },
  ])
})
