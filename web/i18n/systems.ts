import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Systemer',
  search: 'Søk i navn, nummer, leverandør',
  searchHint: 'Navn, nummer, leverandør',
  sort: 'Sortering',
  none: 'Ingen systemer passer filtrene.',
  noneHint: (filter: string, count: number) => `Uten «${filter}» blir det ${count}.`,
  empty: (day?: string) => (day ? `Registeret var tomt ${day}.` : 'Registeret er tomt.'),
  withoutValue: 'Uten verdi',
  retained: 'Videreføres for alle',
  mapThese: 'Koble dem i Kartlegging',
  inPlan: 'Vis i plan',
  inLandscape: 'Vis i landskap',
  inMatrix: 'Vis i matrise',
  loaded: (count: number, total: number) => `${count} av ${counted(total, 'system', 'systemer')} vises`,
}

const en: Widened<typeof nb> = {
  title: 'Systems',
  search: 'Search name, number, vendor',
  searchHint: 'Name, number, vendor',
  sort: 'Order',
  none: 'No systems match the filters.',
  noneHint: (filter, count) => `Without “${filter}” there ${nounOf(count, 'is', 'are')} ${count}.`,
  empty: (day) => (day ? `The register was empty on ${day}.` : 'The register is empty.'),
  withoutValue: 'Without value',
  retained: 'Carried on for all',
  mapThese: 'Map them in Mapping',
  inPlan: 'Show in the plan',
  inLandscape: 'Show in the landscape',
  inMatrix: 'Show in the matrix',
  loaded: (count, total) => `${count} of ${counted(total, 'system', 'systems')} shown`,
}

/** The texts of the list of systems and its filters. */
export const systemListTexts = { nb: { systems: nb }, en: { systems: en } }
