import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Rapporter',
  made: (count: number) =>
    count === 0
      ? 'Ingen rapporter er laget.'
      : counted(count, 'rapport er laget: ', 'rapporter er laget. Den siste er '),
  asOfDay: (day: string) => `, per ${day}.`,
  promise:
    'Samme valg gir samme fil, byte for byte. En rapport kan derfor alltid lages på nytt og kontrolleres.',
  choices: 'Valg',
  asOf: 'Per dato',
  asOfFuture: 'Datoen er fram i tid. Velg i dag eller tidligere.',
  language: 'Språk',
  bokmål: 'Bokmål',
  english: 'English',
  municipality: 'Kommune',
  area: 'Tjenesteområde',
  subproject: 'Delprosjekt',
  from: 'Endringer fra',
  to: 'Endringer til og med',
  hit: (systems: string) => counted(systems, 'system', 'systemer'),
  at: (sequence: string) => `Endring #${sequence}`,
  report: 'Rapport',
  answers: 'Svarer på',
  lastMade: 'Sist laget',
  makeNow: 'Lag nå',
  never: 'Ikke laget',
  make: (report: string, format: string) => `Lag «${report}» som ${format}`,
  formats:
    'PDF er til møtet, XLSX til å regne videre. Begge har rapportnummer, dato, endringsnummer og hash på hver side eller eget ark.',
  mayNot: 'Du kan lese rapportene som er laget. Å lage nye kan alle som har en rolle her.',
  step: (done: number, total: number) => (total > 0 ? `Steg ${done + 1} av ${total}` : 'Venter på tur'),
  cancel: 'Avbryt',
  cancelled: (report: string) => `${report} ble avbrutt.`,
  ready: (id: string, report: string) => `${id} ${report} er laget.`,
  hide: 'Skjul',
  earlier: 'Laget tidligere',
  per: (day: string) => `per ${day}`,
  download: 'Last ned',
  downloadOf: (id: string) => `Last ned ${id}`,
  remake: 'Lag på nytt',
  remakeOf: (id: string) => `Lag ${id} på nytt og sammenlign`,
  remaking: (id: string) => `Lager ${id} på nytt …`,
  sameBytes: 'Samme bytes',
  otherBytes: (kept: number, now: number) =>
    kept === now ? 'Ulike bytes.' : `Ulike bytes: laget med mal ${kept}, nå mal ${now}.`,
  compare: (count: number) => `Sammenlign (${counted(count, 'forskjell', 'forskjeller')})`,
  onlyLayout: 'Innholdet er det samme; bare utformingen er en annen.',
  where: 'Hvor',
  keptSays: 'Den lagrede sier',
  madeSays: 'Den nye sier',
  none: 'Ingen rapporter er laget.',
  noneText: 'Velg en rapport i listen. Den får et nummer og blir stående her.',
  lists: 'Lister',
  listsText:
    'Alt som står i registeret, som det er, til å regne videre med. Filene sier hvem som tok dem ut, og når.',
  everything: 'Alt i én fil',
  everythingAs: (format: string) => `Alt i registeret som ${format}`,
}

const en: Widened<typeof nb> = {
  title: 'Reports',
  made: (count) =>
    count === 0
      ? 'No reports have been made.'
      : counted(count, 'report made: ', 'reports made. The latest is '),
  asOfDay: (day) => `, as of ${day}.`,
  promise:
    'The same choices give the same file, byte for byte. So a report can always be made anew and checked.',
  choices: 'Choices',
  asOf: 'As of',
  asOfFuture: 'The date is yet to come. Choose today or earlier.',
  language: 'Language',
  bokmål: 'Bokmål',
  english: 'English',
  municipality: 'Municipality',
  area: 'Service area',
  subproject: 'Subproject',
  from: 'Changes from',
  to: 'Changes until',
  hit: (systems) => counted(systems, 'system', 'systems'),
  at: (sequence) => `Change #${sequence}`,
  report: 'Report',
  answers: 'Answers',
  lastMade: 'Last made',
  makeNow: 'Make now',
  never: 'Not made',
  make: (report, format) => `Make “${report}” as ${format}`,
  formats:
    'PDF is for the meeting, XLSX for reckoning further. Both have number, date, number of the change and hash on each page or on a sheet of its own.',
  mayNot: 'You can read the reports that were made. Making new ones takes a role here.',
  step: (done, total) => (total > 0 ? `Step ${done + 1} of ${total}` : 'Waiting for its turn'),
  cancel: 'Cancel',
  cancelled: (report) => `${report} was cancelled.`,
  ready: (id, report) => `${id} ${report} is made.`,
  hide: 'Hide',
  earlier: 'Made earlier',
  per: (day) => `as of ${day}`,
  download: 'Download',
  downloadOf: (id) => `Download ${id}`,
  remake: 'Make anew',
  remakeOf: (id) => `Make ${id} anew and compare`,
  remaking: (id) => `Making ${id} anew …`,
  sameBytes: 'Same bytes',
  otherBytes: (kept, now) =>
    kept === now ? 'Other bytes.' : `Other bytes: made with template ${kept}, now template ${now}.`,
  compare: (count) => `Compare (${counted(count, 'difference', 'differences')})`,
  onlyLayout: 'What it says is the same; only its form is another.',
  where: 'Where',
  keptSays: 'The kept one says',
  madeSays: 'The new one says',
  none: 'No reports have been made.',
  noneText: 'Choose a report in the list. It gets a number and stays here.',
  lists: 'Lists',
  listsText:
    'All that stands in the register, as it is, to reckon with. The files say who took them out, and when.',
  everything: 'Everything in one file',
  everythingAs: (format) => `The whole register as ${format}`,
}

/** The texts of reports and of the lists beside them. */
export const reportTexts = { nb: { reports: nb }, en: { reports: en } }
