import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** How an answer can be compressed, the best first. */
const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The bytes of an answer as they are sent; `encoding` null: as they are. */
interface Encoded {
  payload: Buffer
  encoding: Encoding | null
}

/** What is shorter gains nothing. */
const LEAST_BYTES = 1024
/** What is shorter is compressed at once, in less than a millisecond: to hand it to a thread and back takes longer. */
const AT_ONCE_BYTES = 64 * 1024
/** Enough to be small, and little enough to be made while somebody waits; the window bounds what a stream holds. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 19 },
}
const compressed: Record<Encoding, (payload: Buffer) => Buffer> = {
  br: (payload) => brotliCompressSync(payload, BROTLI),
  gzip: (payload) => gzipSync(payload),
}
const compressedAside: Record<Encoding, (payload: Buffer) => Promise<Buffer>> = {
  br: (payload) => promisify(brotliCompress)(payload, BROTLI),
  gzip: (payload) => promisify(gzip)(payload),
}
const compressing = { br: () => createBrotliCompress(BROTLI), gzip: () => createGzip() }

/** How the caller would have an answer compressed, by `Accept-Encoding`; null: not at all. */
export function chooseEncoding(accepted: string | undefined): Encoding | null {
  const weights = new Map(
    (accepted ?? '').split(',').map((part): [name: string, weight: number] => {
      const [name = '', ...parameters] = part.toLowerCase().split(';')
      const [, weight] = /^\s*q\s*=\s*([\d.]+)\s*$/.exec(parameters.join(';')) ?? []
      return [name.trim().replace(/^x-/, ''), weight === undefined ? 1 : Number(weight)]
    }),
  )
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const best = Math.max(...ENCODINGS.map(weightOf))
  const plain = weights.get('identity') ?? 0
  return best > 0 && best >= plain ? (ENCODINGS.find((name) => weightOf(name) === best) ?? null) : null
}

/** Compresses the bytes of an answer where that makes them fewer. */
export async function compress(payload: Buffer, encoding: Encoding | null): Promise<Encoded> {
  if (encoding === null || payload.length < LEAST_BYTES) return { payload, encoding: null }
  const compressor = payload.length < AT_ONCE_BYTES ? compressed : compressedAside
  return { payload: await compressor[encoding](payload), encoding }
}

/** Says how an answer is compressed. Other bytes are another representation: its tag, when it has one, becomes weak. */
export function markEncoded(reply: FastifyReply, encoding: Encoding): void {
  reply.header('content-encoding', encoding).removeHeader('content-length')
  const etag = reply.getHeader('etag')
  if (typeof etag === 'string') reply.header('etag', etag.replace(/^"/, 'W/"'))
}

/** Compresses every answer of text, whatever makes it, unless it is compressed already. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isText = TEXT.test(String(reply.getHeader('content-type') ?? ''))
    if (!isText && reply.statusCode !== 304 && !reply.hasHeader('content-encoding')) return payload
    // Whoever keeps an answer is told that the next caller may need another, where nothing is sent too.
    reply.header('vary', 'accept-encoding')
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    if (encoding === null || !isText || reply.hasHeader('content-encoding')) return payload
    if (payload instanceof Readable) {
      markEncoded(reply, encoding)
      // What ends one of the two ends the other; the server tells what went wrong of the one that it sends.
      return pipeline(payload, compressing[encoding](), () => {})
    }
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const made = await compress(Buffer.from(payload), encoding)
    if (made.encoding) markEncoded(reply, made.encoding)
    return made.payload
  })
}

const TEXT = /^text\/|[/+](?:json|javascript|xml)\b/
