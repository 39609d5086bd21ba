import { createHash } from 'node:crypto'
import type { FieldChange } from '../../../schema/api/changes.js'
import type { CellCounts, ImportCounts, ImportOutcome } from '../../../schema/rules/import/counts.js'
import type { Ask, Draft, Finding } from '../../../schema/rules/import/drafts.js'
import { mapInTurns } from '../../engines/turns.js'
import type { ContractRecord } from '../../store/contracts.js'
import type { SystemRecord } from '../../store/systems.js'
import { listFieldChanges } from '../change.js'

/** A problem that a rule of the register has with a row, in its words. */
export interface Problem extends Finding {
  words?: { nb: string; en: string } | undefined
}

/** What becomes of one row of a list. Nothing is written yet. */
export interface PlannedRow {
  draft: Draft
  outcome: ImportOutcome
  /** The row of the register that it is; null for a new one, and for what is skipped. */
  id: string | null
  name: string | null
  /** Of a row that is no system, or is told by its contract alone; those of a system are found out by `fieldChangesOf`. */
  changes: readonly FieldChange[]
  problems: readonly Problem[]
  asks: readonly Ask[]
  told: readonly Finding[]
  /** The system as it was and as it becomes; null where nothing of it is written. A new one has no number yet. */
  system: { before: SystemRecord | null; after: SystemRecord } | null
  contract: PlannedContract | null
}

/** The contract that a row makes, changes or joins. */
export interface PlannedContract {
  /** Rows of one contract have the same. */
  key: string
  before: ContractRecord | null
  fields: Readonly<Record<string, unknown>>
  /** Of one that is there already. */
  changes: readonly FieldChange[]
}

/** What would come of an import. */
export interface ImportPlan {
  rows: readonly PlannedRow[]
  counts: ImportCounts
  /** Fields that are others’ to write: they stay as they are. */
  left: readonly string[]
  /** All that would be written, in one word. */
  fingerprint: string
}

/**
 * What a row writes, field by field, of its own and of its contract: what is compared, and what a fingerprint is of. It is found
 * out when it is asked for, since ten thousand new systems have a third of a million of them.
 */
export function fieldChangesOf({ system, changes, contract }: PlannedRow): {
  own: readonly FieldChange[]
  contract: readonly FieldChange[]
} {
  return {
    own: system ? listFieldChanges(system.before, system.after) : changes,
    contract: contract ? (contract.before ? contract.changes : listFieldChanges(null, contract.fields)) : [],
  }
}

/** Sums up what becomes of the rows. `around`: the cells that are in no record; `questions`: those that columns as a whole have open. */
export function countPlan(rows: readonly PlannedRow[], around: CellCounts, questions: number): ImportCounts {
  const having = (outcome: ImportOutcome) => rows.filter((row) => row.outcome === outcome).length
  const cells = { ...around }
  for (const { draft, outcome } of rows) {
    const own = outcome === 'skipped' ? { ...draft.cells, ...allRefused(draft.cells) } : draft.cells
    for (const place of Object.keys(cells) as (keyof CellCounts)[]) cells[place] += own[place]
  }
  return {
    rows: new Set(rows.map(({ draft }) => draft.row)).size,
    new: having('new'),
    changed: having('changed'),
    unchanged: having('unchanged'),
    skipped: having('skipped'),
    problems: rows.reduce((sum, { problems }) => sum + problems.length, 0),
    asks: rows.reduce((sum, { asks }) => sum + asks.filter(isOpen).length, questions),
    cells,
  }
}

const allRefused = (cells: CellCounts) => ({
  mapped: 0,
  kept: 0,
  ignored: cells.ignored,
  refused: cells.in - cells.ignored,
})

/** True for what is asked and nobody has answered. */
export function isOpen(ask: Pick<Ask, 'answer'>): boolean {
  return ask.answer === undefined
}

/** What is new has its moment and its number when it is written. */
const UNSTAMPED = { number: '', createdAt: '', updatedAt: '' }

/** One word for all that rows would write: the same rows give the same, whenever they are looked at. */
export async function fingerprintOf(rows: readonly PlannedRow[]): Promise<string> {
  const hash = createHash('sha256')
  await mapInTurns(rows, (row) => {
    const { draft, outcome, id, system, contract } = row
    // What is new is told by all of it: to compare each of its fields with nothing takes longer.
    const own = system && !system.before ? { ...system.after, ...UNSTAMPED } : fieldChangesOf(row).own
    const contracted = contract && [contract.before?.id ?? null, contract.changes, contract.fields]
    hash.update(JSON.stringify([draft.row, draft.part, outcome, id, own, contracted]))
  })
  return hash.digest('hex').slice(0, 32)
}
