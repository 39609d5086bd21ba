import type { Widened } from './texts.js'

const nb = {
  title: 'Oppsett',
  programme: 'Programmet',
  mergerDate: 'Sammenslåingsdato',
  newNumber: 'Nytt kommunenummer',
  newName: 'Ny kommune',
  municipalities: 'Kommuner',
  serviceAreas: 'Tjenesteområder',
  codes: 'Kodelister',
  milestones: 'Milepæler',
  add: 'Legg til',
  kind: 'Type',
  kinds: { former: 'Tidligere kommune', new: 'Ny kommune', shared: 'Felles' },
  nameNb: 'Navn (bokmål)',
  nameEn: 'Navn (engelsk)',
  subproject: 'Delprosjekt',
  active: 'I bruk',
  source: 'Kilde',
  precision: 'Nøyaktighet',
  precisions: { day: 'Dag', month: 'Måned' },
  none: 'Ingenting her ennå.',
}

const en: Widened<typeof nb> = {
  title: 'Setup',
  programme: 'The programme',
  mergerDate: 'Merger date',
  newNumber: 'New municipality number',
  newName: 'New municipality',
  municipalities: 'Municipalities',
  serviceAreas: 'Service areas',
  codes: 'Code lists',
  milestones: 'Milestones',
  add: 'Add',
  kind: 'Kind',
  kinds: { former: 'Former municipality', new: 'New municipality', shared: 'Shared' },
  nameNb: 'Name (Norwegian)',
  nameEn: 'Name (English)',
  subproject: 'Subproject',
  active: 'In use',
  source: 'Source',
  precision: 'Precision',
  precisions: { day: 'Day', month: 'Month' },
  none: 'Nothing here yet.',
}

/** The texts of the page of the programme and its lists. */
export const setupTexts = { nb: { setup: nb }, en: { setup: en } }
