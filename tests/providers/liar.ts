import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

/** How a provider that lies differs from one that does not. */
export interface Lie {
  /** Claims instead of those that are right. */
  claims?: Record<string, unknown>
  /** The header of the token instead of the right one. */
  header?: Record<string, unknown>
  /** Signs with other keys than it shows. */
  otherKeys?: boolean
  /** What stands for the signature. */
  signature?: string
  /** Answers the code with this instead of tokens. */
  status?: number
  body?: unknown
  /** Answers for another person where it is asked for more. */
  userInfo?: Record<string, unknown>
  /** Never answers what is asked at one of its addresses; `all` of them. */
  silent?: 'token' | 'keys' | 'all'
  /** Leads whoever asks at one of its addresses on to another. */
  leads?: { from: string; status: number; to: string }
}

/** A provider that says what it is told to: real in all but its honesty. */
export interface Liar {
  issuer: string
  /** What it will lie about from now on. */
  lie(lie: Lie): void
  /** What it was last asked with, when a code was exchanged. */
  asked(): URLSearchParams
  /** Says what it is asked about a sign-in that begins at this address: what the browser comes back with. */
  answer(address: string, more?: Record<string, string>): string
  /** How often its discovery document was asked for. */
  discoveries(): number
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** Of all liars: a key is long in the making. */
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 })
const OTHERS = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Starts one on this machine; it ends with the test. `metadata` is said beside what every provider says. */
export async function startLiar(
  t: Test,
  { port = 0, metadata = {} }: { port?: number; metadata?: Record<string, unknown> } = {},
): Promise<Liar> {
  let lie: Lie = {}
  let nonce = ''
  let asked = new URLSearchParams()
  let discoveries = 0
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  t.teardown(() => stop(server))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const token = () => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      sub: 'person-1',
      aud: 'harmoni',
      iat: now,
      exp: now + 300,
      nonce,
      email: 'ingrid.lunde@eksempel.no',
      email_verified: true,
      name: 'Ingrid Lunde',
      ...lie.claims,
    }
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'one', ...lie.header })}.${encode(claims)}`
    const key: KeyObject = (lie.otherKeys ? OTHERS : KEYS).privateKey
    return `${signed}.${lie.signature ?? sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
  }
  const pages: Record<string, () => unknown> = {
    '/.well-known/openid-configuration': () => {
      discoveries += 1
      return {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/userinfo`,
        end_session_endpoint: `${issuer}/end?keep=1`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...metadata,
      }
    },
    '/keys': () => ({
      keys: [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
    }),
    '/token': () => lie.body ?? { access_token: 'a', token_type: 'Bearer', id_token: token() },
    '/userinfo': () => lie.userInfo ?? { sub: 'person-1' },
  }
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? ''
    if (lie.silent === 'all' || (lie.silent && path === `/${lie.silent}`)) return
    if (lie.leads?.from === path) {
      response.writeHead(lie.leads.status, { location: lie.leads.to }).end()
      return
    }
    if (path === '/token') asked = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
    const status = path === '/userinfo' || path === '/keys' ? 200 : (lie.status ?? 200)
    response.writeHead(pages[path] ? status : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(pages[path]?.() ?? {}))
  }
  server.on('request', reply)

  return {
    issuer,
    lie(next) {
      lie = next
    },
    asked: () => asked,
    discoveries: () => discoveries,
    answer(address, more = {}) {
      const { searchParams } = new URL(address)
      nonce = searchParams.get('nonce') ?? ''
      return new URLSearchParams({
        code: 'a-code',
        state: searchParams.get('state') ?? '',
        ...more,
      }).toString()
    },
  }
}

/** What a verifier is shown as beforehand (RFC 7636). */
export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
