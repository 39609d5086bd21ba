import * as z from 'zod'
import { ROLES } from '../rules/access.js'
import { LINK_PURPOSES, USER_FIELDS, USER_STATES, type UserField } from '../rules/users.js'
import {
  described,
  email,
  line,
  many,
  moment,
  patchOf,
  reason,
  rowStamp,
  storedOf,
  textFilter,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(USER_FIELDS, {
  name: line(200),
  email,
  roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  scope: z.array(line(100)).max(100).default([]),
} satisfies Record<UserField, z.ZodType>)

/** How a user signs in: by links, by a password of theirs, or through a provider of sign-in. */
const SIGN_IN_WAYS = ['link', 'password', 'provider'] as const

/** A person who may sign in, or was asked to, or may no more; of one who was erased, that there was one. */
export const user = z.object({
  id: z.string(),
  ...storedOf(fields),
  /** None has who stands for a role, in the demo and in registers of before. */
  email: z.string().nullable(),
  state: z.enum(USER_STATES),
  way: z.enum(SIGN_IN_WAYS),
  /** Whether a code is asked of them, too. */
  secondFactor: z.boolean(),
  /** When an invitation that nobody has used yet ends or ended; null where there is none. */
  invitedUntil: moment.nullable(),
  /** When a link was last made, by the clock of the register. */
  linkedAt: moment.nullable(),
  /** When they last asked for something, by the real clock. */
  lastSeenAt: moment.nullable(),
  /** How many browsers they are signed in by, tokens they have, and changes they have made. */
  sessions: z.int(),
  tokens: z.int(),
  changes: z.int(),
  ...rowStamp.shape,
})
export type User = z.output<typeof user>

/** A one-time link: whoever has it gets in by it, once. */
const madeLink = z.object({
  /** Its address, to be given to its user and nobody else. It is not told again. */
  link: z.string(),
  purpose: z.enum(LINK_PURPOSES),
  expiresAt: moment,
})

export const listUsers = endpoint({
  id: 'listUsers',
  method: 'GET',
  path: '/api/v1/users',
  summary: 'List the users by name: by a part of their name or e-mail, role and state',
  action: 'read_access',
  query: z.strictObject({
    q: textFilter.optional(),
    role: many(z.enum(ROLES)),
    state: many(z.enum(USER_STATES)),
  }),
  reply: z.object({ items: z.array(user), total: z.int() }),
})

export const inviteUser = endpoint({
  id: 'inviteUser',
  method: 'POST',
  path: '/api/v1/users',
  summary: 'Invite somebody: they are in once they have used the link that is answered',
  action: 'manage_access',
  watched: 'users',
  session: true,
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: z.object({ user, ...madeLink.shape }),
  status: 201,
})

const params = z.object({ id: line(40) })

export const readUser = endpoint({
  id: 'readUser',
  method: 'GET',
  path: '/api/v1/users/:id',
  summary: 'Read one user',
  action: 'read_access',
  params,
  reply: user,
  etag: 'row',
})

export const patchUser = endpoint({
  id: 'patchUser',
  method: 'PATCH',
  path: '/api/v1/users/:id',
  summary: 'Change the name, e-mail, roles or scope of a user: it holds from their next request on',
  action: 'manage_access',
  watched: 'users',
  params,
  body: patchOf(fields),
  reply: user,
  etag: 'row',
  ifMatch: true,
})

export const lockUser = endpoint({
  id: 'lockUser',
  method: 'POST',
  path: '/api/v1/users/:id/lock',
  summary: 'Lock a user out: their sessions, links and tokens are good for nothing from now on',
  action: 'manage_access',
  watched: 'users',
  params,
  body: z.strictObject({ reason }),
  reply: user,
  etag: 'row',
  ifMatch: true,
})

export const unlockUser = endpoint({
  id: 'unlockUser',
  method: 'POST',
  path: '/api/v1/users/:id/unlock',
  summary: 'Open a locked user again: they sign in anew, and their tokens are good again',
  action: 'manage_access',
  watched: 'users',
  params,
  body: z.strictObject({ reason: reason.optional() }),
  reply: user,
  etag: 'row',
  ifMatch: true,
})

export const eraseUser = endpoint({
  id: 'eraseUser',
  method: 'POST',
  path: '/api/v1/users/:id/erase',
  summary:
    'Erase for good what is kept of a locked user outside the logs: the row and its id stay under a neutral name, as the logs refer to it',
  action: 'manage_access',
  watched: 'users',
  params,
  body: z.strictObject({ reason }),
  reply: user,
  etag: 'row',
  ifMatch: true,
})

export const releaseUser = endpoint({
  id: 'releaseUser',
  method: 'POST',
  path: '/api/v1/users/:id/release',
  summary:
    'Forget which account a user signs in by: the next that an identity provider vouches for is theirs',
  action: 'manage_access',
  watched: 'users',
  params,
  body: z.strictObject({ reason }),
  reply: user,
  etag: 'row',
  ifMatch: true,
})

export const createLink = endpoint({
  id: 'createLink',
  method: 'POST',
  path: '/api/v1/users/:id/links',
  summary: 'Make a one-time link for a user: an invitation where they have not come yet, else to sign in by',
  action: 'manage_access',
  watched: 'link',
  session: true,
  params,
  reply: madeLink,
  status: 201,
})
