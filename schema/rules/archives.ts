import { NO_ARCHIVE_DUTY } from './codes.js'
import { type DateOrder, outOfOrder, type Warning } from './dateOrder.js'
import { countedOn } from './days.js'
import { type Fields, ROLE_HELP } from './fields.js'
import type { ArchiveLaw } from './laws.js'
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
  'preserved',
  'transferred',
] as const
export type ArchiveState = (typeof ARCHIVE_STATES)[number]

/**
 * For a municipality the ordinary end is that the depot takes over the care while the control stays: until the last day
 * of 2025 a deposit with the depot's written consent to delete, from 2026 «overføring til langtidsbevaring» (arkivlova
 * § 14, [S60]), where a deposit is temporary. A transfer of the control too was the rarer, and is forbidden from 2026 (§ 10).
 */
export const ARCHIVE_STATE_WORDS: Record<ArchiveState, Words> = {
  not_assessed: { nb: 'Ikke vurdert', en: 'Not assessed' },
  appraised: { nb: 'Bevaringsvurdert', en: 'Appraised' },
  no_records: { nb: 'Ikke bevaringsverdig', en: 'Not to be preserved' },
  disposal_approved: { nb: 'Kassasjon godkjent', en: 'Disposal approved' },
  extract_ordered: { nb: 'Uttrekk bestilt', en: 'Extract ordered' },
  extract_received: { nb: 'Uttrekk mottatt', en: 'Extract received' },
  validation_failed: { nb: 'Validering feilet', en: 'Validation failed' },
  validated: { nb: 'Validert', en: 'Validated' },
  deposited: { nb: 'Deponert', en: 'Deposited' },
  preserved: { nb: 'Overført til langtidsbevaring', en: 'Placed in long-term preservation' },
  transferred: { nb: 'Avlevert', en: 'Transferred' },
}

/** What came of the test of an extract, the best first. */
export const EXTRACT_TEST_RESULTS = ['passed', 'passed_with_remarks', 'failed'] as const
export type ExtractTestResult = (typeof EXTRACT_TEST_RESULTS)[number]

const EXTRACT_TEST_RESULT_WORDS: Record<ExtractTestResult, Words> = {
  passed: { nb: 'Godkjent', en: 'Passed' },
  passed_with_remarks: { nb: 'Godkjent med merknader', en: 'Passed with remarks' },
  failed: { nb: 'Underkjent', en: 'Failed' },
}

/** What the rules ask of an archive track. A stored row satisfies it as it is. */
export interface ArchiveFacts {
  state: ArchiveState
  consultedOn: string | null
  appraisal: string | null
  appraisedOn: string | null
  appraisalConfirmedOn: string | null
  seriesClosedOn: string | null
  newSeriesOpenedOn: string | null
  depot: string | null
  extractCase: string | null
  extractOrderedOn: string | null
  extractReceivedOn: string | null
  depositedOn: string | null
  handedOverOn: string | null
  disposalBasis: string | null
  disposalApprovedOn: string | null
  retentionExpiresOn: string | null
  retentionRule: string | null
  deletionConsent: string | null
  deletionConsentOn: string | null
  dischargedById: string | null
  dischargedOn: string | null
}

/** The days on which states were reached: what is asked is the law of that day. */
const STATE_DAYS = {
  extract_ordered: 'extractOrderedOn',
  extract_received: 'extractReceivedOn',
  disposal_approved: 'disposalApprovedOn',
  deposited: 'depositedOn',
  preserved: 'handedOverOn',
  transferred: 'handedOverOn',
} as const satisfies Partial<Record<ArchiveState, ArchiveField & keyof ArchiveFacts>>
type StateDay = (typeof STATE_DAYS)[keyof typeof STATE_DAYS]

/** The field that says on which day a state was reached, where one does. */
export function stateDayOf(state: ArchiveState): StateDay | null {
  return (STATE_DAYS as Partial<Record<ArchiveState, StateDay>>)[state] ?? null
}

