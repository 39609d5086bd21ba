import { hashesIn } from '../../schema/bundle/check.mjs'
import { logDiffersFrom } from '../../schema/bundle/logDifference.js'
import { LOG_FILE, openFile } from '../../schema/bundle/openFile.js'
import { type Checked, checkEntries, judge } from '../../schema/bundle/verdict.js'
import { sha256Of } from '../domain/canonical.js'
import type { Reader } from '../engines/store.js'
import { findHashesAfter } from '../store/changes.js'
import { findKnown } from '../views/knownReports.js'

/** What was found of a file, with its hash. */
export interface CheckedFile extends Checked {
  sha256: string
  /** The first row of the log that is in the register another than in the bundle, or is in one of them alone. */
  differsFrom: number | null
}

/** Checks a report or a bundle against the register: what it is, what is in it, and every row of its log. */
export async function checkFile(reader: Reader, bytes: Uint8Array): Promise<CheckedFile> {
  const file = openFile(bytes)
  const sha256 = sha256Of(bytes)
  const { number, sequence } = file.said ?? {}
  const known = await findKnown(reader, { sha256, number, sequence })
  const checked = judge(sha256, file, await checkEntries(file, sha256Of), known)
  const log = file.entries.get(LOG_FILE)
  const differsFrom = log ? await findFirstDifference(reader, log) : null
  if (differsFrom === null) return { ...checked, sha256, differsFrom }
  return { ...checked, sha256, differsFrom, evidence: [...checked.evidence, logDiffersFrom(differsFrom)] }
}

/** How many rows are read at a time. */
const BATCH = 5000

async function findFirstDifference(reader: Reader, log: Uint8Array): Promise<number | null> {
  let last = 0
  for (const hashes of batchesOf(hashesIn(log))) {
    const rows = await findHashesAfter(reader, last, hashes.length)
    for (const [index, hash] of hashes.entries()) {
      const row = rows[index]
      const seq = last + index + 1
      if (row?.seq !== seq || row.hash !== hash) return seq
    }
    last += hashes.length
  }
  return null
}

function* batchesOf<One>(all: Iterable<One>): Generator<One[]> {
  let batch: One[] = []
  for (const one of all) {
    batch.push(one)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
