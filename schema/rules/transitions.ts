import { type Access, type Action, can, moveAction } from './access.js'
import { countedFacts } from './countedFacts.js'
import { asksAt, ruleSetOf } from './countries/all.js'
import type { Gate, GateFacts, GateLaw, Place } from './gateFacts.js'
import { GATES } from './gates.js'
import { lawOn } from './laws.js'
import { may, ofSystem, outsideWords, type Subproject } from './may.js'
import { nextStatuses, passedStatuses, previousStatus, type Status } from './status.js'
import { inTextOrder } from './text.js'
import type { Words } from './words.js'

/** What a gate says of one system. */
export interface GateResult extends Words {
  code: string
  /** True also for a gate that fails and is overridden. */
  holds: boolean
  /** The rows that fail it, overridden or not, in order: ids, of replacements their codes; none where no row does. */
  rows: string[]
  /** Where it is mended; null when nothing on the page does. */
  place: Place | null
  /** What mends it there, in words to press; null when nothing does. */
  act: Words | null
  /** The law behind it: that of the day on which it was done, or of today while it is not. */
  law: Words | null
  /** True when an administrator may override it with reason and evidence. */
  overridable: boolean
  /** Who let it count as held although it fails, and why. */
  overridden: { id: string; by: string; reason: string; evidence: string } | null
}

/** A status that a system may go to, and what stands in the way. */
export interface Transition {
  to: Status
  direction: 'forward' | 'back'
  allowed: boolean
  reasonRequired: boolean
  gates: GateResult[]
}

/** A gate as it stands for a system. */
function gateResult(gate: Gate, facts: GateFacts): GateResult {
  const rows = inTextOrder(gate.failing?.(facts) ?? [], (row) => row)
  const holds = gate.holds ? gate.holds(facts) : rows.length === 0
  const override =
    !holds &&
    !gate.fixed &&
    facts.overrides.find(({ gate: code }) => code === gate.code || code === gate.formerly)
  return {
    code: gate.code,
    holds: holds || Boolean(override),
    rows,
    place: gate.place,
    act: gate.place && gate.act,
    law: gate.law ? lawOn(ruleSetOf(facts.ruleSet).laws, gate.law.topics, lawDay(gate.law, facts)) : null,
    overridable: !gate.fixed,
    overridden: override
      ? { id: override.id, by: override.byName, reason: override.reason, evidence: override.evidence }
      : null,
    ...(holds ? gate.words.holds : gate.words.fails),
  }
}

/** The day whose law applies to what a gate asks for. */
function lawDay({ day }: GateLaw, facts: GateFacts): string {
  return (day === 'merger' ? facts.mergerDate : day?.(facts)) ?? facts.today
}

/** True for a gate that is asked of a system: under its rule set, and where it concerns the system. */
function isAsked(gate: Gate, facts: GateFacts): boolean {
  return asksAt(facts.ruleSet, gate.place) && (gate.applies?.(facts) ?? true)
}

/** Every gate of entering `to`, holding or not. */
export function gatesInto(to: Status, given: GateFacts): GateResult[] {
  const facts = countedFacts(given)
  return GATES.filter((gate) => gate.entering.includes(to) && isAsked(gate, facts)).map((gate) =>
    gateResult(gate, facts),
  )
}

/** The gates behind a system, of the statuses it has already entered, that do not hold for it as it is. */
export function brokenGates(given: GateFacts): GateResult[] {
  const facts = countedFacts(given)
  const passed = passedStatuses(facts.system)
  return GATES.filter(
    (gate) =>
      (gate.always || gate.entering.some((status) => passed.includes(status))) && isAsked(gate, facts),
  )
    .map((gate) => gateResult(gate, facts))
    .filter(({ holds }) => !holds)
}

/** Asked of the step itself, not of the system: whoever takes it answers them, and nobody overrides them. */
type FormalGate = Pick<Gate, 'code' | 'words'>

const REASON_REQUIRED: FormalGate = {
  code: 'REASON_REQUIRED',
  words: {
    holds: { nb: 'Begrunnelse er gitt', en: 'A reason is given' },
    fails: {
      nb: 'Ett steg tilbake krever en begrunnelse. Skriv hvorfor.',
      en: 'One step back needs a reason. Write why.',
    },
  },
}

