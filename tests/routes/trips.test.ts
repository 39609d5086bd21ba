import { REQUEST_ID } from '../../schema/api/endpoint.js'
import { ROLES } from '../../schema/rules/access.js'
import { proposedCodes } from '../../schema/rules/countries/all.js'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { changeAll } from '../../server/domain/change.js'
import { createSystem } from '../../server/domain/systems.js'
import { engineOf, test } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { type Answer, FULL_SYSTEM, systemFields, type TestServer, testContext } from '../server.js'
import { sized } from '../size.js'
import { countTrips } from '../trips.js'

const api = '/api/v1'
const MANY = sized(250, 1000)

/** What is asked; how often the server waits for PostgreSQL at most, and how many statements it asks of SQLite. */
interface Measured {
  name: string
  trips: number
  statements: number
  ask(server: TestServer): Promise<Answer>
  status?: number
}

const version = (number: number) => ({ 'if-match': `"${number}"` })
const numbers = Array.from({ length: MANY }, (_, index) => `IKT-${String(index + 4).padStart(3, '0')}`)
let lastRequest = ''

const MEASURED: readonly Measured[] = [
  {
    name: 'a field of a system',
    trips: 5,
    statements: 21,
    ask: (server) => server.call('architect', 'PATCH', `${api}/systems/IKT-001`, { vendor: 'X' }, version(1)),
  },
  {
    name: 'a new system',
    trips: 5,
    statements: 26,
    ask: (server) => server.call('architect', 'POST', `${api}/systems`, { ...FULL_SYSTEM, name: 'Ny' }),
    status: 201,
  },
  {
    name: 'a new system with a key for repeats',
    trips: 6,
    statements: 29,
    ask: (server) =>
      server.call('architect', 'POST', `${api}/systems`, FULL_SYSTEM, { 'idempotency-key': 'trips-1' }),
    status: 201,
  },
  {
    name: 'a step of a system',
    trips: 5,
    statements: 21,
    ask: (server) =>
      server.call('lead', 'POST', `${api}/systems/IKT-001/transitions`, { to: 'assessed' }, version(2)),
  },
  {
    name: 'a new mapping',
    trips: 6,
    statements: 35,
    ask: (server) =>
      server.call('architect', 'POST', `${api}/mappings`, {
        ...{ system: 'IKT-001', replacement: 'epj', conversionNeeded: 'no' },
      }),
    status: 201,
  },
  {
    name: 'a field of a mapping',
    trips: 7,
    statements: 31,
    ask: (server) => server.call('architect', 'PATCH', `${api}/mappings/KOB-001`, { scope: 'X' }, version(1)),
  },
  {
    name: 'a new contract',
    trips: 8,
    statements: 37,
    ask: (server) =>
      server.call('architect', 'POST', `${api}/contracts`, {
        supplier: 'X',
        party: '0602',
        systems: ['IKT-001'],
      }),
    status: 201,
  },
  {
    name: 'a field of a contract',
    trips: 7,
    statements: 36,
    ask: (server) => server.call('lead', 'PATCH', `${api}/contracts/AVT-001`, { supplier: 'Y' }, version(1)),
  },
  {
    // Set up for everybody: a row of the security log besides, in a transaction of its own.
    name: 'a list of codes',
    trips: 8,
    statements: 9,
    ask: (server) =>
      server.call('administrator', 'POST', `${api}/codes/list`, {
        codes: proposedCodes(DEFAULT_SETTINGS.ruleSet)
          .slice(0, 50)
          .map((code) => ({ ...code, code: `ny-${code.code}` })),
      }),
    status: 201,
  },
  {
    name: 'a list of service areas',
    trips: 8,
    statements: 11,
    ask: (server) =>
      server.call('administrator', 'POST', `${api}/service-areas/list`, {
        areas: Array.from({ length: 50 }, (_, index) => ({
          ...{ code: `X${index}`, nameNb: `Område ${index}`, nameEn: `Area ${index}` },
        })),
      }),
    status: 201,
  },
  {
    name: 'a field of many systems',
    trips: 6,
    statements: 81,
    ask: (server) =>
      server.call('administrator', 'POST', `${api}/systems/bulk`, {
        numbers,
        changes: { responsible: 'Ny' },
      }),
  },
  {
    name: 'the same taken back',
    trips: 15,
    statements: 16 * MANY + 52,
    ask: (server) => server.call('administrator', 'POST', `${api}/changes/${lastRequest}/undo`, {}),
  },
  {
    name: 'a step of many systems',
    trips: 6,
    statements: 81,
    ask: (server) =>
      server.call('administrator', 'POST', `${api}/systems/bulk`, {
        numbers,
        transition: { to: 'assessed' },
      }),
  },
  {
    name: 'the same taken back',
    trips: 15,
    statements: 16 * MANY + 52,
    ask: (server) => server.call('administrator', 'POST', `${api}/changes/${lastRequest}/undo`, {}),
  },
  {
    name: 'a mapping and the decision of many systems',
    trips: 7,
    statements: 117,
    ask: (server) =>
      server.call('administrator', 'POST', `${api}/mappings/bulk`, {
        ...{ numbers, to: [{ replacement: 'kart' }], changes: { archiveDuty: 'none' } },
        reason: 'Møte 4',
      }),
  },
  {
    name: 'the same taken back',
    trips: 28,
    statements: 28 * MANY + 52,
    ask: (server) =>
      server.call('administrator', 'POST', `${api}/changes/${lastRequest}/undo`, { reason: 'Feil' }),
  },
  {
    name: 'a list',
    trips: 6,
    statements: 18,
    ask: (server) => server.call('auditor', 'GET', `${api}/systems?limit=50&sort=name&hosting=on_premises`),
  },
  {
    // All systems were written: what the rules say of them is computed anew, some hundred at a time.
    name: 'a list with its facets, after a write of all systems',
    trips: 40,
    statements: 100,
    ask: (server) => server.call('auditor', 'GET', `${api}/systems?limit=50&sort=name&facets=true`),
  },
  {
    name: 'a list with its facets',
    trips: 6,
    statements: 7,
    ask: (server) => server.call('auditor', 'GET', `${api}/systems?limit=49&sort=name&facets=true`),
  },
  {
    name: 'a system',
    trips: 5,
    statements: 15,
    ask: (server) => server.call('auditor', 'GET', `${api}/systems/IKT-001`),
  },
]

async function registerMany(server: TestServer): Promise<void> {
  const context = testContext(server)
  await changeAll(context, async (all) => {
    for (let index = 0; index < MANY; index += 1)
      await createSystem(all, systemFields({ ...FULL_SYSTEM, name: `System ${index}` }))
  })
}

test('no request waits for the database, or asks it, more often than it must', async (t) => {
  let statements = 0
  const server = await startWithReplacements(t, { onStatement: () => (statements += 1) })
  // That somebody is here is written down at their first request, beside it.
  for (const role of ROLES) await server.call(role, 'GET', `${api}/me`)
  await registerMany(server)
  const { during } = countTrips(t)
  for (const { name, ask, status = 200, ...most } of MEASURED) {
    statements = 0
    const { value: answer, trips } = await during(() => ask(server))
    t.equal(answer.status, status, `${name}: ${answer.text.slice(0, 300)}`)
    lastRequest = String(answer.headers[REQUEST_ID] ?? lastRequest)
    if (engineOf(t) === 'postgres') t.ok(trips <= most.trips, `${name}: ${trips} trips`)
    else t.ok(statements <= most.statements, `${name}: ${statements} statements`)
  }
})
