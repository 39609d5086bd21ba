import type { Reader } from '../engines/store.js'
import type { Instant } from '../store/programme.js'

/**
 * What was computed of a register as it was after one row of its log, on one day. It is never changed. Undefined where it
 * could not be carried forward to there.
 */
interface Version<T> {
  sequence: number
  today: string
  value: Promise<T | undefined>
  /** True while it is computed of the whole, which takes long. */
  isLong: boolean
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
  /** The same where nothing need be computed of the whole, nor waited for that is; undefined where it must. */
  findKnown(reader: Reader, instant: Instant): Promise<T | undefined>
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
  const versionsOf = ({ register }: Reader) => kept.get(register) ?? []

  function keep(
    reader: Reader,
    { sequence, today }: Instant,
    value: Promise<T | undefined>,
    isLong: boolean,
  ): void {
    const version = { sequence, today, value, isLong }
    const all = [version, ...versionsOf(reader)].sort((a, b) => b.sequence - a.sequence)
    kept.set(reader.register, all.slice(0, VERSIONS))
    const leave = () =>
      kept.set(
        reader.register,
        versionsOf(reader).filter((one) => one !== version),
      )
    value.then((found) => {
      version.isLong = false
      if (found === undefined) leave()
    }, leave)
  }

  async function carry(reader: Reader, instant: Instant, from: Version<T>): Promise<T | undefined> {
    // What failed for the one who computed it first need not fail for the next.
    const value = await from.value.catch(() => undefined)
    return value && forward(reader, instant, { sequence: from.sequence, value })
  }

  /** The value of the newest of these versions that is not later, carried forward. */
  function findFrom(
    versions: readonly Version<T>[],
    reader: Reader,
    instant: Instant,
  ): Promise<T | undefined> | undefined {
    const version = versions.find(
      ({ sequence, today }) => today === instant.today && sequence <= instant.sequence,
    )
    if (!version || version.sequence === instant.sequence) return version?.value
    const value = carry(reader, instant, version)
    keep(reader, instant, value, version.isLong)
    return value
  }

  async function find(reader: Reader, instant: Instant): Promise<T> {
    const found = await findFrom(versionsOf(reader), reader, instant)
    if (found) return found
    // Somebody else may have begun meanwhile.
    const begun = versionsOf(reader).some(
      ({ sequence, today }) => today === instant.today && sequence === instant.sequence,
    )
    if (begun) return find(reader, instant)
    const value = whole(reader, instant)
    keep(reader, instant, value, true)
    return value
  }

  return {
    find,
    findKnown: async (reader, instant) =>
      findFrom(
        versionsOf(reader).filter(({ isLong }) => !isLong),
        reader,
        instant,
      ),
  }
}
