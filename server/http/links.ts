import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.js'

/** The address that users reach the server at: as it is set, or as who asks has reached it. */
export function addressOfServer(request: FastifyRequest, { url }: Config): string {
  return url || `${request.protocol}://${request.host}`
}

/**
 * The address of a one-time link. The secret stands behind `#`, so that it is never sent in an address or kept in a
 * server's log.
 */
export function linkAddress(address: string, secret: string): string {
  return `${address.replace(/\/$/, '')}/sign-in#${secret}`
}
