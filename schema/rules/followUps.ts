import type { CheckCode } from './checkCodes.js'
import type { Fields } from './fields.js'

/**
 * Every field that a user may write of what is done about a finding: who sees to it, or why nobody need. The check and the
 * system that it is about are its key.
 */
export const FOLLOW_UP_FIELDS = {
  followedUpBy: {
    type: 'line',
    nb: 'Følges opp av',
    en: 'Followed up by',
    help: {
      nb: 'Rollen eller personen som ser til at det blir rettet.',
      en: 'The role or person who sees to it that it is mended.',
    },
  },
  notNeeded: {
    type: 'line',
    nb: 'Ikke nødvendig fordi',
    en: 'Not needed because',
    help: {
      nb: 'Begrunnelsen leses av revisor. Funnet telles ikke så lenge den står.',
      en: 'The reason is read by auditors. The finding does not count as long as it stands.',
    },
  },
} as const satisfies Fields
export type FollowUpField = keyof typeof FOLLOW_UP_FIELDS

/** The id of what is done about a finding of a system, here and in the log. */
export function followUpId(check: string, system: string): string {
  return `${check}/${system}`
}

/**
 * What the checks find that no reason makes unneeded, for it is counted as the state of the system too: what is over date, not
 * decided or out of step with its status is so until it is mended, and what waits for somebody's agreement is agreed to or not.
 */
const ALWAYS_COUNTED: readonly CheckCode[] = [
  'UNMAPPED',
  'ARCHIVE_DUTY_NOT_AGREED',
  'PRIVACY_CLASS_NOT_AGREED',
  'DAY_ONE_NOT_READY',
  'OFF_TRACK',
  'STATUS_AHEAD_OF_FACTS',
  'OVERDUE',
]

/** True where what a check finds may be said not to be needed. */
export function mayBeNotNeeded(check: CheckCode): boolean {
  return !ALWAYS_COUNTED.includes(check)
}
