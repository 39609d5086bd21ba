import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  check: 'Kontroller loggen',
  title: 'Kontroll av loggen',
  waiting: 'Kontrollen venter på tur.',
  checking: 'Kontrollerer hele loggen',
  progress: (done: string, total: string) => `${done} av ${counted(total, 'rad', 'rader')}`,
  percent: (percent: number) => `Kontrollerer hele loggen: ${percent} %`,
  cancelled: 'Kontrollen ble avbrutt, så ingenting er sagt om loggen.',
  empty: 'Loggen er tom.',
  whole: (last: string, hash: string) => `Loggen er hel: #1 til ${last}, siste hash ${hash}.`,
  holds: (last: string) => `Loggen holder til og med ${last}.`,
  holdsNone: 'Loggen holder ikke fra første rad.',
  tablesHold: (tables: string) => `Alle ${counted(tables, 'tabell', 'tabeller')} er som loggen sier.`,
  broken: (count: string) => `${counted(count, 'rad', 'rader')} i loggen stemmer ikke.`,
  differing: (count: string) => `Tabellene er ikke som loggen sier, på ${counted(count, 'sted', 'steder')}.`,
  securityBroken: 'Sikkerhetsloggen holder ikke.',
  checked: (at: string, seconds: string, log: string, rows: string, tables: string) =>
    `Kontrollert ${at} på ${counted(seconds, 'sekund', 'sekunder')}: ${counted(log, 'rad', 'rader')} i loggen, og ${counted(rows, 'rad', 'rader')} i ${counted(tables, 'tabell', 'tabeller')} sammenlignet med dem.`,
  ended: (at: string, before: string) => `Siste rad ble skrevet ${at}, ${before} kontrollen.`,
  before: {
    minutes: (count: string) => `${counted(count, 'minutt', 'minutter')} før`,
    hours: (count: string) => `${counted(count, 'time', 'timer')} før`,
    days: (count: string) => `${counted(count, 'dag', 'dager')} før`,
  },
  hash: (row: string) => `Hash for ${row}`,
  hashUse:
    'Skriv den ned et annet sted. Senere viser «harmoni verify --head» med den at ingenting til og med denne raden er endret eller klippet bort.',
  breaks: 'Rader som ikke stemmer',
  differences: 'Steder som ikke er som loggen sier',
  row: (row: string) => `rad ${row}`,
  untold: 'hvor, vises bare for dem som kan lese tilganger',
  rowsOf: 'Vis radene i loggen',
  more: (count: string) => `… og ${count} til.`,
  security: (rows: string, last: string) =>
    `Sikkerhetsloggen er hel: ${counted(rows, 'rad', 'rader')}, siste er #${last}. Hash:`,
  securityFrom: (row: string) => `Sikkerhetsloggen holder ikke fra #${row}.`,
  securityEnd: (row: string) =>
    `Sikkerhetsloggen holder ikke: det som er skrevet om at den ble avsluttet til og med #${row}, stemmer ikke.`,
  wrong:
    'Ta vare på databasen som den er, si fra til den som drifter Harmoni, og sammenlign med en sikkerhetskopi.',
}

const en: Widened<typeof nb> = {
  check: 'Check the log',
  title: 'Check of the log',
  waiting: 'The check waits for its turn.',
  checking: 'Checking the whole log',
  progress: (done, total) => `${done} of ${counted(total, 'row', 'rows')}`,
  percent: (percent) => `Checking the whole log: ${percent} %`,
  cancelled: 'The check was cancelled, so nothing is said of the log.',
  empty: 'The log is empty.',
  whole: (last, hash) => `The log is whole: #1 to ${last}, last hash ${hash}.`,
  holds: (last) => `The log holds through ${last}.`,
  holdsNone: 'The log does not hold from its first row.',
  tablesHold: (tables) =>
    `All ${counted(tables, 'table', 'tables')} ${nounOf(tables, 'is', 'are')} as the log says.`,
  broken: (count) => `${counted(count, 'row', 'rows')} of the log ${nounOf(count, 'does', 'do')} not hold.`,
  differing: (count) => `The tables are not as the log says, at ${counted(count, 'place', 'places')}.`,
  securityBroken: 'The security log does not hold.',
  checked: (at, seconds, log, rows, tables) =>
    `Checked ${at} in ${counted(seconds, 'second', 'seconds')}: ${counted(log, 'row', 'rows')} of the log, and ${counted(rows, 'row', 'rows')} of ${counted(tables, 'table', 'tables')} compared with them.`,
  ended: (at, before) => `The last row was written ${at}, ${before} the check.`,
  before: {
    minutes: (count) => `${counted(count, 'minute', 'minutes')} before`,
    hours: (count) => `${counted(count, 'hour', 'hours')} before`,
    days: (count) => `${counted(count, 'day', 'days')} before`,
  },
  hash: (row) => `Hash of ${row}`,
  hashUse:
    'Write it down elsewhere. Later “harmoni verify --head” shows by it that nothing through this row was changed or cut off.',
  breaks: 'Rows that do not hold',
  differences: 'Places that are not as the log says',
  row: (row) => `row ${row}`,
  untold: 'where, is shown only to those who may read who has access',
  rowsOf: 'Show the rows of the log',
  more: (count) => `… and ${count} more.`,
  security: (rows, last) =>
    `The security log is whole: ${counted(rows, 'row', 'rows')}, the last is #${last}. Hash:`,
  securityFrom: (row) => `The security log does not hold from #${row}.`,
  securityEnd: (row) =>
    `The security log does not hold: what is written of its end through #${row} is not right.`,
  wrong: 'Keep the database as it is, tell whoever runs Harmoni, and compare with a backup.',
}

/** The texts of checking the change log. */
export const verificationTexts = { nb: { verification: nb }, en: { verification: en } }
