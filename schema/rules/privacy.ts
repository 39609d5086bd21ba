import { type DateOrder, outOfOrder, type Warning } from './dateOrder.js'
import { countedOn } from './days.js'
import { type Fields, ROLE_HELP } from './fields.js'
import { ANSWER_WORDS, type PrivacyClass } from './systems.js'
import type { Words } from './words.js'

/** Where the data processing agreement of a system stands. */
export const DPA_STATES = ['not_needed', 'missing', 'signed', 'terminated'] as const
export type DpaState = (typeof DPA_STATES)[number]

const DPA_STATE_WORDS: Record<DpaState, Words> = {
  not_needed: { nb: 'Ikke nødvendig', en: 'Not needed' },
  missing: { nb: 'Mangler', en: 'Missing' },
  signed: { nb: 'Signert', en: 'Signed' },
  terminated: { nb: 'Avsluttet', en: 'Terminated' },
}

/** How far the erasure of what a system held has come. */
export const ERASURE_STATES = ['not_needed', 'pending', 'ordered', 'confirmed'] as const
export type ErasureState = (typeof ERASURE_STATES)[number]

const ERASURE_STATE_WORDS: Record<ErasureState, Words> = {
  not_needed: { nb: 'Ikke nødvendig', en: 'Not needed' },
  pending: { nb: 'Gjenstår', en: 'Pending' },
  ordered: { nb: 'Bestilt', en: 'Ordered' },
  confirmed: { nb: 'Bekreftet', en: 'Confirmed' },
}

/** The risk that is left after an assessment and its measures, the least first. */
export const RESIDUAL_RISKS = ['low', 'medium', 'high', 'critical'] as const
export type ResidualRisk = (typeof RESIDUAL_RISKS)[number]

export const RESIDUAL_RISK_WORDS: Record<ResidualRisk, Words> = {
  low: { nb: 'Lav', en: 'Low' },
  medium: { nb: 'Middels', en: 'Medium' },
  high: { nb: 'Høy', en: 'High' },
  critical: { nb: 'Kritisk', en: 'Critical' },
}

/** What the rules ask of a privacy track. A stored row satisfies it as it is. */
export interface PrivacyFacts {
  dpaState: DpaState
  /** Why no agreement is needed, where none is. */
  dpaReason: string | null
  dpaSignedOn: string | null
  /** Number of the municipality in whose name the agreement is. */
  dpaParty: string | null
  dpiaRequired: 'yes' | 'no' | 'unknown'
  dpiaReason: string | null
  dpiaDoneOn: string | null
  riskAssessedOn: string | null
  ropEntry: string | null
  ropClosedOn: string | null
  /** Countries where the data are kept and where they are processed, and on what ground when one is a third country. */
  storageCountry: string | null
  processingCountry: string | null
  thirdCountryBasis: string | null
  /** Number of the municipality that answers for the data after the merger. */
  controllerAfter: string | null
  erasureState: ErasureState
  /** Why nothing is to be erased, where nothing is. */
  erasureReason: string | null
  erasureOrderedOn: string | null
  erasureConfirmedOn: string | null
}

/** True for a system that holds data about people. One that is not classified is taken to. */
export function holdsPersonalData(privacyClass: PrivacyClass | string | null): boolean {
  return privacyClass !== 'none'
}

/** The fields that the states of a privacy track need and that are not filled in. */
export function missingInPrivacy(row: PrivacyFacts): PrivacyField[] {
  const needs: [boolean, PrivacyField & keyof PrivacyFacts][] = [
    [row.dpaState === 'signed', 'dpaSignedOn'],
    [row.dpaState === 'not_needed', 'dpaReason'],
    [row.dpiaRequired === 'no', 'dpiaReason'],
    [row.erasureState === 'not_needed', 'erasureReason'],
    [row.erasureState === 'ordered', 'erasureOrderedOn'],
    [row.erasureState === 'confirmed', 'erasureConfirmedOn'],
  ]
  return needs.filter(([asked, field]) => asked && !row[field]).map(([, field]) => field)
}

/** A privacy track as it counts on a day: a state whose proof lies ahead is not reached. */
export function privacyOn<P extends PrivacyFacts>(today: string, given: P): P {
  const row = countedOn(today, PRIVACY_FIELDS, given)
  if (row === given) return given
  const missing = missingInPrivacy(row)
  return {
    ...row,
    ...(missing.includes('dpaSignedOn') && { dpaState: 'missing' }),
    ...(missing.includes('erasureConfirmedOn') && {
      erasureState: row.erasureOrderedOn === null ? 'pending' : 'ordered',
    }),
    ...(missing.includes('erasureOrderedOn') && { erasureState: 'pending' }),
  }
}

/** The countries of the European Economic Area, by their codes (ISO 3166-1): the EU's, Iceland, Liechtenstein and Norway. */
const EEA: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(' '),
)

/** Made when the first is asked for: reading the names of all countries takes longer than a start should. */
let names: Intl.DisplayNames | undefined

