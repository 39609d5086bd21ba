import type { Widened } from './texts.js'

const nb = {
  open: (list: string) => `Eksporter ${list.toLowerCase()}`,
  shown: 'Kolonnene som vises',
  all: 'Alle felt',
  shownAs: (name: string) => `Kolonnene som vises, som ${name}`,
  allAs: (name: string) => `Alle felt, som ${name}`,
  copy: 'Kopier som tabell',
  csvFile: 'CSV med følgefil (ZIP)',
  csvComma: 'CSV med komma (RFC 4180)',
  making: (name: string) =>
    `Filen lages og lastes ned: ${name}. Alt som filtrene treffer er med; en lang liste kan ta litt tid.`,
}

const en: Widened<typeof nb> = {
  open: (list) => `Export ${list.toLowerCase()}`,
  shown: 'The columns shown',
  all: 'All fields',
  shownAs: (name) => `The columns shown, as ${name}`,
  allAs: (name) => `All fields, as ${name}`,
  copy: 'Copy as a table',
  csvFile: 'CSV with a file beside it (ZIP)',
  csvComma: 'CSV with commas (RFC 4180)',
  making: (name) =>
    `The file is being made and downloaded: ${name}. All that the filters match is in it; a long list may take a while.`,
}

/** The texts of the exports of lists. */
export const exportTexts = { nb: { exports: nb }, en: { exports: en } }
