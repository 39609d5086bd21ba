import { Refusal } from '../../schema/api/errors.js'
import type { RefusalCode } from '../../schema/rules/refusals.js'
import { isStrongEnough, lacksRoles, type Person, readPerson } from './claims.js'
import { type Discovery, makeDiscovery } from './discovery.js'
import { open, providerOf, seal } from './sealed.js'
import type { Provider } from './settings.js'

/** How long somebody may take at the provider’s pages. */
export const BEGUN_MINUTES = 15

/** What is told of a sign-in that failed, to whoever runs the server; never a token, a secret or a name. */
type Tell = (about: { provider: string; problem: string }, sentence: string) => void

/** What a sign-in that was begun is continued with, kept by the browser that began it. */
interface Begun {
  state: string
  nonce: string
  verifier: string
  at: number
  /** Whether it is wanted although somebody else is signed in in the browser. */
  instead: boolean
}

/** The identity providers of a server. */
export interface Providers {
  /** What people may choose from, as it is known now: nobody is waited for. */
  list(): { id: string; name: Provider['name']; hint: Provider['hint']; isDown: boolean }[]
  /**
   * Begins a sign-in: where the browser is to go, and what it is to keep until it comes back; `instead` whether it is
   * wanted although somebody else is signed in there.
   * @throws Refusal `not_found` or `provider_unavailable`
   */
  begin(id: string, instead?: boolean): Promise<{ address: string; begun: string }>
  /**
   * Who has come back from a provider. `answer` is what the provider put behind `?`, `begun` what the browser kept.
   * @throws Refusal that says what to do
   */
  finish(id: string, answer: string, begun: string | undefined): Promise<SignedIn>
  /** Where the browser signs out at the provider too; null where that cannot be. `kept` is what signing in gave it. */
  signOut(kept: string | undefined): Promise<string | null>
}

/** Somebody who has signed in through a provider. */
interface SignedIn {
  person: Person
  provider: Provider
  /** What the browser keeps in order to sign out at the provider, too. */
  kept: string
  /** What was said of it when it was begun. */
  instead: boolean
}

/** The page that a provider sends the browser back to. Each has one of its own, so that no answer is taken for another’s. */
const returnPath = (id: string) => `/sign-in/${id}`
/** The page that a provider leads to when it has signed somebody out. */
const SIGNED_OUT = '/sign-in'

/**
 * Makes what signs in through these providers. None is waited for: one that is down is found when it is back.
 * @param url the address that browsers reach the server at
 */
export function makeProviders(
  providers: readonly Provider[],
  url: string,
  { clock, tell }: { clock: () => Date; tell: Tell },
): Providers {
  const all = new Map(
    providers.map((provider) => [provider.id, { provider, discovery: makeDiscovery(provider, clock) }]),
  )
  for (const { discovery } of all.values()) discovery.find().catch(() => undefined)

  const named = (id: string) => {
    const known = all.get(id)
    if (!known) throw new Refusal('not_found', { about: id })
    return known
  }
  const fail = (provider: Provider, error: unknown): never => {
    const { code, problem } = failureOf(error)
    tell({ provider: provider.id, problem }, 'a sign-in failed')
    throw new Refusal(code, { about: provider.name.nb })
  }
  const reach = ({ provider, discovery }: { provider: Provider; discovery: Discovery }) =>
    discovery.find().catch((error: unknown) => {
      tell({ provider: provider.id, problem: problemOf(error) }, 'an identity provider cannot be used')
      throw new Refusal('provider_unavailable', { about: provider.name.nb })
    })

  return {
    list: () =>
      [...all.values()].map(({ provider: { id, name, hint }, discovery }) => ({
        id,
        name,
        hint,
        isDown: discovery.isDown(),
      })),

    async begin(id, instead = false) {
      const known = named(id)
      const { provider } = known
      const configuration = await reach(known)
      const client = await import('openid-client')
      const begun: Begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        at: clock().getTime(),
        instead,
      }
      const address = client.buildAuthorizationUrl(configuration, {
        ...provider.parameters,
        redirect_uri: new URL(returnPath(id), url).href,
        scope: provider.scopes.join(' '),
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(provider.acrValues.length > 0 && { acr_values: provider.acrValues.join(' ') }),
      })
      return { address: address.href, begun: seal(provider, 'begun', begun) }
    },

    async finish(id, answer, sealed) {
      const known = named(id)
      const { provider } = known
      const back = new URL(`${returnPath(id)}?${answer}`, url)
      const begun = readBegun(provider, sealed, clock())
      if (begun?.state !== back.searchParams.get('state')) throw new Refusal('sign_in_not_begun')
      const configuration = await reach(known)
      const client = await import('openid-client')
      const { said, claims, idToken } = await (async () => {
        const tokens = await client.authorizationCodeGrant(configuration, back, {
          expectedState: begun.state,
          expectedNonce: begun.nonce,
          pkceCodeVerifier: begun.verifier,
          idTokenExpected: true,
        })
        const said = tokens.claims()
        if (!said || !tokens.id_token) throw new Error('no ID token')
        // What the ID token says holds, whatever else is said elsewhere.
        const more = provider.userInfo
          ? await client.fetchUserInfo(configuration, tokens.access_token, said.sub)
          : {}
        return { said, claims: { ...more, ...said }, idToken: tokens.id_token }
      })().catch((error: unknown) => fail(provider, error))
      // How somebody signed in is said of this sign-in, in its token, and not of the person.
      if (!isStrongEnough(provider, said)) throw new Refusal('sign_in_too_weak', { about: provider.name.nb })
      if (lacksRoles(provider, claims)) return fail(provider, new Error(TOO_MANY_GROUPS))
      return {
        person: readPerson(provider, claims),
        provider,
        kept: seal(provider, 'signed_in', { idToken: hintOf(idToken) }),
        instead: begun.instead,
      }
    },

    async signOut(sealed) {
      const known = all.get(providerOf(sealed ?? ''))
      const kept = known && open(known.provider, 'signed_in', sealed ?? '')
      if (!known || !kept) return null
      // Who signs out here is signed out, whether or not the provider can be asked.
      const configuration = await known.discovery.find().catch(() => null)
      if (!configuration?.serverMetadata().end_session_endpoint) return null
      const { buildEndSessionUrl } = await import('openid-client')
      const { idToken } = kept as { idToken: string | null }
      return buildEndSessionUrl(configuration, {
        ...(idToken && { id_token_hint: idToken }),
        post_logout_redirect_uri: new URL(SIGNED_OUT, url).href,
      }).href
    },
  }
}