const ADMINISTRATOR_REQUIRED: FormalGate = {
  code: 'ADMINISTRATOR_REQUIRED',
  words: {
    holds: { nb: 'Rettes av administrator', en: 'Corrected by an administrator' },
    fails: {
      nb: 'Bare administrator kan rette et system som er avviklet. Be en administrator.',
      en: 'Only an administrator can correct a decommissioned system. Ask one.',
    },
  },
}

const CONTINUED_IN_USE: FormalGate = {
  code: 'CONTINUED_IN_USE',
  words: {
    holds: { nb: 'Ingen andre er lagt om til systemet', en: 'No others have been moved to the system' },
    fails: {
      nb: 'Andre bruker systemet som sin erstatning. Sett erstatningen tilbake til planlagt eller kommer først.',
      en: 'Others use the system as their replacement. Set the replacement back to planned or coming first.',
    },
  },
}

const FOUR_EYES: FormalGate = {
  code: 'FOUR_EYES',
  words: {
    holds: {
      nb: 'En annen enn den som bekreftet arkivplikten oppfylt, avvikler systemet',
      en: 'Somebody else than who discharged the archive decommissions the system',
    },
    fails: {
      nb: 'Du bekreftet arkivplikten oppfylt. En annen må avvikle systemet.',
      en: 'You discharged the archive. Somebody else must decommission the system.',
    },
  },
}

const LEAD_REQUIRED: FormalGate = {
  code: 'LEAD_REQUIRED',
  words: {
    holds: { nb: 'Flyttes av prosjektleder', en: 'Moved by a project lead' },
    fails: {
      nb: 'Forbi «Planlagt» flyttes systemet av prosjektlederen. Be den om det.',
      en: 'Beyond “Planned” the project lead moves the system. Ask them.',
    },
  },
}

/** Asked of who leads some subprojects, of a system of others. */
const outOfScope = (words: Words): FormalGate => ({
  code: 'OUT_OF_SCOPE',
  words: {
    holds: { nb: 'Systemet er i ditt delprosjekt', en: 'The system is of your subproject' },
    fails: words,
  },
})

/** What the step asks of who takes it. `subproject`: that of the system; not looked at where it is not given. */
function gatesOfActor(actor: Access, action: Action, subproject: Subproject | undefined): GateResult[] {
  if (!can(actor, action)) return [formal(LEAD_REQUIRED, false)]
  if (subproject === undefined) return []
  const of = ofSystem({ subproject })
  const words = may(actor, { action }, of) ? null : outsideWords(actor, of)
  return words ? [formal(outOfScope(words), false)] : []
}

/**
 * Every next status of a system with the gates that hold and the gates that fail: what the API answers,
 * what the server refuses by and what the web shows. `reason` is what the user gave, if anything yet. Who is limited to some
 * subprojects is told so where that of the system is given.
 */
export function transitions(
  facts: GateFacts,
  actor: Access & { id: string },
  { reason, subproject }: { reason?: string | undefined; subproject?: Subproject } = {},
): Transition[] {
  const forward = nextStatuses(facts.system).map((to): Transition => {
    const gates = gatesInto(to, facts)
    gates.push(...gatesOfActor(actor, moveAction(facts.system.status, to), subproject))
    if (to === 'decommissioned') gates.push(formal(FOUR_EYES, facts.archive.dischargedById !== actor.id))
    return {
      to,
      direction: 'forward',
      allowed: gates.every((gate) => gate.holds),
      reasonRequired: false,
      gates,
    }
  })
  const back = previousStatus(countedFacts(facts).system)
  if (!back) return forward
  const gates = [formal(REASON_REQUIRED, Boolean(reason?.trim()))]
  if (facts.system.status === 'decommissioned')
    gates.push(formal(ADMINISTRATOR_REQUIRED, actor.roles.includes('administrator')))
  else gates.push(...gatesOfActor(actor, moveAction(facts.system.status, back), subproject))
  if (facts.system.status === 'retained') gates.push(formal(CONTINUED_IN_USE, !facts.continuedInUse))
  const allowed = gates.every((gate) => gate.holds || gate.code === 'REASON_REQUIRED')
  return [...forward, { to: back, direction: 'back', allowed, reasonRequired: true, gates }]
}

function formal({ code, words }: FormalGate, holds: boolean): GateResult {
  const said = holds ? words.holds : words.fails
  return {
    code,
    holds,
    rows: [],
    place: null,
    act: null,
    law: null,
    overridable: false,
    overridden: null,
    ...said,
  }
}
