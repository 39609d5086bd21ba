import type { Role } from '../../schema/rules/access.js'
import { patchUser } from '../../server/domain/users.js'
import { findUser } from '../../server/store/users.js'
import { test } from '../engines.js'
import { FULL_SYSTEM, testContext } from '../server.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const system = '/api/v1/systems/IKT-001'

/** One system, moved by the roles that own its parts. */
function walker(server: TrackServer) {
  const at = (role: Role, method: string, url: string, body: object, read?: string) =>
    server.write(role, method, url, body, read)
  return {
    patch: (fields: object) => at('administrator', 'PATCH', system, fields),
    archive: (fields: object) => at('records_manager', 'PATCH', `${system}/archive`, fields),
    discharge: (role: Role = 'records_manager') =>
      at(role, 'POST', `${system}/archive/discharge`, {}, `${system}/archive`),
    privacy: (fields: object) => at('privacy_adviser', 'PATCH', `${system}/privacy`, fields),
    replacement: (fields: object) => at('architect', 'PATCH', '/api/v1/replacements/epj', fields),
    mapping: (fields: object) => at('architect', 'PATCH', '/api/v1/mappings/KOB-001', fields),
    contract: (fields: object) => at('architect', 'PATCH', '/api/v1/contracts/AVT-001', fields),
    integration: (fields: object) => at('architect', 'PATCH', '/api/v1/integrations/INT-001', fields),
    post: (role: Role, url: string, body: object) => server.call(role, 'POST', url, body),
    /** The gates that refuse the step, or the status that it led to. */
    async move(to: string, role: Role = 'lead', reason?: string) {
      const body = { to, ...(reason && { reason }) }
      const answer = await at(role, 'POST', `${system}/transitions`, body, system)
      return answer.body.gates?.map((gate: { code: string }) => gate.code) ?? answer.body.status
    },
  }
}

