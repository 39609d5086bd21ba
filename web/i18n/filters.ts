import type { Widened } from './texts.js'

const nb = {
  filters: 'Filtre',
  filtersCount: (count: number) => (count > 0 ? `Filtre (${count})` : 'Filtre'),
  selected: (count: number) => `${count} valgt`,
  showFewer: 'Vis færre',
  other: (label: string) => `${label}: som filtrert`,
  remove: (label: string) => `Fjern filteret ${label}`,
  searchFor: 'Søk',
  not: (name: string) => `${name} ikke`,
  turnRound: 'Alle unntatt de valgte',
  hide: 'Skjul filtrene',
  show: (count: number) => (count > 0 ? `Vis filtrene (${count})` : 'Vis filtrene'),
}

const en: Widened<typeof nb> = {
  filters: 'Filters',
  filtersCount: (count) => (count > 0 ? `Filters (${count})` : 'Filters'),
  selected: (count) => `${count} chosen`,
  showFewer: 'Show fewer',
  other: (label) => `${label}: as filtered`,
  remove: (label) => `Remove the filter ${label}`,
  searchFor: 'Search',
  not: (name) => `${name} not`,
  turnRound: 'All but the chosen',
  hide: 'Hide the filters',
  show: (count) => (count > 0 ? `Show the filters (${count})` : 'Show the filters'),
}

/** The texts of lists that are filtered by what is counted beside them. */
export const filterTexts = { nb: { filters: nb }, en: { filters: en } }
