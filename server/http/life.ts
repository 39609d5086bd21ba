import type { FastifyReply, FastifyRequest } from 'fastify'

/** However slowly a client takes an answer, what is held for it is let go after this. */
const MOST_MINUTES = 10

/**
 * The life of a request, which ends when its answer has been sent or its client is gone, whichever comes first. A reply
 * that waits behind another on the same connection never hears that the connection has closed: it is asked itself.
 */
export function lifeOf(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const life = new AbortController()
  const { socket } = request.raw
  const end = () => {
    clearTimeout(limit)
    socket.off('close', end)
    reply.raw.off('close', end)
    life.abort()
  }
  const limit = setTimeout(() => socket.destroy(), MOST_MINUTES * 60_000).unref()
  // As many as are asked for on one connection before the first is answered.
  socket.setMaxListeners(0)
  socket.once('close', end)
  reply.raw.once('close', end)
  if (socket.destroyed) end()
  return life.signal
}
