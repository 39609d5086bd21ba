import { LRUCache } from 'lru-cache'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { addDays, dateIn, formatDate, isDate, midnightIn } from '../../schema/rules/dates.js'
import type { Words } from '../../schema/rules/words.js'
import { openInMemory } from '../engines/open.js'
import type { MemoryRegister, Snapshot, Store } from '../engines/store.js'
import { onceForAll, oneAtATime } from '../engines/turns.js'
import { findSequenceBefore, findTimeOf } from '../store/changes.js'
import { findMoment, type Moment } from '../store/programme.js'
import { rebuildRegister } from './asOf.js'

/** A past that was asked for and is there to be read: which moment of the log, and what day it was. */
export type Past = Moment & { asOf: string }

/** A register at one moment, until it is closed. */
export interface View extends Snapshot {
  moment: Moment
}

/** The register as it was, at any moment of its log. */
export interface PastRegisters {
  /** Finds the moment of the log that `asOf` means. @throws Refusal `invalid_input` when it is yet to come. */
  find(asOf: string): Promise<Past>
  /** The register at that moment, rebuilt from the log or still at hand. */
  open(past: Past): Promise<View>
}

/**
 * How many past registers are kept, how much memory they may take together, and for how long nobody may ask for one. The
 * last is kept however large it is: whoever looks at a day asks for it again and again.
 */
const KEPT = 8
const KEPT_BYTES = 128 * 1024 * 1024
const KEPT_MINUTES = 10

interface Kept {
  register: MemoryRegister
  /** Views that are open. What is no longer kept is given back when the last is closed. */
  views: number
  dropped: boolean
}

/**
 * Makes past registers from the log of the store, a few of which are kept at hand. `migrations` is the folder with the
 * migrations of every engine.
 */
export function makePastRegisters(
  store: Store,
  clock: () => Date,
  migrations: string,
  keptBytes = KEPT_BYTES,
): PastRegisters {
  const kept = new LRUCache<number, Kept>({
    max: KEPT,
    maxSize: keptBytes,
    sizeCalculation: ({ register }) => Math.min(register.bytes(), keptBytes),
    ttl: KEPT_MINUTES * 60_000,
    ttlAutopurge: true,
    updateAgeOnGet: true,
    dispose: (one) => drop(one),
  })
  const building = onceForAll<Kept>()
  // Building takes the processor: one at a time, so that many moments asked for at once do not stop all else.
  const inTurn = oneAtATime()

  async function build(sequence: number): Promise<Kept> {
    const register = openInMemory(migrations)
    try {
      await rebuildRegister(store, sequence, register)
    } catch (error) {
      register.close()
      throw error
    }
    const one: Kept = { register, views: 0, dropped: false }
    kept.set(sequence, one)
    return one
  }

  /** The register after row `sequence`; asked for several times at once, it is built once. */
  function take(sequence: number): Promise<Kept> {
    const one = kept.get(sequence)
    if (one) return Promise.resolve(one)
    return building(String(sequence), () => inTurn(() => build(sequence)))
  }

  return {
    async find(asOf) {
      const now = await findMoment(store, clock())
      if (isDate(asOf)) {
        if (asOf > now.today)
          throw yetToCome(formatDate(asOf), { nb: formatDate(now.today), en: formatDate(now.today) })
        return {
          ...now,
          asOf,
          today: asOf,
          sequence: await findSequenceBefore(store, midnightIn(now.settings.timeZone, addDays(asOf, 1))),
        }
      }
      const sequence = Number(asOf)
      const at = sequence > now.sequence ? undefined : await findTimeOf(store, sequence)
      if (at === undefined)
        throw yetToCome(asOf, { nb: `nummer ${now.sequence}`, en: `number ${now.sequence}` })
      return { ...now, asOf, today: dateIn(now.settings.timeZone, at), sequence }
    },

    async open(past) {
      const one = await take(past.sequence)
      one.views += 1
      const reader = { ...one.register.reader, log: store }
      const close = async () => {
        one.views -= 1
        if (one.dropped && one.views === 0) one.register.close()
      }
      try {
        const { mergerDate, settings } = await findMoment(reader, clock())
        return { reader, moment: { ...past, mergerDate, settings }, close }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}

function drop(one: Kept): void {
  one.dropped = true
  if (one.views === 0) one.register.close()
}

function yetToCome(asOf: string, latest: Words): Refusal {
  return new Refusal('invalid_input', {
    errors: [
      fieldProblem('asOf', 'yet_to_come', {
        nb: `«${asOf}» er ikke nådd ennå. Velg senest ${latest.nb}, eller utelat asOf.`,
        en: `“${asOf}” is yet to come. Choose ${latest.en} at the latest, or leave asOf out.`,
      }),
    ],
  })
}
