import { setImmediate } from 'node:timers/promises'
import type { Reader, Store, Tx } from '../engines/store.js'
import {
  findSecurityEventsAfter,
  findSecurityHead,
  insertSecurityEvent,
  listSecurityEnds,
  type SecurityEnd,
  type SecurityEvent,
} from '../store/securityLog.js'
import { canonicalText, sha256 } from './canonical.js'
import { GENESIS } from './change.js'

/** What happened: the rest of its row follows from where the log stands. */
export type SecurityFacts = Omit<SecurityEvent, 'seq' | 'prevHash' | 'hash'>

/** Appends to the security log, chained to the row before it, and answers the row. */
export function logSecurity(store: Store, facts: SecurityFacts): Promise<SecurityEvent> {
  return store.transaction((tx) => appendSecurity(tx, facts))
}

/** The same, in a transaction that is there already. */
export async function appendSecurity(tx: Tx, facts: SecurityFacts): Promise<SecurityEvent> {
  const head = (await findSecurityHead(tx)) ?? GENESIS
  const row = { ...facts, seq: head.seq + 1, prevHash: head.hash }
  const chained = { ...row, hash: hashEvent(row) }
  await insertSecurityEvent(tx, chained)
  return chained
}

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of a row without its own hash. */
function hashEvent(row: Omit<SecurityEvent, 'hash'>): string {
  return sha256(canonicalText(row))
}

/** The same, of the record of an end without its own. */
export function hashEnd(end: Omit<SecurityEnd, 'record'>): string {
  return sha256(canonicalText(end))
}

/** What is found on going through the security log from the first row that is left. */
export interface SecurityVerification {
  ok: boolean
  /** Rows that hold before the first that does not, and the number of the last of them. */
  rows: number
  through: number
  /** Hash of the last row that holds. */
  head: string
  /** The number of the first row that does not hold. */
  broken: number | null
  /** Through which row the log has ended before; null while all of it is left. */
  ended: Pick<SecurityEnd, 'seq' | 'hash' | 'before' | 'at'> | null
  /** The number of the first record of an end that does not hold. */
  brokenEnd: number | null
}

/** Where a security log does not hold, in words. */
export function whereBroken({ rows, broken, brokenEnd }: SecurityVerification): string {
  const where = [
    broken !== null && `from row ${broken}; ${rows} rows before it do`,
    brokenEnd !== null && `at the record that it ended through row ${brokenEnd}`,
  ]
  return where.filter(Boolean).join(', nor ')
}

/** So many rows are read at a time; others have their turn between two. */
const BATCH = 1000
/** No row has a lower number, whoever wrote it. */
const LOWEST = -(2 ** 31)

/**
 * Recomputes the chain of the security log, row by row, up to the first that does not hold: from its beginning, or from the last
 * row that has ended. Each record of an end must be as it was written, and be told of by its event while that is left.
 */
export async function verifySecurityLog(reader: Reader): Promise<SecurityVerification> {
  const ends = await listSecurityEnds(reader)
  const end = ends.at(-1)
  const told = new Map<number, string>()
  let last = end ? { seq: end.seq, hash: end.hash } : GENESIS
  let broken: number | null = null
  for (let after = LOWEST, more = true; more && broken === null; ) {
    const rows = await findSecurityEventsAfter(reader, after, BATCH)
    for (const { hash, ...row } of rows) {
      const holds = row.seq === last.seq + 1 && row.prevHash === last.hash && hashEvent(row) === hash
      if (!holds) {
        broken = row.seq
        break
      }
      last = { seq: row.seq, hash }
      if (row.kind === 'log_ended') told.set(row.seq, row.requestId)
    }
    await setImmediate()
    after = last.seq
    more = rows.length === BATCH
  }
  const brokenEnd = findBrokenEnd(ends, told, broken === null ? Number.POSITIVE_INFINITY : last.seq)
  return {
    ok: broken === null && brokenEnd === null,
    rows: last.seq - (end?.seq ?? 0),
    through: last.seq,
    head: last.hash,
    broken,
    ended: end ? { seq: end.seq, hash: end.hash, before: end.before, at: end.at } : null,
    brokenEnd,
  }
}

/**
 * The number of the first record that does not follow the one before it, or is not the one that its event tells of; of an event
 * that tells of none, its own. Events behind `through` are not asked: the log does not hold so far.
 */
function findBrokenEnd(
  ends: readonly SecurityEnd[],
  told: ReadonlyMap<number, string>,
  through: number,
): number | null {
  const begins = ends.at(-1)?.seq ?? 0
  let last = { seq: 0, record: GENESIS.hash }
  for (const { record, ...end } of ends) {
    const follows = end.prevRecord === last.record && end.seq - end.rows === last.seq && end.event > end.seq
    const isTold = end.event <= begins || end.event > through || told.get(end.event) === record
    if (!follows || hashEnd(end) !== record || !isTold) return end.seq
    last = { seq: end.seq, record }
  }
  const events = new Set(ends.map(({ event }) => event))
  return [...told.keys()].find((event) => !events.has(event)) ?? null
}
