import type { GateFacts } from './gateFacts.js'
import { nextStatuses, type Status, type StatusFacts } from './status.js'
import { type GateResult, gatesInto } from './transitions.js'

/**
 * The statuses that a system still enters before it is switched off, in order, by the shortest way; of one whose way does not
 * lead there, since it is carried on, the last alone.
 */
export function statusesToShutdown(system: StatusFacts): Status[] {
  let ways: Status[][] = [[system.status]]
  while (ways.length > 0) {
    const there = ways.find((way) => way.at(-1) === 'decommissioned')
    if (there) return there.slice(1)
    ways = ways.flatMap((way) =>
      nextStatuses({ ...system, status: way.at(-1) ?? system.status }).map((to) => [...way, to]),
    )
  }
  return ['decommissioned']
}

/**
 * Every gate between a system and its shutdown, in the order in which they are met, each where it is met last: what holds for a
 * step on the way may be asked more strictly of the end.
 */
export function gatesToShutdown(facts: GateFacts): GateResult[] {
  const gates = statusesToShutdown(facts.system).flatMap((to) => gatesInto(to, facts))
  return gates.filter(({ code }, at) => gates.findLastIndex((gate) => gate.code === code) === at)
}
