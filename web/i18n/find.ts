import { nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Finn alt',
  hint: 'System, erstatning, leverandør eller side',
  page: 'Side',
  all: (count: number) => nounOf(count, 'Systemet som passer', `Alle ${count} systemer som passer`),
  count: (count: number) => (count === 0 ? 'Ingen treff. Prøv færre eller andre ord.' : `${count} treff`),
}

const en: Widened<typeof nb> = {
  title: 'Find all',
  hint: 'System, replacement, vendor or page',
  page: 'Page',
  all: (count) => nounOf(count, 'The system that matches', `All ${count} systems that match`),
  count: (count) => (count === 0 ? 'Nothing found. Try fewer or other words.' : `${count} found`),
}

/** The texts of the dialog that finds everything. */
export const findTexts = { nb: { find: nb }, en: { find: en } }
