import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { inviteUser } from '../../server/domain/users.js'
import { temporaryFolder } from '../engines.js'
import { type TestServer, testContext } from '../server.js'
import type { Lie, startLiar } from './liar.js'

export const API = '/api/v1/sessions/providers'
export const INGRID = 'ingrid.lunde@eksempel.no'

/** The settings of a server with these providers; each is at a liar’s address, if it is said nowhere else. */
export function settingsOf(t: Test, issuer: string, providers: object[], url = 'http://harmoni.example') {
  const file = join(temporaryFolder(t), 'oidc.json')
  const least = { issuer, clientId: 'harmoni', clientSecret: 'a secret of the tests alone' }
  const filled = providers.map((one, index) => ({
    id: `p${index}`,
    name: `Kommune ${index}`,
    ...least,
    ...one,
  }))
  writeFileSync(file, JSON.stringify({ providers: filled }))
  return { HARMONI_OIDC: file, HARMONI_URL: url }
}

/** A browser: it keeps cookies, and sends each where it belongs. */
export function makeBrowser({ app }: TestServer) {
  const cookies = new Map<string, { value: string; path: string }>()
  const call = async (
    method: string,
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) => {
    const cookie = [...cookies]
      .filter(([, { path }]) => url.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await app.inject({
      method: method as 'POST',
      url,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(payload && { payload }),
    })
    for (const { name, value, path } of response.cookies)
      if (value === '') cookies.delete(name)
      else cookies.set(name, { value, path: String(path ?? '/') })
    return {
      status: response.statusCode,
      body: response.body ? response.json() : undefined,
      set: response.cookies,
    }
  }
  return { call, cookies }
}

/** Signs in through a provider in a browser, as whoever the liar says. */
export function signInBy(liar: Awaited<ReturnType<typeof startLiar>>) {
  return async (
    browser: ReturnType<typeof makeBrowser>,
    lie: Lie['claims'] = {},
    provider = 'p0',
    begins: object = {},
  ) => {
    liar.lie({})
    const begun = await browser.call('POST', `${API}/${provider}`, begins)
    liar.lie({ claims: lie })
    const answer = liar.answer(begun.body.address)
    return browser.call('POST', `${API}/${provider}/answer`, { answer })
  }
}

interface Logged {
  seq: number
  actorName: string
  fields: string[]
  after: Record<string, unknown>
}

/** What was logged of users since a row, in the order in which it was: by whom, and what came to be of what differs. */
export async function loggedSince(
  server: TestServer,
  before: number,
): Promise<[string, Record<string, unknown>][]> {
  const { body } = await server.call('auditor', 'GET', '/api/v1/changes?entity=user&limit=100')
  return (body.items as Logged[])
    .filter(({ seq }) => seq > before)
    .sort((one, other) => one.seq - other.seq)
    .map(({ actorName, fields, after }) => [
      actorName,
      Object.fromEntries(fields.map((field) => [field, after[field]])),
    ])
}

export const invite = (server: TestServer, email = INGRID) =>
  inviteUser(testContext(server), { name: 'Ingrid Lunde', email, roles: ['lead'], scope: [] })
