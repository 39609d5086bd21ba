import type { Store } from '../engines/store.js'
import { findAttempts, takeBackAttempt, updateAttempts } from '../store/attempts.js'

/**
 * Counts an attempt at something limited, for all servers of the register together, and answers how many there were in
 * the present time of `milliseconds`, and how long it lasts yet. Beyond `most` nothing is written any more.
 */
export async function countAttempt(
  store: Store,
  key: string,
  realNow: Date,
  milliseconds: number,
  most: number,
): Promise<{ current: number; ttl: number }> {
  const now = realNow.toISOString()
  const expiresAt = new Date(realNow.getTime() + milliseconds).toISOString()
  const before = await findAttempts(store, key, now)
  const row =
    before && before.count > most
      ? before
      : await store.transaction((tx) => updateAttempts(tx, key, now, expiresAt))
  return { current: row?.count ?? 1, ttl: Date.parse(row?.expiresAt ?? expiresAt) - realNow.getTime() }
}

/** Takes back an attempt that was counted, of what was none in the end. */
export async function uncountAttempt(store: Store, key: string, realNow: Date): Promise<void> {
  await store.transaction((tx) => takeBackAttempt(tx, key, realNow.toISOString()))
}
