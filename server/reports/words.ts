import type { Language } from '../files/columns.js'
import { shownNumber } from '../files/shown.js'

/** Texts in both languages: those of English are of the same shape. */
export type InBoth<T> = Record<Language, T>

const numberIn = (language: Language) => (value: number) => shownNumber(value, language)
const nb = numberIn('nb')
const en = numberIn('en')

/** A number and what it counts: «1 system», «279 systemer». */
const counted = (number: (value: number) => string, one: string, many: string) => (value: number) =>
  `${number(value)} ${value === 1 ? one : many}`
const nbSystems = counted(nb, 'system', 'systemer')
const enSystems = counted(en, 'system', 'systems')

/** What several reports say. */
export const common = {
  nb: {
    number: nb,
    counted: (value: number, one: string, many: string) => counted(nb, one, many)(value),
    sum: 'Sum',
  },
  en: {
    number: en,
    counted: (value: number, one: string, many: string) => counted(en, one, many)(value),
    sum: 'Sum',
  },
} as const

/** The choices that a report is made by, in words. */
export const choiceWords: InBoth<{
  language: string
  allMunicipalities: string
  allAreas: string
  subproject: (name: string) => string
  period: (from: string | null, to: string | null) => string
  since: (id: string) => string
}> = {
  nb: {
    language: 'Bokmål',
    allMunicipalities: 'alle kommuner',
    allAreas: 'alle tjenesteområder',
    subproject: (name) => `delprosjekt ${name}`,
    period: (from, to) => `${from ?? 'begynnelsen'} til ${to ?? 'slutten'}`,
    since: (id) => `endring siden ${id}`,
  },
  en: {
    language: 'English',
    allMunicipalities: 'all municipalities',
    allAreas: 'all service areas',
    subproject: (name) => `subproject ${name}`,
    period: (from, to) => `${from ?? 'the beginning'} to ${to ?? 'the end'}`,
    since: (id) => `change since ${id}`,
  },
}

export const inventoryWords = {
  nb: {
    ...common.nb,
    headline: (count: number) => `${nbSystems(count)} i registeret`,
    sentence: (ownerless: number, unknown: number) =>
      `${nb(ownerless)} er uten systemeier, og ${nb(unknown)} uten kjent kostnad.`,
    systems: 'Systemer',
    dayOne: 'dag 1-kritiske',
    cost: 'kroner per år, kjent',
    noCost: 'uten kjent kostnad',
    noOwner: 'uten systemeier',
    none: 'Ingen systemer passer valgene.',
  },
  en: {
    ...common.en,
    headline: (count: number) => `${enSystems(count)} in the register`,
    sentence: (ownerless: number, unknown: number) =>
      `${en(ownerless)} have no system owner, and ${en(unknown)} no known cost.`,
    systems: 'Systems',
    dayOne: 'critical on day one',
    cost: 'a year, as far as known',
    noCost: 'without known cost',
    noOwner: 'without system owner',
    none: 'No systems match the choices.',
  },
} as const

export const mappingWords = {
  nb: {
    ...common.nb,
    headline: (decided: number, total: number) => `${nb(decided)} av ${nbSystems(total)} er besluttet`,
    sentence: (memoless: number) =>
      memoless === 0
        ? 'Alle beslutninger har notat eller saksnummer.'
        : `${counted(nb, 'beslutning', 'beslutninger')(memoless)} mangler notat eller saksnummer.`,
    decisions: 'Beslutninger',
    mappings: 'Koblinger',
    undecided: 'Ikke besluttet',
    byReplacement: 'Per erstatning',
    replacement: 'Erstatning',
    systems: 'Systemer',
    ready: 'Klare',
    none: 'Ingen systemer er besluttet.',
    noMappings: 'Ingen systemer er koblet.',
    allDecided: 'Alle systemer er besluttet.',
  },
  en: {
    ...common.en,
    headline: (decided: number, total: number) => `${en(decided)} of ${enSystems(total)} are decided`,
    sentence: (memoless: number) =>
      memoless === 0
        ? 'Every decision has a memo or a case number.'
        : `${counted(en, 'decision lacks', 'decisions lack')(memoless)} a memo or a case number.`,
    decisions: 'Decisions',
    mappings: 'Mappings',
    undecided: 'Not decided',
    byReplacement: 'By replacement',
    replacement: 'Replacement',
    systems: 'Systems',
    ready: 'Ready',
    none: 'No systems are decided.',
    noMappings: 'No systems are mapped.',
    allDecided: 'All systems are decided.',
  },
} as const

