import type { Endpoint } from '../../schema/api/endpoint.js'
import { makePastRegisters, type Past, type View } from '../domain/pastRegisters.js'
import type { Reader, Store } from '../engines/store.js'
import { makePlaces } from '../engines/turns.js'
import { findMoment, type Moment } from '../store/programme.js'
import { parseInput } from './input.js'

/** Gives what a call reads: the register as it is or as it was, for as long as the call needs it. */
export interface Reads {
  /** The past that a query asks for, where it takes one; undefined: the register as it is. */
  findPast(endpoint: Endpoint, query: unknown): Promise<Past | undefined>
  /** Runs work on one moment of the register, past or present. */
  atOneMoment<T>(past: Past | undefined, work: (reader: Reader, moment: Moment) => Promise<T>): Promise<T>
  /** Runs work on the register at the end of a day; answers undefined where that is before its first row. */
  atEndOf<T>(day: string, work: (reader: Reader, moment: Moment) => Promise<T>): Promise<T | undefined>
  /**
   * The register at one moment until it is closed, which whoever opens it must see to: for what is streamed. Only so
   * many are open at once; who finds no place waits for one a while.
   * @throws Busy
   */
  open(past: Past | undefined): Promise<View>
}

/** How long a view waits for a place, and how many wait at once. */
const WAIT = { seconds: 5, waiting: 32 }

/**
 * `migrations` is the folder with the migrations of every engine: the past is rebuilt in a register of its own.
 * `views`: how many are open at once.
 */
export function makeReads(store: Store, clock: () => Date, migrations: string, views: number): Reads {
  const takePlace = makePlaces(views, WAIT)
  const pastRegisters = makePastRegisters(store, clock, migrations)
  return {
    async atEndOf(day, work) {
      const past = await pastRegisters.find(day)
      if (past.sequence === 0) return undefined
      const { reader, moment, close } = await pastRegisters.open(past)
      return work(reader, moment).finally(close)
    },

    async findPast(endpoint, query) {
      if ((query as Record<string, unknown>).asOf === undefined) return undefined
      const { asOf } = parseInput(endpoint.query, query, 'query') as { asOf?: string }
      return asOf === undefined ? undefined : pastRegisters.find(asOf)
    },

    async atOneMoment(past, work) {
      if (!past) return store.read(async (reader) => work(reader, await findMoment(reader, clock())))
      const { reader, moment, close } = await pastRegisters.open(past)
      try {
        return await work(reader, moment)
      } finally {
        await close()
      }
    },

    async open(past) {
      const leave = await takePlace()
      try {
        const { reader, moment, close } = await (past ? pastRegisters.open(past) : openPresent())
        return { reader, moment, close: () => close().finally(leave) }
      } catch (error) {
        leave()
        throw error
      }
    },
  }

  async function openPresent(): Promise<View> {
    const snapshot = await store.snapshot()
    try {
      return { ...snapshot, moment: await findMoment(snapshot.reader, clock()) }
    } catch (error) {
      await snapshot.close()
      throw error
    }
  }
}
