import { eq } from 'drizzle-orm'
import type { Reader } from '../engines/store.js'

/** Where a head that somebody wrote down stands; `log` is null where it is of no row that is left, nor of a recorded end. */
export interface HeadPlace {
  head: string
  log: 'changes' | 'securityEvents' | null
  seq: number | null
  /** Whether the row itself has ended: what is left is its record. */
  ended: boolean
}

/** Finds the row of either log that has this hash. Three statements. */
export async function findHeadPlace({ db, t }: Reader, head: string): Promise<HeadPlace> {
  const { changes, securityEvents, securityEnds } = t
  const [change] = await db.select({ seq: changes.seq }).from(changes).where(eq(changes.hash, head))
  if (change) return { head, log: 'changes', seq: change.seq, ended: false }
  const [event] = await db
    .select({ seq: securityEvents.seq })
    .from(securityEvents)
    .where(eq(securityEvents.hash, head))
  if (event) return { head, log: 'securityEvents', seq: event.seq, ended: false }
  const [end] = await db
    .select({ seq: securityEnds.seq })
    .from(securityEnds)
    .where(eq(securityEnds.hash, head))
  return { head, log: end ? 'securityEvents' : null, seq: end?.seq ?? null, ended: end !== undefined }
}
