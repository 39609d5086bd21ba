import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Endpoint } from '../../schema/api/endpoint.js'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import type { View } from '../domain/pastRegisters.js'
import { mapInTurns } from '../engines/turns.js'
import { type Encoding, markEncoded } from './compression.js'
import { lifeOf } from './life.js'

/** A file, made while it is sent. */
export interface FileReply {
  content: AsyncIterable<string | Uint8Array>
  type: string
  name: string
}

/** An answer of more lines than these is written a few at a time: what is asked for by pages is not so long. */
const FEW = 1000

/** What is sent of an answer. The contract decides what leaves: a column that it does not name stays inside. */
export async function payloadOf({ reply }: Endpoint, value: unknown): Promise<Buffer> {
  const items = (value as { items?: unknown } | null)?.items
  const line = reply instanceof z.ZodObject ? reply.shape.items : undefined
  if (!Array.isArray(items) || items.length <= FEW || !(line instanceof z.ZodArray))
    return Buffer.from(JSON.stringify(reply.parse(value)))
  const lines = await mapInTurns(items, (item) => JSON.stringify((line.element as z.ZodType).parse(item)))
  const rest = reply.parse({ ...(value as object), items: [] }) as object
  const texts = Object.entries(rest)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) =>
      name === 'items' ? `"items":[${lines.join()}]` : `${JSON.stringify(name)}:${JSON.stringify(one)}`,
    )
  return Buffer.from(`{${texts.join()}}`)
}

/** Sends JSON that is already bytes, compressed or not. */
export function sendJson(
  reply: FastifyReply,
  payload: Buffer,
  encoding: Encoding | null = null,
): FastifyReply {
  if (encoding) markEncoded(reply, encoding)
  return reply.header('content-type', MEDIA_TYPES.json).send(payload)
}

/** Sends a file that is read of a view while it is sent, to be saved under its name. The view is closed in the end. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  view: View,
  make: (view: View) => Promise<FileReply>,
): Promise<FastifyReply> {
  const life = lifeOf(request, reply)
  const file = life.aborted ? null : await make(view).catch(closing(view))
  if (!file || life.aborted) {
    await view.close()
    // Nobody is there to be answered.
    return reply.hijack()
  }
  // One piece ahead: what a client has not taken is not made.
  const stream = Readable.from(file.content, { highWaterMark: 1 })
  // It comes after the last row was read, or the one that was being read when the life ended: nothing is read later.
  stream.once('close', view.close)
  life.addEventListener('abort', () => stream.destroy(), { once: true })
  return reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(stream)
}

const closing = (view: View) => async (error: unknown) => {
  await view.close()
  throw error
}
