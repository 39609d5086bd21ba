import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.js'

/** What a browser keeps of signing in through a provider. Neither is read by scripts, or sent along from other sites. */
interface Kept {
  name: string
  path: string
}

const isSecure = ({ url }: Config) => url.startsWith('https:')

/** A sign-in that was begun in this browser: it goes on nowhere else, so that nobody is signed in as somebody else. */
const begunIn = (config: Config): Kept => ({
  name: isSecure(config) ? '__Host-harmoni_sign_in' : 'harmoni_sign_in',
  path: '/',
})
/** What signing out at the provider takes. It is long, and sent along only where one signs out. */
const providerIn = (config: Config): Kept => ({
  name: isSecure(config) ? '__Secure-harmoni_provider' : 'harmoni_provider',
  path: '/api/v1/sessions',
})

const optionsOf = (config: Config, { path }: Kept) =>
  ({ path, httpOnly: true, sameSite: 'strict', secure: isSecure(config) }) as const

function keep(reply: FastifyReply, config: Config, kept: Kept, value: string, until: Date): void {
  reply.setCookie(kept.name, value, { ...optionsOf(config, kept), expires: until })
}

/** Reads what a browser keeps, and takes it back from it: it is good once. */
function take(request: FastifyRequest, reply: FastifyReply, config: Config, kept: Kept): string | undefined {
  const value = request.cookies[kept.name]
  if (value !== undefined) reply.clearCookie(kept.name, optionsOf(config, kept))
  return value
}

/** Has the browser keep a sign-in that it has begun. */
export const keepBegun = (reply: FastifyReply, config: Config, value: string, until: Date): void =>
  keep(reply, config, begunIn(config), value, until)

/** The sign-in that the browser has begun, which ends by this. */
export const takeBegun = (request: FastifyRequest, reply: FastifyReply, config: Config): string | undefined =>
  take(request, reply, config, begunIn(config))

/** Has the browser keep what signing out at its provider takes. */
export const keepProvider = (reply: FastifyReply, config: Config, value: string, until: Date): void =>
  keep(reply, config, providerIn(config), value, until)

/** What signing out at the browser’s provider takes, which the browser does not keep after this. */
export const takeProvider = (
  request: FastifyRequest,
  reply: FastifyReply,
  config: Config,
): string | undefined => take(request, reply, config, providerIn(config))
