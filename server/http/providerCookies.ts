import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.js'

/**
 * What a browser keeps of signing in through a provider. Neither is read by scripts, or sent along from other sites; over https
 * both are taken from this very host alone.
 */
type Kept = 'sign_in' | 'provider'

/** A sign-in that was begun in this browser: it goes on nowhere else, so that nobody is signed in as somebody else. */
const BEGUN: Kept = 'sign_in'
/** What signing out at the provider takes. It is long, and goes with every request: for one path it would be any host’s to set. */
const PROVIDER: Kept = 'provider'

const isSecure = ({ url }: Config) => url.startsWith('https:')
const nameOf = (config: Config, kept: Kept) => `${isSecure(config) ? '__Host-' : ''}harmoni_${kept}`
const optionsOf = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(config) }) as const

function keep(reply: FastifyReply, config: Config, kept: Kept, value: string, until: Date): void {
  reply.setCookie(nameOf(config, kept), value, { ...optionsOf(config), expires: until })
}

/** Reads what a browser keeps, and takes it back from it: it is good once. */
function take(request: FastifyRequest, reply: FastifyReply, config: Config, kept: Kept): string | undefined {
  const name = nameOf(config, kept)
  const value = request.cookies[name]
  if (value !== undefined) reply.clearCookie(name, optionsOf(config))
  return value
}

/** Has the browser keep a sign-in that it has begun. */
export const keepBegun = (reply: FastifyReply, config: Config, value: string, until: Date): void =>
  keep(reply, config, BEGUN, value, until)

/** The sign-in that the browser has begun, which ends by this. */
export const takeBegun = (request: FastifyRequest, reply: FastifyReply, config: Config): string | undefined =>
  take(request, reply, config, BEGUN)

/** Has the browser keep what signing out at its provider takes. */
export const keepProvider = (reply: FastifyReply, config: Config, value: string, until: Date): void =>
  keep(reply, config, PROVIDER, value, until)

/** What signing out at the browser’s provider takes, which the browser does not keep after this. */
export const takeProvider = (
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
): string | undefined => take(request, reply, config, PROVIDER)
