// A real identity provider for tests, from its npm package, with a page of ours to sign in at: the package’s own asks
// for fonts from elsewhere. Plain JavaScript, as the package is.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const CLIENT = 'harmoni'
const SCOPES = { email: ['email', 'email_verified'], profile: ['name', 'groups'] }

/** Starts a provider on this machine that knows these accounts, by what one writes as one’s name, and one client. */
export async function startProvider({ accounts, url, id, port = 0 }) {
  const { default: Provider } = await quietly(() => import('oidc-provider'))
  const server = createServer()
  await new Promise((done) => server.listen(port, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${server.address().port}`
  const clientSecret = randomBytes(24).toString('base64url')
  const provider = await quietly(
    () =>
      new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT,
            client_secret: clientSecret,
            redirect_uris: [`${url}/sign-in/${id}`],
            post_logout_redirect_uris: [`${url}/sign-in`],
          },
        ],
        cookies: { keys: [randomBytes(16).toString('hex')] },
        features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        acrValues: ['low', 'high'],
        claims: { openid: ['sub', 'acr'], ...SCOPES },
        conformIdTokenClaims: false,
        ttl: {
          AuthorizationCode: 60,
          AccessToken: 60,
          IdToken: 3600,
          Interaction: 600,
          Session: 3600,
          Grant: 3600,
        },
        findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
        // Whoever signs in has agreed.
        async loadExistingGrant({ oidc }) {
          const grant = new oidc.provider.Grant({
            clientId: oidc.client.clientId,
            accountId: oidc.session.accountId,
          })
          grant.addOIDCScope(Object.keys(SCOPES).concat('openid').join(' '))
          await grant.save()
          return grant
        },
      }),
  )
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response)
    if (request.method === 'GET')
      return response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
    const chunks = await request.toArray()
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const name = form.get('name') ?? ''
    const { acr = 'low' } = accounts[name] ?? {}
    const result = accounts[name]
      ? { login: { accountId: name, acr } }
      : { error: 'access_denied', error_description: 'nobody is called that' }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  return {
    issuer,
    clientId: CLIENT,
    clientSecret,
    stop: () =>
      new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      }),
  }
}

/** The page that people sign in at, and the one that asks them whether they sign out. */
const PAGE = `<!doctype html><html lang="nb"><title>Kommunens innlogging</title><h1>Kommunens innlogging</h1>
<form method="post"><label>Navn <input name="name" autofocus></label><button>Logg inn</button></form></html>`
const logoutSource = (context, form) => {
  context.body = `<!doctype html><html lang="nb"><title>Logg ut</title><h1>Logge ut av kommunen?</h1>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, logg ut</button></html>`
}

/** The package warns of every version of Node that it was not tried with, and of memory that is not kept. */
async function quietly(run) {
  const { warn, info } = console
  console.warn = () => {}
  console.info = () => {}
  try {
    return await run()
  } finally {
    Object.assign(console, { warn, info })
  }
}
