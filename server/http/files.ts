import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { MEDIA_TYPES } from '../../schema/api/mediaTypes.js'
import { chooseEncoding, type Encoding } from './compression.js'
import { matchesTag } from './headers.js'

/** Bytes as they are sent, and the tag that names them. */
interface Representation {
  payload: Buffer
  etag: string
}

/** A file of the built web. */
interface BuiltFile {
  plain: Representation
  /** As the build compressed it, where it did. */
  compressed: Record<Encoding, Representation | undefined>
  type: string
  cacheControl: string
}

/** How the name of what the build compressed ends. */
const ENDINGS: Record<Encoding, string> = { br: '.br', gzip: '.gz' }

/** Names of assets carry a hash of their content; what else there is names the newest ones, and is asked for anew. */
const ALWAYS_THE_SAME = 'public, max-age=31536000, immutable'

/**
 * Reads all files of a folder, by the path that each is asked for at. What a caller writes is only looked up among these
 * paths and never made into the name of a file, so no address leads out of the folder; and who was sent a page gets the
 * parts that belong to it, though the web is built anew meanwhile. None when there is no such folder.
 * @throws Error for a file of a kind that `MEDIA_TYPES` does not know: the build makes none.
 */
export function readFiles(folder: string): Map<string, BuiltFile> {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  const read = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        `/${relative(folder, file).replaceAll(sep, '/')}`,
        representationOf(readFileSync(file)),
      ]),
  )
  const isCompressed = (path: string) => Object.values(ENDINGS).some((ending) => path.endsWith(ending))
  return new Map(
    [...read]
      .filter(([path]) => !isCompressed(path))
      .map(([path, plain]) => [
        path,
        {
          plain,
          compressed: { br: read.get(path + ENDINGS.br), gzip: read.get(path + ENDINGS.gzip) },
          type: typeOf(path),
          cacheControl: path.startsWith('/assets/') ? ALWAYS_THE_SAME : 'no-cache',
        },
      ]),
  )
}

function representationOf(payload: Buffer): Representation {
  return { payload, etag: `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"` }
}

function typeOf(path: string): string {
  const type = (MEDIA_TYPES as Record<string, string>)[extname(path).slice(1)]
  if (type === undefined) throw new Error(`${path} of the built web is of a kind that has no media type.`)
  return type
}

/** Sends a file, compressed as its caller takes it, or 304 to who has it already. */
export function sendBuiltFile(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  const compressed = encoding && file.compressed[encoding]
  const { payload, etag } = compressed || file.plain
  reply.header('etag', etag).header('cache-control', file.cacheControl)
  if (reply.statusCode === 200 && matchesTag(request, etag)) return reply.code(304).send()
  if (compressed) reply.header('content-encoding', encoding)
  return reply.type(file.type).send(payload)
}
