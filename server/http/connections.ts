import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Holds so many connections at most. One that comes beyond them takes the place of the one whose caller we have waited for
 * longest, so that those who send nothing, or next to nothing, keep nobody out; where we wait for none, it is the new one that
 * is closed. Whoever has been answered before comes after those who never have.
 */
export function limitConnections(app: FastifyInstance, most: number): void {
  /** In the order in which they came, or last asked. */
  const strangers = new Set<Socket>()
  const known = new Set<Socket>()

  const server = app.server as Server
  server.on('connection', (socket: Socket) => {
    if (strangers.size + known.size >= most) {
      const longest = findWaiting(strangers) ?? findWaiting(known)
      if (longest === undefined) return void socket.destroy()
      longest.destroy()
      forget(longest)
    }
    strangers.add(socket)
    socket.once('close', () => forget(socket))
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const { socket } = request.raw
    if (forget(socket)) known.add(socket)
    done()
  })

  function forget(socket: Socket): boolean {
    return strangers.delete(socket) || known.delete(socket)
  }
}

/** The first whose caller we wait for: to ask, to send what it asks with, or to take its answer. */
function findWaiting(sockets: Iterable<Socket>): Socket | undefined {
  for (const socket of sockets) {
    // Node keeps the answer that is being made there.
    const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse | null }
    if (!answer?.req.complete || (answer.writableEnded && socket.writableLength > 0)) return socket
  }
  return undefined
}
