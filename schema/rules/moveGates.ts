import { NATIONAL_SERVICE } from './codes.js'
import { type Gate, type GateFacts, type GateSystem, idsOf, moves, replacementsOf } from './gateFacts.js'
import { isCovered, isReconciled } from './mappings.js'
import { isUsedPastMerger } from './merger.js'
import { isHeldByOthers, isPartnership, isSuccessor } from './parties.js'
import type { Status } from './status.js'
import type { SystemField } from './systemFields.js'
import type { Words } from './words.js'

function filled(
  code: string,
  field: SystemField & keyof GateSystem,
  entering: readonly Status[],
  act: Words,
  holds: Words,
  fails: Words,
): Gate {
  return {
    code,
    entering,
    place: { part: 'system', field },
    act,
    holds: ({ system }) => Boolean(system[field]),
    words: { holds, fails },
  }
}

/** True for a system that another than the municipality answers for: a host municipality, a partnership or the state. */
const isRunByBody = ({ system, parties }: GateFacts) => isHeldByOthers(system, parties)

/** The gates of the system itself, of its links and of its plan, in the order they are shown. */
export const MOVE_GATES: readonly Gate[] = [
  filled(
    'OWNER_MISSING',
    'systemOwner',
    ['assessed', 'retained'],
    { nb: 'Sett systemeier', en: 'Set the owner' },
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
    { nb: 'Velg tjenesteområde', en: 'Choose the area' },
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
    { nb: 'Velg driftsform', en: 'Choose hosting' },
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
    { nb: 'Klassifiser', en: 'Classify' },
    { nb: 'Personopplysninger er klassifisert', en: 'Personal data is classified' },
    {
      nb: 'Klassifisering av personopplysninger mangler. Velg ingen, alminnelige eller særlige kategorier.',
      en: 'The personal data class is missing. Choose none, ordinary or special categories.',
    },
  ),
  {
    code: 'DISPOSITION_MISSING',
    fixed: true,
    entering: ['decided'],
    place: { part: 'system', field: 'disposition' },
    act: { nb: 'Velg tiltak', en: 'Choose disposition' },
    holds: ({ system }) => system.disposition !== 'undecided',
    words: {
      holds: { nb: 'Tiltak er valgt', en: 'The disposition is chosen' },
      fails: {
        nb: 'Tiltak er ikke besluttet. Velg erstattes, samordnes, videreføres eller avvikles.',
        en: 'The disposition is undecided. Choose replace, consolidate, retain or retire.',
      },
    },
  },
  {
    code: 'REPLACEMENT_MISSING',
    fixed: true,
    entering: ['decided'],
    place: { part: 'mappings', field: null },
    act: { nb: 'Legg til kobling', en: 'Add mapping' },
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
    fixed: true,
    entering: ['decided', 'retained'],
    place: { part: 'mappings', field: null },
    act: { nb: 'Fjern koblingen', en: 'Remove the mapping' },
    applies: ({ system }) => system.disposition === 'retain' || system.disposition === 'retire',
    failing: ({ mappings }) => idsOf(mappings, () => true),
    words: {
      holds: { nb: 'Ingen kobling til erstatning', en: 'No replacement link' },
      fails: {
        nb: 'Systemet har kobling til en erstatning, men skal videreføres eller avvikles uten erstatning. Fjern koblingen eller endre tiltaket.',
        en: 'The system is mapped to a replacement but is to be retained or retired without one. Remove the mapping or change the disposition.',
      },
    },
  },
  {
    code: 'CONTINUED_MUST_BE_RETAINED',
    fixed: true,
    entering: ['decided', 'retained'],
    place: { part: 'system', field: 'disposition' },
    act: { nb: 'Endre tiltak', en: 'Change disposition' },
    applies: ({ continuedAs }) => continuedAs !== null,
    holds: ({ system }) => system.disposition === 'retain',
    words: {
      holds: {
        nb: 'Systemet videreføres for andre og har tiltaket «Videreføres»',
        en: 'The system is carried on for others and its disposition is “Retain”',
      },
      fails: {
        nb: 'Andre systemer erstattes av dette. Sett tiltaket til «Videreføres».',
        en: 'Other systems are replaced by this one. Set the disposition to “Retain”.',
      },
    },
  },
  {
    code: 'COVERAGE_INCOMPLETE',
    entering: ['planned'],
    place: { part: 'system', field: 'partsCoverAll' },
    act: { nb: 'Svar om dekning', en: 'Answer on coverage' },
    applies: (facts) => moves(facts) && facts.mappings.length > 0,
    holds: ({ system, mappings }) => isCovered(mappings, system),
    words: {
      holds: { nb: 'Koblingene dekker hele systemet', en: 'The mappings cover the whole system' },
      fails: {
        nb: 'Bare en del av systemet er dekket. Legg til kobling for resten, svar at delene dekker alt, eller skriv hvorfor resten avvikles.',
        en: 'Only a part of the system is covered. Add a mapping for the rest, say that the parts cover it all, or write why the rest is retired.',
      },
    },
  },
  filled(
    'DECISION_REF_MISSING',
    'decisionReference',
    ['decided'],
    { nb: 'Oppgi notat', en: 'Give the reference' },
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
    { nb: 'Sett dato', en: 'Set date' },
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
    { nb: 'Oppgi rolle', en: 'Give the role' },
    { nb: 'Besluttende rolle er oppgitt', en: 'The deciding role is given' },
    {
      nb: 'Besluttende rolle mangler. Oppgi hvilken rolle som besluttet.',
      en: 'The deciding role is missing. Give the role that decided.',
    },
  ),
  {
    code: 'JUSTIFICATION_MISSING',
    entering: ['decided'],
    place: { part: 'system', field: 'dispositionReason' },
    act: { nb: 'Begrunn', en: 'Give reasons' },
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
    { nb: 'Sett dato', en: 'Set date' },
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
    { nb: 'Sett ansvarlig', en: 'Set responsible' },
    { nb: 'Ansvarlig er satt', en: 'The responsible role is set' },
    {
      nb: 'Ansvarlig for omleggingen mangler. Sett rollen som har ansvaret.',
      en: 'The responsible role is missing. Set who is responsible for the move.',
    },
  ),
  filled(
    'WAVE_MISSING',
    'wave',
    ['planned'],
    { nb: 'Velg bølge', en: 'Choose the wave' },
    { nb: 'Bølge er valgt', en: 'The wave is chosen' },
    {
      nb: 'Bølge mangler. Velg bølgen systemet legges om i.',
      en: 'The wave is missing. Choose the wave that the system moves in.',
    },
  ),
  {
    code: 'CONVERSION_UNKNOWN',
    entering: ['planned'],
    place: { part: 'mappings', field: 'conversionNeeded' },
    act: { nb: 'Svar om konvertering', en: 'Answer on conversion' },
    applies: moves,
    failing: ({ mappings }) => idsOf(mappings, ({ conversionNeeded }) => conversionNeeded === 'unknown'),
    words: {
      holds: {
        nb: 'Det er avklart om data må konverteres',
        en: 'It is settled whether data must be converted',
      },
      fails: {
        nb: 'Det er ikke avklart om data må konverteres. Svar ja eller nei på hver kobling.',
        en: 'It is not settled whether data must be converted. Answer yes or no on each mapping.',
      },
    },
  },
  {
    code: 'ROLLBACK_MISSING',
    entering: ['migrating'],
    place: { part: 'system', field: 'rollbackPlan' },
    act: { nb: 'Vis til planen', en: 'Refer to the plan' },
    applies: moves,
    holds: ({ system }) => Boolean(system.rollbackPlan),
    words: {
      holds: { nb: 'Plan for tilbakerulling er oppgitt', en: 'The rollback plan is given' },
      fails: {
        nb: 'Plan for tilbakerulling mangler. Vis til planen.',
        en: 'The rollback plan is missing. Refer to the plan.',
      },
    },
  },
  {
    code: 'TARGET_NOT_IN_USE',
    fixed: true,
    entering: ['cut_over', 'decommissioned'],
    place: { part: 'replacement', field: 'state' },
    act: { nb: 'Se erstatningen', en: 'See the replacement' },
    applies: moves,
    failing: ({ mappings }) => replacementsOf(mappings, (mapping) => mapping.replacementState !== 'in_use'),
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
    place: { part: 'mappings', field: 'acceptedOn' },
    act: { nb: 'Registrer godkjenning', en: 'Record acceptance' },
    applies: moves,
    failing: ({ mappings }) =>
      idsOf(mappings, ({ acceptedOn, acceptedBy }) => acceptedOn === null || !acceptedBy),
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
    place: { part: 'mappings', field: 'countOut' },
    act: { nb: 'Oppgi antall', en: 'Give the counts' },
    applies: moves,
    failing: ({ mappings }) => idsOf(mappings, (mapping) => !isReconciled(mapping)),
    words: {
      holds: { nb: 'Konverteringen er avstemt', en: 'The conversion is reconciled' },
      fails: {
        nb: 'Konverteringen er ikke avstemt. Oppgi like antall inn og ut på hver kobling, skriv hvorfor de er ulike eller null og hvem som godtok det, eller oppgi at konvertering ikke trengs.',
        en: 'The conversion is not reconciled. Give equal counts in and out on each mapping, write why they differ or are zero and who accepted it, or say that no conversion is needed.',
      },
    },
  },
  filled(
    'READ_ONLY_END_MISSING',
    'readOnlyUntil',
    ['read_only'],
    { nb: 'Sett dato', en: 'Set date' },
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
    { nb: 'Oppgi roller', en: 'Name the roles' },
    { nb: 'Roller med oppslag er navngitt', en: 'The roles with lookup are named' },
    {
      nb: 'Roller med oppslag mangler. Oppgi hvem som fortsatt kan lese.',
      en: 'The roles with lookup are missing. Name who can still read.',
    },
  ),
  {
    code: 'MUNICIPALITY_NUMBER_OPEN',
    entering: ['cut_over', 'retained'],
    place: { part: 'system', field: 'municipalityNumberChangedOn' },
    act: { nb: 'Svar om kommunenummer', en: 'Answer on the number' },
    applies: (facts) =>
      isUsedPastMerger(facts) && facts.system.municipality !== facts.parties.newMunicipality,
    // The date may lie ahead: the number changes on the day of the merger, and not before.
    holds: ({ system }) =>
      system.usesMunicipalityNumber === 'no' ||
      (system.usesMunicipalityNumber === 'yes' && system.municipalityNumberChangedOn !== null),
    words: {
      holds: { nb: 'Kommunenummeret er håndtert', en: 'The municipality number is handled' },
      fails: {
        nb: 'Kommunenummeret er ikke håndtert. Svar om systemet bruker det, og oppgi i så fall når det endres.',
        en: 'The municipality number is not handled. Say whether the system uses it, and if so when it changes.',
      },
    },
  },
  {
    code: 'ORGANISATION_NUMBER_OPEN',
    entering: ['retained'],
    place: { part: 'system', field: 'organisationNumberChangedOn' },
    act: { nb: 'Svar om org.nummer', en: 'Answer on the org. number' },
    // Who continues keeps its number.
    applies: ({ system, parties }) => !isSuccessor(system.municipality, parties),
    // As with the municipality number, the day itself is the decision.
    holds: ({ system }) =>
      system.usesOrganisationNumber === 'no' ||
      (system.usesOrganisationNumber === 'yes' && system.organisationNumberChangedOn !== null),
    words: {
      holds: {
        nb: 'Organisasjonsnummer og sertifikater er håndtert',
        en: 'The organisation number and certificates are handled',
      },
      fails: {
        nb: 'Nytt organisasjonsnummer er ikke håndtert. Svar om systemet bruker organisasjonsnummeret eller sertifikater, og oppgi i så fall når de byttes.',
        en: 'The new organisation number is not handled. Say whether the system uses the organisation number or certificates, and if so when they change.',
      },
    },
  },
  {
    ...filled(
      'NEW_OWNER_MISSING',
      'newOwner',
      ['retained'],
      { nb: 'Sett systemeier', en: 'Set the owner' },
      {
        nb: 'Systemeier i ny kommune er satt',
        en: 'The system owner in the new municipality is set',
      },
      {
        nb: 'Systemeier i ny kommune mangler. Sett rollen som eier systemet videre.',
        en: 'The system owner in the new municipality is missing. Set the role that owns it from then on.',
      },
    ),
    // What a partnership runs, it owns.
    applies: ({ system, parties }) => !isPartnership(system.municipality, parties),
  },
  {
    code: 'DIVISION_NOT_AGREED',
    entering: ['planned', 'retained'],
    place: { part: 'system', field: 'divisionAgreedOn' },
    act: { nb: 'Registrer avtalen', en: 'Record the agreement' },
    applies: ({ system, parties }) => parties.kinds[system.municipality] === 'divided',
    holds: ({ system }) => system.divisionAgreedOn !== null,
    words: {
      holds: { nb: 'Det er avtalt hvordan systemet deles', en: 'It is agreed how the system is divided' },
      fails: {
        nb: 'Kommunen deles på flere nye, og det er ikke avtalt hvem som overtar systemet og dataene. Bli enige, og oppgi datoen.',
        en: 'The municipality is divided between several new ones, and who takes over the system and its data is not agreed. Agree on it, and give the date.',
      },
    },
  },
  {
    code: 'BODY_NOT_NOTIFIED',
    entering: ['phasing_out', 'retained'],
    place: { part: 'system', field: 'bodyNotifiedOn' },
    act: { nb: 'Registrer varsel', en: 'Record the notification' },
    // A national service is somebody's too: who provides it asks for a new agreement, or for notice.
    applies: (facts) => isRunByBody(facts) || facts.system.kind === NATIONAL_SERVICE,
    holds: ({ system }) => system.bodyNotifiedOn !== null,
    words: {
      holds: {
        nb: 'Organet som svarer for systemet, er varslet',
        en: 'The body that answers for the system is notified',
      },
      fails: {
        nb: 'Organet som svarer for systemet, er ikke varslet. Meld fra om at kommunen trer ut eller den nye trer inn, og oppgi datoen.',
        en: 'The body that answers for the system is not notified. Tell it that the municipality leaves or that the new one takes its place, and give the date.',
      },
    },
  },
  {
    code: 'PARTICIPATION_OPEN',
    entering: ['decommissioned'],
    place: { part: 'system', field: 'participationEndedOn' },
    act: { nb: 'Sett dato', en: 'Set date' },
    applies: isRunByBody,
    holds: ({ system }) => system.participationEndedOn !== null,
    words: {
      holds: { nb: 'Kommunens deltakelse er avsluttet', en: 'The municipality’s participation has ended' },
      fails: {
        nb: 'Kommunen deltar fortsatt i systemet, som andre bruker videre. Avslutt deltakelsen, og oppgi datoen.',
        en: 'The municipality still takes part in the system, which others go on using. End the participation, and give the date.',
      },
    },
  },
  filled(
    'ACCESS_OPEN',
    'accessRemovedOn',
    ['decommissioned'],
    { nb: 'Sett dato', en: 'Set date' },
    { nb: 'Tilgangene er fjernet', en: 'Access is removed' },
    {
      nb: 'Tilgangene er ikke fjernet. Fjern dem, og oppgi datoen.',
      en: 'Access is not removed. Remove it, and give the date.',
    },
  ),
]
