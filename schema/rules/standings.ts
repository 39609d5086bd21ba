import { doubleRunningPerMonth, finalEnd, isContractOver, noticeDeadline } from './contracts.js'
import { countedFacts } from './countedFacts.js'
import type { GateFacts } from './gateFacts.js'
import { awaitsFormalities } from './phases.js'
import {
  daysOverdue,
  destinationGroupOf,
  destinationOf,
  obstacles,
  type Signal,
  signalsOf,
} from './progress.js'
import { isReady } from './status.js'
import type { GateResult } from './transitions.js'

/** What the rules say of a system today. Computed from the register, never stored in it. */
export interface Standing {
  ready: boolean
  /** Decided carried on, and only what is formal remains. */
  formalities: boolean
  targetDate: string | null
  signals: Signal[]
  daysOverdue: number
  obstacles: GateResult[]
  destination: string
  /** The group that its destination is summed in. */
  destinationGroup: string
  /** The replacement that carries the system on for others. */
  continuedAs: string | null
  /** Of its running contracts: the first final end, and the first day until which notice can be given. */
  contractEnd: string | null
  noticeDeadline: string | null
  /** Kroner a month paid for it although its users work in the replacement. */
  doubleRunningPerMonth: number
}

/** What the rules ask of a system and of what hangs on it. */
export type StandingFacts = GateFacts & {
  mappings: Parameters<typeof destinationGroupOf>[1]
}

/** What the rules say of a system today: one answer for lists, counts, facets and pages. */
export function standingOf(facts: StandingFacts): Standing {
  const { system, mappings, continuedAs, contracts, today } = countedFacts(facts)
  const running = contracts.filter((row) => !isContractOver(row, today))
  const destination = destinationOf(system.disposition, mappings)
  return {
    ready: isReady(system.status),
    formalities: awaitsFormalities(system),
    targetDate: system.targetDate,
    signals: signalsOf(facts),
    daysOverdue: daysOverdue(facts),
    obstacles: obstacles(facts),
    destination,
    destinationGroup: destinationGroupOf(destination, mappings),
    continuedAs,
    contractEnd: earliest(running.map((row) => finalEnd(row, today))),
    noticeDeadline: earliest(running.map((row) => noticeDeadline(row, today))),
    doubleRunningPerMonth: doubleRunningPerMonth(system, contracts, today),
  }
}

function earliest(dates: readonly (string | null)[]): string | null {
  return dates.filter((date) => date !== null).sort()[0] ?? null
}
