import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Erstatninger',
  seriesBreaks: 'Periodeskille i arkivet',
  removeSeriesBreak: 'Fjern periodeskillet',
  intro: 'Det som tar over: felles løsninger, nasjonale tjenester og systemer som videreføres for flere.',
  shared: 'Felles løsninger og nasjonale tjenester',
  continued: 'Systemer som videreføres',
  state: 'Status',
  takesOver: 'Erstatter',
  ready: 'Klare',
  newReplacement: 'Ny erstatning',
  none: (day?: string) =>
    day ? `Ingen erstatninger var registrert ${day}.` : 'Ingen erstatninger er registrert.',
  noneText: 'Legg til den første felles løsningen, så kan systemer kobles til den.',
  noSystems: 'Ingen systemer er koblet til denne erstatningen.',
  continues: 'Viderefører',
  dutiesOnSystem: 'Databehandleravtale, risikovurdering og DPIA føres på systemet.',
  facts: 'Fakta',
  inUseSince: (date: string) => `I bruk siden ${date}`,
  plannedFor: (date: string) => `Planlagt ${date}`,
  replacedByThis: (count: number) => `Erstatter ${counted(count, 'system', 'systemer')}`,
  direction: (replacement: string, system: string) =>
    `${replacement} erstatter systemene i listen; ${system} erstattes av ${replacement}.`,
  editTitle: 'Endre erstatningen',
  createTitle: 'Ny erstatning',
  create: 'Opprett',
}

const en: Widened<typeof nb> = {
  title: 'Replacements',
  seriesBreaks: 'Breaks of archive series',
  removeSeriesBreak: 'Remove the break of series',
  intro: 'What takes over: shared solutions, national services and systems that are carried on for several.',
  shared: 'Shared solutions and national services',
  continued: 'Systems carried on',
  state: 'Status',
  takesOver: 'Replaces',
  ready: 'Ready',
  newReplacement: 'New replacement',
  none: (day) => (day ? `No replacements were registered on ${day}.` : 'No replacements are registered.'),
  noneText: 'Add the first shared solution, and systems can be mapped to it.',
  noSystems: 'No systems are mapped to this replacement.',
  continues: 'Continues',
  dutiesOnSystem: 'Its DPA, risk assessment and DPIA are kept on that system.',
  facts: 'Facts',
  inUseSince: (date) => `In use since ${date}`,
  plannedFor: (date) => `Planned ${date}`,
  replacedByThis: (count) => `Replaces ${counted(count, 'system', 'systems')}`,
  direction: (replacement, system) =>
    `${replacement} replaces the systems in the list; ${system} is replaced by ${replacement}.`,
  editTitle: 'Edit the replacement',
  createTitle: 'New replacement',
  create: 'Create',
}

/** The texts of the replacements' pages. */
export const replacementTexts = { nb: { replacements: nb }, en: { replacements: en } }
