import type { ClientAuth, Configuration } from 'openid-client'
import { isThisMachine, type Provider } from './settings.js'

/** How long what a provider says of itself holds; its keys are asked for anew whenever a token names another. */
const HOUR = 3_600_000
/** How long a provider that did not answer is left alone before it is asked by itself. */
const REST = 10_000

/** What a provider says of itself, asked for when it is needed. */
export interface Discovery {
  /** @throws when the provider does not answer, or answers for another issuer */
  find(): Promise<Configuration>
  /** Whether it did not answer when it was last asked. Asks again, for the next who wants to know, when that is a while ago. */
  isDown(): boolean
}

/** Keeps what a provider says of itself. One that is down when the server starts is found when it is back. */
export function makeDiscovery(provider: Provider, clock: () => Date): Discovery {
  let found: { configuration: Configuration; at: number } | undefined
  let asking: Promise<Configuration> | undefined
  let failedAt: number | undefined

  const ask = async () => {
    try {
      const configuration = await discover(provider)
      found = { configuration, at: clock().getTime() }
      failedAt = undefined
      return configuration
    } catch (error) {
      found = undefined
      failedAt = clock().getTime()
      throw error
    } finally {
      asking = undefined
    }
  }
  const find = () => {
    if (found && clock().getTime() - found.at < HOUR) return Promise.resolve(found.configuration)
    asking ??= ask()
    return asking
  }
  return {
    find,
    isDown() {
      if (failedAt === undefined) return false
      if (clock().getTime() - failedAt >= REST) find().catch(() => undefined)
      return true
    },
  }
}

/** A server without providers does not load what signs in through them. */
async function discover(provider: Provider): Promise<Configuration> {
  const client = await import('openid-client')
  const configuration = await client.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { [client.clockTolerance]: provider.clockSkewSeconds },
    showSecret(
      client.ClientSecretBasic(provider.clientSecret),
      client.ClientSecretPost(provider.clientSecret),
    ),
    {
      timeout: provider.timeoutSeconds,
      execute: [
        // A token is taken for what its signature says, and not because of the connection that it came by alone.
        client.enableNonRepudiationChecks,
        ...(isThisMachine(new URL(provider.issuer).hostname) ? [client.allowInsecureRequests] : []),
      ],
    },
  )
  // Entra ID says {tenantid} for an address of all tenants: anybody’s tenant would do.
  const { issuer } = configuration.serverMetadata()
  if (issuer !== provider.issuer)
    throw new Error(
      `the provider calls itself ${issuer}: write that as issuer, if it is the one that is meant`,
    )
  return configuration
}

/** Shows the provider our secret by the way that is every provider’s, unless it says that it takes another alone. */
function showSecret(basic: ClientAuth, post: ClientAuth): ClientAuth {
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: ways } = server
    return (ways?.includes('client_secret_basic') ?? true) ? basic(server, ...rest) : post(server, ...rest)
  }
}
