import { hasCome } from './days.js'
import type { Fields } from './fields.js'
import { NAMED_FIELDS } from './named.js'
import type { PrivacyFacts } from './privacy.js'
import { ANSWER_WORDS, type Answer } from './systems.js'
import type { Words } from './words.js'

/** What takes over: a solution bought for all, a system that is carried on, or a service of the state. */
export const REPLACEMENT_KINDS = ['shared_solution', 'continued', 'national_service'] as const
export type ReplacementKind = (typeof REPLACEMENT_KINDS)[number]

export const REPLACEMENT_KIND_WORDS: Record<ReplacementKind, Words> = {
  shared_solution: { nb: 'Felles løsning', en: 'Shared solution' },
  continued: { nb: 'System som videreføres', en: 'System carried on' },
  national_service: { nb: 'Nasjonal tjeneste', en: 'National service' },
}

/** Where a replacement stands; a retired one takes no more systems. */
export const REPLACEMENT_STATES = ['planned', 'coming', 'in_use', 'retired'] as const
export type ReplacementState = (typeof REPLACEMENT_STATES)[number]

export const REPLACEMENT_STATE_WORDS: Record<ReplacementState, Words> = {
  planned: { nb: 'Planlagt', en: 'Planned' },
  coming: { nb: 'Kommer', en: 'Coming' },
  in_use: { nb: 'I bruk', en: 'In use' },
  retired: { nb: 'Tatt ut av bruk', en: 'Retired' },
}

/** The state of a replacement as it counts on a day: one whose first day of use lies ahead is not in use yet. */
export function replacementStateOn(
  today: string,
  state: ReplacementState,
  goLiveActual: string | null,
): ReplacementState {
  const isEarly = state === 'in_use' && goLiveActual !== null && !hasCome(goLiveActual, today)
  return isEarly ? 'coming' : state
}

/** The days on which a replacement came into use, or is to, and where it stands. */
export interface Coming {
  state: ReplacementState
  goLiveActual: string | null
  goLivePlanned: string | null
}

/** The day on which a replacement should have come into use, where it has passed without that; null: none has. */
export function missedGoLive({ state, goLiveActual, goLivePlanned }: Coming, today: string): string | null {
  const counted = replacementStateOn(today, state, goLiveActual)
  if (counted === 'in_use' || counted === 'retired') return null
  const day = goLiveActual ?? goLivePlanned
  return day !== null && day < today ? day : null
}

/** What a replacement is off its track by: systems over date, blocked ones, or a day of its own that it missed. */
export const REPLACEMENT_TROUBLES = ['overdue', 'blocked', 'late'] as const

/** How a replacement and the systems that it takes over stand. */
export const REPLACEMENT_SIGNALS = [...REPLACEMENT_TROUBLES, 'on_track'] as const
export type ReplacementSignal = (typeof REPLACEMENT_SIGNALS)[number]

export const REPLACEMENT_SIGNAL_WORDS: Record<ReplacementSignal, Words> = {
  overdue: { nb: 'Med systemer over dato', en: 'With systems overdue' },
  blocked: { nb: 'Med blokkerte systemer', en: 'With blocked systems' },
  late: { nb: 'Skulle vært i bruk', en: 'Should be in use' },
  on_track: { nb: 'I rute', en: 'On track' },
}

/** The signals of a replacement, by how many of its systems have each of their own, and by its first day of use. */
export function replacementSignalsOf(
  counts: { overdue: number; blocked: number },
  row: Coming,
  today: string,
): ReplacementSignal[] {
  const has = { ...counts, late: missedGoLive(row, today) === null ? 0 : 1 }
  const signals = REPLACEMENT_TROUBLES.filter((signal) => has[signal] > 0)
  return signals.length > 0 ? signals : ['on_track']
}

/** What replacements can be listed by, shared solutions always first; `attention`: worst first. */
export const REPLACEMENT_SORTS = [
  'attention',
  'name',
  'systems',
  'ready',
  'overdue',
  'blocked',
  'goLive',
] as const
export type ReplacementSort = (typeof REPLACEMENT_SORTS)[number]

