import { NO_ARCHIVE_DUTY } from './codes.js'
import type { ReplacementState } from './replacements.js'
import type { Status } from './status.js'
import type { Disposition, SystemField } from './systems.js'
import type { Words } from './words.js'

/** What the gates ask of a system. A row of the register satisfies it as it is. */
export interface GateSystem {
  status: Status
  disposition: Disposition
  systemOwner: string | null
  serviceArea: string | null
  hosting: string | null
  privacyClass: string | null
  archiveDuty: string | null
  decisionReference: string | null
  decisionDate: string | null
  decisionRole: string | null
  dispositionReason: string | null
  targetDate: string | null
  responsible: string | null
  readOnlyFrom: string | null
  readOnlyUntil: string | null
  lookupRoles: string | null
  contractEnd: string | null
}

/** What the gates ask of an active link and of the replacement behind it. */
export interface GateMapping {
  replacementState: ReplacementState
  conversionNeeded: 'yes' | 'no' | 'unknown'
  countIn: number | null
  countOut: number | null
  acceptedOn: string | null
}

export interface GateFacts {
  /** Today in Oslo on the programme's clock, `YYYY-MM-DD`. */
  today: string
  system: GateSystem
  mappings: readonly GateMapping[]
  /** Code of the replacement that carries this system on for others, or null. */
  continuedAs: string | null
}

export interface Gate {
  code: string
  /** The statuses that may not be entered while the gate fails. */
  entering: readonly Status[]
  /** When given, the gate concerns only systems for which it is true. */
  applies?: (facts: GateFacts) => boolean
  holds: (facts: GateFacts) => boolean
  field: SystemField | 'mappings' | 'replacement' | null
  words: { holds: Words; fails: Words }
}

const moves = ({ system }: GateFacts) =>
  system.disposition === 'replace' || system.disposition === 'consolidate'

function filled(
  code: string,
  field: SystemField & keyof GateSystem,
  entering: readonly Status[],
  holds: Words,
  fails: Words,
): Gate {
  return { code, entering, field, holds: ({ system }) => Boolean(system[field]), words: { holds, fails } }
}

/**
 * The gates, in the order they are shown: domain.md section 3.4, as far as the present tables can answer.
 * A gate that comes with a new table is one more entry here; nothing else has to know.
 */
