import { Refusal } from '../../schema/api/errors.js'
import type { RefusalCode } from '../../schema/rules/refusals.js'
import type { Store } from '../engines/store.js'
import { findAttempts, takeBackAttempt, updateAttempts } from '../store/attempts.js'

/** Refusals of who shows something that is wrong. */
const WRONG: readonly RefusalCode[] = ['password_wrong', 'code_wrong']

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

/** How many wrong tries something has, in so many minutes. */
interface TryLimit {
  key: string
  most: number
  minutes: number
}

/**
 * Runs what somebody shows by that they are who they say. Each try is counted before it is looked at, or of many at once each
 * would be the first; what was not wrong is taken back.
 * @throws Refusal `rate_limited` when there were too many wrong tries already, which counts none, or what `run` throws.
 */
export async function limitWrong<T>(
  store: Store,
  limits: readonly TryLimit[],
  realNow: Date,
  run: () => Promise<T>,
): Promise<T> {
  const counted: string[] = []
  const takeBack = async () => {
    for (const key of counted) await uncountAttempt(store, key, realNow)
  }
  for (const { key, most, minutes } of limits) {
    const { current } = await countAttempt(store, key, realNow, minutes * 60_000, most)
    if (current > most) {
      await takeBack()
      throw new Refusal('rate_limited')
    }
    counted.push(key)
  }
  try {
    const shown = await run()
    await takeBack()
    return shown
  } catch (error) {
    if (!(error instanceof Refusal && WRONG.includes(error.code))) await takeBack()
    throw error
  }
}
