import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** Which way the data of an integration goes, seen from its first system. */
export const INTEGRATION_DIRECTIONS = ['one_way', 'both_ways'] as const
export type IntegrationDirection = (typeof INTEGRATION_DIRECTIONS)[number]

const INTEGRATION_DIRECTION_WORDS: Record<IntegrationDirection, Words> = {
  one_way: { nb: 'Én vei', en: 'One way' },
  both_ways: { nb: 'Begge veier', en: 'Both ways' },
}

/** What has become of an integration; all but `open` are settled. */
export const INTEGRATION_STATES = ['open', 'moved', 'removed', 'not_needed'] as const
export type IntegrationState = (typeof INTEGRATION_STATES)[number]

export const INTEGRATION_STATE_WORDS: Record<IntegrationState, Words> = {
  open: { nb: 'Åpen', en: 'Open' },
  moved: { nb: 'Flyttet', en: 'Moved' },
  removed: { nb: 'Fjernet', en: 'Removed' },
  not_needed: { nb: 'Trengs ikke', en: 'Not needed' },
}

/** Everything that can be wrong with an integration, each with its remedy. */
export const INTEGRATION_PROBLEMS = {
  integration_ends: {
    nb: 'Oppgi nøyaktig én mottaker: et system, en erstatning eller en part utenfor.',
    en: 'Give exactly one receiver: a system, a replacement or an outside party.',
  },
  integration_self: {
    nb: 'Et system kan ikke være integrert med seg selv.',
    en: 'A system cannot be integrated with itself.',
  },
  integration_moved_where: {
    nb: 'Oppgi hvor integrasjonen er flyttet.',
    en: 'Say where the integration has been moved.',
  },
} as const satisfies Record<string, Words>
/** The code of what is wrong with an integration. */
export type IntegrationProblem = keyof typeof INTEGRATION_PROBLEMS

/** What the rules ask of an integration. A stored row satisfies it as it is. */
export interface IntegrationFacts {
  fromSystem: string
  toSystem: string | null
  toReplacement: string | null
  toParty: string | null
  state: IntegrationState
  movedTo: string | null
}

/** The first thing wrong with an integration, or null. */
export function integrationProblem(row: IntegrationFacts): IntegrationProblem | null {
  if ([row.toSystem, row.toReplacement, row.toParty].filter((end) => end !== null).length !== 1)
    return 'integration_ends'
  if (row.toSystem === row.fromSystem) return 'integration_self'
  return row.state === 'moved' && !row.movedTo ? 'integration_moved_where' : null
}

/** Every field of an integration that a user may write, in the order in which they are shown. */
export const INTEGRATION_FIELDS = {
  fromSystem: {
    type: 'choice',
    required: true,
    choices: { from: 'rows', of: 'system' },
    nb: 'Fra system',
    en: 'From system',
  },
  toSystem: { type: 'choice', choices: { from: 'rows', of: 'system' }, nb: 'Til system', en: 'To system' },
  toReplacement: {
    type: 'choice',
    choices: { from: 'rows', of: 'replacement' },
    nb: 'Til erstatning',
    en: 'To replacement',
  },
  toParty: { type: 'line', nb: 'Til part utenfor', en: 'To outside party' },
  data: { type: 'line', required: true, nb: 'Data', en: 'Data' },
  direction: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: INTEGRATION_DIRECTION_WORDS },
    nb: 'Retning',
    en: 'Direction',
  },
  method: {
    type: 'line',
    sensitivity: 'security',
    nb: 'Metode',
    en: 'Method',
    help: {
      nb: 'Hvordan data går, for eksempel fil, API eller meldinger.',
      en: 'How data go, such as a file, an API or messages.',
    },
  },
  state: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: INTEGRATION_STATE_WORDS },
    nb: 'Status',
    en: 'Status',
  },
  movedTo: { type: 'line', nb: 'Flyttet til', en: 'Moved to' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
} as const satisfies Fields
export type IntegrationField = keyof typeof INTEGRATION_FIELDS
