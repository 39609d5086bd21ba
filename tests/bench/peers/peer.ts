import { createServer } from 'node:net'
import type { Row } from './systems.js'

/** A server that keeps the same systems, as it is asked for them. */
export interface Peer {
  url: string
  /** What signs in whoever asks; none where everybody may. */
  token?: string
  /** The address of a hundred systems by number, those with a target until a day, which `#` in it stands for. */
  list: string
  /** The systems of an answer to that. */
  rowsOf(answer: unknown): Row[]
  /** The address of all systems as CSV, where there is one. */
  csv?: string
  /** Changes the users of one system. */
  write(): Promise<void>
  stop(): Promise<void>
}

/** Longer than anything that is asked here takes, in milliseconds. */
const PATIENCE = 120_000

/** Asks a peer for something as JSON. An answer that is none fails the bench. */
export async function call(
  url: string,
  method: string,
  token?: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      ...(token && { authorization: `Bearer ${token}` }),
      ...more,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}: ${await answer.text()}`)
  return answer.status === 204 ? null : answer.json()
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
