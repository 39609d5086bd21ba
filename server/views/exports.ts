import { setImmediate } from 'node:timers/promises'
import type { SystemFilters, SystemOrder } from '../../schema/api/systemFilters.js'
import type { Standing } from '../../schema/rules/standings.js'
import type { Reader } from '../engines/store.js'
import type { Moment } from '../store/programme.js'
import {
  findMappedReplacements,
  findStoredSystems,
  type MappedReplacement,
  type StoredSystem,
} from '../store/storedSystems.js'
import { findStandingsOf } from './standings.js'
import { iterateSystemNumbers } from './systemList.js'

/** A system as it is exported: every stored field, and what the rules and the links say of it. */
export type ExportedSystem = StoredSystem & { replacements: MappedReplacement[] } & Pick<
    Standing,
    'signals' | 'daysOverdue' | 'contractEnd' | 'noticeDeadline'
  >

/** How many systems are read at a time: fewer would cost more statements, more would hold others up and be kept for longer. */
const BATCH = 100

/**
 * Every system that the filters match, in order, a batch at a time. The reader must see one moment throughout. One
 * statement for the order of each few thousand, and for each batch two beside those of the standings.
 */
export async function* iterateSystems(
  reader: Reader,
  query: SystemFilters & { sort: SystemOrder },
  moment: Moment,
): AsyncGenerator<ExportedSystem[]> {
  for await (const numbers of iterateSystemNumbers(reader, query, moment))
    for (let from = 0; from < numbers.length; from += BATCH) {
      const batch = await findExported(reader, numbers.slice(from, from + BATCH), moment)
      await setImmediate()
      yield batch
    }
}

async function findExported(
  reader: Reader,
  numbers: readonly string[],
  moment: Moment,
): Promise<ExportedSystem[]> {
  const [systems, mapped] = await Promise.all([
    findStoredSystems(reader, numbers),
    findMappedReplacements(reader, numbers),
  ])
  // What is read of a file never waits, so nothing else would have its turn: neither here nor before it is written.
  await setImmediate()
  const standings = await findStandingsOf(reader, moment, numbers)
  return systems.map((system) => {
    const standing = standings.get(system.number)
    // A system and its standing are read at the same moment of the log; without one the store is inconsistent.
    if (!standing) throw new Error(`no standing for ${system.number}`)
    // Not spread: to copy a row takes longer than to read it.
    return Object.assign(system, {
      replacements: mapped.get(system.number) ?? [],
      signals: standing.signals,
      daysOverdue: standing.daysOverdue,
      contractEnd: standing.contractEnd,
      noticeDeadline: standing.noticeDeadline,
    })
  })
}
