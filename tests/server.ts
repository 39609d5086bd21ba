import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { createSystem, type SystemFields } from '../schema/api/systems.js'
import { ROLE_WORDS, ROLES, type Role } from '../schema/rules/access.js'
import { proposedCodes } from '../schema/rules/countries/all.js'
import { DEFAULT_SETTINGS } from '../schema/rules/programme.js'
import { buildApp } from '../server/app.js'
import { type Config, readConfig } from '../server/config.js'
import type { Context } from '../server/domain/change.js'
import { createCodes } from '../server/domain/codes.js'
import { createLink } from '../server/domain/links.js'
import { createMunicipality } from '../server/domain/municipalities.js'
import { createProgramme } from '../server/domain/programme.js'
import { createServiceArea } from '../server/domain/serviceAreas.js'
import { keepSeen, signInByLink } from '../server/domain/sessions.js'
import { createToken } from '../server/domain/tokens.js'
import { createUsers } from '../server/domain/users.js'
import type { Services } from '../server/http/bind.js'
import { cookieName } from '../server/http/session.js'
import { openServices } from '../server/start.js'
import { findHead } from '../server/store/changes.js'
import { newRegister } from './engines.js'

/** The register of a test: opened as production opens it, on a place of its own on the test's engine. */
export async function openTestServices(
  t: Test,
  options: {
    onStatement?: ((sql: string) => void) | undefined
    database?: string
    settings?: Record<string, string>
  } = {},
): Promise<Services> {
  const database = options.database ?? (await newRegister(t, 'empty'))
  const config = readConfig({
    HARMONI_DATABASE: database,
    HARMONI_PORT: '0',
    HARMONI_LOG: 'silent',
    ...options.settings,
  })
  const services = await openServices(config, { onStatement: options.onStatement })
  t.teardown(() => services.store.close())
  return services
}

/** Where the register of a test is, with the password that the settings keep apart from its address. */
export function addressOf({ database, connection: { password } }: Config): string {
  return password === undefined ? database : database.replace('@', `:${encodeURIComponent(password)}@`)
}

export const TODAY = '2019-10-15'

/** A context for writing straight through the domain, as an administrator on 15 October 2019. */
export function testContext(
  { store }: Pick<Services, 'store'>,
  actor: Partial<Context['actor']> = {},
): Context {
  return {
    store,
    actor: { id: 'test', name: 'Testrolle', roles: ['administrator'], scope: [], ...actor },
    requestId: randomUUID(),
    at: `${TODAY}T07:00:00.000Z`,
    settings: DEFAULT_SETTINGS,
  }
}

/** A user for each role, who has that role alone: the id is the role. */
export function createRoleUsers(context: Context): Promise<void> {
  const users = ROLES.map((role) => ({
    ...{ id: role, name: ROLE_WORDS[role].nb, email: `${role}@harmoni.example` },
    ...{ roles: [role], scope: [], state: 'active' as const },
  }))
  return createUsers(context, users)
}

/** A small programme: two former municipalities, two areas, merger at New Year, its clock at 15 October 2019. */
export async function setUpRegister(services: Services, context = testContext(services)): Promise<void> {
  await createProgramme(context, {
    name: 'Nye Testvik',
    mergerDate: '2020-01-01',
    municipalityNumber: '9999',
    municipalityName: 'Testvik',
    ...DEFAULT_SETTINGS,
    synthetic: true,
    clockStart: `${TODAY}T07:00:00.000Z`,
    clockSetAt: services.clock().toISOString(),
  })
  await createCodes(context, { codes: proposedCodes(DEFAULT_SETTINGS.ruleSet) })
  const former = { kind: 'former', controllerContact: null, dpoContact: null } as const
  await createMunicipality(context, { number: '0602', name: 'Drammen', ...former })
  await createMunicipality(context, { number: '0711', name: 'Svelvik', ...former })
  await createServiceArea(context, {
    code: 'HEO',
    nameNb: 'Helse og omsorg',
    nameEn: 'Health',
    subproject: 'D3',
  })
  await createServiceArea(context, { code: 'SKO', nameNb: 'Skole', nameEn: 'Schools', subproject: 'D4' })
  await createRoleUsers(context)
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  body: any
}

