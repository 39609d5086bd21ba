import * as z from 'zod'
import { ROLES } from '../rules/access.js'
import { TOKEN_ACCESSES, TOKEN_FIELDS } from '../rules/users.js'
import { date, day, described, line, moment, rowStamp } from './common.js'
import { endpoint } from './endpoint.js'

const { name, roles, access, expiresOn } = described(TOKEN_FIELDS, {
  name: line(200),
  roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
  access: z.enum(TOKEN_ACCESSES).default('read'),
  expiresOn: date,
})

/** What is said of a new token. What is left out is as its owner's: all roles, and good for a year. */
const fields = z.strictObject({
  name,
  roles: roles.optional(),
  access,
  expiresOn: expiresOn.optional(),
})

/** What is read of a new token on the command line: its name stands in the log as who did something. */
export const tokenFields = fields

/** A token for scripts. What it does, its owner does. */
const token = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  roles: z.array(z.enum(ROLES)),
  access: z.enum(TOKEN_ACCESSES),
  /** The last day that it is good on; null for one of before that ends with its owner. */
  expiresOn: day.nullable(),
  revokedAt: moment.nullable(),
  lastSeenAt: moment.nullable(),
  /** Whether it is good: not revoked, not past its day, and its owner is in. */
  good: z.boolean(),
  ...rowStamp.shape,
})
export type Token = z.output<typeof token>

const tokens = z.object({ items: z.array(token), total: z.int() })
/** The secret is told this once. */
const made = z.object({ token, secret: z.string() })

export const listTokens = endpoint({
  id: 'listTokens',
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'List the tokens of everybody, the oldest first, without their secrets',
  action: 'read_access',
  reply: tokens,
})

export const createToken = endpoint({
  id: 'createToken',
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Make a token for a user: its secret is answered this once',
  action: 'manage_access',
  watched: 'token',
  session: true,
  body: fields.extend({ owner: line(40) }),
  reply: made,
  status: 201,
})

const params = z.object({ token: line(40) })

export const revokeToken = endpoint({
  id: 'revokeToken',
  method: 'POST',
  path: '/api/v1/tokens/:token/revoke',
  summary: 'Revoke a token: it is refused from now on',
  action: 'manage_access',
  watched: 'token',
  params,
  reply: token,
  idempotent: true,
})

export const listMyTokens = endpoint({
  id: 'listMyTokens',
  method: 'GET',
  path: '/api/v1/me/tokens',
  summary: 'Your tokens, the oldest first, without their secrets',
  action: 'signed_in',
  reply: tokens,
})

export const createMyToken = endpoint({
  id: 'createMyToken',
  method: 'POST',
  path: '/api/v1/me/tokens',
  summary: 'Make a token of your own: its secret is answered this once',
  action: 'signed_in',
  watched: 'token',
  session: true,
  body: fields,
  reply: made,
  status: 201,
})

export const revokeMyToken = endpoint({
  id: 'revokeMyToken',
  method: 'POST',
  path: '/api/v1/me/tokens/:token/revoke',
  summary: 'Revoke one of your tokens: it is refused from now on',
  action: 'signed_in',
  watched: 'token',
  params,
  reply: token,
  idempotent: true,
})
