import fc from 'fast-check'
import { ROLES, type Role } from '../schema/rules/access.js'
import { ARCHIVE_STATES } from '../schema/rules/archives.js'
import { CONSEQUENCE_CODES } from '../schema/rules/consequences.js'
import { GATES } from '../schema/rules/gates.js'
import { INTEGRATION_STATES } from '../schema/rules/integrations.js'
import { DPA_STATES, ERASURE_STATES } from '../schema/rules/privacy.js'
import { REPLACEMENT_STATES } from '../schema/rules/replacements.js'
import { STATUSES } from '../schema/rules/status.js'
import { ANSWERS, DISPOSITIONS } from '../schema/rules/systems.js'
import { FILLED_IN } from './rules/facts.js'
import type { Answer, TestServer } from './server.js'

/** One call of a role; with `at` on the version that this address has now. */
export interface Call {
  role: Role
  method: 'GET' | 'POST' | 'PATCH'
  url: string
  body?: object
  at?: string
}

/** A call as it is, or steps forward for which all that they lack is mended first, as far as it can be. */
export type Command = Call | { push: string; steps: number }

const NUMBERS = ['IKT-001', 'IKT-002', 'IKT-003', 'IKT-004'] as const
/** Mostly the first, so that one system comes far and is then tried from all sides. */
const number = fc.oneof({ weight: 3, arbitrary: fc.constant(NUMBERS[0]) }, fc.constantFrom(...NUMBERS))
const code = fc.constantFrom('epj', 'kart', 'familia')
const date = fc.constantFrom(null, '2019-06-01', '2019-10-14', '2019-10-15', '2019-10-16', '2020-01-01')
const text = fc.constantFrom(null, 'Sak 19/1')
const reason = fc.constant('Prøvd')
const confirmed = fc.constantFrom(CONSEQUENCE_CODES, [])
const of = <T extends readonly string[]>(values: T) => fc.constantFrom(...(values as readonly string[]))
const some = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] })
const id = (prefix: string) => fc.constantFrom(1, 1, 1, 2, 3).map((row) => `${prefix}-00${row}`)
/** Mostly somebody who may, so that sequences come far. */
const role = fc.oneof({ weight: 3, arbitrary: fc.constant('administrator') }, of(ROLES)) as fc.Arbitrary<Role>

function make(url: string, body: fc.Arbitrary<object>): fc.Arbitrary<Call> {
  return fc.record({ role, method: fc.constant('POST' as const), url: fc.constant(url), body })
}
function patch(at: fc.Arbitrary<string>, body: fc.Arbitrary<object>, behind = ''): fc.Arbitrary<Call> {
  return fc
    .record({ role, at, body })
    .map((call) => ({ ...call, method: 'PATCH' as const, at: call.at + behind, url: call.at + behind }))
}
function post(at: fc.Arbitrary<string>, door: string, body: fc.Arbitrary<object>): fc.Arbitrary<Call> {
  return fc
    .record({ role, at, body })
    .map((call) => ({ ...call, method: 'POST' as const, url: `${call.at}/${door}` }))
}

const system = number.map((one) => `/api/v1/systems/${one}`)
const archive = system.map((one) => `${one}/archive`)
const row = (path: string, prefix: string) => id(prefix).map((one) => `/api/v1/${path}/${one}`)
const mapping = row('mappings', 'KOB')
const contract = row('contracts', 'AVT')
const integration = row('integrations', 'INT')
const prerequisite = row('prerequisites', 'FOR')

const contractFields = some({
  end: date,
  autoRenew: fc.boolean(),
  noticeMonths: fc.constantFrom(null, 0, 1, 6, 13),
  noticeGivenOn: date,
  assignedOn: date,
  terminatedOn: date,
  systems: fc.uniqueArray(number, { maxLength: 2 }),
})

