import type { LightReason } from '../../schema/rules/lights.js'
import { FORECAST_WEEKS } from '../../schema/rules/progress.js'
import type { Language } from '../files/columns.js'
import { common } from './words.js'

const { number: n, counted: c } = common.nb
const { number: m, counted: d } = common.en
const systems = (count: number) => c(count, 'system', 'systemer')
const theSystems = (count: number) => d(count, 'system', 'systems')
/** «klart», of one, or «klare». */
const klare = (count: number): string => (count === 1 ? 'klart' : 'klare')

const nb = {
  ...common.nb,
  headline: (ready: number, total: number, planned: number | null) =>
    `${n(ready)} av ${systems(total)} er ${klare(total)}.${planned === null ? '' : ` Planen sier ${n(planned)}.`}`,
  noSystems: 'Ingen systemer passer valgene.',
  forecast: (count: number, day: string, difference: number | null) =>
    `I dagens tempo blir ${n(count)} ${klare(count)} til ${day}${difference === null ? '' : difference === 0 ? ', som planlagt' : `, ${n(Math.abs(difference))} ${difference > 0 ? 'færre' : 'flere'} enn planlagt`}.`,
  daysLeft: (days: number) => `Det er ${c(days, 'dag', 'dager')} igjen.`,
  merged: (day: string) => `Sammenslåingen var ${day}.`,
  noMerger: 'Datoen for sammenslåingen er ikke satt, så det er ingen prognose.',
  since: (id: string, change: number) =>
    change === 0
      ? `Like mange er klare som i ${id}.`
      : `${systems(Math.abs(change))} ${change > 0 ? 'flere' : 'færre'} er ${klare(Math.abs(change))} enn i ${id}.`,

  behind: 'bak planen',
  overdue: 'over dato',
  blocked: 'blokkert',
  dayOneOff: 'dag 1, ikke i rute',
  deadlines: (days: number, count: number): string =>
    `${count === 1 ? 'frist' : 'frister'} innen ${days} dager`,
  noDate: 'uten dato',
  serious: (count: number): string => (count === 1 ? 'alvorlig funn' : 'alvorlige funn'),

  groups: { ready: klare, going: (): string => 'på vei', undecided: (): string => 'ikke besluttet' },
  progress: 'Fremdrift',
  pace: (pace: number) =>
    `Antall klare systemer. Prognose: tempoet de siste ${FORECAST_WEEKS} ukene, ${n(pace)} per uke.`,
  lines: { actual: 'Faktisk', planned: 'Plan', forecast: 'Prognose' },
  noPlan: 'Ingen systemer har plandato ennå, så det er ingen plan å måle mot.',

  risks: 'Største risikoer',
  risksNote: (hidden: number) =>
    `Dag 1-kritiske først, så de alvorligste.${hidden > 0 ? ` ${n(hidden)} til i Risikoer og beslutninger.` : ''}`,
  risk: 'Risiko',
  measure: 'Tiltak',
  owner: 'Ansvarlig',
  due: 'Frist',
  noRisks: 'Ingen åpne risikoer er registrert.',
  dayOne: 'dag\u00a01',

  decisions: 'Beslutninger vi ber om',
  decisionsNote: (hidden: number) => (hidden > 0 ? `${n(hidden)} til på de neste sidene.` : ''),
  noDecisions: 'Ingen beslutninger venter.',
  costs: (amount: string) => `Koster ${amount}.`,
  ofNone: (consequence: string) => `Uten vedtak: ${consequence}`,
  decisionsWhole: 'Beslutningene helt ut',
  facts: {
    memo: 'Notat eller sak',
    question: 'Bakgrunn',
    options: 'Alternativer',
    recommendation: 'Anbefaling',
    ofNone: 'Uten vedtak',
    cost: 'Kostnad',
    decider: 'Hvem vedtar',
    decideBy: 'Vedtas innen',
  },
  by: (day: string) => `innen ${day}`,

  ahead: 'Frister framover',
  aheadNote: (hidden: number, day: string) =>
    `Til og med ${day}.${hidden > 0 ? ` ${n(hidden)} til bak tallene.` : ''}`,
  day: 'Dato',
  what: 'Hva',
  amount: (currency: string) => `${currency} per år`,
  notices: (count: number) => c(count, 'oppsigelsesfrist', 'oppsigelsesfrister'),
  nothingAhead: (days: number) => `Ingen frister de neste ${days} dagene.`,

  details: 'Bak tallene',
  lights: 'Delprosjektene',
  subproject: 'Delprosjekt',
  areas: 'Tjenesteområder',
  noSubproject: 'Uten delprosjekt',
  light: 'Lys',
  reason: 'Grunn',
  reasons: {
    day_one: (count) => `${c(count, 'dag 1-kritisk', 'dag 1-kritiske')} ikke i rute`,
    overdue: (count) => `${n(count)} over dato`,
    behind: (count) => `${n(count)} bak planen`,
    blocked: (count) => `${n(count)} blokkert`,
    no_date: (count) => `${n(count)} besluttet uten dato`,
  } satisfies Record<LightReason['code'], (count: number) => string>,
  onTrack: 'Ingen over dato, bak planen, blokkert eller uten dato',
  noLights: 'Ingen systemer å gi lys.',

  milestones: 'Milepæler',
  milestonesNote: 'Utgangspunktet er datoen milepælen først ble registrert med, prognosen er datoen nå.',
  milestone: 'Milepæl',
  baseline: 'Utgangspunkt',
  milestoneForecast: 'Prognose',
  days: 'Dager',
  noMilestones: 'Ingen milepæler er registrert.',

  attention: 'Haster mest',
  attentionNote: (hidden: number) =>
    `Dag 1-kritiske først, så blokkerte.${hidden > 0 ? ` ${n(hidden)} til i Systemer.` : ''}`,
  system: 'System',
  municipality: 'Kommune',
  planned: 'Planlagt',
  overBy: 'Dager over',
  hindrance: 'Hindring',
  firstOf: ([first = '', ...others]: readonly string[]) =>
    others.length > 0 ? `${first} ${n(others.length)} til.` : first,
  noAttention: 'Ingen systemer er over dato eller blokkert.',

  money: 'Dobbel drift og penger',
  double: 'Dobbel drift',
  doubleFact: (amount: string, count: number) => `${amount} per måned, ${systems(count)}`,
  running: 'Løpende avtaler',
  contractFact: (amount: string, count: number) => `${amount} per år, ${c(count, 'avtale', 'avtaler')}`,
  soon: (days: number) => `Frister innen ${days} dager`,
  missed: 'Frister som er ute',
  decisionCost: 'Beslutningene vi ber om',
  doubleNote: (hidden: number) =>
    `Brukerne er flyttet, systemet betales fortsatt.${hidden > 0 ? ` ${c(hidden, 'system', 'systemer')} til.` : ''}`,
  perMonth: (currency: string) => `${currency} per måned`,
  goesTo: 'Går til',
  noDouble: 'Ingen dobbel drift.',

  soonNone: (days: number) => `Ingen frister går ut innen ${days} dager.`,
  covers: 'Systemer',

  overrides: 'Unntak som gjelder',
  noOverrides: 'Ingen unntak gjelder.',

  reconciliation: 'Tallene stemmer med hverandre',
  reconciliationOff: 'Tallene stemmer ikke med hverandre',
  reconciliationNote: 'Hvert system er talt én gang i hver tabell. Fire veier skal gi samme sum.',
  inRegister: 'i registeret',
  sigma: {
    status: 'Σ status',
    municipality: 'Σ kommune',
    area: 'Σ tjenesteområde',
    disposition: 'Σ disposisjon',
  },
  noDeviation: 'Ingen avvik',
  deviation: (count: number, total: number) => `Avvik: ${n(count)} av ${n(total)}`,
  alike: (ready: number, overdue: number) =>
    `${n(ready)} ${klare(ready)} og ${n(overdue)} over dato i alle fire`,
  deviations: 'Avvikene',
  deviates: (part: string, count: number, total: number) => `${part}: ${n(count)} av ${n(total)}`,
  uncounted: (numbers: readonly string[], hidden: number) =>
    `Ikke talt: ${numbers.join(', ')}${hidden > 0 ? ` og ${n(hidden)} til` : ''}`,
  parts: { total: 'Antall', ready: 'Klare', overdue: 'Over dato' },
  status: 'Status',
  formerMunicipality: 'Tidligere kommune',
  area: 'Tjenesteområde',
  noArea: 'Uten tjenesteområde',
  disposition: 'Disposisjon',

  voided: 'Fjernet fra registeret',
  voidedNote: 'Ikke med i tallene over.',
  systemNumber: 'Nr.',
  voidReason: 'Grunn',
  voidedOn: 'Fjernet',
  noVoided: 'Ingen systemer er fjernet.',

  change: (id: string) => `Siden ${id}`,
  changed: 'Endret',
  measures: {
    ready: 'Klare',
    planned: 'Etter planen klare',
    behind: 'Bak planen',
    overdue: 'Over dato',
    blocked: 'Blokkert',
    noDate: 'Uten dato',
    dayOneOff: 'Dag 1, ikke i rute',
    undecided: 'Ikke besluttet',
    forecast: 'Prognose ved sammenslåingen',
    total: 'I registeret',
  },
  noSince: 'Ingen tidligere rapport å måle mot.',

  rules: 'Slik er det regnet',
}

