import { crc32, createDeflateRaw } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate'

/** Bytes of text are gathered to so many before they are packed: each piece costs a trip to another thread. */
const PIECE = 256 * 1024

/** How hard the part that grows is packed: more takes far longer and makes it little smaller. */
const LEVEL = 3

/** A part of a ZIP file that is written as it comes, in pieces. */
interface Growing {
  path: string
  text: AsyncIterable<string>
}

/**
 * Packs parts, each by its path, and one that grows as the last of them. No more of that one than a piece is ever held:
 * it is packed in another thread, and what is packed is handed on before more is asked for.
 */
export async function* writeZip(
  parts: Readonly<Record<string, Uint8Array>>,
  { path, text }: Growing,
): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    packed.push(bytes)
  })
  for (const [name, bytes] of Object.entries(parts)) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(bytes, true)
  }
  const part: ZipInputFile = { filename: path, size: 0, crc: 0, compression: 8 }
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
  zip.end()
  yield* packed
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
