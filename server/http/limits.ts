import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.js'

/** How often Node looks for connections that are beyond their limit. */
const LOOK_MILLISECONDS = 1000

/** How long whoever calls may take, signed in or not: to send headers and body, and to go on taking an answer. */
export function clientLimits({ clientSeconds }: Config) {
  const milliseconds = clientSeconds * 1000
  return {
    connectionTimeout: milliseconds,
    requestTimeout: milliseconds,
    http: {
      requestTimeout: milliseconds,
      headersTimeout: milliseconds,
      connectionsCheckingInterval: LOOK_MILLISECONDS,
    },
  }
}

/**
 * Ends connections that have taken nothing of what was sent for as long as `connectionTimeout`. One on which nothing was
 * sent either is left alone: it waits for us.
 */
export function endStalled(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw
    reply.raw.on('timeout', () => {
      if (socket.writableLength > 0) socket.destroy()
    })
    done()
  })
}
