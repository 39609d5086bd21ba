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
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { letIn } from '../http/letIn.js'
import { browserOf, type Caller } from '../http/session.js'
import { listSessions } from '../store/sessions.js'
import { readUser } from '../views/users.js'

/** How long whoever came by a link may choose a new password without the one before: it is what a link is made for. */
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

  bind(chooseEndpoint, async ({ body, caller, context, store, clock, config }) => {
    if (!config.passwords) throw new Refusal('passwords_off')
    const fresh = await isFresh(store, caller, clock())
    const { current } = body
    const session = caller.session?.id ?? null
    await choosePassword(context, caller.id, body.password, { current, fresh, session }, clock())
    return {}
  })

  bind(beginEndpoint, ({ caller, store }) => beginSecondFactor(store, caller.id))

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

/** Whether somebody has come by a one-time link just now. */
async function isFresh(reader: Reader, { id, session }: Caller, realNow: Date): Promise<boolean> {
  const sessions = await listSessions(reader, id)
  const since = new Date(realNow.getTime() - FRESH_MINUTES * 60_000).toISOString()
  return sessions.some((one) => one.id === session?.id && one.method === 'link' && one.createdAt > since)
}