const NEXT: Record<ArchiveState, readonly ArchiveState[]> = {
  not_assessed: ['appraised'],
  appraised: ['no_records', 'disposal_approved', 'extract_ordered'],
  no_records: [],
  disposal_approved: [],
  extract_ordered: ['extract_received'],
  extract_received: ['validated', 'validation_failed'],
  validation_failed: ['extract_ordered'],
  validated: ['deposited', 'preserved'],
  deposited: ['preserved', 'transferred'],
  preserved: [],
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
  preserved: 'validated',
  transferred: 'deposited',
}

/** False for a state that the law of a day does not know, or forbids. */
export function isLawful(
  state: ArchiveState,
  day: string,
  { transferTo, preservationFrom }: ArchiveLaw,
): boolean {
  if (state === 'transferred') return transferTo === null || day <= transferTo
  return state !== 'preserved' || preservationFrom === null || day >= preservationFrom
}

/** The states that may come after this one. */
export function nextArchiveStates(state: ArchiveState): readonly ArchiveState[] {
  return NEXT[state]
}

/** The state that one step back leads to, or null from the first. */
export function previousArchiveState({
  state,
  depositedOn,
}: Pick<ArchiveFacts, 'state' | 'depositedOn'>): ArchiveState | null {
  // Long-term preservation may come after a deposit or at once.
  return state === 'preserved' && depositedOn !== null ? 'deposited' : BEHIND[state]
}

/** The states that an archive has reached on its way, the present one first. */
export function reachedArchiveStates(row: Pick<ArchiveFacts, 'state' | 'depositedOn'>): ArchiveState[] {
  const reached: ArchiveState[] = []
  for (let state: ArchiveState | null = row.state; state; state = previousArchiveState({ ...row, state }))
    reached.push(state)
  return reached
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
  preserved: ['depot'],
  transferred: [],
}

/** The fields that say that a state was reached. */
function proofOf(state: ArchiveState): readonly (ArchiveField & keyof ArchiveFacts)[] {
  const day = stateDayOf(state)
  return day ? [...NEEDS[state], day] : NEEDS[state]
}

/** The fields that the state of an archive, and the states behind it, need and that are not filled in. */
export function missingInArchive(row: ArchiveFacts): ArchiveField[] {
  const missing = reachedArchiveStates(row)
    .reverse()
    .flatMap((state): ArchiveField[] => NEEDS[state].filter((field) => !row[field]))
  // One date cannot always say how long: the rule in words does, as per patient or per pupil.
  if (row.state === 'disposal_approved' && !row.retentionExpiresOn && !row.retentionRule)
    missing.push('retentionExpiresOn')
  return [...new Set(missing)]
}

