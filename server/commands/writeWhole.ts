import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { SetupError, shown } from '../config.js'

/**
 * Writes a file that is there whole or not at all: a run that is cut off leaves the one from before.
 * @throws SetupError when it cannot be written
 */
export async function writeWhole(
  file: string,
  content: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = openSync(beside, 'wx', 0o600)
    try {
      for await (const piece of content) {
        const some = Buffer.from(piece)
        hash.update(some)
        bytes += some.length
        writeSync(handle, some)
      }
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw new SetupError(
      `${shown(file)} cannot be written (${(error as Error).message}). Choose a folder that is there and may be written to.`,
    )
  }
  return { bytes, sha256: hash.digest('hex') }
}
