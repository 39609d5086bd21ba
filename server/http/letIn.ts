import type { Me } from '../../schema/api/sessions.js'
import { requireRow } from '../domain/rows.js'
import type { MadeSession } from '../domain/sessions.js'
import type { Call } from './bind.js'
import { recognise } from './securityLog.js'
import { describe, findBySession, setSession } from './session.js'

/** Gives the browser the session that was made for it, and answers who is signed in by it from now on. */
export async function letIn(
  { request, reply, store, config, clock }: Pick<Call, 'request' | 'reply' | 'store' | 'config' | 'clock'>,
  { secret, user, expiresAt }: MadeSession,
): Promise<Me> {
  recognise(request, user)
  setSession(reply, config, secret, expiresAt)
  return describe(requireRow((await findBySession(store, secret, config, clock())) ?? undefined, user.id))
}
