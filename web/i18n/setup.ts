import type { Widened } from './texts.js'

const nb = {
  title: 'Oppsett',
  programme: 'Programmet',
  municipalities: 'Kommuner',
  serviceAreas: 'Tjenesteområder',
  codes: 'Kodelister',
  add: 'Legg til',
  none: 'Ingenting her ennå.',
}

const en: Widened<typeof nb> = {
  title: 'Setup',
  programme: 'The programme',
  municipalities: 'Municipalities',
  serviceAreas: 'Service areas',
  codes: 'Code lists',
  add: 'Add',
  none: 'Nothing here yet.',
}

/** The texts of the page of the programme and its lists. */
export const setupTexts = { nb: { setup: nb }, en: { setup: en } }
