import type { DifferencePlace, DifferenceProblem, LogVerification } from '../../schema/rules/verification.js'
import type { Reader, Store } from '../engines/store.js'
import { findHead, findTimeOf } from '../store/changes.js'
import { countRows, type TableName } from '../store/copy.js'
import type { JobRecord } from '../store/jobs.js'
import { isOfPersons } from '../store/logFilters.js'
import { findMoment } from '../store/programme.js'
import { ALL_CONCEPTS, NOT_COMPARED, TABLES } from './concepts.js'
import { finishJob } from './jobs.js'
import { verifySecurityLog } from './securityLog.js'
import { type Difference, verifyRegister } from './verify.js'

interface Tools {
  store: Store
  clock: () => Date
  /** Tells how far it has come. @throws Cancelled where it is not wanted any more */
  tell: (progress: { done?: number; total?: number }) => Promise<void>
}

/** How many breaks, and how many differences, are told one by one. */
const TOLD = 100
/** So often progress is written at most: each time is a write of its own. */
const STEPS = 100

/**
 * Checks the whole log as it stands when it begins, and every table against it, and keeps what came of it as the result of the
 * work. Whoever asked is told what they may read: `whole` says whether of users, tokens and the security log, too.
 */
export async function verifyLog({ store, clock, tell }: Tools, job: JobRecord): Promise<void> {
  const { whole } = job.asked as { whole: boolean }
  const began = clock()
  const { now } = await findMoment(store, began)
  const { reader, close } = await store.snapshot()
  try {
    const result = await verifyRegister(reader, await teller(reader, tell))
    const security = whole ? await verifySecurityLog(reader) : null
    const last = await findHead(reader)
    const { breaks, breaking, rows, head, differences, differing, compared } = result
    const counts = Object.values(compared)
    const found: LogVerification = {
      ok: result.ok && (security?.ok ?? true),
      checkedAt: now,
      seconds: Math.round((clock().getTime() - began.getTime()) / 100) / 10,
      last: last && { seq: last.seq, at: (await findTimeOf(reader, last.seq)) ?? now },
      ...{ rows, head, breaking, differing },
      breaks: breaks.slice(0, TOLD),
      tables: counts.length,
      compared: counts.reduce((sum, count) => sum + count, 0),
      differences: differences.slice(0, TOLD).map((one) => placeOf(one, whole)),
      security: security && {
        ...{ ok: security.ok, rows: security.rows, through: security.through, head: security.head },
        ...{ broken: security.broken, brokenEnd: security.brokenEnd },
      },
    }
    await store.transaction((tx) => finishJob(tx, job.id, found, clock()))
  } finally {
    await close()
  }
}

/** What concerns which system is compared with the rows of the log that it follows from. */
const isTold = (table: TableName) => table !== 'concerns' && !NOT_COMPARED.includes(table)

/** Tells of all rows of the log and of the tables together how many are done. */
async function teller(reader: Reader, tell: Tools['tell']) {
  let total = 0
  for (const { table } of TABLES) if (isTold(table)) total += await countRows(reader, table)
  const done = new Map<TableName, number>()
  let told = 0
  await tell({ done: 0, total })
  return async (table: TableName, ofTable: number) => {
    done.set(table, ofTable)
    const all = [...done.values()].reduce((sum, count) => sum + count, 0)
    if (all - told < total / STEPS) return
    told = all
    await tell({ done: all })
  }
}

/** Where a difference is, without what stands there: that may be what whoever asked may not read. */
function placeOf({ table, row, field, log, stands }: Difference, whole: boolean): DifferencePlace {
  const concept = ALL_CONCEPTS.find(
    (one) => one.table === table || one.parts.some((part) => part.table === table),
  )
  const problem: DifferenceProblem =
    stands === undefined ? 'missing_row' : log === undefined ? 'unknown_row' : 'other_value'
  const told = whole || !concept || !isOfPersons(concept)
  return {
    table,
    entity: concept?.table === table ? concept.entity : null,
    row: told ? row : null,
    field: told ? field : null,
    problem,
  }
}
