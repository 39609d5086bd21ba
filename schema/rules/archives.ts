import { NO_ARCHIVE_DUTY } from './codes.js'
import { outOfOrder, type Warning } from './dateOrder.js'
import { countedOn } from './days.js'
import type { Fields } from './fields.js'
import type { Words } from './words.js'

/** How far the archive of a system has come, in the order of the ordinary way. */
export const ARCHIVE_STATES = [
  'not_assessed',
  'appraised',
  'no_records',
  'disposal_approved',
  'extract_ordered',
  'extract_received',
  'validation_failed',
  'validated',
  'deposited',
  'transferred',
] as const
export type ArchiveState = (typeof ARCHIVE_STATES)[number]

/**
 * For a municipality the deposit with the depot's written consent to delete is the ordinary end:
 * the depot takes over the care, the responsibility stays. A transfer of the responsibility too is the rarer.
 */
export const ARCHIVE_STATE_WORDS: Record<ArchiveState, Words> = {
  not_assessed: { nb: 'Ikke vurdert', en: 'Not assessed' },
  appraised: { nb: 'Bevaringsvurdert', en: 'Appraised' },
  no_records: { nb: 'Ingen arkivplikt', en: 'No records' },
  disposal_approved: { nb: 'Kassasjon godkjent', en: 'Disposal approved' },
  extract_ordered: { nb: 'Uttrekk bestilt', en: 'Extract ordered' },
  extract_received: { nb: 'Uttrekk mottatt', en: 'Extract received' },
  validation_failed: { nb: 'Validering feilet', en: 'Validation failed' },
  validated: { nb: 'Validert', en: 'Validated' },
  deposited: { nb: 'Deponert', en: 'Deposited' },
  transferred: { nb: 'Avlevert', en: 'Transferred' },
}

/** What the rules ask of an archive track. A stored row satisfies it as it is. */
export interface ArchiveFacts {
  state: ArchiveState
  consultedOn: string | null
  appraisal: string | null
  appraisedOn: string | null
  seriesClosedOn: string | null
  newSeriesOpenedOn: string | null
  depot: string | null
  extractCase: string | null
  disposalBasis: string | null
  retentionExpiresOn: string | null
  deletionConsent: string | null
  deletionConsentOn: string | null
  dischargedById: string | null
  dischargedOn: string | null
}

const NEXT: Record<ArchiveState, readonly ArchiveState[]> = {
  not_assessed: ['appraised'],
  appraised: ['no_records', 'disposal_approved', 'extract_ordered'],
  no_records: [],
  disposal_approved: [],
  extract_ordered: ['extract_received'],
  extract_received: ['validated', 'validation_failed'],
  validation_failed: ['extract_ordered'],
  validated: ['deposited'],
  deposited: ['transferred'],
  transferred: [],
}

const BEHIND: Record<ArchiveState, ArchiveState | null> = {
  not_assessed: null,
  appraised: 'not_assessed',
  no_records: 'appraised',
  disposal_approved: 'appraised',
  extract_ordered: 'appraised',
  extract_received: 'extract_ordered',
  validation_failed: 'extract_received',
  validated: 'extract_received',
  deposited: 'validated',
  transferred: 'deposited',
}

/** The states that may come after this one. */
export function nextArchiveStates(state: ArchiveState): readonly ArchiveState[] {
  return NEXT[state]
}

/** The state that one step back leads to, or null from the first. */
export function previousArchiveState(state: ArchiveState): ArchiveState | null {
  return BEHIND[state]
}

const NEEDS: Record<ArchiveState, readonly (ArchiveField & keyof ArchiveFacts)[]> = {
  not_assessed: [],
  appraised: ['appraisal', 'appraisedOn'],
  no_records: [],
  disposal_approved: ['disposalBasis'],
  extract_ordered: ['extractCase'],
  extract_received: [],
  validation_failed: [],
  validated: [],
  deposited: ['depot'],
  transferred: [],
}

/** The fields that the state of an archive, and the states behind it, need and that are not filled in. */
export function missingInArchive(row: ArchiveFacts): ArchiveField[] {
  const missing: ArchiveField[] = []
  for (let state: ArchiveState | null = row.state; state; state = BEHIND[state])
    missing.unshift(...NEEDS[state].filter((field) => !row[field]))
  return missing
}

/** An archive as it counts on a day: a state whose proof lies ahead is not reached. */
export function archiveOn<A extends ArchiveFacts>(today: string, given: A): A {
  const row = countedOn(today, ARCHIVE_FIELDS, given)
  if (row === given) return given
  let { state } = row
  for (let at: ArchiveState | null = state; at; at = BEHIND[at])
    if (NEEDS[at].some((field) => given[field] && !row[field])) state = BEHIND[at] ?? at
  return { ...row, state }
}

/** True when the state agrees with the decided duty: «no records» where there is none, an extract where there is one. */
export function fitsDuty(state: ArchiveState, duty: string | null): boolean {
  if (state === 'not_assessed' || state === 'appraised') return true
  if (state === 'no_records') return duty === NO_ARCHIVE_DUTY
  return duty !== null && duty !== NO_ARCHIVE_DUTY
}

/** True when somebody has looked at what is to be preserved. */
export function isAppraised({ state }: Pick<ArchiveFacts, 'state'>): boolean {
  return state !== 'not_assessed'
}

/** True when the extract is at least ordered, or there is to be none. */
export function isExtractOrdered({ state }: Pick<ArchiveFacts, 'state'>): boolean {
  return isAppraised({ state }) && state !== 'appraised'
}

