import { NO_ARCHIVE_DUTY } from './codes.js'
import type { Fields } from './fields.js'
import { SYSTEM_FIELDS } from './systemFields.js'
import { PRIVACY_CLASS_WORDS, PRIVACY_CLASSES, type PrivacyClass } from './systems.js'
import type { SystemValues } from './systemValues.js'
import type { Words } from './words.js'

/**
 * The fields of a system that gates hang on and that are lowered with a reason and somebody’s agreement, each with the
 * column that keeps what it was until then.
 */
export const LOWERABLE = {
  archiveDuty: 'archiveDutyBefore',
  privacyClass: 'privacyClassBefore',
} as const satisfies { [F in keyof SystemValues]?: `${F}Before` }
export type LowerableField = keyof typeof LOWERABLE
export const LOWERABLE_FIELDS = Object.keys(LOWERABLE) as LowerableField[]

/** What a field was that nobody had said anything in. No list can have it: a code has no brackets. */
export const UNASSESSED = '(unassessed)'
const UNASSESSED_WORDS: Readonly<Record<typeof UNASSESSED, Words>> = {
  [UNASSESSED]: { nb: 'Ikke vurdert', en: 'Not assessed' },
}
/** What a class of personal data may have been before it was lowered. */
export const EARLIER_CLASSES = [...PRIVACY_CLASSES, UNASSESSED] as const

/**
 * What each field was before it was lowered, while nobody has agreed, and `UNASSESSED` where nobody had said anything; null
 * where nothing waits. What counts is told by `countedDuty` and `countedClass` alone.
 */
export interface Waiting {
  archiveDutyBefore: string | null
  privacyClassBefore: (typeof EARLIER_CLASSES)[number] | null
}
/** What the log and exports call that. */
export const WAITING_FIELDS = {
  archiveDutyBefore: {
    type: 'choice',
    choices: { ...SYSTEM_FIELDS.archiveDuty.choices, besides: UNASSESSED_WORDS },
    nb: 'Arkivplikt til senkingen er godkjent',
    en: 'Archive duty until the lowering is agreed',
  },
  privacyClassBefore: {
    type: 'choice',
    choices: { from: 'words', words: { ...PRIVACY_CLASS_WORDS, ...UNASSESSED_WORDS } },
    nb: 'Personopplysninger til senkingen er godkjent',
    en: 'Personal data until the lowering is agreed',
  },
} as const satisfies Fields<keyof Waiting>

type Said = Pick<SystemValues, LowerableField>
/** A field with what it was before. */
export type CountedBy<F extends LowerableField> = Pick<SystemValues, F> & Pick<Waiting, (typeof LOWERABLE)[F]>

/** How much gates and findings ask for by a value: what nobody has said is not taken for nothing. */
const LEVELS: { readonly [F in LowerableField]: (value: SystemValues[F]) => number } = {
  // Every code but the one for nothing means that something is to be preserved, those that a register adds too. Gates take
  // what nobody has assessed for a duty; findings about series do so only once it is said.
  archiveDuty: (duty) => (duty === null ? 1 : duty === NO_ARCHIVE_DUTY ? 0 : 2),
  // What is not classified is taken to hold personal data, and not such as are of special categories.
  privacyClass: (held) => PRIVACY_CLASSES.indexOf(held ?? 'ordinary'),
}

/** True for a change of a field that lowers it, a first word too. */
export function isLowered<F extends LowerableField>(
  field: F,
  from: SystemValues[F],
  to: SystemValues[F],
): boolean {
  return LEVELS[field](to) < LEVELS[field](from)
}

/** The fields that a change of a system lowers. */
export function loweredFields(from: Said, to: Said): LowerableField[] {
  return LOWERABLE_FIELDS.filter((field) => isLowered(field, from[field], to[field]))
}

/** The archive duty that gates and checks go by: that from before it was lowered, until somebody has agreed. */
export function countedDuty({ archiveDuty, archiveDutyBefore }: CountedBy<'archiveDuty'>): string | null {
  return counted(archiveDuty, archiveDutyBefore)
}

/** The class of personal data that gates and checks go by, likewise. */
export function countedClass({
  privacyClass,
  privacyClassBefore,
}: CountedBy<'privacyClass'>): PrivacyClass | null {
  return counted<PrivacyClass>(privacyClass, privacyClassBefore)
}

function counted<V extends string>(said: V | null, before: V | typeof UNASSESSED | null): V | null {
  // A row of the log from before there were agreements has no such member.
  return before === UNASSESSED ? null : (before ?? said)
}

const countedOf = (row: Said & Waiting): Said => ({
  archiveDuty: countedDuty(row),
  privacyClass: countedClass(row),
})

/**
 * What waits once a system says something else: what counted before, where that was more. Who may agree to it (`agrees`)
 * does so by lowering it; who raises it to what counted leaves nothing to agree to.
 */
export function waitingAfter(
  from: Said & Waiting,
  to: Said,
  agrees: (field: LowerableField) => boolean,
): Waiting {
  const agreed = loweredFields(from, to).filter(agrees)
  const before = countedOf(from)
  const waiting = loweredFields(before, to).filter((field) => !agreed.includes(field))
  return {
    archiveDutyBefore: waiting.includes('archiveDuty') ? (before.archiveDuty ?? UNASSESSED) : null,
    privacyClassBefore: waiting.includes('privacyClass') ? (before.privacyClass ?? UNASSESSED) : null,
  }
}

/** What waits of a new system: what it says first is no more agreed to than what is said of it later. */
export function waitingAtFirst(said: Said, agrees: (field: LowerableField) => boolean): Waiting {
  return waitingAfter({ ...NOTHING_SAID, ...NOTHING_WAITS }, said, agrees)
}
const NOTHING_SAID: Said = { archiveDuty: null, privacyClass: null }
/** Where nothing waits. */
export const NOTHING_WAITS: Waiting = { archiveDutyBefore: null, privacyClassBefore: null }

/**
 * The fields that a change lowers and somebody must say why: all that it lowers, but for the first word of who answers for
 * the field, which is the assessment itself.
 */
export function fieldsToExplain(
  from: Said & Waiting,
  to: Said,
  agrees: (field: LowerableField) => boolean,
): LowerableField[] {
  const before = countedOf(from)
  return loweredFields(from, to).filter((field) => before[field] !== null || !agrees(field))
}