export interface TestServer extends Services {
  app: FastifyInstance
  /** Calls the API as a role (with a token), or as nobody. */
  call(
    role: Role | null,
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** The headers by which a role calls. */
  authorize(role: Role): { authorization: string }
  /** Signs a user in by a link, and answers the headers by which their browser calls. */
  signIn(user: string): Promise<{ cookie: string }>
  /** How many rows the change log has. */
  logLength(): Promise<number>
}

/** A server built as production builds it, on a register of its own, with a token for each role. */
export async function startTestServer(
  t: Test,
  options: {
    onStatement?: (sql: string) => void
    /** A register that is there already. */
    database?: string
    /** What is loaded into a new register; without it, it begins small. */
    load?: (services: Services) => Promise<unknown>
    clock?: () => Date
    settings?: Record<string, string>
    /** Served for anybody to try. */
    demo?: boolean
  } = {},
): Promise<TestServer> {
  const { onStatement, load, settings = {}, demo = false } = options
  const database = options.database ?? (await newRegister(t, load ? 'empty' : 'small'))
  const opened = await openTestServices(t, { onStatement, database, settings })
  const config = { ...opened.config, demo }
  const services = { ...opened, config, clock: options.clock ?? opened.clock }
  await load?.(services)
  const tokens = new Map<Role, string>()
  await createRoleUsers(testContext(services))
  for (const role of ROLES) {
    const fields = { name: `Test ${role}`, owner: role }
    const { id, secret } = await createToken(testContext(services), fields, services.clock())
    // Used before: what is kept of a first use would be counted with what a test counts.
    await keepSeen(services.store, { user: role, session: null, token: id }, services.clock())
    tokens.set(role, secret)
  }
  const app = await buildApp(services)
  t.teardown(() => app.close())
  const authorize = (role: Role) => ({ authorization: `Bearer ${tokens.get(role)}` })
  return {
    ...services,
    app,
    authorize,
    async call(role, method, url, body, headers = {}) {
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(role && authorize(role)),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      })
      const json = /^application\/(json|problem\+json)/.test(String(response.headers['content-type']))
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        body: json && response.body ? JSON.parse(response.body) : undefined,
      }
    },
    async signIn(user) {
      const now = services.clock()
      const { secret } = await createLink(testContext(services), user, now)
      const browser = { agent: 'Firefox, Linux', secret: undefined, instead: false }
      const { session } = services.config
      const made = await signInByLink(testContext(services), { link: secret }, browser, now, session)
      return { cookie: `${cookieName(services.config)}=${made.secret}` }
    },
    async logLength() {
      return (await findHead(services.store))?.seq ?? 0
    },
  }
}

/** One request and what must come of it. Unless `logs` says otherwise, nothing may be written. */
export interface Scenario {
  name: string
  as: Role | null
  method: string
  url: string
  body?: unknown
  headers?: Record<string, string>
  status: number
  /** The stable code of the problem. */
  code?: string
  /** Texts that the answer must and must not contain. */
  contains?: string[]
  lacks?: string[]
  /** Rows that the change log grows by. */
  logs?: number
}

/** Runs a table of scenarios in order against one server. */
export async function runScenarios(
  t: Test,
  server: TestServer,
  scenarios: readonly Scenario[],
): Promise<void> {
  for (const { name, as, method, url, body, headers, status, code, contains, lacks, logs } of scenarios) {
    const before = await server.logLength()
    const answer = await server.call(as, method, url, body, headers)
    t.equal(answer.status, status, `${name}: status${answer.status === status ? '' : ` — ${answer.text}`}`)
    if (code) t.equal(answer.body?.code, code, `${name}: code`)
    for (const text of contains ?? []) t.ok(answer.text.includes(text), `${name}: contains ${text}`)
    for (const text of lacks ?? []) t.notOk(answer.text.includes(text), `${name}: lacks ${text}`)
    t.equal((await server.logLength()) - before, logs ?? 0, `${name}: rows logged`)
  }
}

/** The smallest system that may be registered. */
export const SYSTEM = { name: 'Gerica', kind: 'business', municipality: '0602' } as const

/** The fields of a new system as the domain takes them, defaults filled in. */
export function systemFields(body: object): SystemFields {
  const { reason: _, ...fields } = createSystem.body.parse(body)
  return fields
}

/** A system with every fact that being assessed and decided asks for. */
export const FULL_SYSTEM = {
  ...SYSTEM,
  product: 'Gerica',
  vendor: 'Tieto',
  serviceArea: 'HEO',
  descriptionNb: 'Elektronisk pasientjournal for pleie og omsorg',
  systemOwner: 'Omsorgssjef',
  hosting: 'on_premises',
  hasContracts: 'no',
  hasIntegrations: 'no',
  usesMunicipalityNumber: 'no',
  privacyClass: 'special',
  archiveDuty: 'siard',
  disposition: 'replace',
  decisionReference: 'Notat D3-001',
  decisionDate: '2019-02-12',
  decisionRole: 'Styringsgruppen',
  responsible: 'Prosjektleder D3',
  targetDate: '2019-10-07',
} as const
