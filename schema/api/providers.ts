import * as z from 'zod'
import { line, words } from './common.js'
import { endpoint } from './endpoint.js'
import { instead, me } from './sessions.js'

/** A service that people may sign in through, as the sign-in page offers it. */
const provider = z.object({
  id: z.string(),
  /** What the button says behind «Logg inn med». */
  name: words,
  /** Whom it is for. */
  hint: words.nullable(),
  /** It did not answer when it was last asked. */
  isDown: z.boolean(),
})

export const listProviders = endpoint({
  id: 'listProviders',
  method: 'GET',
  path: '/api/v1/providers',
  summary: 'The identity providers that one may sign in through',
  action: 'public',
  reply: z.object({ items: z.array(provider) }),
})

const params = z.object({ provider: line(30) })

export const beginSignIn = endpoint({
  id: 'beginSignIn',
  method: 'POST',
  path: '/api/v1/sessions/providers/:provider',
  summary: 'Begin to sign in through an identity provider: the browser goes to the address that is answered',
  action: 'public',
  params,
  body: z.strictObject({ instead }),
  reply: z.object({ address: z.string() }),
})

export const finishSignIn = endpoint({
  id: 'finishSignIn',
  method: 'POST',
  path: '/api/v1/sessions/providers/:provider/answer',
  summary:
    'Sign in with the answer of an identity provider, in the browser that began it: gives a session cookie',
  action: 'public',
  watched: 'sign_in',
  params,
  body: z.strictObject({
    /** What the provider put behind `?` when it sent the browser back. */
    answer: z.string().max(8000),
  }),
  reply: me,
  status: 201,
})
