import { NO_ARCHIVE_DUTY } from './codes.js'
import type { Fields } from './fields.js'
import { SYSTEM_FIELDS } from './systemFields.js'
import { PRIVACY_CLASSES, type PrivacyClass } from './systems.js'
import type { SystemValues } from './systemValues.js'

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

/** What each field was before it was lowered, while nobody has agreed; null where nothing waits. */
export interface Waiting {
  archiveDutyBefore: string | null
  privacyClassBefore: PrivacyClass | null
}
/** What the log and exports call that. */
export const WAITING_FIELDS = {
  archiveDutyBefore: {
    type: 'choice',
    choices: SYSTEM_FIELDS.archiveDuty.choices,
    nb: 'Arkivplikt til senkingen er godkjent',
    en: 'Archive duty until the lowering is agreed',
  },
  privacyClassBefore: {
    type: 'choice',
    choices: SYSTEM_FIELDS.privacyClass.choices,
    nb: 'Personopplysninger til senkingen er godkjent',
    en: 'Personal data until the lowering is agreed',
  },
} as const satisfies Fields<keyof Waiting>

type Said = Pick<SystemValues, LowerableField>
/** A field with what it was before. */
export type CountedBy<F extends LowerableField> = Pick<SystemValues, F> & Pick<Waiting, (typeof LOWERABLE)[F]>

/** How much a value asks for. One that is taken out asks for as little as «none»: no gate is had away by that either. */
const LEVELS: { readonly [F in LowerableField]: (value: SystemValues[F]) => number } = {
  // Every code but the one for nothing means that something is to be preserved, those that a register adds too.
  archiveDuty: (duty) => (duty === null || duty === NO_ARCHIVE_DUTY ? 0 : 1),
  privacyClass: (held) => (held === null ? 0 : PRIVACY_CLASSES.indexOf(held)),
}

/** True for a change of a field that lowers it. The first word on what nobody had said anything of does not. */
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
  return archiveDutyBefore ?? archiveDuty
}

/** The class of personal data that gates and checks go by, likewise. */
export function countedClass({
  privacyClass,
  privacyClassBefore,
}: CountedBy<'privacyClass'>): PrivacyClass | null {
  return privacyClassBefore ?? privacyClass
}

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
  const counted = { archiveDuty: countedDuty(from), privacyClass: countedClass(from) }
  const waiting = loweredFields(counted, to).filter((field) => !agreed.includes(field))
  return {
    archiveDutyBefore: waiting.includes('archiveDuty') ? counted.archiveDuty : null,
    privacyClassBefore: waiting.includes('privacyClass') ? counted.privacyClass : null,
  }
}
