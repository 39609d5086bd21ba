import * as z from 'zod'
import { ACTIONS, ROLES } from '../rules/access.js'
import { LINK_PURPOSES } from '../rules/users.js'
import { email, line, moment } from './common.js'
import { endpoint } from './endpoint.js'

/** Who is asking: a person with a session, or by a token of theirs. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  /** The subprojects that a project lead is limited to; empty: all. */
  scope: z.array(z.string()),
  actions: z.array(z.enum(ACTIONS)),
  /** Fields of a system that one of the roles may write. */
  fields: z.array(z.string()),
  /** When they chose their password and began to use a second factor; null where they have none. */
  passwordAt: moment.nullable(),
  secondFactorAt: moment.nullable(),
  /** The session that is asked by, as it is called among one's sessions; null for a token. */
  session: z.string().nullable(),
  /** The token that is asked by; null for a session. */
  token: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** When the session or token ends; null when it does not. */
  expiresAt: moment.nullable(),
})
export type Me = z.output<typeof me>

export const readMe = endpoint({
  id: 'readMe',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who you are and what your roles may do',
  action: 'signed_in',
  reply: me,
})

/** Whether one signs in although somebody else is signed in in this browser, whose session then ends. */
export const instead = z.boolean().default(false)

/** The secret of a one-time link, which stands behind `#` in its address. */
const secret = z.string().max(200)

export const readLink = endpoint({
  id: 'readLink',
  method: 'POST',
  path: '/api/v1/sessions/link',
  summary: 'What a one-time link is for, and whose it is: it is not used up by this',
  action: 'public',
  body: z.strictObject({ link: secret }),
  reply: z.object({
    purpose: z.enum(LINK_PURPOSES),
    /** Whose it is; null for the link that makes the first administrator, who says who they are. */
    name: z.string().nullable(),
    expiresAt: moment,
    /** Who is signed in already in this browser; null when nobody is. */
    signedInAs: z.object({ name: z.string(), same: z.boolean() }).nullable(),
  }),
})

export const createSession = endpoint({
  id: 'createSession',
  method: 'POST',
  path: '/api/v1/sessions',
  summary: 'Sign in with a one-time link, which is used up by it: gives a session cookie',
  action: 'public',
  watched: 'sign_in',
  body: z.strictObject({
    link: secret,
    /** Who the first administrator is. */
    name: line().optional(),
    email: email.optional(),
    /** Of the second factor of whoever has one. */
    code: z.string().max(20).optional(),
    instead,
  }),
  reply: me,
  status: 201,
})

export const createDemoSession = endpoint({
  id: 'createDemoSession',
  method: 'POST',
  path: '/api/v1/sessions/demo',
  summary: 'Try the demo in a role, without an account, where it is served for that: gives a session cookie',
  action: 'public',
  watched: 'sign_in',
  body: z.strictObject({ role: z.enum(ROLES), instead }),
  reply: me,
  status: 201,
})

export const deleteSession = endpoint({
  id: 'deleteSession',
  method: 'DELETE',
  path: '/api/v1/sessions',
  summary: 'Sign out: the session ends at once',
  action: 'signed_in',
  watched: 'sign_out',
  /** `signOutAt`: where the browser signs out at the provider that it came by, too; null when there is none. */
  reply: z.object({ signOutAt: z.string().nullable() }),
})

/** A browser that somebody is signed in by. */
const session = z.object({
  id: z.string(),
  /** What the browser says it is. */
  agent: z.string(),
  method: z.string(),
  createdAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
  /** Whether it is the one that is asked by. */
  current: z.boolean(),
})
export type Session = z.output<typeof session>

const sessions = z.object({ items: z.array(session) })

export const listMySessions = endpoint({
  id: 'listMySessions',
  method: 'GET',
  path: '/api/v1/me/sessions',
  summary: 'The browsers that you are signed in by, the one that was used last first',
  action: 'signed_in',
  reply: sessions,
})

export const deleteMySession = endpoint({
  id: 'deleteMySession',
  method: 'DELETE',
  path: '/api/v1/me/sessions/:session',
  summary: 'End one of your sessions at once',
  action: 'signed_in',
  watched: 'session_ended',
  params: z.object({ session: line(40) }),
  status: 204,
  reply: z.object({}),
})

export const deleteMySessions = endpoint({
  id: 'deleteMySessions',
  method: 'DELETE',
  path: '/api/v1/me/sessions',
  summary: 'End all of your sessions but the one that you ask by',
  action: 'signed_in',
  watched: 'session_ended',
  reply: z.object({ ended: z.int() }),
})

/** The user whose sessions are meant. */
const ofUser = z.object({ id: line(40) })

export const listUserSessions = endpoint({
  id: 'listUserSessions',
  method: 'GET',
  path: '/api/v1/users/:id/sessions',
  summary: 'The browsers that a user is signed in by, the one that was used last first',
  action: 'read_access',
  params: ofUser,
  reply: sessions,
})

export const deleteUserSession = endpoint({
  id: 'deleteUserSession',
  method: 'DELETE',
  path: '/api/v1/users/:id/sessions/:session',
  summary: 'End one session of a user at once',
  action: 'manage_access',
  watched: 'session_ended',
  params: ofUser.extend({ session: line(40) }),
  status: 204,
  reply: z.object({}),
})

export const deleteUserSessions = endpoint({
  id: 'deleteUserSessions',
  method: 'DELETE',
  path: '/api/v1/users/:id/sessions',
  summary: 'End all sessions of a user at once',
  action: 'manage_access',
  watched: 'session_ended',
  params: ofUser,
  reply: z.object({ ended: z.int() }),
})