test('a health system from registered to decommissioned, each premature step with its gates', async (t) => {
  const server = await startWithSystems(t, 2, {
    hasContracts: 'unknown',
    hasIntegrations: 'unknown',
    usesMunicipalityNumber: 'yes',
    targetDate: null,
  })
  const { patch, archive, discharge, privacy, replacement, mapping, contract, integration, post, move } =
    walker(server)
  await replacement({ state: 'coming' })

  t.strictSame(await move('assessed'), ['CONTRACT_UNKNOWN', 'INTEGRATIONS_UNKNOWN'])
  await post('architect', '/api/v1/contracts', {
    supplier: 'Tieto',
    party: '0602',
    end: '2020-06-30',
    autoRenew: true,
    systems: ['IKT-001'],
  })
  await post('architect', '/api/v1/integrations', {
    fromSystem: 'IKT-001',
    toParty: 'NAV',
    data: 'Meldinger',
  })
  t.equal(await move('assessed'), 'assessed')

  t.strictSame(await move('decided'), ['REPLACEMENT_MISSING', 'RECORDS_MANAGER_NOT_CONSULTED'])
  await post('architect', '/api/v1/mappings', { system: 'IKT-001', replacement: 'epj' })
  await archive({ consultedOn: '2019-02-01', recommendedDuty: 'siard' })
  t.equal(await move('decided'), 'decided')

  t.strictSame(await move('planned'), [
    'DATE_MISSING',
    'WAVE_MISSING',
    'CONVERSION_UNKNOWN',
    'NOTICE_DEADLINE_UNKNOWN',
    'APPRAISAL_MISSING',
  ])
  await post('lead', '/api/v1/waves', { code: 'w1', nameNb: 'Helse', nameEn: 'Health' })
  await patch({ targetDate: '2019-10-20', wave: 'w1' })
  await mapping({ conversionNeeded: 'yes' })
  await contract({ noticeMonths: 6 })
  await archive({ state: 'appraised', appraisal: 'Bevares', appraisedOn: '2019-02-02' })
  t.equal(await move('planned'), 'planned')

  await post('lead', '/api/v1/prerequisites', { system: 'IKT-001', requires: 'IKT-002', status: 'assessed' })
  t.strictSame(await move('migrating'), [
    'ROLLBACK_MISSING',
    'DEPENDENCY_OPEN',
    'DPA_MISSING',
    'ROS_MISSING',
    'DPIA_MISSING',
  ])
  await patch({ rollbackPlan: 'Sak 19/3' })
  await post('architect', '/api/v1/contracts', { supplier: 'Visma', systems: ['IKT-002'] })
  await post('architect', '/api/v1/integrations', { fromSystem: 'IKT-002', toParty: 'NAV', data: 'x' })
  const other = '/api/v1/systems/IKT-002'
  await server.write('lead', 'POST', `${other}/transitions`, { to: 'assessed' }, other)
  await replacement({
    ...{ dpaSignedOn: '2019-08-01', riskAssessedOn: '2019-08-02' },
    ...{ dpiaRequired: 'yes', dpiaDoneOn: '2019-08-03' },
  })
  await privacy({ dpaState: 'signed', dpaSignedOn: '2018-06-01' })
  t.equal(await move('migrating'), 'migrating')
  const away = { to: 'registered', reason: 'Feil' }
  await server.write('lead', 'POST', `${other}/transitions`, away, other)
  t.match(
    (await server.call('auditor', 'GET', `${system}/transitions`)).body.broken,
    [{ code: 'DEPENDENCY_OPEN', rows: ['FOR-001'], place: { part: 'prerequisites' } }],
    'what was passed and does not hold any more is said',
  )
  await server.write('lead', 'POST', `${other}/transitions`, { to: 'assessed' }, other)
  t.strictSame((await server.call('auditor', 'GET', `${system}/transitions`)).body.broken, [])
  t.strictSame(
    (await replacement({ dpaSignedOn: null })).body.gates.map((gate: { code: string }) => gate.code),
    ['DPA_MISSING'],
    'what the system has passed stays, on the replacement too',
  )
  t.match((await replacement({ dpiaDoneOn: null })).body.gates, [{ code: 'DPIA_MISSING' }])

  t.strictSame(await move('cut_over'), [
    'TARGET_NOT_IN_USE',
    'ACCEPTANCE_MISSING',
    'RECONCILIATION_MISSING',
    'INTEGRATION_OPEN',
  ])
  await replacement({ state: 'in_use' })
  await mapping({ acceptedBy: 'Omsorgssjef', acceptedOn: '2019-10-14', countIn: 10, countOut: 10 })
  await integration({ state: 'moved', movedTo: 'Felles EPJ' })
  t.equal(await move('cut_over'), 'cut_over')
  t.equal((await integration({ state: 'open', movedTo: null })).body.code, 'gates_failed')

  t.strictSame(await move('read_only'), [
    'READ_ONLY_END_MISSING',
    'LOOKUP_ROLES_MISSING',
    'SERIES_NOT_CLOSED',
  ])
  await patch({ readOnlyUntil: '2020-12-31', lookupRoles: 'Arkivtjenesten' })
  await archive({ seriesClosedOn: '2019-10-15', extractCase: 'Sak 19/9' })
  t.equal(await move('read_only'), 'read_only')

  t.strictSame(await move('phasing_out'), ['NOTICE_NOT_GIVEN', 'EXTRACT_NOT_ORDERED'])
  await contract({ noticeGivenOn: '2019-10-15' })
  await archive({ state: 'extract_ordered' })
  t.equal(await move('phasing_out'), 'phasing_out')

  t.strictSame(await move('decommissioned'), [
    'ACCESS_OPEN',
    'CONTRACT_OPEN',
    'ARCHIVE_NOT_DISCHARGED',
    'ERASURE_NOT_CONFIRMED',
    'DPA_OPEN',
    'ROPA_OPEN',
  ])
  for (const fields of [
    { state: 'extract_received' },
    { state: 'validated' },
    { state: 'deposited', depot: 'own_depot', deletionConsent: 'Brev', deletionConsentOn: '2019-10-15' },
  ])
    await archive(fields)
  const erased = {
    erasureState: 'confirmed',
    erasureOrderedOn: '2019-10-15',
    erasureConfirmedOn: '2019-10-15',
  }
  for (const role of ['privacy_adviser', 'administrator'] as const) {
    const early = await server.write(role, 'PATCH', `${system}/privacy`, erased)
    t.match(early.body.gates, [{ code: 'ERASED_BEFORE_ARCHIVED', overridable: false }], `${role}: too early`)
  }
  const override = { system: 'IKT-001', gate: 'ERASED_BEFORE_ARCHIVED', reason: 'Haster', evidence: 'Ingen' }
  t.equal((await post('administrator', '/api/v1/overrides', override)).body.code, 'gate_not_overridable')
  t.equal((await discharge('administrator')).status, 403, 'not by an administrator')
  t.equal((await discharge()).status, 200)
  const day = await privacy({ ...erased, erasureConfirmedOn: '2019-10-14' })
  t.match(day.body.gates, [{ code: 'ERASED_BEFORE_ARCHIVED' }], 'not on a day before it either')
  await privacy({ ...erased, dpaState: 'terminated', ropClosedOn: '2019-10-15' })
  const reopen = await server.write(
    'records_manager',
    'POST',
    `${system}/archive/reopen`,
    { reason: 'x' },
    `${system}/archive`,
  )
  t.match(reopen.body.gates, [{ code: 'ERASED_BEFORE_ARCHIVED' }], 'nor is it reopened after that')
  await contract({ terminatedOn: '2019-10-15' })
  await patch({ accessRemovedOn: '2019-10-15' })
  const { version = 0 } = (await findUser(server.store, 'records_manager')) ?? {}
  await patchUser(testContext(server), 'records_manager', version, { roles: ['records_manager', 'lead'] })
  const signedIn = await server.signIn('records_manager')
  const { headers } = await server.call('auditor', 'GET', system)
  const own = await server.call(
    null,
    ...(['POST', `${system}/transitions`, { to: 'decommissioned' }] as const),
    { ...signedIn, 'if-match': String(headers.etag) },
  )
  t.match(own.body.gates, [{ code: 'FOUR_EYES' }], 'not by who discharged it with a token, signed in as lead')
  t.equal(await move('decommissioned'), 'decommissioned')
  const shutOff = async () => (await server.call('auditor', 'GET', system)).body.shutOffOn
  t.equal(await shutOff(), '2019-10-15', 'it is off from today')
  t.equal((await patch({ shutOffOn: '2019-10-14', ownerSignedOffOn: '2019-10-15' })).status, 200)
  const done = await server.write(
    'records_manager',
    'POST',
    `${system}/archive/reopen`,
    { reason: 'x' },
    `${system}/archive`,
  )
  t.equal(done.body.code, 'archive_decommissioned')
  t.strictSame(await move('phasing_out', 'lead', 'Ført feil'), ['ADMINISTRATOR_REQUIRED'])
  t.equal(await move('phasing_out', 'administrator', 'Ført feil'), 'phasing_out')
  t.equal(await shutOff(), null, 'what is on again has no day')
})

