import {
  beginSignIn as beginEndpoint,
  finishSignIn as finishEndpoint,
  listProviders as listEndpoint,
} from '../../schema/api/providers.js'
import { signInByProvider } from '../domain/providerUsers.js'
import { requireRow } from '../domain/rows.js'
import type { Bind } from '../http/bind.js'
import { keepBegun, keepProvider, takeBegun } from '../http/providerCookies.js'
import { recognise } from '../http/securityLog.js'
import { browserOf, describe, findBySession, setSession } from '../http/session.js'
import { BEGUN_MINUTES, type Providers } from '../providers/signIn.js'

/** How often an address may bring an answer that is none. */
const FAILURES_PER_MINUTE = 20

/** Signing in through these identity providers. */
export function providerRoutes(bind: Bind, providers: Providers): void {
  bind(listEndpoint, async () => ({ items: providers.list() }))

  bind(beginEndpoint, async ({ params, body, config, clock, reply }) => {
    const { address, begun } = await providers.begin(params.provider, body.instead)
    keepBegun(reply, config, begun, new Date(clock().getTime() + BEGUN_MINUTES * 60_000))
    return { address }
  })

  bind(
    finishEndpoint,
    async ({ params, body, context, store, clock, config, request, reply }) => {
      const begun = takeBegun(request, reply, config)
      const { person, provider, kept, instead } = await providers.finish(params.provider, body.answer, begun)
      const browser = browserOf(request, config, instead)
      const made = await signInByProvider(context, provider, person, browser, clock(), config.session)
      recognise(request, made.user)
      setSession(reply, config, made.secret, made.expiresAt)
      keepProvider(reply, config, kept, new Date(made.expiresAt))
      return describe(requireRow((await findBySession(store, made.secret, config, clock())) ?? undefined, ''))
    },
    { failuresPerMinute: FAILURES_PER_MINUTE },
  )
}