/** Every field of a replacement that a user may write, in the order in which they are shown. */
export const REPLACEMENT_FIELDS = {
  ...NAMED_FIELDS,
  descriptionNb: { type: 'prose', nb: 'Beskrivelse (bokmål)', en: 'Description (Norwegian)' },
  descriptionEn: { type: 'prose', nb: 'Beskrivelse (engelsk)', en: 'Description (English)' },
  kind: {
    type: 'choice',
    written: 'once',
    required: true,
    choices: { from: 'words', words: REPLACEMENT_KIND_WORDS },
    nb: 'Type',
    en: 'Kind',
  },
  state: {
    type: 'choice',
    required: true,
    choices: { from: 'words', words: REPLACEMENT_STATE_WORDS },
    nb: 'Status',
    en: 'Status',
  },
  product: { type: 'line', nb: 'Produkt', en: 'Product' },
  vendor: { type: 'line', nb: 'Leverandør', en: 'Vendor' },
  owner: { type: 'line', sensitivity: 'personal', nb: 'Eier', en: 'Owner' },
  goLivePlanned: { type: 'date', plan: true, nb: 'Planlagt i bruk', en: 'Planned go-live' },
  goLiveActual: { type: 'date', done: true, nb: 'I bruk fra', en: 'In use since' },
  dpaSignedOn: { type: 'date', done: true, nb: 'Databehandleravtale signert', en: 'DPA signed on' },
  dpaReference: { type: 'line', nb: 'Avtalens saksnummer', en: 'Reference of the DPA' },
  dpaReason: {
    type: 'prose',
    nb: 'Databehandleravtale trengs ikke fordi',
    en: 'No DPA is needed because',
    help: {
      nb: 'For eksempel egen drift, eller en nasjonal behandlingsansvarlig. Tomt når den trengs.',
      en: 'Such as own operation, or a national controller. Empty when it is needed.',
    },
  },
  riskAssessedOn: { type: 'date', done: true, nb: 'Risikovurdert', en: 'Risk assessed on' },
  riskReference: { type: 'line', nb: 'Risikovurdering, saksnummer', en: 'Reference of the risk assessment' },
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
  continuesSystem: {
    type: 'line',
    written: 'once',
    choices: { from: 'rows', of: 'system' },
    nb: 'Viderefører systemet',
    en: 'Continues the system',
  },
  source: { type: 'prose', nb: 'Kilde', en: 'Source' },
} as const satisfies Fields
export type ReplacementField = keyof typeof REPLACEMENT_FIELDS

/** What is asked of the processing in a replacement: its agreement, its risk assessment and its impact assessment. */
export const DUTY_FIELDS = [
  ...(['dpaSignedOn', 'dpaReference', 'dpaReason', 'riskAssessedOn', 'riskReference'] as const),
  ...(['dpiaRequired', 'dpiaReason', 'dpiaDoneOn', 'dpiaReference'] as const),
] satisfies ReplacementField[]

/** The duties as the gates ask for them. */
export type Duties = Pick<
  PrivacyFacts,
  'dpaSignedOn' | 'dpaParty' | 'dpaReason' | 'riskAssessedOn' | 'dpiaRequired' | 'dpiaReason' | 'dpiaDoneOn'
>

/**
 * The duties of a replacement that carries a system on, as that system’s privacy track has them: others move into
 * processing that is there already, under one agreement. What an earlier version recorded on the replacement itself
 * counts until the track says it.
 */
export function carriedDuties(
  own: Duties,
  { dpaState, ...track }: Duties & Pick<PrivacyFacts, 'dpaState'>,
): Duties {
  const assessed = track.dpiaRequired === 'unknown' ? own : track
  return {
    dpaSignedOn: (dpaState === 'signed' ? track.dpaSignedOn : null) ?? own.dpaSignedOn,
    dpaParty: dpaState === 'signed' ? track.dpaParty : own.dpaParty,
    dpaReason: (dpaState === 'not_needed' ? track.dpaReason : null) ?? own.dpaReason,
    riskAssessedOn: track.riskAssessedOn ?? own.riskAssessedOn,
    dpiaRequired: assessed.dpiaRequired,
    dpiaReason: assessed.dpiaReason,
    dpiaDoneOn: assessed.dpiaDoneOn,
  }
}

/** The fields that the answers of a replacement ask for and that are not filled in: what is not required says why. */
export function missingInReplacement({
  dpiaRequired,
  dpiaReason,
}: {
  dpiaRequired: Answer
  dpiaReason: string | null
}): ReplacementField[] {
  return dpiaRequired === 'no' && !dpiaReason ? ['dpiaReason'] : []
}
