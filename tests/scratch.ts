import { statfsSync } from 'node:fs'

/** A folder that many systems keep in memory. */
const MEMORY = '/dev/shm'
/** In bytes: more than ten times what a run of all tests has there at once. */
const ROOM = 2 * 1024 ** 3

/**
 * Has the temporary files of this process, and of those that it starts, kept in memory where the machine has room for them
 * there: the hundreds of databases that a run makes and drops cost a disk longer than most tests. What TMPDIR says already
 * stands.
 */
export function keepScratchInMemory(): void {
  if (process.env.TMPDIR || roomIn(MEMORY) < ROOM) return
  process.env.TMPDIR = MEMORY
}

/** How many bytes may still be written in a folder; none where there is no such folder. */
function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}
