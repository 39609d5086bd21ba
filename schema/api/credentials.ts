import * as z from 'zod'
import { email, line, reason } from './common.js'
import { endpoint } from './endpoint.js'
import { instead, me } from './sessions.js'
import { user } from './users.js'

/** A password as it is sent: what it must be like is said of it by a rule, in words. */
const password = z.string().max(1000)
/** Six digits; spaces between them do not matter. */
const code = z.string().max(20)

export const createPasswordSession = endpoint({
  id: 'createPasswordSession',
  method: 'POST',
  path: '/api/v1/sessions/password',
  summary:
    'Sign in with e-mail and password, and a code where there is a second factor: gives a session cookie',
  action: 'public',
  watched: 'sign_in',
  body: z.strictObject({
    email,
    password,
    code: code.optional(),
    instead,
  }),
  reply: me,
  status: 201,
})

export const choosePassword = endpoint({
  id: 'choosePassword',
  method: 'POST',
  path: '/api/v1/me/password',
  summary:
    'Choose your password, or change it: by the one until now, or just after you came by a link or a provider',
  action: 'signed_in',
  session: true,
  watched: 'credentials',
  body: z.strictObject({ password, current: password.optional() }),
  status: 204,
  reply: z.object({}),
})

export const beginSecondFactor = endpoint({
  id: 'beginSecondFactor',
  method: 'POST',
  path: '/api/v1/me/second-factor',
  summary:
    'Make the secret of a second factor (TOTP), by your password, or just after you came by a link or a provider: it counts once you have confirmed it by a code',
  action: 'signed_in',
  session: true,
  watched: 'credentials',
  body: z.strictObject({ password: password.optional() }),
  reply: z.object({
    /** In base32, to be written into an app. */
    secret: z.string(),
    /** The same as an address that apps open, and read of a picture. */
    address: z.string(),
  }),
  status: 201,
})

export const confirmSecondFactor = endpoint({
  id: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/v1/me/second-factor/confirm',
  summary: 'Confirm your second factor by a code: you are asked for one at each sign-in from then on',
  action: 'signed_in',
  session: true,
  watched: 'credentials',
  body: z.strictObject({ code }),
  status: 204,
  reply: z.object({}),
})

export const endSecondFactor = endpoint({
  id: 'endSecondFactor',
  method: 'POST',
  path: '/api/v1/me/second-factor/end',
  summary: 'Take your second factor away, by a last code',
  action: 'signed_in',
  session: true,
  watched: 'credentials',
  body: z.strictObject({ code }),
  status: 204,
  reply: z.object({}),
})

export const resetCredentials = endpoint({
  id: 'resetCredentials',
  method: 'POST',
  path: '/api/v1/users/:id/credentials/reset',
  summary: 'Take password and second factor from a user who has lost them: they come by a link then',
  action: 'manage_access',
  watched: 'credentials',
  params: z.object({ id: line(40) }),
  body: z.strictObject({ reason: reason.optional() }),
  reply: user,
  etag: 'row',
  ifMatch: true,
})
