import { useSyncExternalStore } from 'react'
import type { bulkMap } from '../../../schema/api/bulkMappings.js'
import { isDate } from '../../../schema/rules/dates.js'
import type { BodyOf, useWrite } from '../../api/queries.js'
import type { Search } from '../../paths.js'

export type MapBody = BodyOf<ReturnType<typeof useWrite<typeof bulkMap>>['mutateAsync']>
export type Changes = NonNullable<MapBody['changes']>

/** The decision that what is mapped belongs to: written once, and used for all that follow. */
export interface Decision {
  decisionReference: string
  decisionDate: string
  decisionRole: string
}
export const DECISION_FIELDS = ['decisionReference', 'decisionDate', 'decisionRole'] as const

export const NO_DECISION: Decision = { decisionReference: '', decisionDate: '', decisionRole: '' }

// As long as the web is open, so that it stays while one looks at another page; the address has it too, for whoever reads the
// page anew. Whoever signs out leaves it behind.
let kept = NO_DECISION
const watchers = new Set<() => void>()

function keep(decision: Decision): void {
  kept = decision
  for (const watcher of watchers) watcher()
}

export function useDecision(): [Decision, (decision: Decision) => void] {
  const decision = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => kept,
  )
  return [decision, keep]
}

/** The decision that an address has; null where it has none. */
export function readDecision(search: Search): Decision | null {
  const said = (name: keyof Decision) => {
    const value = search[name]
    return typeof value === 'string' ? value : ''
  }
  const [decisionReference, decisionDate, decisionRole] = DECISION_FIELDS.map(said) as [
    string,
    string,
    string,
  ]
  const decision = {
    ...{ decisionReference, decisionRole },
    decisionDate: isDate(decisionDate) ? decisionDate : '',
  }
  return Object.values(decision).some(Boolean) ? decision : null
}

/** A search without what it says of a decision: what the queue is asked by. */
export function withoutDecision(search: Search): Search {
  const { decisionReference, decisionDate, decisionRole, ...rest } = search
  return rest
}

/** The fields of a decision that are written; none when there is none. */
export function writtenOf(decision: Decision): Changes {
  return Object.fromEntries(
    DECISION_FIELDS.flatMap((name) => (decision[name].trim() ? [[name, decision[name].trim()]] : [])),
  )
}