/** True for the code of a country that there is (ISO 3166-1, two capital letters). */
export function isCountry(code: string): boolean {
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return /^[A-Z]{2}$/.test(code) && names.of(code) !== undefined
}

/** The countries outside the EEA where a system's data are kept or processed, each once. */
export function thirdCountries({
  storageCountry,
  processingCountry,
}: Pick<PrivacyFacts, 'storageCountry' | 'processingCountry'>): string[] {
  return [...new Set([storageCountry, processingCountry])].filter(
    (country): country is string => country !== null && !EEA.has(country),
  )
}

/** True when the impact assessment is done, or it is said why none is required. */
export function isDpiaSettled({
  dpiaRequired,
  dpiaDoneOn,
  dpiaReason,
}: Pick<PrivacyFacts, 'dpiaRequired' | 'dpiaDoneOn' | 'dpiaReason'>): boolean {
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
  dpaReason: null,
  dpaSignedOn: null,
  dpaParty: null,
  dpiaRequired: 'unknown',
  dpiaReason: null,
  dpiaDoneOn: null,
  riskAssessedOn: null,
  ropEntry: null,
  ropClosedOn: null,
  storageCountry: null,
  processingCountry: null,
  thirdCountryBasis: null,
  controllerAfter: null,
  erasureState: 'pending',
  erasureReason: null,
  erasureOrderedOn: null,
  erasureConfirmedOn: null,
}

const COUNTRY_HELP: Words = {
  nb: 'Landkode på to bokstaver, for eksempel NO eller IE.',
  en: 'Country code of two letters, such as NO or IE.',
}

