import { Refusal } from '../../schema/api/errors.js'
import type { GateFacts } from '../../schema/rules/gateFacts.js'
import { brokenGates } from '../../schema/rules/transitions.js'
import { mapInTurns, together } from '../engines/turns.js'
import { findFacts } from '../store/gateFacts.js'
import { findSystem, findSystems, type SystemRecord } from '../store/systems.js'
import { type Change, type Context, change, type GatesBefore } from './change.js'
import { requireRow } from './rows.js'

/**
 * Refuses a change by which a gate behind the system would stop holding: what let it get this far must stay true.
 * Gates that were broken before are left alone, so that any other field can still be mended.
 */
export function refuseBroken(before: GateFacts, after: GateFacts, about?: string): void {
  const broken = new Set(brokenGates(before).map((gate) => gate.code))
  const gates = brokenGates(after).filter((gate) => !broken.has(gate.code))
  if (gates.length > 0) throw new Refusal('gates_failed', { gates, ...(about && { about }) })
}

/** The same of a change of a system itself. One that belongs to others is looked at with them (`changeAsOne`). */
export function keepOwnGates(
  { gates }: Pick<Change, 'gates'>,
  number: string,
  before: GateFacts,
  after: GateFacts,
): void {
  if (!gates) refuseBroken(before, after)
  else if (!gates.has(number)) gates.set(number, before)
}

/**
 * Runs a change of what the gates of these systems ask, and refuses it when a gate behind one of them would stop
 * holding by it. One that belongs to others is looked at with them (`changeAsOne`).
 */
export async function keepGates(
  work: Change,
  numbers: readonly string[],
  run: () => Promise<void>,
): Promise<void> {
  const { gates } = work
  const before = await findFactsOf(
    work,
    numbers.filter((number) => !gates?.has(number)),
  )
  await run()
  for (const [number, facts] of before) gates?.set(number, facts)
  if (!gates) await refuseAnyBroken(work, numbers, before)
}

/**
 * Runs several changes that are one, such as those that an undo takes back: a gate behind a system must hold when all are
 * made, and need not on the way there. Hand the changes the context that `run` is given.
 */
export function changeAsOne(context: Context, run: (context: Context) => Promise<void>): Promise<void> {
  return change(context, async (work) => {
    const gates: GatesBefore = new Map()
    await run({ ...context, gates })
    await refuseAnyBroken(work, [...gates.keys()], gates)
  })
}

/** The same for each of these systems. Where there are many, the one that refuses is named. */
async function refuseAnyBroken(
  work: Change,
  numbers: readonly string[],
  before: ReadonlyMap<string, GateFacts>,
): Promise<void> {
  await mapInTurns([...(await findFactsOf(work, numbers))], ([number, after]) =>
    refuseBroken(
      before.get(number) ?? after,
      after,
      numbers.length > 1 ? `${number} ${after.system.name}` : undefined,
    ),
  )
}

async function findFactsOf(
  { tx, today }: Change,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, GateFacts & { system: SystemRecord }>> {
  const [only, ...more] = numbers
  if (only === undefined) return new Map()
  const one = more.length === 0
  const [systems, factsOf] = await together([
    one ? findSystem(tx, only).then((system) => [requireRow(system, only)]) : findSystems(tx, numbers),
    findFacts(tx, one ? { one: only } : { these: numbers }),
  ])
  return new Map(systems.map((system) => [system.number, { today, system, ...factsOf(system.number) }]))
}
