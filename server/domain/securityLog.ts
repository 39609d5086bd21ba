import type { Reader, Store } from '../engines/store.js'
import {
  findSecurityEventsAfter,
  findSecurityHead,
  insertSecurityEvent,
  type SecurityEvent,
} from '../store/securityLog.js'
import { canonicalText, sha256 } from './canonical.js'
import { GENESIS } from './change.js'

/** What happened: the rest of its row follows from where the log stands. */
export type SecurityFacts = Omit<SecurityEvent, 'seq' | 'prevHash' | 'hash'>

/** Appends to the security log, chained to the row before it, and answers the row. */
export function logSecurity(store: Store, facts: SecurityFacts): Promise<SecurityEvent> {
  return store.transaction(async (tx) => {
    const head = (await findSecurityHead(tx)) ?? GENESIS
    const row = { ...facts, seq: head.seq + 1, prevHash: head.hash }
    const chained = { ...row, hash: hashEvent(row) }
    await insertSecurityEvent(tx, chained)
    return chained
  })
}

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of a row without its own hash. */
function hashEvent(row: Omit<SecurityEvent, 'hash'>): string {
  return sha256(canonicalText(row))
}

/** What is found on going through the security log from its first row. */
export interface SecurityVerification {
  ok: boolean
  /** Rows that hold before the first that does not. */
  rows: number
  /** Hash of the last row that holds. */
  head: string
  /** The number of the first row that does not hold. */
  broken: number | null
}

const BATCH = 1000

/** Recomputes the chain of the security log, row by row, up to the first that does not hold. */
export async function verifySecurityLog(reader: Reader): Promise<SecurityVerification> {
  let last = GENESIS
  for (;;) {
    const rows = await findSecurityEventsAfter(reader, last.seq, BATCH)
    for (const { hash, ...row } of rows) {
      const holds = row.seq === last.seq + 1 && row.prevHash === last.hash && hashEvent(row) === hash
      if (!holds) return { ok: false, rows: last.seq, head: last.hash, broken: row.seq }
      last = { seq: row.seq, hash }
    }
    if (rows.length < BATCH) return { ok: true, rows: last.seq, head: last.hash, broken: null }
  }
}
