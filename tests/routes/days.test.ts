import { WRITTEN_FIELDS } from '../../schema/api/loggedFields.js'
import { doneNames } from '../../schema/rules/days.js'
import type { Fields } from '../../schema/rules/fields.js'
import { patchReplacement } from '../../server/domain/replacements.js'
import { testOnce } from '../engines.js'
import { testContext } from '../server.js'
import { startWithSystems } from '../tracks.js'

const TOMORROW = '2019-10-16'

/** Where a kind of row is written, and what a state beside the day asks for. */
const DOORS: Record<string, { role: 'administrator' | 'records_manager' | 'lead'; url: string }> = {
  system: { role: 'administrator', url: '/api/v1/systems/IKT-001' },
  mapping: { role: 'administrator', url: '/api/v1/mappings/KOB-001' },
  replacement: { role: 'administrator', url: '/api/v1/replacements/epj' },
  archive: { role: 'administrator', url: '/api/v1/systems/IKT-001/archive' },
  privacy: { role: 'administrator', url: '/api/v1/systems/IKT-001/privacy' },
  contract: { role: 'administrator', url: '/api/v1/contracts/AVT-001' },
  risk: { role: 'administrator', url: '/api/v1/risks/RIS-001' },
  wanted_decision: { role: 'administrator', url: '/api/v1/wanted-decisions/BES-001' },
}

testOnce('what is done is refused on a day ahead, wherever it is written, and taken today', async (t) => {
  const server = await startWithSystems(t)
  await server.call('architect', 'POST', '/api/v1/mappings', {
    ...{ system: 'IKT-001', replacement: 'epj', acceptedBy: 'Systemeier', acceptedOn: '2019-10-01' },
  })
  await server.call('architect', 'POST', '/api/v1/contracts', { supplier: 'Tieto', systems: ['IKT-001'] })
  await server.call('architect', 'POST', '/api/v1/risks', {
    ...{
      title: 'Nettet',
      likelihood: 2,
      consequence: 2,
      state: 'closed',
      closedOn: '2019-10-01',
      outcome: 'Prøvd',
    },
  })
  await server.call('architect', 'POST', '/api/v1/wanted-decisions', {
    ...{ title: 'Utsett', consequenceOfNone: 'To runder' },
    ...{ state: 'decided', decidedOn: '2019-10-01', outcome: 'Utsatt' },
  })
  const length = await server.logLength()
  const proofs = Object.entries<Fields>(WRITTEN_FIELDS).flatMap(([entity, fields]) =>
    doneNames(fields).map((field) => ({ entity, field, nb: fields[field]?.nb ?? '' })),
  )
  for (const { entity, field, nb } of proofs) {
    const { role = 'administrator', url = '' } = DOORS[entity] ?? {}
    const answer = await server.write(role, 'PATCH', url, { [field]: TOMORROW })
    t.equal(answer.status, 422, `${entity}.${field} ${answer.text}`)
    t.match(answer.body, { code: 'day_ahead', errors: [{ path: field, code: 'day_ahead' }] })
    t.match(answer.body.errors[0].nb, `«${nb}»: 16.10.2019 er ikke kommet (i dag er 15.10.2019)`)
  }
  t.equal(await server.logLength(), length, 'nothing was written')
  for (const { entity, field } of proofs) {
    const { role = 'administrator', url = '' } = DOORS[entity] ?? {}
    const answer = await server.write(role, 'PATCH', url, { [field]: '2019-10-15' })
    // Erasure waits for the archive, and users for the migration, whatever the day.
    const waits: Record<string, string> = {
      erasureConfirmedOn: 'gates_failed',
      actualCutOver: 'not_migrating',
    }
    t.equal(answer.status, field in waits ? 422 : 200, `${entity}.${field} ${answer.text}`)
    if (field in waits) t.equal(answer.body.code, waits[field])
  }
  const bulk = { numbers: ['IKT-002'], changes: { decisionDate: TOMORROW } }
  for (const dryRun of [true, false]) {
    const answer = await server.call('architect', 'POST', '/api/v1/systems/bulk', { ...bulk, dryRun })
    t.match(answer.text, /day_ahead|er ikke kommet/, `bulk, dry run ${dryRun}`)
  }
  const created = await server.call('architect', 'POST', '/api/v1/replacements', {
    code: 'kart',
    nameNb: 'Kart',
    nameEn: 'Maps',
    kind: 'shared_solution',
    state: 'in_use',
    goLiveActual: TOMORROW,
  })
  t.equal(created.body.code, 'day_ahead', 'a new row is no way around')
})

testOnce('a day that is itself the decision may lie ahead', async (t) => {
  const server = await startWithSystems(t)
  await server.call('architect', 'POST', '/api/v1/contracts', { supplier: 'Tieto', systems: ['IKT-001'] })
  for (const [url, body] of [
    ['/api/v1/systems/IKT-001', { municipalityNumberChangedOn: '2020-01-01' }],
    ['/api/v1/systems/IKT-001/archive', { seriesClosedOn: '2019-12-31', newSeriesOpenedOn: '2020-01-01' }],
    ['/api/v1/contracts/AVT-001', { end: '2020-12-31', terminatedOn: '2020-01-01' }],
  ] as const)
    t.equal((await server.write('administrator', 'PATCH', url, body)).status, 200, url)
  const contract = await server.call('auditor', 'GET', '/api/v1/contracts/AVT-001')
  t.equal(contract.body.state, 'active', 'it ends on its day, not before')
})

testOnce('the day is that of the register, not of the machine', async (t) => {
  const server = await startWithSystems(t)
  // The machine is years past 2019; to the register this day is still to come.
  const context = { ...testContext(server), at: '2019-10-15T21:59:59.000Z' }
  await t.rejects(patchReplacement(context, 'epj', 1, { riskAssessedOn: TOMORROW }), { code: 'day_ahead' })
  const midnight = { ...testContext(server), at: '2019-10-15T22:00:00.000Z' }
  await t.resolves(patchReplacement(midnight, 'epj', 1, { riskAssessedOn: TOMORROW }))
})
