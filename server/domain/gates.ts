import { findSystem } from '../store/systems.js'
import type { Change } from './change.js'
import { findGateFacts, refuseBroken } from './systems.js'

/**
 * Runs a change of what the gates of these systems ask, and refuses it when a gate behind one of them would stop
 * holding by it.
 */
export async function keepingGates(
  work: Change,
  numbers: readonly string[],
  run: () => Promise<void>,
): Promise<void> {
  const facts = async () => {
    const systems = await Promise.all(numbers.map((number) => findSystem(work.tx, number)))
    return Promise.all(systems.flatMap((row) => (row ? [findGateFacts(work.tx, row, work.today)] : [])))
  }
  const before = await facts()
  await run()
  for (const [index, after] of (await facts()).entries()) refuseBroken(before[index] ?? after, after)
}
