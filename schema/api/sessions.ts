import * as z from 'zod'
import { ACTIONS, ROLES } from '../rules/access.js'
import { line, moment } from './common.js'
import { endpoint } from './endpoint.js'

/** What is said of a new token: its name stands in the log as who did something. */
export const tokenFields = z.object({ name: line() })

/** Who is asking: a user with a session, or a token. */
const me = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  actions: z.array(z.enum(ACTIONS)),
  /** Fields of a system that the role may write. */
  fields: z.array(z.string()),
  /** When the session or token ends; null when it does not. */
  expiresAt: moment.nullable(),
})
export type Me = z.output<typeof me>

export const readMe = endpoint({
  id: 'readMe',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who you are and what your role may do',
  action: 'signed_in',
  reply: me,
})

export const createSession = endpoint({
  id: 'createSession',
  method: 'POST',
  path: '/api/v1/sessions',
  summary: 'Sign in with a one-time link: it is good once and for 15 minutes, and gives a session cookie',
  action: 'public',
  body: z.strictObject({ link: z.string().max(200) }),
  reply: me,
  status: 201,
})

export const deleteSession = endpoint({
  id: 'deleteSession',
  method: 'DELETE',
  path: '/api/v1/sessions',
  summary: 'Sign out: the session ends at once',
  action: 'signed_in',
  status: 204,
  reply: z.object({}),
})
