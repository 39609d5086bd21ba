import { BELONGING_FIELDS, type Belonging, type BelongingProblem, belongingProblem } from './belonging.js'
import { type Fields, ROLE_HELP } from './fields.js'
import type { Words } from './words.js'

/** The highest level of likelihood and of consequence; the lowest is 1. */
export const HIGHEST_LEVEL = 5

/** What has become of a risk. */
export const RISK_STATES = ['open', 'being_handled', 'closed'] as const
export type RiskState = (typeof RISK_STATES)[number]

export const RISK_STATE_WORDS: Record<RiskState, Words> = {
  open: { nb: 'Åpen', en: 'Open' },
  being_handled: { nb: 'Håndteres', en: 'Being handled' },
  closed: { nb: 'Lukket', en: 'Closed' },
}

/** The states of a risk that somebody has to do something about. */
export const OPEN_RISK_STATES: readonly RiskState[] = RISK_STATES.filter((state) => state !== 'closed')

/** Everything that can be wrong with a risk besides what it is of, each with its remedy. */
export const RISK_PROBLEMS = {
  risk_closed_how: {
    nb: 'En lukket risiko har dagen den ble lukket og et utfall. Fyll ut begge.',
    en: 'A closed risk has the day on which it was closed, and an outcome. Fill in both.',
  },
  risk_not_closed: {
    nb: 'Bare en lukket risiko har en dag den ble lukket. Lukk den, eller tøm dagen.',
    en: 'Only a closed risk has a day on which it was closed. Close it, or empty the day.',
  },
} as const satisfies Record<string, Words>
/** The code of what is wrong with a risk. */
export type RiskProblem = keyof typeof RISK_PROBLEMS | BelongingProblem

/** What the rules ask of a risk. A stored row satisfies it as it is. */
export interface RiskFacts extends Belonging {
  state: RiskState
  closedOn: string | null
  outcome: string | null
}

/** The first thing wrong with a risk, or null. */
export function riskProblem(row: RiskFacts): RiskProblem | null {
  const isClosed = row.state === 'closed'
  if (isClosed && (row.closedOn === null || row.outcome === null)) return 'risk_closed_how'
  if (!isClosed && row.closedOn !== null) return 'risk_not_closed'
  return belongingProblem(row)
}

/** How grave a risk is: from 1, unlikely and harmless, to 25. */
export function riskScore({ likelihood, consequence }: { likelihood: number; consequence: number }): number {
  return likelihood * consequence
}

/** What the order of risks follows from. */
export interface RankedRisk {
  state: RiskState
  /** Whether the system that it is of is critical on the first day; false where it is of none. */
  dayOneCritical: boolean
  likelihood: number
  consequence: number
  dueOn: string | null
}

/**
 * Compares two risks so that the top one comes first: those that are not closed, those of systems that are critical on the
 * first day, the graver one, and the one that is due first; one without a day last. Equal ones stay in their order.
 */
export function compareRisks(a: RankedRisk, b: RankedRisk): number {
  const keysOf = ({ state, dayOneCritical, dueOn, ...levels }: RankedRisk) =>
    [state === 'closed' ? 1 : 0, dayOneCritical ? 0 : 1, -riskScore(levels), dueOn ?? '9999'] as const
  const [first, second] = [keysOf(a), keysOf(b)]
  for (const [at, key] of first.entries()) {
    const other = second[at] ?? key
    if (key !== other) return key < other ? -1 : 1
  }
  return 0
}

const LEVEL = { type: 'number', required: true, unit: 'level' } as const

/** Every field of a risk that a user may write, in the order in which they are shown. */
export const RISK_FIELDS = {
  title: { type: 'line', required: true, nb: 'Risiko', en: 'Risk' },
  description: { type: 'prose', nb: 'Beskrivelse', en: 'Description' },
  ...BELONGING_FIELDS,
  likelihood: {
    ...LEVEL,
    nb: 'Sannsynlighet',
    en: 'Likelihood',
    help: { nb: '1 svært liten, 5 svært stor', en: '1 very small, 5 very great' },
  },
  consequence: {
    ...LEVEL,
    nb: 'Konsekvens',
    en: 'Consequence',
    help: { nb: '1 ubetydelig, 5 svært alvorlig', en: '1 slight, 5 very grave' },
  },
  owner: {
    type: 'line',
    nb: 'Ansvarlig',
    en: 'Owner',
    help: ROLE_HELP,
  },
  measure: { type: 'prose', nb: 'Tiltak', en: 'Measure' },
  dueOn: { type: 'date', plan: true, nb: 'Frist', en: 'Due' },
  state: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: RISK_STATE_WORDS },
    nb: 'Status',
    en: 'Status',
  },
  closedOn: { type: 'date', done: true, nb: 'Lukket dato', en: 'Closed on' },
  outcome: { type: 'prose', nb: 'Utfall', en: 'Outcome' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
} as const satisfies Fields
export type RiskField = keyof typeof RISK_FIELDS
