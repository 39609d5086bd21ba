import { hasCome } from './days.js'
import { GATES } from './gates.js'
import type { Coverage } from './mappings.js'
import { hasReached, type Status } from './status.js'
import type { SystemField } from './systemFields.js'
import type { Disposition } from './systems.js'
import type { SystemValues } from './systemValues.js'
import { undoneRequests } from './undone.js'

/** What a system is left with when its decision is reversed: the decision and the plan that followed from it are cleared. */
export const REVERSED = {
  disposition: 'undecided',
  dispositionReason: null,
  decisionReference: null,
  decisionDate: null,
  decisionRole: null,
  partsCoverAll: 'unknown',
  restReason: null,
  wave: null,
  targetDate: null,
  plannedReadOnly: null,
  plannedDecommission: null,
  rollbackPlan: null,
  readOnlyUntil: null,
  lookupRoles: null,
} as const satisfies Partial<SystemValues>
type ReversedField = keyof typeof REVERSED

/** The fields of a system that a reversal changes, in the order in which they are shown. */
export function reversedFields(system: Pick<SystemValues, ReversedField>): ReversedField[] {
  return (Object.keys(REVERSED) as ReversedField[]).filter((field) => system[field] !== REVERSED[field])
}

/** The gates whose overrides were given for the decision and its plan: they lapse with it. */
export const LAPSING: readonly string[] = GATES.filter(
  ({ entering }) => !entering.includes('assessed'),
).flatMap(({ code, formerly }) => (formerly ? [code, formerly] : [code]))

const REVERSIBLE: readonly Status[] = ['decided', 'planned', 'migrating', 'retained']

/** True while a decision can be reversed in one act: nobody works in the replacement yet. */
export function mayReverse(
  status: Status,
  mappings: readonly { actualCutOver: string | null }[],
  today: string,
): boolean {
  return REVERSIBLE.includes(status) && mappings.every(({ actualCutOver }) => !hasCome(actualCutOver, today))
}

/** A link to a replacement as it was planned. */
interface EarlierMapping {
  /** Code of the replacement. */
  replacement: string
  coverage: Coverage
  scope: string | null
  plannedCutOver: string | null
}

/** A decision that no longer stands, with the plan that was made on it. */
export interface EarlierDecision extends Pick<SystemValues, ReversedField> {
  /** The row of the log that ended it. */
  seq: number
  requestId: string
  at: string
  actorName: string
  reason: string | null
  disposition: Disposition
  /** What the system was mapped to, and how. */
  mappings: EarlierMapping[]
}

/** What is read of a row of the log, of the system or of one of its mappings. */
export interface DecisionChange {
  seq: number
  requestId: string
  undoes: string | null
  at: string
  actorName: string
  entity: string
  entityId: string
  reason: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What makes it another decision; a case number that is corrected does not. */
const DECISION: readonly SystemField[] = ['disposition', 'decisionDate']

/**
 * The decisions of a system that no longer stand, the newest first, from all rows of the log about it and its mappings,
 * oldest first. What was corrected before anything was decided by it is none, nor is a reversal that was undone.
 */
export function earlierDecisions(changes: readonly DecisionChange[]): EarlierDecision[] {
  const undone = undoneRequests(changes)
  const mapped = new Map<string, EarlierMapping>()
  const found: EarlierDecision[] = []
  let decided = false
  for (const change of changes) {
    const { entity, entityId, before, after } = change
    if (entity === 'mapping') {
      if (after && after.voidedAt === null)
        mapped.set(entityId, mappingOf(after as unknown as EarlierMapping))
      else mapped.delete(entityId)
      continue
    }
    decided ||= isDecided(after?.status)
    if (!before || !after || !decided || before.disposition === 'undecided') continue
    if (DECISION.every((field) => before[field] === after[field])) continue
    // What an undo takes back was said by mistake, and what it brings back stands where it stood.
    if (change.undoes === null && !undone.has(change.requestId))
      found.unshift(earlierOf(change, before, [...mapped.values()]))
    decided = isDecided(after.status)
  }
  return found
}

function isDecided(status: unknown): boolean {
  return hasReached(status as Status, 'decided')
}

function mappingOf({ replacement, coverage, scope, plannedCutOver }: EarlierMapping): EarlierMapping {
  return { replacement, coverage, scope, plannedCutOver }
}

function earlierOf(
  { seq, requestId, at, actorName, reason }: DecisionChange,
  before: Record<string, unknown>,
  mappings: EarlierMapping[],
): EarlierDecision {
  const values = Object.fromEntries(Object.keys(REVERSED).map((field) => [field, before[field] ?? null]))
  return { seq, requestId, at, actorName, reason, mappings, ...(values as SystemValues) }
}