/**
 * True when the archive duty of a system is met, so that the records manager may discharge it: nothing to preserve;
 * disposal with a legal basis and its retention expired; deposited with the depot's written consent to delete (the
 * ordinary way of a municipality); or transferred (the rarer). A deposit alone does not allow anything to be deleted.
 */
export function isDischargeable(given: ArchiveFacts, duty: string | null, today: string): boolean {
  const row = archiveOn(today, given)
  if (!fitsDuty(row.state, duty)) return false
  if (row.state === 'no_records' || row.state === 'transferred') return true
  if (row.state === 'disposal_approved')
    return Boolean(row.disposalBasis) && (row.retentionExpiresOn === null || row.retentionExpiresOn <= today)
  return row.state === 'deposited' && Boolean(row.deletionConsent) && row.deletionConsentOn !== null
}

/** Everything that an archive track refuses, each with its remedy. */
export const ARCHIVE_PROBLEMS = {
  archive_state_not_next: {
    nb: 'Arkivet kan ikke gå til denne statusen herfra. Ta ett steg om gangen.',
    en: 'The archive cannot go to this status from here. Take one step at a time.',
  },
  archive_duty_conflict: {
    nb: 'Arkivets status stemmer ikke med arkivplikten. Rett arkivplikten eller statusen først.',
    en: 'The status of the archive does not agree with the archive duty. Correct the duty or the status first.',
  },
  archive_discharged: {
    nb: 'Arkivplikten er oppfylt. Gjenåpne arkivet før du endrer det.',
    en: 'The archive is discharged. Reopen it before changing it.',
  },
  archive_not_discharged: {
    nb: 'Arkivplikten er ikke bekreftet oppfylt, så det er ikke noe å gjenåpne.',
    en: 'The archive is not discharged, so there is nothing to reopen.',
  },
  archive_not_dischargeable: {
    nb: 'Arkivplikten er ikke oppfylt. Den er det når det ikke finnes noe å bevare, når kassasjon er hjemlet og oppbevaringstiden er ute, når arkivet er deponert og depotet har samtykket skriftlig til sletting, eller når det er avlevert.',
    en: 'The archive duty is not met. It is when there is nothing to preserve, when disposal has a legal basis and retention has expired, when the archive is deposited and the depot has consented in writing to deletion, or when it is transferred.',
  },
  archive_decommissioned: {
    nb: 'Systemet er avviklet. Sett det ett steg tilbake før arkivet gjenåpnes.',
    en: 'The system is decommissioned. Take it one step back before reopening the archive.',
  },
} as const satisfies Record<string, Words>

/** The track of a system whose archive nobody has touched. */
export const UNTOUCHED_ARCHIVE: ArchiveFacts = {
  state: 'not_assessed',
  consultedOn: null,
  appraisal: null,
  appraisedOn: null,
  seriesClosedOn: null,
  newSeriesOpenedOn: null,
  depot: null,
  extractCase: null,
  disposalBasis: null,
  retentionExpiresOn: null,
  deletionConsent: null,
  deletionConsentOn: null,
  dischargedById: null,
  dischargedOn: null,
}

/** Every field of an archive track that a user may write, in the order in which they are shown. */
export const ARCHIVE_FIELDS = {
  state: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ARCHIVE_STATE_WORDS },
    nb: 'Status',
    en: 'Status',
  },
  recommendedDuty: {
    type: 'choice',
    choices: { from: 'codes', list: 'archive_duty' },
    nb: 'Anbefalt arkivplikt',
    en: 'Recommended archive duty',
  },
  consultedOn: { type: 'date', done: true, nb: 'Arkivleder rådspurt', en: 'Records manager consulted' },
  appraisal: { type: 'prose', nb: 'Bevaringsvurdering', en: 'Appraisal' },
  appraisedOn: { type: 'date', done: true, nb: 'Vurdert dato', en: 'Appraised on' },
  series: { type: 'prose', nb: 'Arkivserier', en: 'Series' },
  periodFrom: { type: 'date', nb: 'Periode fra', en: 'Period from' },
  periodTo: { type: 'date', nb: 'Periode til', en: 'Period to' },
  seriesClosedOn: {
    type: 'date',
    nb: 'Serier avsluttet (skarpt periodeskille)',
    en: 'Series closed (sharp period break)',
    ahead: { nb: 'Serier avsluttes (skarpt periodeskille)', en: 'Series close (sharp period break)' },
  },
  newSeriesOpenedOn: {
    type: 'date',
    nb: 'Ny serie åpnet',
    en: 'New series opened',
    ahead: { nb: 'Ny serie åpnes', en: 'New series opens' },
  },
  depot: { type: 'choice', choices: { from: 'codes', list: 'depot' }, nb: 'Depot', en: 'Depot' },
  extractCase: { type: 'line', nb: 'Saksnummer for uttrekket', en: 'Case number of the extract' },
  disposalBasis: { type: 'line', nb: 'Hjemmel for kassasjon', en: 'Legal basis of disposal' },
  retentionExpiresOn: { type: 'date', nb: 'Oppbevaringstid ute', en: 'Retention expires on' },
  deletionConsent: {
    type: 'line',
    nb: 'Depotets samtykke til sletting',
    en: 'The depot’s consent to delete',
  },
  deletionConsentOn: { type: 'date', done: true, nb: 'Samtykke gitt', en: 'Consent given on' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
} as const satisfies Fields
export type ArchiveField = keyof typeof ARCHIVE_FIELDS

/** What looks wrong in the dates of an archive. */
export function archiveWarnings(
  archive: Record<'periodFrom' | 'periodTo', string | null>,
): Warning<'periodFrom' | 'periodTo'>[] {
  return outOfOrder([['periodFrom', 'periodTo']], archive, ARCHIVE_FIELDS)
}