test('a system that is carried on to retained: its old series closes too', async (t) => {
  const server = await startWithSystems(t, 1, {
    disposition: 'retain',
    usesMunicipalityNumber: 'yes',
    hasContracts: 'yes',
  })
  const { patch, archive, privacy, contract, post, move } = walker(server)
  await post('architect', '/api/v1/contracts', { supplier: 'Tieto', party: '0602', systems: ['IKT-001'] })
  t.equal(await move('assessed'), 'assessed')
  await archive({ consultedOn: '2019-02-01' })
  t.equal(await move('decided'), 'decided')
  t.strictSame(await move('retained'), [
    'MUNICIPALITY_NUMBER_OPEN',
    'ORGANISATION_NUMBER_OPEN',
    'NEW_OWNER_MISSING',
    'SUPPLIER_NOT_NOTIFIED',
    'APPRAISAL_MISSING',
    'SERIES_NOT_CLOSED',
    'CARRIED_ON_WITHOUT_DPA',
    'CARRIED_ON_WITHOUT_ROS',
    'CARRIED_ON_WITHOUT_DPIA',
  ])
  await patch({ municipalityNumberChangedOn: '2020-01-01', newOwner: 'Helse- og omsorgssjef' })
  await patch({ usesOrganisationNumber: 'yes', organisationNumberChangedOn: '2020-01-01' })
  await contract({ notifiedOn: '2019-10-01' })
  await privacy({ riskAssessedOn: '2019-09-01', dpiaRequired: 'no', dpiaReason: 'Ingen høy risiko' })
  await archive({ state: 'appraised', appraisal: 'Bevares', appraisedOn: '2019-02-02' })
  await archive({ seriesClosedOn: '2019-12-31' })
  t.strictSame(await move('retained'), ['SERIES_NOT_CLOSED', 'CARRIED_ON_WITHOUT_DPA'], 'and a new one opens')
  await archive({ newSeriesOpenedOn: '2020-01-01' })
  const unsaid = await privacy({ dpaState: 'not_needed' })
  t.match(unsaid.body, { code: 'state_incomplete', errors: [{ path: 'dpaReason' }] }, 'a waiver has a reason')
  await privacy({ dpaState: 'signed', dpaSignedOn: '2019-09-01', dpaParty: '0602' })
  t.equal(await move('retained'), 'retained')
  const { body } = await server.call('auditor', 'GET', `${system}/transitions`)
  t.strictSame(
    body.transitions.map((row: { to: string }) => row.to),
    ['decided'],
    'only back from here',
  )
})

