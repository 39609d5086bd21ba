import { BELONGING_FIELDS, type Belonging, type BelongingProblem, belongingProblem } from './belonging.js'
import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** What has become of a decision that is asked for. */
export const WANTED_DECISION_STATES = ['wanted', 'decided', 'withdrawn'] as const
export type WantedDecisionState = (typeof WANTED_DECISION_STATES)[number]

export const WANTED_DECISION_STATE_WORDS: Record<WantedDecisionState, Words> = {
  wanted: { nb: 'Ønsket', en: 'Wanted' },
  decided: { nb: 'Vedtatt', en: 'Decided' },
  withdrawn: { nb: 'Trukket', en: 'Withdrawn' },
}

/** Everything that can be wrong with a wanted decision besides what it is of, each with its remedy. */
export const WANTED_DECISION_PROBLEMS = {
  wanted_decision_decided_how: {
    nb: 'En beslutning som er vedtatt, har dagen den ble vedtatt og et utfall. Fyll ut begge.',
    en: 'A decision that was made has the day on which it was made, and an outcome. Fill in both.',
  },
  wanted_decision_not_decided: {
    nb: 'Bare en beslutning som er vedtatt, har en dag den ble vedtatt. Velg «Vedtatt», eller tøm dagen.',
    en: 'Only a decision that was made has a day on which it was made. Choose “Decided”, or empty the day.',
  },
} as const satisfies Record<string, Words>
/** The code of what is wrong with a wanted decision. */
export type WantedDecisionProblem = keyof typeof WANTED_DECISION_PROBLEMS | BelongingProblem

/** What the rules ask of a wanted decision. A stored row satisfies it as it is. */
export interface WantedDecisionFacts extends Belonging {
  state: WantedDecisionState
  decidedOn: string | null
  outcome: string | null
}

/** The first thing wrong with a wanted decision, or null. */
export function wantedDecisionProblem(row: WantedDecisionFacts): WantedDecisionProblem | null {
  const isDecided = row.state === 'decided'
  if (isDecided && (row.decidedOn === null || row.outcome === null)) return 'wanted_decision_decided_how'
  if (!isDecided && row.decidedOn !== null) return 'wanted_decision_not_decided'
  return belongingProblem(row)
}

/**
 * Compares two wanted decisions so that the most urgent comes first: those that are still wanted, then by the day until
 * which they are; one without a day last. Equal ones stay in their order.
 */
export function compareWantedDecisions(
  a: Pick<WantedDecisionFacts, 'state'> & { decideBy: string | null },
  b: typeof a,
): number {
  const keyOf = ({ state, decideBy }: typeof a) => `${state === 'wanted' ? 0 : 1} ${decideBy ?? '9999'}`
  const [first, second] = [keyOf(a), keyOf(b)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** Every field of a wanted decision that a user may write, in the order in which they are shown. */
export const WANTED_DECISION_FIELDS = {
  title: { type: 'line', required: true, nb: 'Beslutning', en: 'Decision' },
  memo: {
    type: 'line',
    nb: 'Notat eller sak',
    en: 'Memo or case',
    help: {
      nb: 'Saksnummeret eller notatet som den legges fram i.',
      en: 'The case or memo that it is put in.',
    },
  },
  question: { type: 'prose', nb: 'Bakgrunn og spørsmål', en: 'Background and question' },
  ...BELONGING_FIELDS,
  options: { type: 'list', nb: 'Alternativer', en: 'Options' },
  recommendation: { type: 'prose', nb: 'Anbefaling', en: 'Recommendation' },
  consequenceOfNone: {
    type: 'prose',
    required: true,
    nb: 'Uten vedtak',
    en: 'Without a decision',
    help: { nb: 'Hva som skjer når ingen vedtar noe.', en: 'What happens when nobody decides.' },
  },
  cost: { type: 'number', unit: 'money', nb: 'Kostnad', en: 'Cost' },
  decider: {
    type: 'line',
    nb: 'Hvem vedtar',
    en: 'Who decides',
    help: { nb: 'Organet eller rollen, ikke en person.', en: 'The body or role, not a person.' },
  },
  decideBy: { type: 'date', plan: true, nb: 'Vedtas innen', en: 'Decide by' },
  state: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: WANTED_DECISION_STATE_WORDS },
    nb: 'Status',
    en: 'Status',
  },
  decidedOn: { type: 'date', done: true, nb: 'Vedtatt dato', en: 'Decided on' },
  outcome: { type: 'prose', nb: 'Utfall', en: 'Outcome' },
} as const satisfies Fields
export type WantedDecisionField = keyof typeof WANTED_DECISION_FIELDS