/** Calls of every kind that a role may make of a register, well and badly chosen. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ push: number, steps: fc.integer({ min: 1, max: 9 }) }) },
  {
    weight: 1,
    arbitrary: make(
      '/api/v1/systems',
      fc.record(
        {
          ...{ name: fc.constant('Ny'), kind: fc.constant('business'), municipality: fc.constant('0711') },
          ...{ archiveDuty: fc.constant('none'), privacyClass: fc.constant('none') },
        },
        { requiredKeys: ['name', 'kind', 'municipality'] },
      ),
    ),
  },
  {
    weight: 4,
    arbitrary: patch(
      system,
      some({
        disposition: of(DISPOSITIONS),
        archiveDuty: fc.constantFrom(null, 'none', 'siard'),
        privacyClass: fc.constantFrom(null, 'none', 'special'),
        serviceArea: fc.constantFrom(null, 'HEO', 'SKO'),
        municipality: fc.constantFrom('0602', '0711'),
        usesMunicipalityNumber: of(ANSWERS),
        hasContracts: of(ANSWERS),
        systemOwner: text,
        targetDate: date,
        readOnlyUntil: date,
        readOnlyFrom: date,
        reason,
      }),
    ),
  },
  { weight: 4, arbitrary: post(system, 'transitions', some({ to: of(STATUSES), reason })) },
  { weight: 1, arbitrary: post(system, 'archive-duty/agree', some({ reason })) },
  { weight: 1, arbitrary: post(system, 'privacy-class/agree', some({ reason })) },
  { weight: 1, arbitrary: post(system, 'void', fc.record({ reason, confirmed })) },
  { weight: 1, arbitrary: post(system, 'restore', fc.record({ reason })) },
  {
    weight: 3,
    arbitrary: patch(
      archive,
      some({
        state: of(ARCHIVE_STATES),
        appraisal: text,
        appraisedOn: date,
        seriesClosedOn: date,
        deletionConsentOn: date,
        depot: fc.constantFrom(null, 'own_depot'),
        reason,
      }),
    ),
  },
  { weight: 2, arbitrary: post(archive, 'discharge', some({ reason })) },
  { weight: 4, arbitrary: post(archive, 'reopen', fc.record({ reason })) },
  {
    weight: 3,
    arbitrary: patch(
      system,
      some({
        dpaState: of(DPA_STATES),
        dpaSignedOn: date,
        erasureState: of(ERASURE_STATES),
        erasureOrderedOn: date,
        erasureConfirmedOn: date,
      }),
      '/privacy',
    ),
  },
  { weight: 3, arbitrary: make('/api/v1/mappings', fc.record({ system: number, replacement: code })) },
  { weight: 2, arbitrary: patch(mapping, some({ replacement: code, acceptedOn: date, confirmed })) },
  { weight: 2, arbitrary: post(mapping, 'void', fc.record({ reason, confirmed })) },
  { weight: 1, arbitrary: post(mapping, 'restore', some({ reason })) },
  {
    weight: 3,
    arbitrary: patch(
      code.map((one) => `/api/v1/replacements/${one}`),
      some({
        state: of(REPLACEMENT_STATES),
        continuesSystem: fc.constantFrom(null, ...NUMBERS),
        dpaSignedOn: date,
        confirmed,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: make(
      '/api/v1/contracts',
      contractFields.map((fields) => ({ ...fields, supplier: 'Tieto' })),
    ),
  },
  { weight: 3, arbitrary: patch(contract, contractFields) },
  { weight: 1, arbitrary: post(contract, 'void', fc.record({ reason })) },
  { weight: 1, arbitrary: post(contract, 'restore', some({ reason })) },
  {
    weight: 1,
    arbitrary: make(
      '/api/v1/integrations',
      fc.record({ fromSystem: number, toSystem: number, data: fc.constant('x') }),
    ),
  },
  { weight: 1, arbitrary: patch(integration, some({ state: of(INTEGRATION_STATES), movedTo: text })) },
  { weight: 1, arbitrary: post(integration, 'void', fc.record({ reason })) },
  {
    weight: 1,
    arbitrary: make(
      '/api/v1/prerequisites',
      fc.record({ system: number, requires: number, status: of(STATUSES) }),
    ),
  },
  { weight: 1, arbitrary: post(prerequisite, 'void', fc.record({ reason })) },
  {
    weight: 1,
    arbitrary: make(
      '/api/v1/overrides',
      fc.record({
        system: number,
        gate: of(GATES.map((gate) => gate.code)),
        reason,
        evidence: fc.constant('Sak 19/2'),
      }),
    ),
  },
)

/** Plays one command, and tells every answer to `answered`. */
export async function play(
  server: TestServer,
  command: Command,
  answered: (call: Call, answer: Answer) => void,
): Promise<void> {
  const call = async (one: Call): Promise<Answer> => {
    const version = one.at ? (await server.call('auditor', 'GET', one.at)).body?.version : undefined
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` }
    const answer = await server.call(one.role, one.method, one.url, one.body, headers)
    answered(one, answer)
    return answer
  }
  if (!('push' in command)) await call(command)
  else
    for (let step = 0; step < command.steps; step += 1) if (!(await push(server, command.push, call))) return
}

type Caller = (call: Call) => Promise<Answer>

/** Mends what the next step of a system lacks, and takes it; false when there is none, or it is refused all the same. */
async function push(server: TestServer, number: string, call: Caller): Promise<boolean> {
  const at = `/api/v1/systems/${number}`
  const { body } = await call({ role: 'lead', method: 'GET', url: `${at}/transitions` })
  const step = body.transitions?.find(({ direction }: { direction: string }) => direction === 'forward')
  if (!step) return false
  const parts = new Set<string>(
    step.gates.flatMap((gate: { holds: boolean; place: { part: string } | null }) =>
      gate.holds || !gate.place ? [] : [gate.place.part],
    ),
  )
  for (const part of parts) await MENDS[part]?.(server, number, call)
  const moved = await call({
    role: 'lead',
    method: 'POST',
    url: `${at}/transitions`,
    at,
    body: { to: step.to },
  })
  return moved.status === 200
}

type Mend = (server: TestServer, number: string, call: Caller) => Promise<void>

/** Patches every row of a list that belongs to the system. */
const eachRow =
  (path: string, body: object): Mend =>
  async (server, number, call) => {
    const { items } = (await server.call('auditor', 'GET', `/api/v1/${path}?system=${number}`)).body
    for (const { id } of items) {
      const at = `/api/v1/${path}/${id}`
      await call({ role: 'administrator', method: 'PATCH', url: at, at, body })
    }
  }

const MENDS: Record<string, Mend> = {
  async system(server, number, call) {
    const at = `/api/v1/systems/${number}`
    const { disposition } = (await server.call('auditor', 'GET', at)).body
    const body = {
      disposition: disposition === 'undecided' ? 'replace' : disposition,
      ...FILLED_IN,
      ...{ serviceArea: 'HEO', hosting: 'saas' },
      ...{ hasContracts: 'no', hasIntegrations: 'no', usesMunicipalityNumber: 'no', archiveDuty: 'siard' },
      ...{ privacyClass: 'special', dispositionReason: 'Trengs ikke', targetDate: '2019-10-20', wave: 'w1' },
    }
    await call({ role: 'administrator', method: 'PATCH', url: at, at, body })
  },
  async mappings(server, number, call) {
    await call({
      role: 'architect',
      method: 'POST',
      url: '/api/v1/mappings',
      body: { system: number, replacement: 'epj' },
    })
    await eachRow('mappings', {
      ...{ conversionNeeded: 'no', acceptedBy: 'Fagleder', acceptedOn: '2019-10-14' },
    })(server, number, call)
  },
  async replacement(_server, _number, call) {
    for (const code of ['epj', 'kart', 'familia']) {
      const at = `/api/v1/replacements/${code}`
      const body = {
        ...{ state: 'in_use', dpaSignedOn: '2019-06-01', riskAssessedOn: '2019-06-01' },
        ...{ dpiaRequired: 'yes', dpiaDoneOn: '2019-06-01' },
      }
      await call({ role: 'architect', method: 'PATCH', url: at, at, body })
    }
  },
  async archive(server, number, call) {
    const at = `/api/v1/systems/${number}/archive`
    const body = {
      ...{ consultedOn: '2019-02-01', appraisal: 'Bevares', appraisedOn: '2019-02-02', extractCase: 'Sak 2' },
      ...{ seriesClosedOn: '2019-10-01', newSeriesOpenedOn: '2020-01-01', depot: 'own_depot' },
      ...{ deletionConsent: 'Brev', deletionConsentOn: '2019-10-01' },
    }
    await call({ role: 'records_manager', method: 'PATCH', url: at, at, body })
    for (const state of ['appraised', 'extract_ordered', 'extract_received', 'validated', 'deposited'])
      await call({ role: 'records_manager', method: 'PATCH', url: at, at, body: { state } })
    const { status } = (await server.call('auditor', 'GET', `/api/v1/systems/${number}`)).body
    if (status === 'phasing_out')
      await call({ role: 'records_manager', method: 'POST', url: `${at}/discharge`, at, body: {} })
  },
  async privacy(_server, number, call) {
    const at = `/api/v1/systems/${number}/privacy`
    const body = {
      dpiaRequired: 'no',
      dpiaReason: 'Lav risiko',
      dpaState: 'not_needed',
      ropClosedOn: '2019-10-15',
    }
    await call({ role: 'privacy_adviser', method: 'PATCH', url: at, at, body })
    const erased = { erasureState: 'confirmed', erasureConfirmedOn: '2019-10-15' }
    await call({ role: 'privacy_adviser', method: 'PATCH', url: at, at, body: erased })
  },
  contracts: eachRow('contracts', {
    ...{ end: '2019-10-01', noticeMonths: 1, noticeGivenOn: '2019-08-01' },
    ...{ assignedOn: '2019-08-01', terminatedOn: '2019-10-01' },
  }),
  integrations: eachRow('integrations', { state: 'removed' }),
  prerequisites: eachRow('prerequisites', { status: 'registered' }),
}