test('one that is retired without replacement skips the migration', async (t) => {
  const server = await startWithSystems(t, 1, { ...FULL_SYSTEM, disposition: 'retire', archiveDuty: 'none' })
  const { patch, archive, post, move } = walker(server)
  await move('assessed')
  t.strictSame(await move('decided'), ['JUSTIFICATION_MISSING'])
  await patch({ dispositionReason: 'Tjenesten opphører' })
  await move('decided')
  await post('lead', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
  await patch({ wave: 'w1' })
  await archive({ state: 'appraised', appraisal: 'Ingenting', appraisedOn: '2019-02-02' })
  t.equal(await move('planned'), 'planned')
  t.strictSame(await move('read_only'), ['READ_ONLY_END_MISSING', 'LOOKUP_ROLES_MISSING'])
  t.strictSame(await move('phasing_out'), ['EXTRACT_NOT_ORDERED'])
  await archive({ state: 'no_records' })
  t.equal(await move('phasing_out'), 'phasing_out')
})

test('overrides: who may, what may, and what rests on them', async (t) => {
  const server = await startWithSystems(t, 1, { systemOwner: null })
  const { patch, post, move } = walker(server)
  const url = '/api/v1/overrides'
  const override = { system: 'IKT-001', gate: 'OWNER_MISSING', reason: 'Avklares', evidence: 'Sak 19/1' }
  const refused: [string, Role | null, object, number, string?][] = [
    ['not signed in', null, override, 401],
    ['a lead', 'lead', override, 403],
    ['an architect', 'architect', override, 403],
    ['a records manager', 'records_manager', override, 403],
    ['without evidence', 'administrator', { ...override, evidence: ' ' }, 400],
    ['without reason', 'administrator', { ...override, reason: '' }, 400],
    ['no such gate', 'administrator', { ...override, gate: 'NO_GATE' }, 422, 'unknown_reference'],
    ['a formal one', 'administrator', { ...override, gate: 'FOUR_EYES' }, 422, 'unknown_reference'],
    ['no such system', 'administrator', { ...override, system: 'IKT-404' }, 422, 'unknown_reference'],
    ...['ARCHIVE_NOT_DISCHARGED', 'ERASED_BEFORE_ARCHIVED', 'REPLACEMENT_MISSING', 'TARGET_NOT_IN_USE'].map(
      (gate): [string, Role, object, number, string] => [
        gate,
        'administrator',
        { ...override, gate },
        422,
        'gate_not_overridable',
      ],
    ),
  ]
  const before = await server.logLength()
  for (const [name, role, body, status, code] of refused) {
    const answer = await server.call(role, 'POST', url, body)
    t.equal(answer.status, status, name)
    if (code) t.equal(answer.body.code, code, name)
  }
  t.equal(await server.logLength(), before, 'nothing was written')

  t.strictSame(await move('assessed'), ['OWNER_MISSING'])
  const { body: made } = await post('administrator', url, override)
  t.match(made, {
    id: 'OVR-001',
    byName: 'Administrator (Test administrator)',
    systemName: 'System 1',
    nb: /Systemeier/,
  })
  t.equal((await post('administrator', url, override)).status, 409, 'once')
  const { body: shown } = await server.call('auditor', 'GET', `${system}/transitions`)
  t.match(shown.transitions[0].gates[0], { holds: true, overridden: { id: 'OVR-001', evidence: 'Sak 19/1' } })
  t.equal(await move('assessed'), 'assessed')
  t.equal((await server.call('auditor', 'GET', url)).body.total, 1, 'the list of exceptions')

  const take = () =>
    server.write('administrator', 'POST', `${url}/OVR-001/void`, { reason: 'Løst' }, `${url}/OVR-001`)
  t.match((await take()).body.gates, [{ code: 'OWNER_MISSING' }], 'the system rests on it')
  await patch({ systemOwner: 'Omsorgssjef' })
  t.equal((await take()).status, 200)
  t.equal((await server.call('auditor', 'GET', url)).body.total, 0)
  t.equal((await server.call('auditor', 'GET', `${url}?voided=true`)).body.total, 1)
})