export const GATES: readonly Gate[] = [
  filled(
    'OWNER_MISSING',
    'systemOwner',
    ['assessed', 'retained'],
    { nb: 'Systemeier er satt', en: 'The system owner is set' },
    {
      nb: 'Systemeier mangler. Sett rollen som eier systemet.',
      en: 'The system owner is missing. Set the role that owns the system.',
    },
  ),
  filled(
    'AREA_MISSING',
    'serviceArea',
    ['assessed'],
    { nb: 'Tjenesteområde er satt', en: 'The service area is set' },
    {
      nb: 'Tjenesteområde mangler. Velg området systemet hører til.',
      en: 'The service area is missing. Choose the area of the system.',
    },
  ),
  filled(
    'HOSTING_MISSING',
    'hosting',
    ['assessed'],
    { nb: 'Driftsform er satt', en: 'Hosting is set' },
    {
      nb: 'Driftsform mangler. Velg hvor systemet driftes.',
      en: 'Hosting is missing. Choose where the system runs.',
    },
  ),
  filled(
    'PRIVACY_CLASS_MISSING',
    'privacyClass',
    ['assessed', 'retained'],
    { nb: 'Personopplysninger er klassifisert', en: 'Personal data is classified' },
    {
      nb: 'Klassifisering av personopplysninger mangler. Velg ingen, alminnelige eller særlige kategorier.',
      en: 'The personal data class is missing. Choose none, ordinary or special categories.',
    },
  ),
  filled(
    'ARCHIVE_DUTY_UNKNOWN',
    'archiveDuty',
    ['assessed'],
    { nb: 'Arkivplikt er vurdert', en: 'Archive duty is assessed' },
    {
      nb: 'Arkivplikt er ikke vurdert. Velg ingen, Noark 5, SIARD eller annet uttrekk.',
      en: 'Archive duty is not assessed. Choose none, Noark 5, SIARD or other extract.',
    },
  ),
  {
    code: 'DISPOSITION_MISSING',
    entering: ['decided'],
    field: 'disposition',
    holds: ({ system }) => system.disposition !== 'undecided',
    words: {
      holds: { nb: 'Disposisjon er valgt', en: 'The disposition is chosen' },
      fails: {
        nb: 'Disposisjon er ikke besluttet. Velg erstattes, samordnes, videreføres eller avvikles.',
        en: 'The disposition is undecided. Choose replace, consolidate, retain or retire.',
      },
    },
  },
  {
    code: 'REPLACEMENT_MISSING',
    entering: ['decided'],
    field: 'mappings',
    applies: moves,
    holds: ({ mappings }) => mappings.length > 0,
    words: {
      holds: { nb: 'Systemet er koblet til en erstatning', en: 'The system is mapped to a replacement' },
      fails: {
        nb: 'Kobling til erstatning mangler. Legg til minst én kobling.',
        en: 'A replacement link is missing. Add at least one mapping.',
      },
    },
  },
  {
    code: 'RETAINED_BUT_MAPPED',
    entering: ['decided', 'retained'],
    field: 'mappings',
    applies: ({ system }) => system.disposition === 'retain' || system.disposition === 'retire',
    holds: ({ mappings }) => mappings.length === 0,
    words: {
      holds: { nb: 'Ingen kobling til erstatning', en: 'No replacement link' },
      fails: {
        nb: 'Systemet har kobling til en erstatning, men skal videreføres eller avvikles uten erstatning. Fjern koblingen eller endre disposisjonen.',
        en: 'The system is mapped to a replacement but is to be retained or retired without one. Remove the mapping or change the disposition.',
      },
    },
  },
  {
    code: 'CONTINUED_MUST_BE_RETAINED',
    entering: ['decided', 'retained'],
    field: 'disposition',
    applies: ({ continuedAs }) => continuedAs !== null,
    holds: ({ system }) => system.disposition === 'retain',
    words: {
      holds: {
        nb: 'Systemet videreføres for andre og har disposisjonen «Videreføres»',
        en: 'The system is carried on for others and its disposition is “Retain”',
      },
      fails: {
        nb: 'Andre systemer erstattes av dette. Sett disposisjonen til «Videreføres».',
        en: 'Other systems are replaced by this one. Set the disposition to “Retain”.',
      },
    },
  },
  filled(
    'DECISION_REF_MISSING',
    'decisionReference',
    ['decided'],
    { nb: 'Beslutningsnotat er oppgitt', en: 'The decision reference is given' },
    {
      nb: 'Beslutningsnotat mangler. Oppgi saks- eller notatnummer.',
      en: 'The decision reference is missing. Give the case or memo number.',
    },
  ),
  filled(
    'DECISION_DATE_MISSING',
    'decisionDate',
    ['decided'],
    { nb: 'Beslutningsdato er oppgitt', en: 'The decision date is given' },
    {
      nb: 'Beslutningsdato mangler. Oppgi når beslutningen ble tatt.',
      en: 'The decision date is missing. Give the date of the decision.',
    },
  ),
  filled(
    'DECISION_ROLE_MISSING',
    'decisionRole',
    ['decided'],
    { nb: 'Besluttende rolle er oppgitt', en: 'The deciding role is given' },
    {
      nb: 'Besluttende rolle mangler. Oppgi hvilken rolle som besluttet.',
      en: 'The deciding role is missing. Give the role that decided.',
    },
  ),
  {
    code: 'JUSTIFICATION_MISSING',
    entering: ['decided'],
    field: 'dispositionReason',
    applies: ({ system }) => system.disposition === 'retire',
    holds: ({ system }) => Boolean(system.dispositionReason),
    words: {
      holds: {
        nb: 'Avvikling uten erstatning er begrunnet',
        en: 'Retiring without replacement is justified',
      },
      fails: {
        nb: 'Begrunnelse for å avvikle uten erstatning mangler. Skriv hvorfor ingenting overtar.',
        en: 'The reasons for retiring without replacement are missing. Write why nothing takes over.',
      },
    },
  },
  filled(
    'DATE_MISSING',
    'targetDate',
    ['planned'],
    { nb: 'Planlagt dato er satt', en: 'The planned date is set' },
    {
      nb: 'Planlagt dato mangler. Sett datoen systemet skal være klart.',
      en: 'The planned date is missing. Set the date the system is to be ready.',
    },
  ),
  filled(
    'RESPONSIBLE_MISSING',
    'responsible',
    ['planned'],
    { nb: 'Ansvarlig er satt', en: 'The responsible role is set' },
    {
      nb: 'Ansvarlig for omleggingen mangler. Sett rollen som har ansvaret.',
      en: 'The responsible role is missing. Set who is responsible for the move.',
    },
  ),
  {
    code: 'TARGET_NOT_IN_USE',
    entering: ['cut_over', 'decommissioned'],
    field: 'replacement',
    applies: moves,
    holds: ({ mappings }) => mappings.every((mapping) => mapping.replacementState === 'in_use'),
    words: {
      holds: { nb: 'Erstatningen er i bruk', en: 'The replacement is in use' },
      fails: {
        nb: 'Erstatningen er ikke i bruk ennå. Vent til den er produksjonssatt, eller velg en annen.',
        en: 'The replacement is not in use yet. Wait for its go-live, or choose another.',
      },
    },
  },
  {
    code: 'ACCEPTANCE_MISSING',
    entering: ['cut_over'],
    field: 'mappings',
    applies: moves,
    holds: ({ mappings }) => mappings.every((mapping) => mapping.acceptedOn !== null),
    words: {
      holds: { nb: 'Akseptansetesten er godkjent', en: 'The acceptance test is approved' },
      fails: {
        nb: 'Akseptansetesten er ikke godkjent. Registrer hvem som godkjente og når, på hver kobling.',
        en: 'The acceptance test is not approved. Record who accepted and when, on each mapping.',
      },
    },
  },
  {
    code: 'RECONCILIATION_MISSING',
    entering: ['cut_over'],
    field: 'mappings',
    applies: moves,
    holds: ({ mappings }) =>
      mappings.every(
        ({ conversionNeeded, countIn, countOut }) =>
          conversionNeeded === 'no' || (countIn !== null && countIn === countOut),
      ),
    words: {
      holds: { nb: 'Konverteringen er avstemt', en: 'The conversion is reconciled' },
      fails: {
        nb: 'Konverteringen er ikke avstemt. Oppgi like antall inn og ut på hver kobling, eller at konvertering ikke trengs.',
        en: 'The conversion is not reconciled. Give equal counts in and out on each mapping, or that no conversion is needed.',
      },
    },
  },
  filled(
    'READ_ONLY_END_MISSING',
    'readOnlyUntil',
    ['read_only'],
    { nb: 'Sluttdato for lesetilgang er satt', en: 'The end of read-only access is set' },
    {
      nb: 'Sluttdato for lesetilgang mangler. Sett «Kun lesetilgang til».',
      en: 'The end of read-only access is missing. Set “Read-only until”.',
    },
  ),
  filled(
    'LOOKUP_ROLES_MISSING',
    'lookupRoles',
    ['read_only'],
    { nb: 'Roller med oppslag er navngitt', en: 'The roles with lookup are named' },
    {
      nb: 'Roller med oppslag mangler. Oppgi hvem som fortsatt kan lese.',
      en: 'The roles with lookup are missing. Name who can still read.',
    },
  ),
  {
    code: 'ARCHIVE_NOT_DISCHARGED',
    entering: ['decommissioned'],
    field: 'archiveDuty',
    // Until the archive track has a table, only a system without archive duty can be shown to be discharged.
    holds: ({ system }) => system.archiveDuty === NO_ARCHIVE_DUTY,
    words: {
      holds: { nb: 'Arkivplikten er oppfylt', en: 'The archive duty is discharged' },
      fails: {
        nb: 'Arkivplikten er ikke oppfylt. Systemet kan ikke avvikles før arkivet er avlevert eller depotet har samtykket til sletting.',
        en: 'The archive duty is not discharged. The system cannot be decommissioned before the archive is transferred or the depot has consented to deletion.',
      },
    },
  },
  {
    code: 'CONTRACT_OPEN',
    entering: ['decommissioned'],
    field: 'contractEnd',
    holds: ({ system, today }) => system.contractEnd === null || system.contractEnd <= today,
    words: {
      holds: { nb: 'Avtalen er avsluttet', en: 'The contract has ended' },
      fails: {
        nb: 'Avtalen løper fortsatt. Vent til den er avsluttet, eller rett sluttdatoen.',
        en: 'The contract is still running. Wait for its end, or correct the end date.',
      },
    },
  },
]
