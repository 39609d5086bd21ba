import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The rights of a file of ours: nobody else on the machine reads it. SQLite gives them to what it makes beside it. */
export const OWN_FILE = 0o600
const OWN_FOLDER = 0o700
/** The rights of those who are neither the owner nor in the group of a file. */
const OTHERS = 0o007
/** Windows has no such rights: a file there has those of its folder. */
const HAS_RIGHTS = process.platform !== 'win32'
/** What SQLite makes beside a file. */
const BESIDE = ['', '-wal', '-shm', '-journal']

/**
 * Makes a folder and those above it that are not there, for us alone whatever the umask; one that is there stays as it is.
 * Not Node's `recursive`, which never comes back where a folder can neither be found nor made, as below /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, OWN_FOLDER)
  chmodSync(folder, OWN_FOLDER)
}

/** Makes a file for us alone, whatever the umask, before there is anything in it. */
export function makeOwnFile(file: string, content: Buffer): void {
  writeFileSync(file, '', { flag: 'wx', mode: OWN_FILE })
  chmodSync(file, OWN_FILE)
  writeFileSync(file, content, { flush: true })
}

/**
 * Takes the rights that others have to a register and what lies beside it, and tells of it. A file that is not ours is
 * left as it is, and told of when everybody may read it.
 */
export function tightenRights(database: string, tell: (sentence: string) => void = () => undefined): void {
  if (!HAS_RIGHTS) return
  for (const file of BESIDE.map((beside) => database + beside)) {
    const stat = statSync(file, { throwIfNoEntry: false })
    const rights = (stat?.mode ?? 0) & 0o777
    if ((rights & ~OWN_FILE) === 0) continue
    const had = rights.toString(8)
    try {
      chmodSync(file, rights & OWN_FILE)
      tell(
        `“${file}” had the rights ${had}, by which others on this machine could reach the register: they are taken away.`,
      )
    } catch {
      if (rights & OTHERS)
        tell(
          `“${file}” has the rights ${had}, by which everybody on this machine can reach the register. Its owner takes them away with “chmod o= FILE”.`,
        )
    }
  }
}
