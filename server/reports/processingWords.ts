import type { Fact } from '../files/report.js'
import { common, type InBoth } from './words.js'

/** What the register has no field for, of what a record of processing should say. */
const gaps = {
  nb: [
    {
      name: 'Registeret fører ikke',
      value:
        'flere behandlinger for ett system, hver med eget formål og egen slettefrist: ett system er én behandling.',
    },
    {
      name: 'Nærmest',
      value:
        'Formålet er systemets, mottakere er også det systemet sender data til, og slettefrist er oppbevaringstiden.',
    },
  ],
  en: [
    {
      name: 'The register does not keep',
      value:
        'several processings of one system, each with a purpose and a deadline of erasure of its own: one system is one processing.',
    },
    {
      name: 'Nearest',
      value:
        'The purpose is that of the system, recipients are also what it sends data to, and the deadline of erasure is the retention.',
    },
  ],
} as const satisfies InBoth<readonly Fact[]>

export const processingWords = {
  nb: {
    ...common.nb,
    headline: (holding: number, special: number) =>
      holding === 0
        ? 'Ingen systemer behandler personopplysninger'
        : `${common.nb.counted(holding, 'system', 'systemer')} behandler personopplysninger, ${common.nb.number(special)} av særlige kategorier`,
    sentence: (complete: number, going: number) =>
      `${common.nb.number(complete)} av ${common.nb.counted(going, 'behandling', 'behandlinger')} som pågår, har grunnlag, ansvarlig, avtale, DPIA og føring i protokollen på plass.`,
    holding: 'med personopplysninger',
    special: 'særlige kategorier',
    specialOnes: 'Særlige kategorier',
    noBasis: 'uten behandlingsgrunnlag',
    noController: 'uten behandlingsansvarlig etter',
    noAgreement: 'uten databehandleravtale',
    noDpia: 'uten avklart DPIA',
    abroad: 'i tredjeland',
    controllers: 'Behandlingsansvarlig',
    controllerBefore: (day: string | null) => (day === null ? 'Før sammenslåingen' : `Før ${day}`),
    controllerAfter: (day: string | null) => (day === null ? 'Etter sammenslåingen' : `Fra ${day}`),
    shared: 'Samarbeid med eget ansvar',
    contacts: 'Kontakt og personvernombud',
    contactsNote: 'Roller med felles adresse eller telefon. Tomt er ikke oppgitt.',
    noContacts: 'Ingen kommuner er registrert.',
    today: 'På denne dagen',
    notMerged: 'Kommunene er ikke slått sammen, og ansvaret er hos hver av dem.',
    missing: 'Mangler',
    asked: {
      legalBasis: 'behandlingsgrunnlag',
      controllerAfter: 'behandlingsansvarlig etter',
      dpaState: 'databehandleravtale',
      dpiaRequired: 'avklart DPIA',
      thirdCountryBasis: 'grunnlag for tredjeland',
      ropEntry: 'føring i protokollen',
    },
    systems: 'Systemer',
    whatIsMissing: 'Hva som mangler i behandlinger som pågår',
    heldClass: 'Klasse',
    heads: ['Ansvarlig etter', 'Databehandler', 'Avtale', 'DPIA gjort', 'Sletting'],
    notClassified: 'Ikke klassifisert',
    going: 'Behandlinger som pågår',
    goingNote: 'Særlige kategorier først, og av dem de som mangler mest. Tomt er ikke oppgitt.',
    ended: 'Behandlinger som er avsluttet',
    none: 'Ingen systemer behandler personopplysninger.',
    noneEnded: 'Ingen behandlinger er avsluttet.',
    records: 'Behandling for behandling',
    purposes: 'Formål',
    recipients: 'Mottakere',
    noRecipients: 'ingen',
    thirdCountry: 'Tredjeland',
    withinEea: 'nei, innenfor EØS',
    security: 'Sikkerhetsnivå',
    counted: 'Slik er det telt',
    withData: 'Med personopplysninger',
    unclassified: 'Av dem ikke klassifisert, regnet som om de har det',
    without: 'Oppgitt uten personopplysninger, ikke med her',
    laws: 'Regler som gjelder',
    lawRecord: 'Protokoll',
    lawProcessor: 'Databehandler',
    lawImpact: 'Vurdering av personvernkonsekvenser',
    lawAbroad: 'Overføring til tredjeland',
    lawSecurity: 'Sikkerhet',
    gaps: gaps.nb,
  },
  en: {
    ...common.en,
    headline: (holding: number, special: number) =>
      holding === 0
        ? 'No systems hold personal data'
        : `${common.en.counted(holding, 'system holds', 'systems hold')} personal data, ${common.en.number(special)} of special categories`,
    sentence: (complete: number, going: number) =>
      `${common.en.number(complete)} of ${common.en.counted(going, 'processing', 'processings')} under way have basis, controller, agreement, DPIA and record in place.`,
    holding: 'with personal data',
    special: 'special categories',
    specialOnes: 'Special categories',
    noBasis: 'without legal basis',
    noController: 'without controller after',
    noAgreement: 'without processing agreement',
    noDpia: 'DPIA not settled',
    abroad: 'in third countries',
    controllers: 'Controller',
    controllerBefore: (day: string | null) => (day === null ? 'Before the merger' : `Before ${day}`),
    controllerAfter: (day: string | null) => (day === null ? 'After the merger' : `From ${day}`),
    shared: 'Partnerships that answer for themselves',
    contacts: 'Contacts and data protection officers',
    contactsNote: 'Roles with a common address or phone. Empty is not given.',
    noContacts: 'No municipalities are registered.',
    today: 'On this day',
    notMerged: 'The municipalities are not merged, and each of them answers for its own.',
    missing: 'Missing',
    asked: {
      legalBasis: 'legal basis',
      controllerAfter: 'controller after',
      dpaState: 'processing agreement',
      dpiaRequired: 'DPIA settled',
      thirdCountryBasis: 'basis of the third country',
      ropEntry: 'entry in the record',
    },
    systems: 'Systems',
    whatIsMissing: 'What is missing in processing under way',
    heldClass: 'Class',
    heads: ['Controller after', 'Processor', 'Agreement', 'DPIA done', 'Erasure'],
    notClassified: 'Not classified',
    going: 'Processing under way',
    goingNote: 'Special categories first, and of those what most is missing of. Empty is not given.',
    ended: 'Processing that has ended',
    none: 'No systems hold personal data.',
    noneEnded: 'No processing has ended.',
    records: 'Processing by processing',
    purposes: 'Purpose',
    recipients: 'Recipients',
    noRecipients: 'none',
    thirdCountry: 'Third country',
    withinEea: 'no, within the EEA',
    security: 'Security levels',
    counted: 'How it is counted',
    withData: 'With personal data',
    unclassified: 'Of those not classified, taken to hold some',
    without: 'Said to hold none, not in here',
    laws: 'Rules that apply',
    lawRecord: 'Record',
    lawProcessor: 'Processor',
    lawImpact: 'Impact assessment',
    lawAbroad: 'Transfer to third countries',
    lawSecurity: 'Security',
    gaps: gaps.en,
  },
} as const satisfies InBoth<Record<string, unknown>>