export const contractWords = {
  nb: {
    ...common.nb,
    headline: (due: number) =>
      due === 0
        ? 'Ingen oppsigelsesfrister går ut innen 60 dager'
        : `${counted(nb, 'oppsigelsesfrist', 'oppsigelsesfrister')(due)} går ut innen 60 dager`,
    sentence: (running: number, cost: string) =>
      `${counted(nb, 'løpende avtale', 'løpende avtaler')(running)} koster til sammen ${cost} i året, så langt kostnaden er kjent.`,
    soon: 'Frister innen 60 dager',
    missed: 'Frister som har gått ut, der avtalen fornyes',
    all: 'Alle avtaler',
    supplier: 'Leverandør',
    systems: 'Systemer',
    terms: 'Vilkår',
    action: 'Tiltak',
    renewal: 'Fornyelse',
    noneSoon: 'Ingen frister går ut innen 60 dager.',
    noneMissed: 'Ingen slike frister har gått ut.',
    none: 'Ingen avtaler er registrert.',
    dpa: 'Databehandleravtale',
    responsible: 'Ansvarlig',
    give: (day: string) => `Si opp innen ${day}`,
    ends: (day: string) => `Løper ut ${day}`,
    given: (day: string) => `Sagt opp ${day}`,
    renews: (months: number) => `fornyes for ${counted(nb, 'måned', 'måneder')(months)}`,
    fixed: 'fornyes ikke',
    notice: (months: number) => `${counted(nb, 'måneds', 'måneders')(months)} varsel`,
  },
  en: {
    ...common.en,
    headline: (due: number) =>
      due === 0
        ? 'No notice deadlines fall within 60 days'
        : `${counted(en, 'notice deadline falls', 'notice deadlines fall')(due)} within 60 days`,
    sentence: (running: number, cost: string) =>
      `${counted(en, 'running contract costs', 'running contracts cost')(running)} ${cost} a year in all, as far as the cost is known.`,
    soon: 'Deadlines within 60 days',
    missed: 'Deadlines that have passed, where the contract renews itself',
    all: 'All contracts',
    supplier: 'Supplier',
    systems: 'Systems',
    terms: 'Terms',
    action: 'Action',
    renewal: 'Renewal',
    noneSoon: 'No deadlines fall within 60 days.',
    noneMissed: 'No such deadlines have passed.',
    none: 'No contracts are registered.',
    dpa: 'Data processing agreement',
    responsible: 'Responsible',
    give: (day: string) => `Give notice by ${day}`,
    ends: (day: string) => `Runs out ${day}`,
    given: (day: string) => `Notice given ${day}`,
    renews: (months: number) => `renews for ${counted(en, 'month', 'months')(months)}`,
    fixed: 'does not renew',
    notice: (months: number) => `${counted(en, 'month’s', 'months’')(months)} notice`,
  },
} as const

export const overrideWords = {
  nb: {
    ...common.nb,
    headline: (count: number) =>
      count === 0
        ? 'Ingen kontrollpunkter er overstyrt'
        : `${counted(nb, 'kontrollpunkt', 'kontrollpunkter')(count)} er overstyrt`,
    sentence: (back: number) =>
      back === 0
        ? 'Ingen unntak er tatt tilbake.'
        : `${counted(nb, 'unntak', 'unntak')(back)} er tatt tilbake.`,
    standing: 'Unntak som gjelder',
    takenBack: 'Unntak som er tatt tilbake',
    none: 'Ingen unntak gjelder.',
    noneBack: 'Ingen unntak er tatt tilbake.',
  },
  en: {
    ...common.en,
    headline: (count: number) =>
      count === 0 ? 'No gates are overridden' : `${counted(en, 'gate is', 'gates are')(count)} overridden`,
    sentence: (back: number) =>
      back === 0
        ? 'No overrides were taken back.'
        : `${counted(en, 'override was', 'overrides were')(back)} taken back.`,
    standing: 'Overrides that count',
    takenBack: 'Overrides that were taken back',
    none: 'No overrides count.',
    noneBack: 'No overrides were taken back.',
  },
} as const

export const findingWords = {
  nb: {
    ...common.nb,
    headline: (serious: number) =>
      serious === 0 ? 'Ingen alvorlige funn' : `${counted(nb, 'alvorlig funn', 'alvorlige funn')(serious)}`,
    sentence: (all: number, checks: number, clean: number) =>
      `${nb(all)} funn i alt. ${nb(clean)} av ${nb(checks)} kontroller finner ingenting.`,
    checks: 'Kontrollene',
    found: 'Funnene',
    count: 'Antall',
    none: 'Ingenting er funnet.',
  },
  en: {
    ...common.en,
    headline: (serious: number) =>
      serious === 0 ? 'No serious findings' : counted(en, 'serious finding', 'serious findings')(serious),
    sentence: (all: number, checks: number, clean: number) =>
      `${counted(en, 'finding', 'findings')(all)} in all. ${en(clean)} of ${en(checks)} checks find nothing.`,
    checks: 'The checks',
    found: 'The findings',
    count: 'Count',
    none: 'Nothing was found.',
  },
} as const

export const changeWords = {
  nb: {
    ...common.nb,
    headline: (count: number) => `${counted(nb, 'endring', 'endringer')(count)} i perioden`,
    sentence: (requests: number, people: number) =>
      `I ${counted(nb, 'lagring', 'lagringer')(requests)}, av ${counted(nb, 'person', 'personer')(people)}.`,
    byPerson: 'Hvem',
    byEntity: 'Hva',
    count: 'Antall',
    changes: 'Endringene',
    what: 'Hva som ble endret',
    none: 'Ingenting ble endret i perioden.',
  },
  en: {
    ...common.en,
    headline: (count: number) => `${counted(en, 'change', 'changes')(count)} in the period`,
    sentence: (requests: number, people: number) =>
      `In ${counted(en, 'request', 'requests')(requests)}, by ${counted(en, 'person', 'people')(people)}.`,
    byPerson: 'Who',
    byEntity: 'What',
    count: 'Count',
    changes: 'The changes',
    what: 'What was changed',
    none: 'Nothing was changed in the period.',
  },
} as const satisfies InBoth<Record<string, unknown>>
