import type { Role } from './access.js'
import { GATES, type Gate, type GateFacts } from './gates.js'
import { nextStatuses, passedStatuses, previousStatus, type Status } from './status.js'
import type { Words } from './words.js'

export interface GateResult extends Words {
  code: string
  holds: boolean
  /** The field of the system that mends it, or `mappings` or `replacement`; null when nothing on the page does. */
  field: Gate['field']
}

export interface Transition {
  to: Status
  direction: 'forward' | 'back'
  allowed: boolean
  reasonRequired: boolean
  gates: GateResult[]
}

/** Every gate of entering `to`, holding or not. */
export function gatesInto(to: Status, facts: GateFacts): GateResult[] {
  return GATES.filter((gate) => gate.entering.includes(to) && (gate.applies?.(facts) ?? true)).map((gate) =>
    result(gate, gate.holds(facts)),
  )
}

/** The gates behind a system, of the statuses it has already entered, that do not hold for it as it is. */
export function brokenGates(facts: GateFacts): GateResult[] {
  const passed = passedStatuses(facts.system)
  return GATES.filter(
    (gate) =>
      gate.entering.some((status) => passed.includes(status)) &&
      (gate.applies?.(facts) ?? true) &&
      !gate.holds(facts),
  ).map((gate) => result(gate, false))
}

const REASON_REQUIRED: Gate = {
  code: 'REASON_REQUIRED',
  entering: [],
  field: null,
  holds: () => false,
  words: {
    holds: { nb: 'Begrunnelse er gitt', en: 'A reason is given' },
    fails: {
      nb: 'Ett steg tilbake krever en begrunnelse. Skriv hvorfor.',
      en: 'One step back needs a reason. Write why.',
    },
  },
}

const ADMINISTRATOR_REQUIRED: Gate = {
  code: 'ADMINISTRATOR_REQUIRED',
  entering: [],
  field: null,
  holds: () => false,
  words: {
    holds: { nb: 'Rettes av administrator', en: 'Corrected by an administrator' },
    fails: {
      nb: 'Bare administrator kan rette et system som er avviklet. Be en administrator.',
      en: 'Only an administrator can correct a decommissioned system. Ask one.',
    },
  },
}

/**
 * Every next status of a system with the gates that hold and the gates that fail: what the API answers,
 * what the server refuses by and what the web shows. `reason` is what the user gave, if anything yet.
 */
export function transitions(facts: GateFacts, role: Role, reason?: string): Transition[] {
  const forward = nextStatuses(facts.system).map((to): Transition => {
    const gates = gatesInto(to, facts)
    return {
      to,
      direction: 'forward',
      allowed: gates.every((gate) => gate.holds),
      reasonRequired: false,
      gates,
    }
  })
  const back = previousStatus(facts.system)
  if (!back) return forward
  const gates = [result(REASON_REQUIRED, Boolean(reason?.trim()))]
  if (facts.system.status === 'decommissioned')
    gates.push(result(ADMINISTRATOR_REQUIRED, role === 'administrator'))
  const allowed = gates.every((gate) => gate.holds || gate.code === 'REASON_REQUIRED')
  return [...forward, { to: back, direction: 'back', allowed, reasonRequired: true, gates }]
}

function result(gate: Gate, holds: boolean): GateResult {
  return { code: gate.code, holds, field: gate.field, ...(holds ? gate.words.holds : gate.words.fails) }
}
