import type { MapPart } from '../../../schema/api/bulkMappings.js'
import type { WaitingSystem } from '../../../schema/api/suggestions.js'
import type { Disposition } from '../../../schema/rules/systems.js'
import type { Changes, MapBody } from './decision.js'

/** What is done with systems of the queue. */
export type Act =
  | { does: 'accept' }
  | { does: 'map'; to: { code: string; name: string; continued: boolean } }
  | { does: 'split'; to: MapPart[]; changes: Changes }
  | { does: 'carry_on' }
  | { does: 'retire'; reason: string }

/** Those of some systems that an act is of: only what has a suggestion can have it accepted. */
export function touchedBy(act: Act, rows: readonly WaitingSystem[]): WaitingSystem[] {
  return rows.filter(({ suggestion }) => act.does !== 'accept' || suggestion !== null)
}

/**
 * The request that does something with systems: their mappings, and what is decided of them where the decision is known.
 * One of which it is decided already what becomes of it keeps that decision.
 */
export function bodyOf(act: Act, rows: readonly WaitingSystem[], decision: Changes): MapBody {
  const isKnown = Object.keys(decision).length > 0
  const each = rows.map((row) => [row.number, ownOf(act, row, decision, isKnown)] as const)
  return {
    numbers: rows.map(({ number }) => number),
    each: Object.fromEntries(each),
    expected: Object.fromEntries(rows.map(({ number, version }) => [number, version])),
    decide: isKnown || rows.some(({ disposition }) => isDecided(disposition)),
  }
}

const isDecided = (disposition: Disposition) => disposition !== 'undecided'

type Own = NonNullable<NonNullable<MapBody['each']>[string]>

function ownOf(
  act: Act,
  { suggestion, disposition }: WaitingSystem,
  decision: Changes,
  isKnown: boolean,
): Own {
  const becomes = (next: Disposition): Changes =>
    isKnown && !isDecided(disposition) ? { disposition: next, ...decision } : {}
  // One that is carried on for others joins what is alike; what is shared takes the place of what was.
  const mapped = (isContinued: boolean) => becomes(isContinued ? 'consolidate' : 'replace')
  switch (act.does) {
    case 'accept': {
      const target = suggestion?.replacement
      if (!target) return { changes: { disposition: 'retain', ...decision } }
      return { to: [{ replacement: target.code }], changes: mapped(target.kind === 'continued') }
    }
    case 'map':
      return { to: [{ replacement: act.to.code }], changes: mapped(act.to.continued) }
    case 'split':
      return { to: act.to, changes: { ...mapped(false), ...act.changes } }
    case 'carry_on':
      return { changes: { disposition: 'retain', ...decision } }
    case 'retire':
      return { changes: { disposition: 'retire', dispositionReason: act.reason, ...decision } }
  }
}
