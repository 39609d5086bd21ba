import {
  beginSecondFactor as beginEndpoint,
  choosePassword as chooseEndpoint,
  confirmSecondFactor as confirmEndpoint,
  createPasswordSession as createEndpoint,
  endSecondFactor as endEndpoint,
  resetCredentials as resetEndpoint,
} from '../../schema/api/credentials.js'
import { Refusal } from '../../schema/api/errors.js'
import { signInByPassword } from '../domain/passwordSignIn.js'
import { choosePassword } from '../domain/passwords.js'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  resetCredentials,
} from '../domain/secondFactor.js'
import type { Routes } from '../http/bind.js'
import { letIn } from '../http/letIn.js'
import { browserOf, type Caller } from '../http/session.js'
import { readUser } from '../views/users.js'

/** How long whoever came by a link or a provider need not show anew that it is they: to choose a password is what links are for. */
const FRESH_MINUTES = 10
/** How often an address may be wrong, whoever it says that it is: each person has a limit beside. */
const FAILURES_PER_MINUTE = 20

export const credentialRoutes: Routes = (bind) => {
  bind(
    createEndpoint,
    async (call) => {
      const { body, context, clock, config, request } = call
      if (!config.passwords) throw new Refusal('passwords_off')
      const { instead, ...said } = body
      const browser = browserOf(request, config, instead)
      return letIn(call, await signInByPassword(context, said, request.ip, browser, clock(), config.session))
    },
    { failuresPerMinute: FAILURES_PER_MINUTE },
  )

  bind(chooseEndpoint, async ({ body, caller, context, clock, config }) => {
    if (!config.passwords) throw new Refusal('passwords_off')
    const proof = { password: body.current, fresh: isFresh(caller, clock()) }
    await choosePassword(context, caller.id, body.password, proof, caller.session?.id ?? null, clock())
    return {}
  })

  bind(beginEndpoint, async ({ body, caller, store, clock, config }) => {
    const proof = {
      password: config.passwords ? body.password : null,
      fresh: isFresh(caller, clock()),
    }
    return beginSecondFactor(store, caller.id, proof, clock())
  })

  bind(confirmEndpoint, async ({ body, caller, context, clock }) => {
    await confirmSecondFactor(context, caller.id, body.code, clock())
    return {}
  })

  bind(endEndpoint, async ({ body, caller, context, clock }) => {
    await endSecondFactor(context, caller.id, body.code, clock())
    return {}
  })

  bind(resetEndpoint, async ({ params, body, version, context, reader, clock }) => {
    await resetCredentials(context, params.id, version, body.reason)
    return readUser(reader, params.id, clock())
  })
}

/** The ways in by which somebody has shown who they are without a password of ours. */
const OTHER_WAYS = ['link', 'provider']

/** Whether somebody has come by a one-time link or a provider just now. */
function isFresh({ session }: Caller, realNow: Date): boolean {
  if (session === null) return false
  const since = new Date(realNow.getTime() - FRESH_MINUTES * 60_000).toISOString()
  return OTHER_WAYS.includes(session.method) && session.createdAt > since
}
