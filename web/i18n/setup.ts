import type { Widened } from './texts.js'

const nb = {
  title: 'Oppsett',
  programme: 'Programmet',
  municipalities: 'Kommuner',
  serviceAreas: 'Tjenesteområder',
  codes: 'Kodelister',
  add: 'Legg til',
  remove: 'Fjern …',
  none: 'Ingenting her ennå.',
  postpone: 'Flytt sammenslåingen',
  postponeIntro: (date: string) =>
    `Sammenslåingen er ${date}. Velg en ny dag, så vises alt som henger på den gamle. Det som er gjort, flyttes ikke.`,
  noMergerDate: 'Programmet har ingen sammenslåingsdato. Sett den i oppsettet.',
  newMergerDate: 'Ny sammenslåingsdato',
  nothingHangs: 'Ingenting annet henger på den gamle dagen.',
  follows: 'Følger sammenslåingsdatoen',
  mayFollow: 'Kan flyttes med: planer og tekster',
  allOf: (count: number) => `Alle ${count}`,
  move: (count: string) => (count === '0' ? 'Flytt sammenslåingen' : `Flytt sammenslåingen og ${count} til`),
  postponed: (date: string) => `Sammenslåingen er flyttet til ${date}.`,
}

const en: Widened<typeof nb> = {
  title: 'Setup',
  programme: 'The programme',
  municipalities: 'Municipalities',
  serviceAreas: 'Service areas',
  codes: 'Code lists',
  add: 'Add',
  remove: 'Remove …',
  none: 'Nothing here yet.',
  postpone: 'Move the merger',
  postponeIntro: (date) =>
    `The merger is on ${date}. Choose another day, and all that hangs on the old one is shown. What is done is not moved.`,
  noMergerDate: 'The programme has no merger date. Set it in the setup.',
  newMergerDate: 'New merger date',
  nothingHangs: 'Nothing else hangs on the old day.',
  follows: 'Follows the merger date',
  mayFollow: 'May move along: plans and texts',
  allOf: (count) => `All ${count}`,
  move: (count) => (count === '0' ? 'Move the merger' : `Move the merger and ${count} more`),
  postponed: (date) => `The merger is moved to ${date}.`,
}

/** The texts of the page of the programme and its lists. */
export const setupTexts = { nb: { setup: nb }, en: { setup: en } }
