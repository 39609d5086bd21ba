import type { ContractSection } from '../../schema/rules/contractSections.js'
import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Oversikt',
  headline: (ready: string, total: string) =>
    [ready, ' av ', total, ` ${nounOf(total, 'system er klart', 'systemer er klare')}.`] as const,
  plan: (count: string, day?: string) => ['Planen sier ', count, day ? ` til ${day}.` : ' i dag.'] as const,
  forecast: (count: string, date: string, difference: number, day?: string) =>
    [
      day ? `I tempoet ${day} blir ` : 'I dagens tempo blir ',
      count,
      ` ${nounOf(count, 'klart', 'klare')} til ${date}${difference > 0 ? `, ${difference} færre enn planlagt` : ''}.`,
    ] as const,
  daysLeft: 'Dager igjen',
  deadlines: 'Frister innen 60 dager',
  overdue: 'Over dato',
  blocked: 'Blokkert',
  noDate: 'Uten dato',
  behind: 'Bak planen',
  ahead: (count: number) =>
    `${counted(count, 'system', 'systemer')} er ${nounOf(count, 'klart', 'klare')} før planlagt dato.`,
  progress: 'Fremdrift',
  progressUnit: 'Antall klare systemer',
  asTable: 'Vis som tabell',
  asChart: 'Vis som graf',
  actual: 'Faktisk',
  planned: 'Plan',
  forecastLabel: 'Prognose',
  today: 'I dag',
  pace: (pace: string, day?: string) =>
    `Prognose: tempoet de siste åtte ukene${day ? ` til ${day}` : ''} (${pace} per uke) fortsetter. «Klar» betyr at systemet er omlagt eller videreført, ikke at alt arbeid er ferdig.`,
  perReplacement: 'Per erstatning',
  perMunicipality: 'Per tidligere kommune',
  perArea: 'Tjenesteområder lengst bak',
  ready: 'Klare',
  splitOnce: 'Et system som deles på flere, telles én gang her.',
  consolidatedNote: 'Til et system som videreføres',
  inUseSince: (date: string) => `I bruk siden ${date}`,
  coming: (date: string) => `Kommer ${date}`,
  attention: 'Krever oppmerksomhet',
  allSystems: (count: number) => counted(count, 'system', 'systemer'),
  allDeadlines: (count: number) => counted(count, 'oppsigelsesfrist', 'oppsigelsesfrister'),
  attentionNone:
    'Ingen systemer er over dato eller blokkert, og ingen oppsigelsesfrist går ut innen 60 dager.',
  noticeDeadline: 'Oppsigelsesfrist',
  toDo: (section: ContractSection, cost: string | null) => {
    const act =
      section === 'clarify'
        ? 'Avklar hvilke systemer den dekker'
        : section === 'decide'
          ? 'Bestem dere'
          : 'Si opp'
    return `${act}, ellers fornyes den${cost === null ? '' : ` for ${cost}`}`
  },
  recent: (day?: string) => (day ? `Siste sju dager til ${day}` : 'Siste sju dager'),
  recentNone: 'Ingen statusendringer eller utsettelser på sju dager.',
  postponed: (_count: number) => 'fikk utsatt dato',
  onAverage: (days: number) => `i snitt ${counted(days, 'dag', 'dager')}:`,
  back: (_count: number) => 'steg tilbake',
  cameBlocked: (_count: number) => 'ble blokkert',
  cameFree: (_count: number) => 'ikke lenger blokkert',
  log: 'Endringslogg',
  andMore: (count: number) => `og ${count} til`,
  notMoved: 'Omlegging er ikke registrert',
  myDay: 'Hva venter på deg?',
  milestones: 'Milepæler',
  milestonesNone: 'Ingen milepæler. De legges til i Plan, under Bølger og milepæler.',
  emptyTitle: (day?: string) => (day ? `Registeret var tomt ${day}` : 'Registeret er tomt'),
  emptyText:
    'Registeret settes opp av en administrator. Når det første systemet er registrert, viser oversikten hvor langt arbeidet er kommet.',
  noPlan: 'Ingen system har plandato ennå.',
  deciding: 'Sett plandato på systemene, så vises planen her.',
}

const en: Widened<typeof nb> = {
  title: 'Overview',
  headline: (ready, total) => [ready, ' of ', total, ` ${nounOf(total, 'system is', 'systems are')} ready.`],
  plan: (count, day) => ['The plan says ', count, day ? ` by ${day}.` : ' today.'],
  forecast: (count, date, difference, day) => [
    day ? `At the pace of ${day} ` : 'At today’s pace ',
    count,
    ` will be ready by ${date}${difference > 0 ? `, ${difference} fewer than planned` : ''}.`,
  ],
  daysLeft: 'Days left',
  deadlines: 'Deadlines within 60 days',
  overdue: 'Overdue',
  blocked: 'Blocked',
  noDate: 'Without date',
  behind: 'Behind plan',
  ahead: (count) => `${counted(count, 'system is', 'systems are')} ready ahead of plan.`,
  progress: 'Progress',
  progressUnit: 'Systems that are ready',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  actual: 'Actual',
  planned: 'Plan',
  forecastLabel: 'Forecast',
  today: 'Today',
  pace: (pace, day) =>
    `Forecast: the pace of the last eight weeks${day ? ` until ${day}` : ''} (${pace} a week) goes on. “Ready” means that the system is cut over or carried on, not that all work is done.`,
  perReplacement: 'By replacement',
  perMunicipality: 'By former municipality',
  perArea: 'Service areas furthest behind',
  ready: 'Ready',
  splitOnce: 'A system that is split over several counts once here.',
  consolidatedNote: 'Into a system that is carried on',
  inUseSince: (date) => `In use since ${date}`,
  coming: (date) => `Coming ${date}`,
  attention: 'Needs attention',
  allSystems: (count) => counted(count, 'system', 'systems'),
  allDeadlines: (count) => counted(count, 'notice deadline', 'notice deadlines'),
  attentionNone: 'No systems are overdue or blocked, and no notice deadline falls within 60 days.',
  noticeDeadline: 'Notice deadline',
  toDo: (section, cost) => {
    const act =
      section === 'clarify'
        ? 'Find out which systems it covers'
        : section === 'decide'
          ? 'Decide'
          : 'Give notice'
    return `${act}, or it renews itself${cost === null ? '' : ` for ${cost}`}`
  },
  recent: (day) => (day ? `Last seven days until ${day}` : 'Last seven days'),
  recentNone: 'No status changes or postponements in seven days.',
  postponed: (count) => nounOf(count, 'was postponed', 'were postponed'),
  onAverage: (days) => `by ${counted(days, 'day', 'days')} on average:`,
  back: (count) => nounOf(count, 'step back', 'steps back'),
  cameBlocked: () => 'came to be blocked',
  cameFree: () => 'no longer blocked',
  log: 'Change log',
  andMore: (count: number) => `and ${count} more`,
  notMoved: 'The move is not registered',
  myDay: 'What waits for you?',
  milestones: 'Milestones',
  milestonesNone: 'No milestones. They are added in Plan, under Waves and milestones.',
  emptyTitle: (day) => (day ? `The register was empty on ${day}` : 'The register is empty'),
  emptyText:
    'The register is set up by an administrator. Once the first system is registered, the overview shows how far the work has come.',
  noPlan: 'No system has a planned date yet.',
  deciding: 'Set planned dates on the systems, and the plan shows here.',
}

/** The texts of the overview. */
export const overviewTexts = { nb: { overview: nb }, en: { overview: en } }
