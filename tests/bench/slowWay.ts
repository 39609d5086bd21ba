import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as rest } from 'node:timers/promises'

/** A way to a database on which every trip takes a while, as over a network. */
export interface SlowWay {
  /** The address of the database by this way. */
  address: string
  /** How many trips were made so far: what was sent at once, after an answer or at first, is one. */
  trips(): number
  close(): Promise<void>
}

/** Opens a way to a PostgreSQL database, on this machine alone. */
export async function openSlowWay(database: string, milliseconds: number): Promise<SlowWay> {
  const to = new URL(database)
  let count = 0
  const open = new Set<Socket>()
  const way = createServer((client) => {
    const server = connect(Number(to.port), to.hostname)
    let answered = true
    let sent = Promise.resolve()
    client.on('data', (bytes) => {
      if (answered) count += 1
      answered = false
      sent = Promise.all([sent, rest(milliseconds)]).then(() => {
        server.write(bytes)
      })
    })
    server.on('data', (bytes) => {
      answered = true
      client.write(bytes)
    })
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve))
  const { port } = way.address() as { port: number }
  const address = new URL(database)
  address.port = String(port)
  return {
    address: address.href,
    trips: () => count,
    close: () =>
      new Promise((resolve) => {
        way.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
