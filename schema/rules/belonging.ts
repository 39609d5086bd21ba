import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** What a risk or a wanted decision is of: a system, a subproject, or with neither the whole programme. */
export interface Belonging {
  system: string | null
  subproject: string | null
}

/** What can be wrong with what a row is of, with its remedy. */
export const BELONGING_PROBLEMS = {
  system_or_subproject: {
    nb: 'Oppgi enten et system eller et delprosjekt. Et system hører til delprosjektet for sitt tjenesteområde.',
    en: 'Give either a system or a subproject. A system belongs to the subproject of its service area.',
  },
} as const satisfies Record<string, Words>
/** The code of what is wrong with what a row is of. */
export type BelongingProblem = keyof typeof BELONGING_PROBLEMS

/** What is wrong with what a row is of, or null. */
export function belongingProblem({ system, subproject }: Belonging): BelongingProblem | null {
  return system !== null && subproject !== null ? 'system_or_subproject' : null
}

/** The fields that say what a row is of. */
export const BELONGING_FIELDS = {
  system: {
    type: 'choice',
    choices: { from: 'rows', of: 'system' },
    nb: 'System',
    en: 'System',
  },
  subproject: {
    type: 'choice',
    choices: { from: 'rows', of: 'subproject' },
    nb: 'Delprosjekt',
    en: 'Subproject',
    help: { nb: 'Når det ikke gjelder ett system.', en: 'Where it is not about one system.' },
  },
} as const satisfies Fields<keyof Belonging>
