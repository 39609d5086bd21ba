import { crc32, createDeflateRaw } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile, type Zippable, zipSync } from 'fflate'

/** Bytes of text are gathered to so many before they are packed: each piece costs a trip to another thread. */
const PIECE = 256 * 1024

/** How hard the part that grows is packed: more takes far longer and makes it little smaller. */
const LEVEL = 3

/** A part of a ZIP file: bytes that are there, or a text that is written as it comes, in pieces. */
export type ZipPart = { path: string; bytes: Uint8Array } | { path: string; text: AsyncIterable<string> }

/** The first day that a ZIP file can tell, at noon: in no time zone another year. */
const TIME = new Date(1980, 0, 1, 12)

/**
 * Packs parts in their order. No more of a growing one than a piece is ever held: it is packed in another thread, and what is
 * packed is handed on before more is asked for.
 */
export async function* writeZip(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    packed.push(bytes)
  })
  for await (const part of parts) {
    if ('text' in part) yield* packText(zip, part.path, part.text, packed)
    else {
      const deflate = new ZipDeflate(part.path)
      deflate.mtime = TIME
      zip.add(deflate)
      deflate.push(part.bytes, true)
    }
    yield* packed.splice(0)
  }
  zip.end()
  yield* packed
}

/** Packs files into a ZIP as they are, in their order and of one day: the same files make the same bytes on any machine. */
export function packStored(files: readonly { path: string; bytes: Uint8Array }[]): Uint8Array {
  const entries = files.map(({ path, bytes }) => [path, [bytes, { level: 0, mtime: TIME }]])
  return zipSync(Object.fromEntries(entries) as Zippable)
}

async function* packText(
  zip: Zip,
  path: string,
  text: AsyncIterable<string>,
  packed: Uint8Array[],
): AsyncGenerator<Uint8Array> {
  const part: ZipInputFile = { filename: path, size: 0, crc: 0, compression: 8, mtime: TIME }
  zip.add(part)
  const deflate = createDeflateRaw({ level: LEVEL })
  deflate.on('data', (bytes: Uint8Array<ArrayBuffer>) => part.ondata?.(null, bytes, false))
  try {
    for await (const piece of inPieces(text)) {
      part.size += piece.length
      part.crc = crc32(piece, part.crc)
      await new Promise<void>((resolve, reject) =>
        deflate.write(piece, (error) => (error ? reject(error) : resolve())),
      )
      yield* packed.splice(0)
    }
    await new Promise<void>((resolve, reject) => {
      deflate.once('end', resolve).once('error', reject).end()
    })
  } finally {
    deflate.destroy()
  }
  part.ondata?.(null, new Uint8Array(), true)
}

/** The bytes of a text in pieces, each of which is there until the next is asked for: it is written over the one before. */
async function* inPieces(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(PIECE)
  let filled = 0
  for await (let more of text)
    for (;;) {
      const { read, written } = encoder.encodeInto(more, piece.subarray(filled))
      filled += written
      if (read === more.length) break
      more = more.slice(read)
      yield piece.subarray(0, filled)
      filled = 0
    }
  yield piece.subarray(0, filled)
}

const encoder = new TextEncoder()
