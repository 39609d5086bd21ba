import { addDays } from '../../schema/rules/dates.js'
import type { Reader, Store } from '../engines/store.js'
import {
  deleteSecurityEventsThrough,
  findSecurityEnd,
  findSecurityEventsAfter,
  findSecurityHead,
  insertSecurityEnd,
  type SecurityEvent,
} from '../store/securityLog.js'
import { GENESIS } from './change.js'
import { REGISTER } from './rewrite.js'
import { appendSecurity, hashEnd } from './securityLog.js'

/** How many rows go at a time: others have their turn between two. */
const MOST_ENDED = 500

/**
 * Ends the rows of the security log that are older than so many days, at most five hundred of them, from its beginning on: records
 * through which row, appends the event that tells of the record, and removes them, all in one transaction. Answers the event; null
 * when there was nothing to end. Of several servers one does it, the others find nothing left.
 */
export async function endSecurityEvents(
  store: Store,
  days: number,
  realNow: Date,
): Promise<SecurityEvent | null> {
  const at = realNow.toISOString()
  const before = `${addDays(at.slice(0, 10), -days)}T00:00:00.000Z`
  // Whoever finds nothing keeps nobody from writing.
  if ((await findOld(store, before, 1)).length === 0) return null
  return store.transaction(async (tx) => {
    const old = await findOld(tx, before, MOST_ENDED)
    const last = old.at(-1)
    if (!last) return null
    const newest = await findSecurityEnd(tx)
    const { seq, hash } = last
    const head = (await findSecurityHead(tx)) ?? last
    const end = {
      ...{ seq, hash, rows: seq - (newest?.seq ?? 0), before, at },
      event: head.seq + 1,
      prevRecord: newest?.record ?? GENESIS.hash,
    }
    const record = hashEnd(end)
    const event = await appendSecurity(tx, {
      ...{ at, kind: 'log_ended', outcome: 'done', userId: REGISTER.id, userName: REGISTER.name },
      ...{ endpoint: 'HARMONI_SECURITY_LOG_DAYS', code: null, address: '', agent: '', requestId: record },
    })
    await insertSecurityEnd(tx, { ...end, record })
    await deleteSecurityEventsThrough(tx, seq)
    return event
  })
}

/** The rows at the beginning of the log that are older, up to the first that is not. */
async function findOld(reader: Reader, before: string, limit: number): Promise<SecurityEvent[]> {
  const rows = await findSecurityEventsAfter(reader, 0, limit)
  const young = rows.findIndex(({ at }) => at >= before)
  return young === -1 ? rows : rows.slice(0, young)
}
