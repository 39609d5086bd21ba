import { setImmediate } from 'node:timers/promises'
import { LOG_FILE } from '../../../schema/bundle/openFile.js'
import { canonicalText } from '../../domain/canonical.js'
import { GENESIS } from '../../domain/change.js'
import { logReader } from '../../domain/logRows.js'
import { problemOf } from '../../domain/verify.js'
import type { Reader } from '../../engines/store.js'
import { chooseEverything, everythingParts } from '../../exports/everything.js'
import type { Source } from '../../exports/list.js'
import { takeOut } from '../../exports/write.js'
import type { Language } from '../../files/columns.js'
import type { ZipPart } from '../../files/zip.js'
import { findWrittenAfter } from '../../store/changes.js'
import type { BundledList, BundleFile } from './manifest.js'

/** How many rows of the log are read at a time. */
const BATCH = 1000

/** A row of the log that is not as it was written: no evidence can be made of it. */
export class BrokenLog extends Error {
  constructor(readonly seq: number) {
    super(`the log does not hold from row ${seq}`)
  }
}

/**
 * The rows of the log up to `sequence`, each a line of canonical JSON with its hash.
 * @throws BrokenLog where it does not hold
 */
export async function bundleLog(log: Reader, sequence: number): Promise<BundleFile> {
  const lines: Buffer[] = []
  const read = logReader()
  let last = GENESIS
  while (last.seq < sequence) {
    const written = await findWrittenAfter(log, last.seq, Math.min(BATCH, sequence - last.seq))
    for (const one of written) {
      const found = read(one)
      const { row } = found
      if (problemOf(found, last)) throw new BrokenLog(row.seq)
      last = row
      lines.push(Buffer.from(`${canonicalText(row)}\n`))
    }
    if (written.length === 0) throw new BrokenLog(last.seq + 1)
    // What is read of a file never waits, so nothing else would have its turn.
    await setImmediate()
  }
  return { path: LOG_FILE, bytes: Buffer.concat(lines) }
}

/**
 * Every list of the register, all of it, as tables and as lines of JSON; neither says who took it out. The log is there by itself, as its
 * hashes are of it.
 */
export async function bundleLists(
  source: Source,
  language: Language,
): Promise<{ files: BundleFile[]; lists: BundledList[] }> {
  const { timeZone } = source.moment.settings
  const everything = await chooseEverything(await takeOut(source, source.reader, undefined), language)
  const chosen = everything.filter(({ list }) => list.name !== 'changes')
  const files: BundleFile[] = []
  for await (const part of everythingParts(chosen, { format: 'csv', lang: language }, timeZone))
    files.push({ path: `data/${part.path}`, bytes: await bytesOf(part) })
  const lists = chosen.map(({ list: { name } }) => {
    const path = `data/${name}.ndjson`
    const lines =
      files
        .find((file) => file.path === path)
        ?.bytes.toString()
        .trimEnd()
        .split('\n') ?? []
    return { name, path, table: `data/${name}.csv`, ...countedIn(lines) }
  })
  return { files, lists }
}

/** How much a list says at its end that there is of it. What is computed for the table alone stands in no line, and is not summed up. */
function countedIn(lines: readonly string[]): Pick<BundledList, 'rows' | 'sums'> {
  const { control } = JSON.parse(lines.at(-1) ?? '') as { control: BundledList }
  const [first = {}] = lines.slice(1, -1).map((line) => JSON.parse(line) as object)
  return {
    rows: control.rows,
    sums: control.sums.filter(({ column }) => column in first).map(({ column, sum }) => ({ column, sum })),
  }
}

async function bytesOf(part: ZipPart): Promise<Buffer> {
  if ('bytes' in part) return Buffer.from(part.bytes)
  const pieces: Buffer[] = []
  for await (const text of part.text) pieces.push(Buffer.from(text))
  return Buffer.concat(pieces)
}
