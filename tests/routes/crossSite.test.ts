import { testOnce } from '../engines.js'
import { startTestServer } from '../server.js'

/** A write as somebody's browser or script sends it, and whether it is let through: to be told to sign in. */
interface Sent {
  name: string
  settings?: Record<string, string>
  /** The scheme and host that the server is asked by, and who asks. */
  host?: string
  from?: string
  headers: Record<string, string>
  code: 'not_signed_in' | 'cross_site' | 'other_address'
}

const PUBLIC = 'https://harmoni.example.no'
const host = 'harmoni.example.no'
const TOLD = { HARMONI_URL: PUBLIC }
const TRUSTED = { HARMONI_PROXIES: '10.0.0.4' }

const SENT: readonly Sent[] = [
  { name: 'a script without a browser', headers: {}, code: 'not_signed_in' },
  { name: 'the page itself', headers: { origin: `http://${host}` }, code: 'not_signed_in' },
  {
    name: 'the page, its port said',
    host: `${host}:80`,
    headers: { origin: `http://${host}` },
    code: 'not_signed_in',
  },
  {
    name: 'the page on its port',
    host: `${host}:81`,
    headers: { origin: `http://${host}:81` },
    code: 'not_signed_in',
  },
  {
    name: 'the host in other letters',
    host: 'Harmoni.Example.no',
    headers: { origin: `http://${host}` },
    code: 'not_signed_in',
  },
  { name: 'another site', headers: { origin: 'https://elsewhere.example' }, code: 'cross_site' },
  {
    name: 'another site, as a browser says',
    headers: { origin: PUBLIC, 'sec-fetch-site': 'cross-site' },
    code: 'cross_site',
  },
  {
    name: 'a site beside it',
    headers: { origin: PUBLIC, 'sec-fetch-site': 'same-site' },
    code: 'cross_site',
  },
  { name: 'a page that is nowhere', headers: { origin: 'null' }, code: 'cross_site' },
  { name: 'no origin at all', headers: { origin: 'harmoni' }, code: 'cross_site' },
  { name: 'a file', headers: { origin: 'file://' }, code: 'cross_site' },
  {
    name: 'a script with a token',
    headers: { origin: 'https://elsewhere.example', authorization: 'Bearer x' },
    code: 'not_signed_in',
  },
  // By scheme, host and port.
  { name: 'another scheme', headers: { origin: PUBLIC }, code: 'other_address' },
  { name: 'another port', headers: { origin: `http://${host}:8080` }, code: 'other_address' },
  { name: 'the address that is set', settings: TOLD, headers: { origin: PUBLIC }, code: 'not_signed_in' },
  {
    name: 'the address that is set, whatever Host is',
    settings: TOLD,
    host: '127.0.0.1:3000',
    headers: { origin: PUBLIC },
    code: 'not_signed_in',
  },
  {
    name: 'the same without encryption',
    settings: TOLD,
    headers: { origin: `http://${host}` },
    code: 'other_address',
  },
  {
    name: 'another site beside what is set',
    settings: TOLD,
    headers: { origin: 'https://elsewhere.example' },
    code: 'cross_site',
  },
  {
    name: 'another site by its own Host',
    settings: TOLD,
    host: 'elsewhere.example',
    headers: { origin: 'http://elsewhere.example' },
    code: 'cross_site',
  },
  {
    name: 'an alias that is not set',
    settings: TOLD,
    host: 'alias.example',
    headers: { origin: 'https://alias.example', 'sec-fetch-site': 'same-origin' },
    code: 'other_address',
  },
  // Behind a proxy whose word is taken.
  {
    name: 'https before a trusted proxy',
    settings: TRUSTED,
    from: '10.0.0.4',
    headers: { origin: PUBLIC, 'x-forwarded-proto': 'https' },
    code: 'not_signed_in',
  },
  {
    name: 'the host before it',
    settings: TRUSTED,
    from: '10.0.0.4',
    host: '10.0.0.9:3000',
    headers: { origin: PUBLIC, 'x-forwarded-proto': 'https', 'x-forwarded-host': host },
    code: 'not_signed_in',
  },
  {
    name: 'http before it',
    settings: TRUSTED,
    from: '10.0.0.4',
    headers: { origin: PUBLIC, 'x-forwarded-proto': 'http' },
    code: 'other_address',
  },
  {
    name: 'a scheme that is none',
    settings: TRUSTED,
    from: '10.0.0.4',
    headers: { origin: 'null', 'x-forwarded-proto': 'banana' },
    code: 'cross_site',
  },
  {
    name: 'somebody else who says https',
    settings: TRUSTED,
    from: '10.0.0.5',
    headers: { origin: PUBLIC, 'x-forwarded-proto': 'https' },
    code: 'other_address',
  },
  {
    name: 'somebody else who says a host',
    settings: TRUSTED,
    from: '10.0.0.5',
    headers: { origin: 'http://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
    code: 'cross_site',
  },
  // Behind one that does not pass Host on.
  {
    name: 'Host of the machine itself',
    host: '127.0.0.1:3000',
    headers: { origin: PUBLIC },
    code: 'other_address',
  },
  {
    name: 'Host of a private network',
    host: '10.0.0.9:3000',
    headers: { origin: PUBLIC },
    code: 'other_address',
  },
  {
    name: 'Host of a private network, IPv6',
    host: '[fd00::9]:3000',
    headers: { origin: PUBLIC },
    code: 'other_address',
  },
  {
    name: 'Host of an upstream',
    host: 'harmoni_upstream',
    headers: { origin: PUBLIC },
    code: 'other_address',
  },
  {
    name: 'Host of a service',
    host: 'harmoni.internal:3000',
    headers: { origin: PUBLIC },
    code: 'other_address',
  },
  {
    name: 'the browser says it is the same',
    host: 'inner.example.no',
    headers: { origin: PUBLIC, 'sec-fetch-site': 'same-origin' },
    code: 'other_address',
  },
]

testOnce('a write is taken from the page itself alone, by scheme, host and port', async (t) => {
  for (const settings of new Set(SENT.map((sent) => sent.settings))) {
    const { app } = await startTestServer(t, { settings: settings ?? {} })
    for (const { name, headers, code, from, ...sent } of SENT.filter((sent) => sent.settings === settings)) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/systems',
        headers: { host: sent.host ?? host, 'content-type': 'application/json', ...headers },
        payload: '{}',
        ...(from && { remoteAddress: from }),
      })
      t.equal(answer.json().code, code, name)
      if (code === 'other_address')
        t.match(answer.json(), { status: 403, nb: /HARMONI_URL.*≠/, en: /HARMONI_URL.*≠/ })
    }
  }
})

testOnce('a refusal of an address names both, for whoever sets it', async (t) => {
  const { app } = await startTestServer(t)
  const headers = { host: '127.0.0.1:3000', origin: PUBLIC, 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/systems', headers, payload: '{}' })
  t.match(answer.json().en, `(${PUBLIC} ≠ http://127.0.0.1:3000)`)
})
