import type { Reader } from '../engines/store.js'
import type { Instant } from '../store/programme.js'

/** What was computed of a register as it was after one row of its log, on one day. It is never changed. */
interface Version<T> {
  sequence: number
  today: string
  value: Promise<T>
}

/** How what is kept is computed of a whole register, and carried forward from an earlier version of it. */
interface Computing<T> {
  whole(reader: Reader, instant: Instant): Promise<T>
  /** Undefined where it is no cheaper than computing the whole. */
  forward(reader: Reader, instant: Instant, from: { sequence: number; value: T }): Promise<T | undefined>
}

/** What is kept of registers. */
interface Kept<T> {
  /** The value at a moment: the one that is kept, one that is carried forward, or one that is computed of the whole. */
  find(reader: Reader, instant: Instant): Promise<T>
  /** The same where it need not be computed of the whole; undefined where it must. */
  findKnown(reader: Reader, instant: Instant): Promise<T> | undefined
}

/** How many versions of each register are kept: readers that began a moment ago still look at the one before. */
const VERSIONS = 3

/**
 * Keeps what is computed of whole registers, and carries it forward along the log: what a write touches is computed anew,
 * and nothing else. Several that ask at once share one computation.
 */
export function keepForward<T>({ whole, forward }: Computing<T>): Kept<T> {
  /** The versions of each register, the newest first. */
  const kept = new WeakMap<Reader['register'], Version<T>[]>()

  function keep({ register }: Reader, { sequence, today }: Instant, value: Promise<T>): Promise<T> {
    const versions = kept.get(register) ?? []
    const version = { sequence, today, value }
    const all = [version, ...versions].sort((a, b) => b.sequence - a.sequence)
    kept.set(register, all.slice(0, VERSIONS))
    value.catch(() => {
      kept.set(
        register,
        (kept.get(register) ?? []).filter((one) => one !== version),
      )
    })
    return value
  }

  async function carry(reader: Reader, instant: Instant, from: Version<T>): Promise<T> {
    // What failed for the one who computed it first need not fail for the next.
    const value = await from.value.catch(() => undefined)
    const carried = value && (await forward(reader, instant, { sequence: from.sequence, value }))
    return carried ?? whole(reader, instant)
  }

  const findKnown: Kept<T>['findKnown'] = (reader, instant) => {
    const today = kept.get(reader.register)?.filter((version) => version.today === instant.today)
    const before = today?.find(({ sequence }) => sequence <= instant.sequence)
    if (!before) return undefined
    return before.sequence === instant.sequence
      ? before.value
      : keep(reader, instant, carry(reader, instant, before))
  }
  return {
    findKnown,
    find: (reader, instant) => findKnown(reader, instant) ?? keep(reader, instant, whole(reader, instant)),
  }
}
