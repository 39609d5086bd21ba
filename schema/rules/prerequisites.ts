import type { Fields } from './fields.js'
import { hasReached, STATUS_WORDS, type Status } from './status.js'
import type { Words } from './words.js'

/** Everything that can be wrong with a prerequisite, each with its remedy. */
export const PREREQUISITE_PROBLEMS = {
  prerequisite_self: {
    nb: 'Et system kan ikke vente på seg selv. Velg et annet system.',
    en: 'A system cannot wait for itself. Choose another system.',
  },
  prerequisite_exists: {
    nb: 'Systemet venter alt på dette systemet. Endre den forutsetningen i stedet.',
    en: 'The system already waits for this one. Change that prerequisite instead.',
  },
  prerequisite_cycle: {
    nb: 'Forutsetningene går i ring: systemet det ventes på, venter selv på dette.',
    en: 'The prerequisites make a circle: the system that is waited for itself waits for this one.',
  },
} as const satisfies Record<string, Words>
/** The code of what is wrong with a prerequisite. */
export type PrerequisiteProblem = keyof typeof PREREQUISITE_PROBLEMS

/** One system waits for another. */
export interface Waiting {
  system: string
  requires: string
}

/** The first thing wrong with a new prerequisite beside those there are, or null. */
export function prerequisiteProblem(wanted: Waiting, others: readonly Waiting[]): PrerequisiteProblem | null {
  if (wanted.system === wanted.requires) return 'prerequisite_self'
  if (others.some(({ system, requires }) => system === wanted.system && requires === wanted.requires))
    return 'prerequisite_exists'
  return waitsFor(wanted.requires, wanted.system, others) ? 'prerequisite_cycle' : null
}

/** True when following the prerequisites from `from` arrives at `to`. */
export function waitsFor(from: string, to: string, all: readonly Waiting[]): boolean {
  const reached = new Set([from])
  for (const current of reached)
    for (const { system, requires } of all) if (system === current) reached.add(requires)
  return reached.has(to)
}

/** True when a system has come at least as far as another waits for; one that is carried on is far enough for all. */
export function isFarEnough(status: Status, wanted: Status): boolean {
  return hasReached(status, wanted)
}

/** Every field of a prerequisite that a user may write, in the order in which they are shown. */
export const PREREQUISITE_FIELDS = {
  system: {
    type: 'choice',
    required: true,
    choices: { from: 'rows', of: 'system' },
    nb: 'System',
    en: 'System',
  },
  requires: {
    type: 'choice',
    required: true,
    choices: { from: 'rows', of: 'system' },
    nb: 'Venter på',
    en: 'Waits for',
  },
  status: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: STATUS_WORDS },
    nb: 'Minst status',
    en: 'At least status',
  },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
} as const satisfies Fields
export type PrerequisiteField = keyof typeof PREREQUISITE_FIELDS