/** Every field of a privacy track that a user may write, in the order in which they are shown. */
export const PRIVACY_FIELDS = {
  legalBasis: {
    type: 'prose',
    nb: 'Behandlingsgrunnlag',
    en: 'Legal basis',
    help: {
      nb: 'Hva som gir kommunen grunn til å behandle opplysningene.',
      en: 'Why it is lawful to process the data.',
    },
  },
  dataSubjects: {
    type: 'prose',
    nb: 'Kategorier av registrerte',
    en: 'Categories of data subjects',
    help: {
      nb: 'Hvem opplysningene er om, for eksempel elever og foresatte.',
      en: 'Whom the data are about, such as pupils and their parents.',
    },
  },
  dataCategories: {
    type: 'prose',
    nb: 'Kategorier av personopplysninger',
    en: 'Categories of personal data',
  },
  recipientCategories: {
    type: 'prose',
    nb: 'Kategorier av mottakere',
    en: 'Categories of recipients',
  },
  dpaState: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: DPA_STATE_WORDS },
    nb: 'Databehandleravtale',
    en: 'Data processing agreement',
    help: {
      nb: 'Om leverandøren behandler personopplysninger for kommunen, og om avtalen om det er på plass.',
      en: 'Whether the vendor handles personal data for the municipality, and whether the agreement on it is in place.',
    },
  },
  dpaReason: { type: 'prose', nb: 'Avtale trengs ikke fordi', en: 'No agreement is needed because' },
  processor: {
    type: 'line',
    nb: 'Databehandler',
    en: 'Processor',
    help: {
      nb: 'Den som behandler opplysningene på vegne av kommunen.',
      en: 'Who processes the data on behalf of the municipality.',
    },
  },
  subprocessors: {
    type: 'prose',
    nb: 'Underleverandører til databehandleren',
    en: 'Sub-processors',
    help: {
      nb: 'Andre som leverandøren lar behandle opplysningene, én per linje.',
      en: 'Others whom the vendor lets handle the data, one a line.',
    },
  },
  dpaSignedOn: { type: 'date', done: true, nb: 'Avtale signert', en: 'Agreement signed on' },
  dpaParty: {
    type: 'choice',
    choices: { from: 'rows', of: 'party' },
    nb: 'Avtalepart (kommune)',
    en: 'Party (municipality)',
  },
  dpaReference: { type: 'line', nb: 'Avtalens saksnummer', en: 'Reference of the agreement' },
  dpiaRequired: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ANSWER_WORDS },
    nb: 'DPIA kreves',
    en: 'DPIA required',
    help: { nb: 'Vurdering av personvernkonsekvenser.', en: 'Data protection impact assessment.' },
  },
  dpiaReason: { type: 'prose', nb: 'Begrunnelse for vurderingen', en: 'Reason for the assessment' },
  dpiaDoneOn: { type: 'date', done: true, nb: 'DPIA gjennomført', en: 'DPIA done on' },
  dpiaReference: { type: 'line', nb: 'DPIA, saksnummer', en: 'Reference of the DPIA' },
  riskAssessedOn: { type: 'date', done: true, nb: 'Risikovurdert', en: 'Risk assessed on' },
  riskReference: { type: 'line', nb: 'Risikovurdering, saksnummer', en: 'Reference of the risk assessment' },
  riskResidual: {
    type: 'choice',
    choices: { from: 'words', words: RESIDUAL_RISK_WORDS },
    nb: 'Restrisiko',
    en: 'Residual risk',
    help: {
      nb: 'Risikoen som er igjen etter vurderingen og tiltakene.',
      en: 'The risk that is left after the assessment and its measures.',
    },
  },
  riskApprovedBy: {
    type: 'line',
    sensitivity: 'personal',
    nb: 'Risikovurdering godkjent av',
    en: 'Risk assessment approved by',
    help: ROLE_HELP,
  },
  riskReviewOn: { type: 'date', nb: 'Neste risikovurdering', en: 'Next risk assessment' },
  securityMeasures: {
    type: 'prose',
    sensitivity: 'security',
    nb: 'Sikkerhetstiltak',
    en: 'Security measures',
    help: {
      nb: 'En generell beskrivelse, slik protokollen skal ha.',
      en: 'A general description, as the record must have.',
    },
  },
  storageCountry: {
    type: 'line',
    nb: 'Lagringsland',
    en: 'Country of storage',
    help: COUNTRY_HELP,
  },
  processingCountry: {
    type: 'line',
    nb: 'Behandlingsland',
    en: 'Country of processing',
    help: COUNTRY_HELP,
  },
  thirdCountryBasis: {
    type: 'prose',
    nb: 'Grunnlag for overføring til tredjeland',
    en: 'Basis of transfer to a third country',
    help: {
      nb: 'Trengs når et av landene er utenfor EØS.',
      en: 'Needed when one of the countries is outside the EEA.',
    },
  },
  ropEntry: {
    type: 'line',
    nb: 'Behandlingsprotokoll',
    en: 'Record of processing',
    help: {
      nb: 'Hvor behandlingen står i kommunens protokoll.',
      en: 'Where the processing stands in the record of the municipality.',
    },
  },
  ropClosedOn: {
    type: 'date',
    done: true,
    nb: 'Protokollføring avsluttet',
    en: 'Record of processing closed on',
    help: {
      nb: 'Dagen behandlingen ble tatt ut av protokollen over behandlingsaktiviteter.',
      en: 'The day on which the processing was taken out of the record of processing activities.',
    },
  },
  controllerBefore: {
    type: 'choice',
    choices: { from: 'rows', of: 'party' },
    nb: 'Behandlingsansvarlig før',
    en: 'Controller before',
    help: {
      nb: 'Den som bestemte hva opplysningene ble brukt til, før sammenslåingen.',
      en: 'Who decided what the data were used for, before the merger.',
    },
  },
  controllerAfter: {
    type: 'choice',
    choices: { from: 'rows', of: 'party' },
    nb: 'Behandlingsansvarlig etter',
    en: 'Controller after',
    help: { nb: 'Den som bestemmer det etter sammenslåingen.', en: 'Who decides it after the merger.' },
  },
  jointControllers: {
    type: 'prose',
    nb: 'Felles behandlingsansvarlige',
    en: 'Joint controllers',
    help: {
      nb: 'Andre virksomheter som bestemmer formål og midler sammen med kommunen.',
      en: 'Other bodies that decide on purpose and means together with the municipality.',
    },
  },
  erasureState: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: ERASURE_STATE_WORDS },
    nb: 'Sletting',
    en: 'Erasure',
    help: {
      nb: 'Om opplysningene hos den gamle leverandøren skal slettes, og hvor langt det er kommet.',
      en: 'Whether the data at the former vendor are to be erased, and how far that has come.',
    },
  },
  erasureReason: { type: 'prose', nb: 'Sletting trengs ikke fordi', en: 'No erasure is needed because' },
  erasureOrderedOn: { type: 'date', done: true, nb: 'Sletting bestilt', en: 'Erasure ordered on' },
  erasureConfirmedOn: { type: 'date', done: true, nb: 'Sletting bekreftet', en: 'Erasure confirmed on' },
  backupsErasedOn: {
    type: 'date',
    nb: 'Sikkerhetskopier slettet',
    en: 'Backups erased on',
    ahead: { nb: 'Sikkerhetskopier slettes', en: 'Backups will be erased on' },
  },
  erasureReference: { type: 'line', nb: 'Sletting, saksnummer', en: 'Reference of the erasure' },
} as const satisfies Fields
export type PrivacyField = keyof typeof PRIVACY_FIELDS

const DATE_ORDER = [
  ['riskAssessedOn', 'riskReviewOn'],
  ['erasureOrderedOn', 'erasureConfirmedOn'],
  ['erasureOrderedOn', 'backupsErasedOn'],
] as const satisfies DateOrder<PrivacyField>
type DateField = (typeof DATE_ORDER)[number][number]

/** What looks wrong in the dates of a privacy track. */
export function privacyWarnings(privacy: Record<DateField, string | null>): Warning<DateField>[] {
  return outOfOrder(DATE_ORDER, privacy, PRIVACY_FIELDS)
}
