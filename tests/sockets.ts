import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Has a server listen on any free port of this machine, and answers which. */
export async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

/** Sends bytes as they are and gives all that comes back until the server closes. */
export async function send(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1').end(bytes, 'latin1')
  let answer = ''
  socket.on('data', (part: string) => {
    answer += part
  })
  await once(socket, 'close')
  return answer
}

/** A request as it is written on the wire, after which the server closes. */
export const rawRequest = (method: string, address: string, ...headers: string[]) =>
  [`${method} ${address} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n')

/** The status and headers of an answer as it came, names in small letters, and its body. */
export function readAnswer(answer: string): { status: number; headers: Map<string, string>; body: string } {
  const [head = '', ...body] = answer.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':')
    return [name.toLowerCase(), value.join(':').trim()]
  })
  return { status: Number(first.split(' ')[1]), headers: new Map(headers), body: body.join('\r\n\r\n') }
}
