import type { Role } from '../../schema/rules/access.js'
import { testOnce } from '../engines.js'
import { startWithSystems, type TrackServer } from '../tracks.js'

const S = '/api/v1/systems/IKT-001'

/** One system in a situation of its own, whose steps are tried as their gates are met. */
function walker(server: TrackServer) {
  const at = (role: Role, method: string, url: string, body: object, read?: string) =>
    server.write(role, method, url, body, read)
  return {
    patch: (fields: object) => at('administrator', 'PATCH', S, fields),
    archive: (fields: object) => at('records_manager', 'PATCH', `${S}/archive`, fields),
    privacy: (fields: object) => at('privacy_adviser', 'PATCH', `${S}/privacy`, fields),
    contract: (fields: object) => at('architect', 'PATCH', '/api/v1/contracts/AVT-001', fields),
    post: (role: Role, url: string, body: object) => server.call(role, 'POST', url, body),
    get: async (url: string) => (await server.call('auditor', 'GET', url)).body,
    /** The gates that refuse the step, or the status that it led to. */
    async move(to: string) {
      const answer = await at('lead', 'POST', `${S}/transitions`, { to }, S)
      return answer.body.gates?.map((gate: { code: string }) => gate.code) ?? answer.body.status
    },
  }
}

/** All that a system to be split over `epj` and `kart` needs before it is mapped. */
async function prepareSplit(server: TrackServer, state: 'in_use' | 'coming'): Promise<void> {
  const { patch, archive, post } = walker(server)
  const kart = { code: 'kart', nameNb: 'Ny kart', nameEn: 'New maps', kind: 'shared_solution', state }
  await post('architect', '/api/v1/replacements', kart)
  for (const code of ['epj', 'kart'])
    await server.write('architect', 'PATCH', `/api/v1/replacements/${code}`, { riskAssessedOn: '2019-03-01' })
  await post('lead', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
  await patch({ wave: 'w1', rollbackPlan: 'SYN-19/9' })
  await archive({ state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-02-01' })
}

const IKS = { number: 'IKS', name: 'Avfallsselskapet IKS', kind: 'shared' }

testOnce(
  'a partnership’s system that the municipality leaves: its contract is not ours to end',
  async (t) => {
    const server = await startWithSystems(t, 1, {
      disposition: 'retire',
      dispositionReason: 'Tjenesten flyttes',
      hasContracts: 'yes',
      archiveDuty: 'none',
      privacyClass: 'none',
      wave: null,
      responsibleBody: 'Avfallsselskapet IKS',
    })
    const { patch, archive, post, get, move } = walker(server)
    await post('administrator', '/api/v1/municipalities', IKS)
    await post('lead', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
    await patch({ usedBy: ['0711'], wave: 'w1' })
    const made = await post('architect', '/api/v1/contracts', {
      ...{ supplier: 'Leverandøren', party: 'IKS', end: '2019-12-31', autoRenew: true, noticeMonths: 6 },
      systems: ['IKT-001'],
    })
    t.match(made.body, { heldByBody: true, noticeDeadline: null, missedDeadline: null, possibleEnd: null })
    t.strictSame(made.body.warnings, [], 'nobody here has missed the notice')
    t.equal((await get('/api/v1/contracts?deadlineFrom=1900-01-01')).total, 0, 'and none is counted as due')
    await archive({ state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-02-01' })
    for (const to of ['assessed', 'decided', 'planned']) t.equal(await move(to), to)
    await archive({ state: 'no_records' })
    t.strictSame(await move('phasing_out'), ['BODY_NOT_NOTIFIED'], 'no notice of the contract is asked for')
    await patch({ bodyNotifiedOn: '2019-09-01', bodyReference: 'SYN-19/1' })
    t.equal(await move('phasing_out'), 'phasing_out')
    await server.write('records_manager', 'POST', `${S}/archive/discharge`, {}, `${S}/archive`)
    t.strictSame(await move('decommissioned'), ['PARTICIPATION_OPEN', 'ACCESS_OPEN'], 'others go on using it')
    await patch({ participationEndedOn: '2019-10-14', accessRemovedOn: '2019-10-14' })
    t.equal(await move('decommissioned'), 'decommissioned')
    t.match(await get('/api/v1/contracts/AVT-001'), { state: 'active' }, 'the partnership’s contract runs on')
  },
)

testOnce('one contract with several parties: ours too, so it is ours to look after', async (t) => {
  const server = await startWithSystems(t, 1, { disposition: 'retain', hasContracts: 'yes' })
  const { post, contract, get } = walker(server)
  await post('administrator', '/api/v1/municipalities', IKS)
  const made = await post('architect', '/api/v1/contracts', {
    ...{ supplier: 'Leverandøren', party: 'IKS', otherParties: ['0602', '0711'], end: '2020-12-31' },
    ...{ autoRenew: true, noticeMonths: 6, systems: ['IKT-001'] },
  })
  t.match(made.body, { heldByBody: false, noticeDeadline: '2020-06-30' })
  t.equal((await get('/api/v1/contracts?party=0711')).total, 1, 'each finds it')
  t.match((await contract({ otherParties: [] })).body, { heldByBody: true, noticeDeadline: null })
})

testOnce('a municipality that continues keeps its number, its contracts and its archive', async (t) => {
  const server = await startWithSystems(t, 1, {
    disposition: 'retain',
    hasContracts: 'yes',
    usesMunicipalityNumber: 'yes',
    usesOrganisationNumber: 'yes',
  })
  const { patch, archive, privacy, post, move } = walker(server)
  await post('architect', '/api/v1/contracts', {
    supplier: 'Leverandøren',
    party: '0602',
    systems: ['IKT-001'],
  })
  await archive({
    consultedOn: '2019-02-01',
    state: 'appraised',
    appraisal: 'Bevares',
    appraisedOn: '2019-02-01',
  })
  await privacy({
    ...{ dpaState: 'signed', dpaSignedOn: '2019-03-01', dpaParty: '0602', riskAssessedOn: '2019-03-01' },
    ...{ dpiaRequired: 'no', dpiaReason: 'Uendret' },
  })
  await patch({ newOwner: 'Helse- og omsorgssjef' })
  for (const to of ['assessed', 'decided']) t.equal(await move(to), to)
  const asked = [
    'MUNICIPALITY_NUMBER_OPEN',
    'ORGANISATION_NUMBER_OPEN',
    'SUPPLIER_NOT_NOTIFIED',
    'SERIES_NOT_CLOSED',
  ]
  t.strictSame(await move('retained'), asked, 'of one that merges')
  const drammen = '/api/v1/municipalities/0602'
  const continuing = { kind: 'continuing', reason: 'Tar opp de andre' }
  await server.call('administrator', 'PATCH', drammen, continuing, { 'if-match': '"1"' })
  t.strictSame(await move('retained'), ['MUNICIPALITY_NUMBER_OPEN'], 'it may get another number all the same')
  const programme = '/api/v1/programme'
  await server.write('administrator', 'PATCH', programme, { municipalityNumber: '0602', reason: 'Beholdes' })
  t.equal(await move('retained'), 'retained')
})

testOnce('a municipality that is divided: who takes over is agreed before anything is planned', async (t) => {
  const server = await startWithSystems(t, 1, {
    disposition: 'retain',
    archiveDuty: 'none',
    privacyClass: 'none',
  })
  const { patch, archive, privacy, move } = walker(server)
  const drammen = '/api/v1/municipalities/0602'
  const divided = { kind: 'divided', reason: 'Deles' }
  await server.call('administrator', 'PATCH', drammen, divided, { 'if-match': '"1"' })
  await archive({ state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-02-01' })
  await privacy({ riskAssessedOn: '2019-03-01' })
  await patch({ newOwner: 'Rådmann', usesOrganisationNumber: 'no' })
  for (const to of ['assessed', 'decided']) t.equal(await move(to), to)
  t.strictSame(await move('retained'), ['DIVISION_NOT_AGREED'])
  await patch({ divisionAgreedOn: '2019-09-01', divisionReference: 'SYN-19/2' })
  t.equal(await move('retained'), 'retained')
})

testOnce(
  'a system that is split over two replacements: each half is cut over by itself, and the lead accepts it',
  async (t) => {
    const server = await startWithSystems(t, 1, { archiveDuty: 'none', privacyClass: 'none' })
    const { patch, post, get, move } = walker(server)
    const map = (fields: object) => post('architect', '/api/v1/mappings', { system: 'IKT-001', ...fields })
    await prepareSplit(server, 'in_use')
    await map({ replacement: 'epj', scope: 'Journal', conversionNeeded: 'yes' })
    for (const to of ['assessed', 'decided']) t.equal(await move(to), to)
    await map({ replacement: 'kart', scope: 'Kart', conversionNeeded: 'no' })
    t.strictSame(
      await move('planned'),
      ['COVERAGE_INCOMPLETE'],
      'two parts are not the whole until somebody says so',
    )
    await patch({ partsCoverAll: 'yes' })
    for (const to of ['planned', 'migrating']) t.equal(await move(to), to)

    const lead = (id: string, fields: object) =>
      server.write('lead', 'PATCH', `/api/v1/mappings/${id}`, fields)
    const refused = await lead('KOB-001', { scope: 'Alt', acceptedBy: 'Omsorgssjef' })
    t.match(refused.body, { code: 'field_not_allowed', errors: [{ path: 'scope' }] })
    t.equal(refused.body.errors.length, 1, 'only what is not the lead’s')
    const accepted = { acceptedBy: 'Omsorgssjef', acceptedOn: '2019-10-14', evidence: 'SYN-19/10' }
    t.equal((await lead('KOB-002', { ...accepted, actualCutOver: '2019-10-14' })).status, 200)
    t.match(
      (await get(S)).mappings,
      [{ actualCutOver: null }, { actualCutOver: '2019-10-14' }],
      'one half has moved',
    )
    t.strictSame(
      await move('cut_over'),
      ['ACCEPTANCE_MISSING', 'RECONCILIATION_MISSING'],
      'and waits for the other',
    )
    t.equal((await lead('KOB-001', { ...accepted, countIn: 100, countOut: 100 })).status, 200)
    t.equal(await move('cut_over'), 'cut_over')
    t.match(
      (await get(S)).mappings,
      [{ actualCutOver: '2019-10-15' }, { actualCutOver: '2019-10-14' }],
      'each half has its own day',
    )
  },
)

testOnce(
  'one system that takes over the others: one agreement and one assessment, kept in one place',
  async (t) => {
    const server = await startWithSystems(t, 3, { archiveDuty: 'none', privacyClass: 'ordinary' })
    const { post, get } = walker(server)
    await post('lead', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
    const survivor = { disposition: 'retain' }
    await server.write('administrator', 'PATCH', S, survivor)
    const made = await post('architect', '/api/v1/replacements', {
      ...{
        code: 'lms',
        nameNb: 'System 1',
        nameEn: 'System 1',
        kind: 'continued',
        continuesSystem: 'IKT-001',
      },
    })
    t.equal(made.status, 201)
    const others = ['IKT-002', 'IKT-003']
    const moveTo = async (number: string, to: string) => {
      const url = `/api/v1/systems/${number}`
      const { body } = await server.write('lead', 'POST', `${url}/transitions`, { to }, url)
      return body.gates?.map((gate: { code: string }) => gate.code) ?? body.status
    }
    for (const number of others) {
      const url = `/api/v1/systems/${number}`
      const fields = { disposition: 'consolidate', wave: 'w1', rollbackPlan: 'SYN-19/9' }
      await server.write('administrator', 'PATCH', url, fields)
      const archive = { state: 'appraised', appraisal: 'Intet', appraisedOn: '2019-02-01' }
      await server.write('records_manager', 'PATCH', `${url}/archive`, archive)
      const link = { system: number, replacement: 'lms', conversionNeeded: 'no' }
      t.equal((await post('architect', '/api/v1/mappings', link)).status, 201)
      for (const to of ['assessed', 'decided', 'planned']) t.equal(await moveTo(number, to), to)
      t.strictSame(await moveTo(number, 'migrating'), ['DPA_MISSING', 'ROS_MISSING', 'DPIA_MISSING'])
    }

    const track = (fields: object) => server.write('privacy_adviser', 'PATCH', `${S}/privacy`, fields)
    const agreement = { dpaState: 'signed', dpaSignedOn: '2019-08-01', dpaParty: '0602' }
    await track({
      ...agreement,
      riskAssessedOn: '2019-08-01',
      dpiaRequired: 'no',
      dpiaReason: 'Ingen høy risiko',
    })
    for (const number of others)
      t.equal(
        await moveTo(number, 'migrating'),
        'migrating',
        'what is written once is true of all who move there',
      )

    const refused = await track({ dpaState: 'missing' })
    t.match(refused.body, { code: 'gates_failed', gates: [{ code: 'DPA_MISSING' }] })
    t.match(refused.body.detail, /IKT-002 System 2/, 'the system that it would strand is named')
    t.match(await get(`${S}/privacy`), { dpaState: 'signed' }, 'and nothing is written')
    t.match(await get('/api/v1/replacements/lms'), {
      dpaSignedOn: null,
      riskAssessedOn: null,
      dpiaRequired: 'unknown',
    })
  },
)

testOnce(
  'the users of one half move once the system migrates, and the cut-over of that half is in place',
  async (t) => {
    const server = await startWithSystems(t, 1, {
      archiveDuty: 'none',
      privacyClass: 'none',
      partsCoverAll: 'yes',
    })
    const { post, move } = walker(server)
    await prepareSplit(server, 'coming')
    const link = (replacement: string) =>
      post('architect', '/api/v1/mappings', { system: 'IKT-001', replacement, conversionNeeded: 'yes' })
    const early = { system: 'IKT-001', replacement: 'epj', actualCutOver: '2019-10-01' }
    t.match((await post('architect', '/api/v1/mappings', early)).body, { code: 'not_migrating' })
    for (const replacement of ['epj', 'kart']) t.equal((await link(replacement)).status, 201)
    const half = async (id: string, fields: object) => {
      const { body } = await server.write('lead', 'PATCH', `/api/v1/mappings/${id}`, fields)
      return body.gates?.map((gate: { code: string }) => gate.code) ?? body.code ?? body.actualCutOver
    }
    const moved = { actualCutOver: '2019-10-14' }
    t.equal(await half('KOB-001', moved), 'not_migrating')
    for (const to of ['assessed', 'decided', 'planned']) t.equal(await move(to), to)
    t.equal(await half('KOB-001', moved), 'not_migrating')
    t.equal(await move('migrating'), 'migrating')
    t.strictSame(await half('KOB-001', moved), ['ACCEPTANCE_MISSING', 'RECONCILIATION_MISSING'])
    t.equal(await half('KOB-001', { acceptedBy: 'Omsorgssjef' }), 'state_incomplete', 'who, but not when')
    const done = { acceptedBy: 'Omsorgssjef', acceptedOn: '2019-10-14', countIn: 100, countOut: 100 }
    t.strictSame(await half('KOB-001', { ...done, countOut: 99, ...moved }), ['RECONCILIATION_MISSING'])
    t.equal(
      await half('KOB-001', { ...done, ...moved }),
      '2019-10-14',
      'the other half does not hold it back',
    )
    t.strictSame(await half('KOB-002', { ...done, ...moved }), ['TARGET_NOT_IN_USE'])
  },
)
