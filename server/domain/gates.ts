import { Refusal } from '../../schema/api/errors.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { brokenGates } from '../../schema/rules/transitions.js'
import { findFacts } from '../store/gateFacts.js'
import { findSystem, findSystems } from '../store/systems.js'
import type { Change } from './change.js'
import { requireRow } from './rows.js'

/**
 * Refuses a change by which a gate behind the system would stop holding: what let it get this far must stay true.
 * Gates that were broken before are left alone, so that any other field can still be mended.
 */
export function refuseBroken(before: GateFacts, after: GateFacts): void {
  const broken = new Set(brokenGates(before).map((gate) => gate.code))
  const gates = brokenGates(after).filter((gate) => !broken.has(gate.code))
  if (gates.length > 0) throw new Refusal('gates_failed', { gates })
}

/**
 * Runs a change of what the gates of these systems ask, and refuses it when a gate behind one of them would stop
 * holding by it.
 */
export async function keepGates(
  work: Change,
  numbers: readonly string[],
  run: () => Promise<void>,
): Promise<void> {
  const before = await findFactsOf(work, numbers)
  await run()
  for (const [number, after] of await findFactsOf(work, numbers))
    refuseBroken(before.get(number) ?? after, after)
}

async function findFactsOf(
  { tx, today }: Change,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, GateFacts>> {
  const [only, ...more] = numbers
  if (only === undefined) return new Map()
  const one = more.length === 0
  const systems = one ? [requireRow(await findSystem(tx, only), only)] : await findSystems(tx, numbers)
  const factsOf = await findFacts(tx, one ? { one: only } : { these: numbers })
  return new Map(systems.map((system) => [system.number, { today, system, ...factsOf(system.number) }]))
}
