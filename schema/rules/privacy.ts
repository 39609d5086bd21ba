import type { PrivacyClass } from './systems.js'
import type { Words } from './words.js'

/** Where the data processing agreement of a system stands. */
export const DPA_STATES = ['not_needed', 'missing', 'signed', 'terminated'] as const
export type DpaState = (typeof DPA_STATES)[number]

export const DPA_STATE_WORDS: Record<DpaState, Words> = {
  not_needed: { nb: 'Ikke nødvendig', en: 'Not needed' },
  missing: { nb: 'Mangler', en: 'Missing' },
  signed: { nb: 'Signert', en: 'Signed' },
  terminated: { nb: 'Avsluttet', en: 'Terminated' },
}

/** How far the erasure of what a system held has come. */
export const ERASURE_STATES = ['not_needed', 'pending', 'ordered', 'confirmed'] as const
export type ErasureState = (typeof ERASURE_STATES)[number]

export const ERASURE_STATE_WORDS: Record<ErasureState, Words> = {
  not_needed: { nb: 'Ikke nødvendig', en: 'Not needed' },
  pending: { nb: 'Gjenstår', en: 'Pending' },
  ordered: { nb: 'Bestilt', en: 'Ordered' },
  confirmed: { nb: 'Bekreftet', en: 'Confirmed' },
}

/** What the rules ask of a privacy track. A stored row satisfies it as it is. */
export interface PrivacyFacts {
  dpaState: DpaState
  dpaSignedOn: string | null
  /** Number of the municipality in whose name the agreement is. */
  dpaParty: string | null
  dpiaRequired: 'yes' | 'no' | 'unknown'
  dpiaReason: string | null
  dpiaDoneOn: string | null
  riskAssessedOn: string | null
  ropEntry: string | null
  ropClosedOn: string | null
  erasureState: ErasureState
  erasureOrderedOn: string | null
  erasureConfirmedOn: string | null
}

/** A field of a privacy track that a rule may name. */
export type PrivacyField = keyof PrivacyFacts

/** True for a system that holds data about people. One that is not classified is taken to. */
export function holdsPersonalData(privacyClass: PrivacyClass | string | null): boolean {
  return privacyClass !== 'none'
}

/** The fields that the states of a privacy track need and that are not filled in. */
export function missingInPrivacy(row: PrivacyFacts): PrivacyField[] {
  const needs: [boolean, PrivacyField][] = [
    [row.dpaState === 'signed', 'dpaSignedOn'],
    [row.dpiaRequired === 'no', 'dpiaReason'],
    [row.erasureState === 'ordered', 'erasureOrderedOn'],
    [row.erasureState === 'confirmed', 'erasureConfirmedOn'],
  ]
  return needs.filter(([asked, field]) => asked && !row[field]).map(([, field]) => field)
}

/** True when the impact assessment is done, or it is said why none is required. */
export function isDpiaSettled({ dpiaRequired, dpiaDoneOn, dpiaReason }: PrivacyFacts): boolean {
  return dpiaRequired === 'yes' ? dpiaDoneOn !== null : dpiaRequired === 'no' && Boolean(dpiaReason)
}

/** True while nothing was confirmed erased before the archive was discharged. Nobody may make it false. */
export function isErasedInOrder(
  { erasureConfirmedOn }: Pick<PrivacyFacts, 'erasureConfirmedOn'>,
  { dischargedOn }: { dischargedOn: string | null },
): boolean {
  return erasureConfirmedOn === null || (dischargedOn !== null && erasureConfirmedOn >= dischargedOn)
}

/** The track of a system whose privacy nobody has looked at. */
export const UNTOUCHED_PRIVACY: PrivacyFacts = {
  dpaState: 'missing',
  dpaSignedOn: null,
  dpaParty: null,
  dpiaRequired: 'unknown',
  dpiaReason: null,
  dpiaDoneOn: null,
  riskAssessedOn: null,
  ropEntry: null,
  ropClosedOn: null,
  erasureState: 'pending',
  erasureOrderedOn: null,
  erasureConfirmedOn: null,
}
