import type { Test } from 'tap'
import type { Role } from '../schema/rules/access.js'
import { DEFAULT_SETTINGS } from '../schema/rules/programme.js'
import { createCodes } from '../server/domain/codes.js'
import { createMunicipality } from '../server/domain/municipalities.js'
import { createProgramme } from '../server/domain/programme.js'
import { createServiceArea } from '../server/domain/serviceAreas.js'
import type { Services } from '../server/http/bind.js'
import { startTestServer, type TestServer, TODAY, testContext } from './server.js'

/** A programme and nothing else: no code, no municipality, no row of any list. */
export async function setUpNothing(services: Services): Promise<void> {
  await createProgramme(testContext(services), {
    ...DEFAULT_SETTINGS,
    name: 'Nye Ås',
    mergerDate: '2020-01-01',
    municipalityNumber: '9999',
    municipalityName: 'Ås',
    synthetic: true,
    clockStart: `${TODAY}T07:00:00.000Z`,
    clockSetAt: services.clock().toISOString(),
  })
}

/** The programme with one code, one municipality and one area, which rows may be of. */
export async function setUpLittle(services: Services): Promise<void> {
  await setUpNothing(services)
  const context = testContext(services)
  await createCodes(context, {
    codes: [{ list: 'kind', code: 'business', nameNb: 'Fagsystem', nameEn: 'Line of business' }],
  } as never)
  await createMunicipality(context, {
    ...{ number: '0602', name: 'Søre Ås', kind: 'former' as const },
    ...{ controllerContact: null, dpoContact: null },
  })
  const area = { code: 'HEO', nameNb: 'Helse og omsorg', nameEn: 'Health', subproject: 'D3' }
  await createServiceArea(context, area)
}

/** A system with texts that files often lose: signs that part cells, letters beyond ASCII, numbers that begin with 0. */
export const HARD_SYSTEM = {
  ...{ name: 'Blåbær; «7» og 007', kind: 'business', municipality: '0602', serviceArea: 'HEO' },
  ...{ externalId: '00042', aliases: ['Ærlig', '007'], vendor: 'Østensjø & Sønn AS', users: 12 },
  ...{ note: 'Linje én\nlinje to; med "hermetegn"', targetDate: '2019-12-01' },
}

/** One row of each list, in an order in which each finds what it is of. */
const ROWS: readonly [Role, string, object][] = [
  ['architect', 'systems', HARD_SYSTEM],
  [
    'architect',
    'replacements',
    { code: 'epj', nameNb: 'Ny journal', nameEn: 'New record', kind: 'shared_solution', state: 'in_use' },
  ],
  ['architect', 'mappings', { system: 'IKT-001', replacement: 'epj', coverage: 'full', scope: 'Alt' }],
  [
    'administrator',
    'contracts',
    {
      ...{ supplier: 'Østensjø & Sønn AS', number: '0012', systems: ['IKT-001'] },
      ...{ start: '2018-01-01', end: '2020-12-31', noticeMonths: 3, annualCost: 125_000 },
    },
  ],
  [
    'architect',
    'integrations',
    { fromSystem: 'IKT-001', toParty: 'Folkeregisteret', data: 'Navn, fødselsdato', method: 'Fil' },
  ],
  [
    'records_manager',
    'series-breaks',
    { replacement: 'epj', body: '0602', seriesClosedOn: '2019-12-31', newSeriesOpenedOn: '2020-01-01' },
  ],
  ['lead', 'waves', { code: 'w1', nameNb: 'Første bølge', nameEn: 'First wave' }],
  [
    'administrator',
    'milestones',
    { code: 'budget', nameNb: 'Budsjett', nameEn: 'Budget', date: '2019-12-10' },
  ],
  [
    'administrator',
    'overrides',
    { system: 'IKT-001', gate: 'ROLLBACK_MISSING', reason: 'Haster', evidence: 'SYN-12' },
  ],
  [
    'architect',
    'checks/ARCHIVE_DUTY_UNKNOWN/follow-ups',
    { systems: ['IKT-001'], changes: { followedUpBy: 'Arkivleder', notNeeded: 'Bare en oversikt' } },
  ],
  [
    'lead',
    'risks',
    { title: 'Rekker ikke fram', likelihood: 3, consequence: 4, system: 'IKT-001', owner: 'Prosjektleder' },
  ],
  [
    'lead',
    'wanted-decisions',
    {
      ...{ title: 'Drift ut året', options: ['Drift', 'Nå'], cost: 596_000, system: 'IKT-001' },
      ...{ consequenceOfNone: 'Ingen avtale', decider: 'Prosjektstyret', decideBy: '2019-10-21' },
    },
  ],
]

/** A register with one row of each list but prerequisites, which take two systems: see `addPrerequisite`. */
export async function startWithOneOfEach(t: Test): Promise<TestServer> {
  const server = await startTestServer(t, { load: setUpLittle })
  for (const [role, list, body] of ROWS) await make(server, role, list, body)
  return server
}

/** A second system, which the first waits for. */
export async function addPrerequisite(server: TestServer): Promise<void> {
  await make(server, 'architect', 'systems', { name: 'Tyttebær', kind: 'business', municipality: '0602' })
  await make(server, 'lead', 'prerequisites', { system: 'IKT-001', requires: 'IKT-002' })
}

async function make(server: TestServer, role: Role, list: string, body: object): Promise<void> {
  const { status, text } = await server.call(role, 'POST', `/api/v1/${list}`, body)
  // What is said of many at once makes rows, and answers how many.
  if (status !== 201 && status !== 200) throw new Error(`${list}: ${text}`)
}
