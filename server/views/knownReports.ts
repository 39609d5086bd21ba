import type { Known } from '../../schema/api/reports.js'
import type { Reader } from '../engines/store.js'
import { findHashOf } from '../store/changes.js'
import { findReport, findReportByHash } from '../store/reports.js'

/** The hash of a file, and what it says of itself. */
interface Asked {
  sha256: string
  number?: string | undefined
  sequence?: number | undefined
}

/** What the register knows of a file: the report that it is, the report that it says it is, and the rows of the log that it names. */
export async function findKnown(reader: Reader, { sha256, number, sequence }: Asked): Promise<Known> {
  const hashOf = async (seq: number | undefined) =>
    seq === undefined ? null : ((await findHashOf(reader, seq)) ?? null)
  const report = await findReportByHash(reader, sha256)
  const named = number === undefined ? undefined : await findReport(reader, number)
  const madeAt = (report ?? named)?.sequence
  return {
    report: report ?? null,
    named: named ?? null,
    firstHash: await hashOf(1),
    rowHash: await hashOf(sequence ?? madeAt),
    reportHash: await hashOf(madeAt),
  }
}
