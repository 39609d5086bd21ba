import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Endringslogg',
  all: (count: string) => counted(count, 'endring', 'endringer'),
  since: (date: string) => `siden ${date}. Alt som er lagret, står her, og ingenting kan slettes.`,
  emptyLog: 'Ingenting er lagret ennå.',
  facets: { entity: 'Hva', field: 'Felt', actor: 'Hvem', way: 'Måte' },
  chooseField: (count: string) => `Velg blant ${counted(count, 'felt', 'felt')}`,
  search: 'Søk i systemer, ord og endringsnumre',
  searchHint: 'System, ord eller nummer',
  action: 'Handling',
  row: 'Rad',
  request: 'Lagring',
  from: 'Fra dato',
  to: 'Til dato',
  none: 'Ingen endringer passer filtrene.',
  without: (filter: string, count: string) => `Uten «${filter}» blir det ${count}.`,
  count: (count: string, saves: number, savesShown: string) =>
    `${nounOf(count, 'endring', 'endringer')} i ${savesShown} ${nounOf(saves, 'lagring', 'lagringer')}`,
  several: (count: number) =>
    `Flere systemer passer (${count}). Velg ett av dem i listen, eller skriv nummeret.`,
  open: (number: string) => `Åpne ${number}`,
  hash: 'Hash',
  more: (count: number) => `og ${count} til i samme lagring`,
  import: 'Import',
  importOf: (rows: string, made: string, changed: string, refused: string) =>
    `${counted(rows, 'rad', 'rader')} · ${made} nye, ${changed} endret · ${refused} feil`,
  showRows: (count: string) => (count === '1' ? 'Vis raden' : `Vis de ${count} radene`),
  showImport: 'Vis importen',
  undoImport: 'Angre importen …',
  undone: 'Importen er angret.',
  undoes: 'Angret',
  whatUndone: 'det som ble lagret her',
  inRows: (count: string) => `i ${counted(count, 'rad', 'rader')}`,
  madeWith: (count: string) => `Vis ${counted(count, 'felt', 'felt')} som ble fylt ut`,
  allSaves: 'Vis hele loggen',
}

const en: Widened<typeof nb> = {
  title: 'Change log',
  all: (count) => counted(count, 'change', 'changes'),
  since: (date) => `since ${date}. All that was saved is here, and nothing can be deleted.`,
  emptyLog: 'Nothing is saved yet.',
  facets: { entity: 'What', field: 'Field', actor: 'Who', way: 'Way' },
  chooseField: (count) => `Choose among ${counted(count, 'field', 'fields')}`,
  search: 'Search systems, words and numbers of changes',
  searchHint: 'System, word or number',
  action: 'Action',
  row: 'Row',
  request: 'Save',
  from: 'From date',
  to: 'To date',
  none: 'No changes match the filters.',
  without: (filter, count) => `Without “${filter}” there ${nounOf(count, 'is', 'are')} ${count}.`,
  count: (count, saves, savesShown) =>
    `${nounOf(count, 'change', 'changes')} in ${savesShown} ${nounOf(saves, 'save', 'saves')}`,
  several: (count) =>
    `Several systems match (${count}). Choose one of them in the list, or write its number.`,
  open: (number) => `Open ${number}`,
  hash: 'Hash',
  more: (count) => `and ${count} more in the same save`,
  import: 'Import',
  importOf: (rows, made, changed, refused) =>
    `${counted(rows, 'row', 'rows')} · ${made} new, ${changed} changed · ${refused} wrong`,
  showRows: (count) => (count === '1' ? 'Show the row' : `Show the ${count} rows`),
  showImport: 'Show the import',
  undoImport: 'Undo the import …',
  undone: 'The import is undone.',
  undoes: 'Took back',
  whatUndone: 'what was saved here',
  inRows: (count) => `in ${counted(count, 'row', 'rows')}`,
  madeWith: (count) => `Show the ${counted(count, 'field', 'fields')} that it was made with`,
  allSaves: 'Show the whole log',
}

/** The texts of the change log. */
export const changeTexts = { nb: { changes: nb }, en: { changes: en } }
