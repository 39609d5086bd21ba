import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Endpoint } from '../../schema/api/endpoint.js'
import { type Encoding, markEncoded } from './compression.js'

/** A file that is streamed. */
export interface FileReply {
  stream: Readable
  type: string
  name: string
}

/** What is sent of an answer. The contract decides what leaves: a column that it does not name stays inside. */
export function payloadOf(endpoint: Endpoint, value: unknown): Buffer {
  return Buffer.from(JSON.stringify(endpoint.reply.parse(value)))
}

/** Sends JSON that is already bytes, compressed or not. */
export function sendJson(
  reply: FastifyReply,
  payload: Buffer,
  encoding: Encoding | null = null,
): FastifyReply {
  if (encoding) markEncoded(reply, encoding)
  return reply.header('content-type', 'application/json; charset=utf-8').send(payload)
}

/** Streams a file, to be saved under its name. */
export function sendFile(reply: FastifyReply, { stream, type, name }: FileReply): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(stream)
}
