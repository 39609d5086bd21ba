import type { SystemRow } from '../../schema/api/systems.js'
import type { Reader } from '../engines/store.js'
import type { Instant } from '../store/programme.js'
import type { SystemListQuery } from '../store/systemList.js'
import type { SystemRecord } from '../store/systems.js'
import { listSystems } from './systemList.js'
import { findSystemRows } from './systems.js'

/** A system as it is exported: every stored field, and what the rules and the links say of it. */
export type ExportedSystem = SystemRecord & Pick<SystemRow, 'replacements' | 'signals' | 'daysOverdue'>

const BATCH = 100

/** Every system that the filters match, in order, a batch at a time. */
export async function* iterateSystems(
  reader: Reader,
  query: Omit<SystemListQuery, 'limit' | 'cursor'>,
  instant: Instant,
): AsyncGenerator<ExportedSystem> {
  let cursor: string | undefined
  do {
    const { items, next } = await listSystems(reader, { ...query, limit: BATCH, cursor }, instant)
    const rows = await findSystemRows(reader, items, instant)
    for (const [index, item] of items.entries()) {
      const row = rows[index] as SystemRow
      yield {
        ...item,
        replacements: row.replacements,
        signals: row.signals,
        daysOverdue: row.daysOverdue,
      }
    }
    cursor = next ?? undefined
  } while (cursor)
}
