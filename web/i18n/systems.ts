import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Systemer',
  search: 'Søk i navn, nummer, leverandør',
  searchHint: 'Navn, nummer, leverandør',
  filters: 'Filtre',
  filtersCount: (count: number) => (count > 0 ? `Filtre (${count})` : 'Filtre'),
  selected: (count: number) => `${count} valgt`,
  showFewer: 'Vis færre',
  remove: (label: string) => `Fjern filteret ${label}`,
  sortBy: (column: string) => `Sorter etter ${column}`,
  sort: 'Sortering',
  none: 'Ingen systemer passer filtrene.',
  noneHint: (filter: string, count: number) => `Uten «${filter}» blir det ${count}.`,
  empty: (day?: string) => (day ? `Registeret var tomt ${day}.` : 'Registeret er tomt.'),
  searchFor: 'Søk',
  withoutValue: 'Uten verdi',
  retained: 'Videreføres for alle',
  mapThese: 'Koble dem i Kartlegging',
  loaded: (count: number, total: number) => `${count} av ${counted(total, 'system', 'systemer')} vises`,
}

const en: Widened<typeof nb> = {
  title: 'Systems',
  search: 'Search name, number, vendor',
  searchHint: 'Name, number, vendor',
  filters: 'Filters',
  filtersCount: (count) => (count > 0 ? `Filters (${count})` : 'Filters'),
  selected: (count) => `${count} chosen`,
  showFewer: 'Show fewer',
  remove: (label) => `Remove the filter ${label}`,
  sortBy: (column) => `Sort by ${column}`,
  sort: 'Order',
  none: 'No systems match the filters.',
  noneHint: (filter, count) => `Without “${filter}” there ${nounOf(count, 'is', 'are')} ${count}.`,
  empty: (day) => (day ? `The register was empty on ${day}.` : 'The register is empty.'),
  searchFor: 'Search',
  withoutValue: 'Without value',
  retained: 'Carried on for all',
  mapThese: 'Map them in Mapping',
  loaded: (count, total) => `${count} of ${counted(total, 'system', 'systems')} shown`,
}

/** The texts of the list of systems and its filters. */
export const systemListTexts = { nb: { systems: nb }, en: { systems: en } }