const en: typeof nb = {
  ...common.en,
  headline: (ready, total, planned) =>
    `${m(ready)} of ${theSystems(total)} ${total === 1 ? 'is' : 'are'} ready.${planned === null ? '' : ` The plan says ${m(planned)}.`}`,
  noSystems: 'No systems match the choices.',
  forecast: (count, day, difference) =>
    `At the present pace ${m(count)} will be ready by ${day}${difference === null ? '' : difference === 0 ? ', as planned' : `, ${m(Math.abs(difference))} ${difference > 0 ? 'fewer' : 'more'} than planned`}.`,
  daysLeft: (days) => `${d(days, 'day is', 'days are')} left.`,
  merged: (day) => `The merger was on ${day}.`,
  noMerger: 'The day of the merger is not set, so there is no forecast.',
  since: (id, change) =>
    change === 0
      ? `As many are ready as in ${id}.`
      : `${d(Math.abs(change), 'system', 'systems')} ${change > 0 ? 'more' : 'fewer'} ${Math.abs(change) === 1 ? 'is' : 'are'} ready than in ${id}.`,

  behind: 'behind plan',
  overdue: 'overdue',
  blocked: 'blocked',
  dayOneOff: 'day one, not on track',
  deadlines: (days, count) => `${count === 1 ? 'deadline' : 'deadlines'} in ${days} days`,
  noDate: 'without date',
  serious: (count) => (count === 1 ? 'serious finding' : 'serious findings'),

  groups: { ready: () => 'ready', going: () => 'on the way', undecided: () => 'not decided' },
  progress: 'Progress',
  pace: (pace) =>
    `Systems that are ready. Forecast: the pace of the last ${FORECAST_WEEKS} weeks, ${m(pace)} a week.`,
  lines: { actual: 'Actual', planned: 'Plan', forecast: 'Forecast' },
  noPlan: 'No system has a planned date yet, so there is no plan to measure by.',

  risks: 'Top risks',
  risksNote: (hidden) =>
    `Day-one critical first, then the gravest.${hidden > 0 ? ` ${m(hidden)} more in Risks and decisions.` : ''}`,
  risk: 'Risk',
  measure: 'Measure',
  owner: 'Owner',
  due: 'Due',
  noRisks: 'No open risks are registered.',
  dayOne: 'day\u00a0one',

  decisions: 'Decisions we ask for',
  decisionsNote: (hidden) => (hidden > 0 ? `${m(hidden)} more on the next pages.` : ''),
  noDecisions: 'No decisions are waiting.',
  costs: (amount) => `Costs ${amount}.`,
  ofNone: (consequence) => `Without a decision: ${consequence}`,
  decisionsWhole: 'The decisions in full',
  facts: {
    memo: 'Memo or case',
    question: 'Background',
    options: 'Options',
    recommendation: 'Recommendation',
    ofNone: 'Without a decision',
    cost: 'Cost',
    decider: 'Who decides',
    decideBy: 'Decide by',
  },
  by: (day) => `by ${day}`,

  ahead: 'Deadlines ahead',
  aheadNote: (hidden, day) => `Until ${day}.${hidden > 0 ? ` ${m(hidden)} more behind the numbers.` : ''}`,
  day: 'Date',
  what: 'What',
  amount: (currency) => `${currency} a year`,
  notices: (count) => d(count, 'notice deadline', 'notice deadlines'),
  nothingAhead: (days) => `No deadlines in the next ${days} days.`,

  details: 'Behind the numbers',
  lights: 'The subprojects',
  subproject: 'Subproject',
  areas: 'Service areas',
  noSubproject: 'Without subproject',
  light: 'Light',
  reason: 'Reason',
  reasons: {
    day_one: (count) => `${m(count)} day-one critical not on track`,
    overdue: (count) => `${m(count)} overdue`,
    behind: (count) => `${m(count)} behind plan`,
    blocked: (count) => `${m(count)} blocked`,
    no_date: (count) => `${m(count)} decided without a date`,
  },
  onTrack: 'None overdue, behind plan, blocked or without date',
  noLights: 'No systems to give a light.',

  milestones: 'Milestones',
  milestonesNote:
    'The baseline is the date that the milestone was first entered with, the forecast its date now.',
  milestone: 'Milestone',
  baseline: 'Baseline',
  milestoneForecast: 'Forecast',
  days: 'Days',
  noMilestones: 'No milestones are registered.',

  attention: 'Most urgent',
  attentionNote: (hidden) =>
    `Day-one critical first, then blocked.${hidden > 0 ? ` ${m(hidden)} more in Systems.` : ''}`,
  system: 'System',
  municipality: 'Municipality',
  planned: 'Planned',
  overBy: 'Days over',
  hindrance: 'Obstacle',
  firstOf: ([first = '', ...others]) => (others.length > 0 ? `${first} ${m(others.length)} more.` : first),
  noAttention: 'No systems are overdue or blocked.',

  money: 'Double running and money',
  double: 'Double running',
  doubleFact: (amount, count) => `${amount} a month, ${theSystems(count)}`,
  running: 'Running contracts',
  contractFact: (amount, count) => `${amount} a year, ${d(count, 'contract', 'contracts')}`,
  soon: (days) => `Deadlines within ${days} days`,
  missed: 'Deadlines that have passed',
  decisionCost: 'The decisions we ask for',
  doubleNote: (hidden) =>
    `The users have moved, the system is still paid for.${hidden > 0 ? ` ${theSystems(hidden)} more.` : ''}`,
  perMonth: (currency) => `${currency} a month`,
  goesTo: 'Goes to',
  noDouble: 'No double running.',

  soonNone: (days) => `No deadlines fall within ${days} days.`,
  covers: 'Systems',

  overrides: 'Overrides that count',
  noOverrides: 'No overrides count.',

  reconciliation: 'The numbers agree',
  reconciliationOff: 'The numbers do not agree',
  reconciliationNote: 'Every system is counted once in each table. Four ways must give the same sum.',
  inRegister: 'in the register',
  sigma: {
    status: 'Σ status',
    municipality: 'Σ municipality',
    area: 'Σ service area',
    disposition: 'Σ disposition',
  },
  noDeviation: 'No deviation',
  deviation: (count, total) => `Deviation: ${m(count)} of ${m(total)}`,
  alike: (ready, overdue) => `${m(ready)} ready and ${m(overdue)} overdue in all four`,
  deviations: 'The deviations',
  deviates: (part, count, total) => `${part}: ${m(count)} of ${m(total)}`,
  uncounted: (numbers, hidden) =>
    `Not counted: ${numbers.join(', ')}${hidden > 0 ? ` and ${m(hidden)} more` : ''}`,
  parts: { total: 'Count', ready: 'Ready', overdue: 'Overdue' },
  status: 'Status',
  formerMunicipality: 'Former municipality',
  area: 'Service area',
  noArea: 'Without service area',
  disposition: 'Disposition',

  voided: 'Removed from the register',
  voidedNote: 'Not in the numbers above.',
  systemNumber: 'No.',
  voidReason: 'Reason',
  voidedOn: 'Removed',
  noVoided: 'No systems were removed.',

  change: (id) => `Since ${id}`,
  changed: 'Change',
  measures: {
    ready: 'Ready',
    planned: 'Ready according to plan',
    behind: 'Behind plan',
    overdue: 'Overdue',
    blocked: 'Blocked',
    noDate: 'Without date',
    dayOneOff: 'Day one, not on track',
    undecided: 'Not decided',
    forecast: 'Forecast at the merger',
    total: 'In the register',
  },
  noSince: 'No earlier report to measure by.',

  rules: 'How it is computed',
}

/** What the status report says. */
export const statusWords: Record<Language, typeof nb> = { nb, en }