/** An archive as it counts on a day: a state whose proof lies ahead is not reached. */
export function archiveOn<A extends ArchiveFacts>(today: string, given: A): A {
  const row = countedOn(today, ARCHIVE_FIELDS, given)
  if (row === given) return given
  let { state } = row
  for (const at of reachedArchiveStates(given))
    if (proofOf(at).some((field) => given[field] && !row[field]))
      state = previousArchiveState({ ...given, state: at }) ?? at
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
 * disposal with a legal basis and its retention expired; in the care of the depot with its written consent to delete;
 * or transferred. Where the law makes a deposit temporary, only one that was made and consented to before lets
 * anything be deleted. A deposit alone never does.
 */
export function isDischargeable(
  given: ArchiveFacts,
  duty: string | null,
  today: string,
  { temporaryDepositFrom }: ArchiveLaw,
): boolean {
  const row = archiveOn(today, given)
  if (!fitsDuty(row.state, duty)) return false
  if (row.state === 'no_records' || row.state === 'transferred') return true
  if (row.state === 'disposal_approved') return Boolean(row.disposalBasis) && isRetentionOver(row, today)
  const { state, depositedOn, deletionConsentOn } = row
  if (!row.deletionConsent || deletionConsentOn === null) return false
  if (state === 'preserved') return true
  const isLasting =
    temporaryDepositFrom === null ||
    [depositedOn, deletionConsentOn].every((day) => day === null || day < temporaryDepositFrom)
  return state === 'deposited' && isLasting
}

/** True once what may be destroyed has been kept as long as it must: by a date, or by a rule in words that was followed. */
function isRetentionOver(
  { retentionExpiresOn, retentionRule }: Pick<ArchiveFacts, 'retentionExpiresOn' | 'retentionRule'>,
  today: string,
): boolean {
  return retentionExpiresOn === null ? Boolean(retentionRule) : retentionExpiresOn <= today
}

/** The track of a system whose archive nobody has touched. */
export const UNTOUCHED_ARCHIVE: ArchiveFacts = {
  state: 'not_assessed',
  consultedOn: null,
  appraisal: null,
  appraisedOn: null,
  appraisalConfirmedOn: null,
  seriesClosedOn: null,
  newSeriesOpenedOn: null,
  depot: null,
  extractCase: null,
  extractOrderedOn: null,
  extractReceivedOn: null,
  depositedOn: null,
  handedOverOn: null,
  disposalBasis: null,
  disposalApprovedOn: null,
  retentionExpiresOn: null,
  retentionRule: null,
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
    help: {
      nb: 'Det som er anbefalt, for eksempel i arkivplanen. Hva som er bestemt, står i arkivplikten.',
      en: 'What is recommended, as by the archive plan. What is decided stands in the archive duty.',
    },
  },
  consultedOn: { type: 'date', done: true, nb: 'Arkivleder rådspurt', en: 'Records manager consulted' },
  appraisal: {
    type: 'prose',
    nb: 'Bevaringsvurdering',
    en: 'Appraisal',
    help: {
      nb: 'Om innholdet skal bevares eller kan kasseres.',
      en: 'Whether the content is to be preserved or may be destroyed.',
    },
  },
  appraisedOn: { type: 'date', done: true, nb: 'Vurdert dato', en: 'Appraised on' },
  appraisalReference: {
    type: 'line',
    nb: 'Saksnummer for vurderingen',
    en: 'Case number of the appraisal',
  },
  appraisalConfirmedOn: {
    type: 'date',
    done: true,
    nb: 'Vurderingen bekreftet etter nye regler',
    en: 'Appraisal confirmed under new rules',
  },
  series: { type: 'prose', nb: 'Arkivserier', en: 'Series' },
  periodFrom: { type: 'date', nb: 'Periode fra', en: 'Period from' },
  periodTo: { type: 'date', nb: 'Periode til', en: 'Period to' },
  productionFormat: {
    type: 'line',
    nb: 'Produksjonsformat',
    en: 'Production format',
    help: { nb: 'Formatet i systemet selv.', en: 'The format in the system itself.' },
  },
  archiveFormat: {
    type: 'line',
    nb: 'Arkivformat',
    en: 'Archive format',
    help: {
      nb: 'Formatet som dokumentene bevares i, for eksempel PDF/A.',
      en: 'The format that documents are preserved in, such as PDF/A.',
    },
  },
  storageFormat: {
    type: 'line',
    nb: 'Lagringsformat',
    en: 'Storage format',
    help: {
      nb: 'Formatet på uttrekket, for eksempel SIARD.',
      en: 'The format of the extract, such as SIARD.',
    },
  },
  seriesClosedOn: {
    type: 'date',
    nb: 'Serier avsluttet (skarpt periodeskille)',
    en: 'Series closed (sharp period break)',
    ahead: { nb: 'Serier avsluttes (skarpt periodeskille)', en: 'Series close (sharp period break)' },
    help: {
      nb: 'Etter denne dagen legges ingenting nytt i seriene.',
      en: 'Nothing new goes into the series after this day.',
    },
  },
  newSeriesOpenedOn: {
    type: 'date',
    nb: 'Ny serie åpnet',
    en: 'New series opened',
    ahead: { nb: 'Ny serie åpnes', en: 'New series opens' },
  },
  depot: {
    type: 'choice',
    choices: { from: 'codes', list: 'depot' },
    nb: 'Depot',
    en: 'Depot',
    help: { nb: 'Arkivet som tar imot uttrekket.', en: 'The archive that receives the extract.' },
  },
  extractCase: { type: 'line', nb: 'Saksnummer for uttrekket', en: 'Case number of the extract' },
  extractOrderedOn: { type: 'date', done: true, nb: 'Uttrekk bestilt dato', en: 'Extract ordered on' },
  extractReceivedOn: { type: 'date', done: true, nb: 'Uttrekk mottatt dato', en: 'Extract received on' },
  extractTestTool: { type: 'line', nb: 'Verktøy for test av uttrekket', en: 'Tool of the test' },
  extractTestedOn: { type: 'date', done: true, nb: 'Uttrekk testet dato', en: 'Extract tested on' },
  extractTestResult: {
    type: 'choice',
    choices: { from: 'words', words: EXTRACT_TEST_RESULT_WORDS },
    nb: 'Resultat av testen',
    en: 'Result of the test',
  },
  extractApprovedBy: {
    type: 'line',
    sensitivity: 'personal',
    nb: 'Uttrekk godkjent av',
    en: 'Extract approved by',
    help: ROLE_HELP,
  },
  extractApprovedOn: { type: 'date', done: true, nb: 'Uttrekk godkjent dato', en: 'Extract approved on' },
  depositedOn: {
    type: 'date',
    done: true,
    nb: 'Deponert dato',
    en: 'Deposited on',
    help: {
      nb: 'Depotet har fått en kopi. Ansvaret er fortsatt kommunens.',
      en: 'The repository has a copy. The municipality is still responsible.',
    },
  },
  handedOverOn: {
    type: 'date',
    done: true,
    nb: 'Overført dato',
    en: 'Handed over on',
    help: { nb: 'Depotet har overtatt ansvaret.', en: 'The repository has taken over the responsibility.' },
  },
  disposalBasis: {
    type: 'line',
    nb: 'Hjemmel for kassasjon',
    en: 'Legal basis of disposal',
    help: {
      nb: 'Regelen som tillater at innholdet kasseres.',
      en: 'The rule that allows the content to be destroyed.',
    },
  },
  disposalApprovedOn: { type: 'date', done: true, nb: 'Kassasjon godkjent dato', en: 'Disposal approved on' },
  destroyedOn: { type: 'date', done: true, nb: 'Destruert dato', en: 'Destroyed on' },
  retentionExpiresOn: {
    type: 'date',
    nb: 'Oppbevaringstid ute',
    en: 'Retention expires on',
    help: {
      nb: 'Den første dagen innholdet kan slettes.',
      en: 'The first day on which the content may be erased.',
    },
  },
  retentionRule: {
    type: 'prose',
    nb: 'Oppbevaringsregel',
    en: 'Retention rule',
    help: {
      nb: 'Der én dato ikke kan si det, for eksempel per pasient eller per elev.',
      en: 'Where one date cannot say it, such as per patient or per pupil.',
    },
  },
  deletionConsent: {
    type: 'line',
    nb: 'Depotets samtykke til sletting',
    en: 'The depot’s consent to delete',
  },
  deletionConsentOn: { type: 'date', done: true, nb: 'Samtykke gitt', en: 'Consent given on' },
  note: { type: 'prose', nb: 'Merknad', en: 'Note' },
} as const satisfies Fields
export type ArchiveField = keyof typeof ARCHIVE_FIELDS

const DATE_ORDER = [
  ['periodFrom', 'periodTo'],
  ['extractOrderedOn', 'extractReceivedOn'],
  ['extractReceivedOn', 'extractTestedOn'],
  ['extractTestedOn', 'extractApprovedOn'],
  ['disposalApprovedOn', 'destroyedOn'],
  ['retentionExpiresOn', 'destroyedOn'],
] as const satisfies DateOrder<ArchiveField>
type DateField = (typeof DATE_ORDER)[number][number]

/** What looks wrong in the dates of an archive. */
export function archiveWarnings(archive: Record<DateField, string | null>): Warning<DateField>[] {
  return outOfOrder(DATE_ORDER, archive, ARCHIVE_FIELDS)
}
