import { setImmediate } from 'node:timers/promises'
import type { Entity } from '../../schema/api/changes.js'
import type { Reader, Tx } from '../engines/store.js'
import { findAfters, findNewestOf, findStepRows } from '../store/changes.js'
import type { ContractRecord } from '../store/contracts.js'
import { insertEach, type TableName } from '../store/copy.js'
import type { MunicipalityRecord } from '../store/municipalities.js'
import type { ReplacementRecord } from '../store/replacements.js'
import type { ServiceAreaRecord } from '../store/serviceAreas.js'
import type { SystemRecord } from '../store/systems.js'
import { derived as contractDerived } from './contracts.js'
import { derived as municipalityDerived } from './municipalities.js'
import { derived as replacementDerived } from './replacements.js'
import { derived as serviceAreaDerived } from './serviceAreas.js'
import { derived as systemDerived } from './systems.js'

/** A row as the log has it. */
type Logged = Record<string, unknown>

interface Rebuilt {
  /** What the log calls the rows of the table. */
  entity: Entity
  table: TableName
  /** The columns that are not logged, by the rules that fill them on writing. */
  derived?: (row: Logged) => object
  /** Rows of another table that are logged in this one's. */
  parts?: { table: TableName; of: (row: Logged) => object[] }
}

/** The tables that the log rebuilds. Who may sign in is no part of a past register: it is only read. */
const REBUILT: readonly Rebuilt[] = [
  { entity: 'programme', table: 'programme' },
  {
    entity: 'municipality',
    table: 'municipalities',
    derived: (row) => municipalityDerived(row as MunicipalityRecord),
  },
  {
    entity: 'service_area',
    table: 'serviceAreas',
    derived: (row) => serviceAreaDerived(row as ServiceAreaRecord),
  },
  { entity: 'code', table: 'codes' },
  { entity: 'wave', table: 'waves' },
  { entity: 'system', table: 'systems', derived: (row) => systemDerived(row as SystemRecord) },
  {
    entity: 'replacement',
    table: 'replacements',
    derived: (row) => replacementDerived(row as ReplacementRecord),
  },
  { entity: 'mapping', table: 'mappings' },
  { entity: 'archive', table: 'archives' },
  { entity: 'privacy', table: 'privacy' },
  {
    entity: 'contract',
    table: 'contracts',
    derived: (row) => contractDerived(row as unknown as ContractRecord),
    parts: {
      table: 'contractSystems',
      of: ({ id, systems }) => (systems as string[]).map((system) => ({ contract: id, system })),
    },
  },
  { entity: 'integration', table: 'integrations' },
  { entity: 'prerequisite', table: 'prerequisites' },
  { entity: 'override', table: 'overrides' },
  { entity: 'milestone', table: 'milestones' },
]

/** Rows that are rebuilt at a stretch; other requests are served between two batches. */
const BATCH = 50

/**
 * Rebuilds the register as it was after row `sequence` of the log: each row is what the newest change of it left.
 * What is read later never changes the past, so it is read without holding a transaction.
 */
export async function rebuildRegister(log: Reader, sequence: number, into: Tx): Promise<void> {
  for (const { entity, table, derived, parts } of REBUILT) {
    const newest = await findNewestOf(log, entity, sequence)
    for (let from = 0; from < newest.length; from += BATCH) {
      const rows = await findAfters(log, newest.slice(from, from + BATCH))
      await insertEach(
        into,
        table,
        rows.map((row) => ({ ...row, ...derived?.(row) })),
      )
      if (parts) await insertEach(into, parts.table, rows.flatMap(parts.of))
      await setImmediate()
    }
  }
  await rebuildSteps(log, sequence, into)
}

/** Of the log, a past register holds what its pages ask for: the status steps, and the newest row as its head. */
async function rebuildSteps(log: Reader, sequence: number, into: Tx): Promise<void> {
  for (let last = 0; ; ) {
    const rows = await findStepRows(log, sequence, last, BATCH)
    if (rows.length > 0) await insertEach(into, 'changes', rows)
    if (rows.length < BATCH) return
    last = rows.at(-1)?.seq ?? sequence
    await setImmediate()
  }
}
