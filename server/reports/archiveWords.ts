import type { Fact } from '../files/report.js'
import { common, type InBoth } from './words.js'

/** What the register has no field for, of what an archive plan should say. */
const gaps = {
  nb: [
    {
      name: 'Registeret fører ikke',
      value:
        'produksjonsformat, arkivformat og lagringsformat; dag for mottak; verktøy, dag og resultat for test av uttrekk; hvem som godkjente det; dag for faktisk destruksjon.',
    },
    {
      name: 'Nærmest',
      value:
        'Databaseplattform og arkivplikt sier hva uttrekket er av, status sier om det er mottatt og validert, og bekreftelsen av arkivplikten hvem som godkjente helheten. Arkivskaper er den tidligere kommunen, eller organet som svarer for systemet.',
    },
  ],
  en: [
    {
      name: 'The register does not keep',
      value:
        'formats of production, archive and storage; the day of receipt; tool, day and result of the test of an extract; who approved it; the day of actual destruction.',
    },
    {
      name: 'Nearest',
      value:
        'Database platform and archive duty say what the extract is of, the status says whether it is received and validated, and the discharge who approved the whole. The records creator is the former municipality, or the body that answers for the system.',
    },
  ],
} as const satisfies InBoth<readonly Fact[]>

export const archiveWords = {
  nb: {
    ...common.nb,
    headline: (kept: number, inDepot: number) =>
      kept === 0
        ? 'Ingen systemer er vurdert å ha noe å bevare'
        : `${common.nb.counted(kept, 'system', 'systemer')} skal bevares, ${common.nb.number(inDepot)} er i depot`,
    sentence: (discharged: number, depotless: number, unknown: number) =>
      `Arkivplikten er bekreftet oppfylt for ${common.nb.number(discharged)}. ${common.nb.number(depotless)} mangler depot, og ${common.nb.counted(unknown, 'annet system', 'andre systemer')} er ikke vurdert.`,
    kept: 'skal bevares',
    ordered: 'uttrekk bestilt',
    inDepot: 'I depot',
    nowInDepot: 'i depot',
    discharged: 'Oppfylt',
    met: 'arkivplikt oppfylt',
    open: 'serie ikke avsluttet',
    unknown: 'arkivplikt ikke vurdert',
    nothing: 'ikke bevaringsverdig',
    state: 'Status',
    systems: 'Systemer',
    depot: 'Depot',
    byState: 'Hvor langt arkivene er',
    byDepot: 'Depot',
    plan: 'Planen',
    planNote: 'Det som er kommet kortest, står først, og det som er oppfylt, sist. Tomt er ikke oppgitt.',
    handed: 'Deponert eller overført',
    none: 'Ingen systemer har noe å bevare.',
    breaks: 'Periodeskiller i erstatningene',
    breaksNote: 'Der en kommune førte arkiv i løsningen før sammenslåingen, avsluttes serien også der.',
    noBreaks: 'Ingen periodeskiller er registrert.',
    notAssessed: 'Arkivplikt ikke vurdert',
    notAssessedNote: 'Ingen har sagt om disse har noe å bevare. Til noen har det, regnes de som om de har.',
    allAssessed: 'Arkivplikten er vurdert for alle systemer.',
    notKept: 'Ikke bevaringsverdig',
    noneNotKept: 'Ingen systemer er vurdert uten noe å bevare.',
    records: 'System for system',
    creator: 'Arkivskaper',
    content: 'Innhold',
    lacks: 'Gjenstår',
    laws: 'Regler som gjelder',
    lawPreservation: 'Bevaring',
    lawSeries: 'Periodeskille',
    lawExtract: 'Uttrekk',
    lawDisposal: 'Kassasjon',
    lawDischarge: 'Når arkivplikten er oppfylt',
    gaps: gaps.nb,
  },
  en: {
    ...common.en,
    headline: (kept: number, inDepot: number) =>
      kept === 0
        ? 'No systems are assessed to hold anything to preserve'
        : `${common.en.counted(kept, 'system is', 'systems are')} to be preserved, ${common.en.number(inDepot)} in a depot`,
    sentence: (discharged: number, depotless: number, unknown: number) =>
      `The archive duty is confirmed met for ${common.en.number(discharged)}. ${common.en.number(depotless)} have no depot, and ${common.en.counted(unknown, 'other system is', 'other systems are')} not assessed.`,
    kept: 'to be preserved',
    ordered: 'extract ordered',
    inDepot: 'In depot',
    nowInDepot: 'in a depot',
    discharged: 'Discharged',
    met: 'discharged',
    open: 'series not closed',
    unknown: 'duty not assessed',
    nothing: 'not to be preserved',
    state: 'Status',
    systems: 'Systems',
    depot: 'Depot',
    byState: 'How far the archives are',
    byDepot: 'Depots',
    plan: 'The plan',
    planNote: 'What is furthest behind comes first, what is discharged last. Empty is not given.',
    handed: 'Deposited or handed over',
    none: 'No systems hold anything to preserve.',
    breaks: 'Breaks of series in the replacements',
    breaksNote: 'Where a body kept records in the solution before the merger, its series closes there too.',
    noBreaks: 'No breaks of series are recorded.',
    notAssessed: 'Archive duty not assessed',
    notAssessedNote:
      'Nobody has said whether these hold anything to preserve. Until somebody has, they are taken to.',
    allAssessed: 'The archive duty of every system is assessed.',
    notKept: 'Not to be preserved',
    noneNotKept: 'No systems are assessed to hold nothing to preserve.',
    records: 'System by system',
    creator: 'Records creator',
    content: 'Content',
    lacks: 'Remains',
    laws: 'Rules that apply',
    lawPreservation: 'Preservation',
    lawSeries: 'Break of series',
    lawExtract: 'Extract',
    lawDisposal: 'Disposal',
    lawDischarge: 'When the duty is met',
    gaps: gaps.en,
  },
} as const satisfies InBoth<Record<string, unknown>>
