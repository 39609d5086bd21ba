import {
  beginSignIn as beginEndpoint,
  finishSignIn as finishEndpoint,
  listProviders as listEndpoint,
} from '../../schema/api/providers.js'
import { signInByProvider } from '../domain/providerUsers.js'
import type { Bind } from '../http/bind.js'
import { letIn } from '../http/letIn.js'
import { keepBegun, keepProvider, takeBegun } from '../http/providerCookies.js'
import { browserOf } from '../http/session.js'
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
    async (call) => {
      const { params, body, context, clock, config, request, reply } = call
      const begun = takeBegun(request, reply, config)
      const { person, provider, kept, instead } = await providers.finish(params.provider, body.answer, begun)
      const browser = browserOf(request, config, instead)
      const made = await signInByProvider(context, provider, person, browser, clock(), config.session)
      keepProvider(reply, config, kept, new Date(made.expiresAt))
      return letIn(call, made)
    },
    { failuresPerMinute: FAILURES_PER_MINUTE },
  )
}
