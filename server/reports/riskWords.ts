import type { Fact } from '../files/report.js'
import { common, type InBoth } from './words.js'

/** What the register has no field for, of what an overview of risk assessments should say. */
const gaps = {
  nb: [
    {
      name: 'Registeret fører ikke',
      value:
        'restrisiko, godkjenning og neste vurdering for erstatningene, og hvilken vurdering en risiko kommer av.',
    },
    {
      name: 'Nærmest',
      value:
        'Saksnummeret viser til vurderingen selv. Risikoene er dem registeret fører, og nivåene for konfidensialitet, integritet og tilgjengelighet er systemets.',
    },
  ],
  en: [
    {
      name: 'The register does not keep',
      value:
        'residual risk, approval and next assessment of the replacements, and which assessment a risk comes of.',
    },
    {
      name: 'Nearest',
      value:
        'The case number leads to the assessment itself. The risks are those that the register keeps, and the levels of confidentiality, integrity and availability are those of the system.',
    },
  ],
} as const satisfies InBoth<readonly Fact[]>

export const riskWords = {
  nb: {
    ...common.nb,
    headline: (assessed: number, alive: number) =>
      `${common.nb.number(assessed)} av ${common.nb.counted(alive, 'system', 'systemer')} er risikovurdert`,
    sentence: (special: number, dayOne: number, done: number, replacements: number) =>
      `${common.nb.number(special)} med særlige kategorier og ${common.nb.number(dayOne)} dag 1-kritiske mangler vurdering. Av erstatningene er ${common.nb.number(done)} av ${common.nb.number(replacements)} vurdert.`,
    assessed: 'Vurdert',
    nowAssessed: 'vurdert',
    lacking: 'Mangler',
    notAssessed: 'mangler vurdering',
    levels: 'K\u00a0I\u00a0T',
    replacement: 'Erstatning',
    special: 'særlige kategorier uten',
    dayOne: 'dag 1-kritiske uten',
    vital: 'samfunnsviktige uten',
    replacementsLacking: 'erstatninger uten',
    dpiaLacking: 'uten avklart DPIA',
    systems: 'Systemer',
    personalData: 'Personopplysninger',
    notClassified: 'Ikke klassifisert',
    byClass: 'Etter hva systemene behandler',
    residual: 'Restrisiko',
    byResidual: 'Restrisiko etter vurderingene',
    openRisks: 'Åpne risikoer',
    openRisksNote: 'Etter grad: sannsynlighet ganger konsekvens. Risikoer som er lukket, er ikke med.',
    noOpenRisks: 'Ingen risikoer er åpne.',
    assessedHeads: ['Vurdert', 'Saksnummer', 'Restrisiko', 'Godkjent av', 'Neste'],
    assessedNote: 'Den som er vurdert for lengst siden, står først. Tomt er ikke oppgitt.',
    dpia: 'DPIA',
    dpiaNotAsked: 'Gjelder ikke',
    dpiaDone: 'Gjort',
    dpiaNotNeeded: 'Kreves ikke',
    dpiaOpen: 'Ikke avklart',
    replacements: 'Erstatningene',
    replacementsNote:
      'De som ikke er vurdert, står først. Ingen legges om til en erstatning før den er vurdert. En som viderefører et system, vurderes der.',
    noReplacements: 'Ingen erstatninger er registrert.',
    lackingSystems: 'Systemer som mangler risikovurdering',
    lackingNote:
      'Særlige kategorier, dag 1-kritiske, samfunnsviktige og høye nivåer først. K, I og T er konfidensialitet, integritet og tilgjengelighet. Tomt er ikke oppgitt.',
    noneLacking: 'Ingen systemer mangler risikovurdering.',
    assessedSystems: 'Systemer som er risikovurdert',
    noneAssessed: 'Ingen systemer er risikovurdert.',
    none: 'Ingen systemer passer valgene.',
    counted: 'Slik er det telt',
    inRegister: 'Systemer i utvalget',
    off: 'Av dem avviklet, ikke med her',
    laws: 'Regler som gjelder',
    lawSecurity: 'Sikkerhet',
    lawImpact: 'Vurdering av personvernkonsekvenser',
    gaps: gaps.nb,
  },
  en: {
    ...common.en,
    headline: (assessed: number, alive: number) =>
      `${common.en.number(assessed)} of ${common.en.counted(alive, 'system is', 'systems are')} assessed for risk`,
    sentence: (special: number, dayOne: number, done: number, replacements: number) =>
      `${common.en.number(special)} with special categories and ${common.en.number(dayOne)} critical on day one are not assessed. Of the replacements ${common.en.number(done)} of ${common.en.number(replacements)} are.`,
    assessed: 'Assessed',
    nowAssessed: 'assessed',
    lacking: 'Not assessed',
    notAssessed: 'not assessed',
    levels: 'C\u00a0I\u00a0A',
    replacement: 'Replacement',
    special: 'special categories without',
    dayOne: 'critical on day one without',
    vital: 'essential services without',
    replacementsLacking: 'replacements without',
    dpiaLacking: 'DPIA not settled',
    systems: 'Systems',
    personalData: 'Personal data',
    notClassified: 'Not classified',
    byClass: 'By what the systems hold',
    residual: 'Residual risk',
    byResidual: 'Residual risk after the assessments',
    openRisks: 'Open risks',
    openRisksNote: 'By score: likelihood times consequence. Risks that are closed are left out.',
    noOpenRisks: 'No risks are open.',
    assessedHeads: ['Assessed', 'Case number', 'Residual', 'Approved by', 'Next'],
    assessedNote: 'What was assessed longest ago comes first. Empty is not given.',
    dpia: 'DPIA',
    dpiaNotAsked: 'Does not apply',
    dpiaDone: 'Done',
    dpiaNotNeeded: 'Not required',
    dpiaOpen: 'Not settled',
    replacements: 'The replacements',
    replacementsNote:
      'Those that are not assessed come first. Nobody is moved to a replacement before it is assessed. One that carries a system on is assessed there.',
    noReplacements: 'No replacements are registered.',
    lackingSystems: 'Systems that lack a risk assessment',
    lackingNote:
      'Special categories, critical on day one, essential services and high levels come first. C, I and A are confidentiality, integrity and availability. Empty is not given.',
    noneLacking: 'No systems lack a risk assessment.',
    assessedSystems: 'Systems that are assessed for risk',
    noneAssessed: 'No systems are assessed for risk.',
    none: 'No systems match the choices.',
    counted: 'How it is counted',
    inRegister: 'Systems chosen',
    off: 'Of those decommissioned, not in here',
    laws: 'Rules that apply',
    lawSecurity: 'Security',
    lawImpact: 'Impact assessment',
    gaps: gaps.en,
  },
} as const satisfies InBoth<Record<string, unknown>>