const TOO_MANY_GROUPS =
  'the person is in more groups than a token has room for: let the provider send app roles, or only the groups of the application'

/** The most characters of an ID token that a cookie has room for, sealed. Without it the provider asks who signs out. */
const MAX_HINT = 2700
const hintOf = (idToken: string) => (idToken.length <= MAX_HINT ? idToken : null)

/** What the browser kept of a sign-in that it began, unless it is too old or another provider’s. */
function readBegun(provider: Provider, sealed: string | undefined, now: Date): Begun | null {
  const begun = open(provider, 'begun', sealed ?? '') as Begun | null
  return begun && now.getTime() - begun.at < BEGUN_MINUTES * 60_000 ? begun : null
}

/** What of the provider’s errors means that the person, and not the provider or we, ended the sign-in. */
const CANCELLED = ['access_denied', 'login_required', 'interaction_required', 'consent_required']

/** What a failure of the protocol means to the person, and in words to whoever runs the server. */
function failureOf(error: unknown): { code: RefusalCode; problem: string } {
  const { code, error: said } = error as { code?: unknown; error?: unknown }
  const problem = problemOf(error)
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR' && CANCELLED.includes(String(said)))
    return { code: 'sign_in_cancelled', problem }
  // The code was used, or is too old: of a page that was opened twice.
  if (code === 'OAUTH_RESPONSE_BODY_ERROR' && said === 'invalid_grant')
    return { code: 'sign_in_not_begun', problem }
  if (said === 'temporarily_unavailable' || said === 'server_error' || isSilence(error, code))
    return { code: 'provider_unavailable', problem }
  return { code: 'provider_untrusted', problem }
}

/** True when nobody answered, not in time, or with something other than what the protocol has. */
function isSilence(error: unknown, code: unknown): boolean {
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return true
  const { cause } = error as { cause?: unknown }
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return cause instanceof Response && cause.status >= 500
  return error instanceof TypeError && error.message === 'fetch failed'
}

/** The words of an error and of what is behind it, which hold nothing of the person. */
function problemOf(error: unknown): string {
  const { error: said, error_description: description, status } = error as Record<string, unknown>
  const words: unknown[] = [status, said, description]
  for (let at: unknown = error; at !== undefined; at = (at as { cause?: unknown }).cause) {
    if (at instanceof Response) words.unshift(at.status)
    if (!(at instanceof Error)) break
    words.unshift(at.message)
  }
  return [...new Set(words)]
    .filter((word) => word !== undefined && word !== '')
    .join(': ')
    .slice(0, 500)
}
