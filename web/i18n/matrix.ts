import { counted, nounOf, type Widened } from './texts.js'

const nb = {
  title: 'Matrise',
  size: (areas: string, municipalities: string, systems: string) =>
    [
      `${counted(areas, 'tjenesteområde', 'tjenesteområder')}, `,
      `${counted(municipalities, 'kommune', 'kommuner')}, `,
      counted(systems, 'system', 'systemer'),
    ].join(''),
  show: 'Vis i rutene',
  shows: { destination: 'Erstatning', status: 'Status', numbers: 'Bare tall' },
  legend: 'Tegnforklaring',
  caption: 'Systemer etter tjenesteområde og kommune',
  sum: 'Sum',
  ready: 'Klare',
  readyCount: (count: string) => `${count} ${nounOf(count, 'klart', 'klare')}`,
  systems: (count: string) => counted(count, 'system', 'systemer'),
  noSystems: 'Ingen systemer',
  goesTo: (count: string, name: string) => `${count} til ${name}`,
  inCell: (count: string, what: string) => `${count} ${what}`,
  keys: 'Piltaster flytter, Enter åpner, Esc lukker.',
  nothing: 'Ingen systemer passer filtrene.',
  empty: 'Registeret er tomt.',
  emptyText: 'Her vises systemene etter tjenesteområde og kommune når de er registrert.',
  cell: (area: string, municipality: string) => `${area}, ${municipality}`,
  cellTitle: (municipality: string, count: string) =>
    `${municipality}: ${counted(count, 'system', 'systemer')}`,
  toMatrix: 'Til matrisen',
  open: 'Åpne i Systemer',
  asList: 'Vis som liste',
  compare: 'Sammenlign',
  functions: (count: string) => `${counted(count, 'funksjon', 'funksjoner')} i flere kommuner`,
  noFunctions: 'Ingen systemer i dette området gjør det samme i flere kommuner.',
  toList: 'Til systemene',
}

const en: Widened<typeof nb> = {
  title: 'Matrix',
  size: (areas, municipalities, systems) =>
    [
      `${counted(areas, 'service area', 'service areas')}, `,
      `${counted(municipalities, 'municipality', 'municipalities')}, `,
      counted(systems, 'system', 'systems'),
    ].join(''),
  show: 'Show in the cells',
  shows: { destination: 'Replacement', status: 'Status', numbers: 'Numbers only' },
  legend: 'Legend',
  caption: 'Systems by service area and municipality',
  sum: 'Sum',
  ready: 'Ready',
  readyCount: (count) => `${count} ready`,
  systems: (count) => counted(count, 'system', 'systems'),
  noSystems: 'No systems',
  goesTo: (count, name) => `${count} to ${name}`,
  inCell: (count, what) => `${count} ${what}`,
  keys: 'Arrow keys move, Enter opens, Esc closes.',
  nothing: 'No systems match the filters.',
  empty: 'The register is empty.',
  emptyText: 'The systems stand here by service area and municipality once they are registered.',
  cell: (area, municipality) => `${area}, ${municipality}`,
  cellTitle: (municipality, count) => `${municipality}: ${counted(count, 'system', 'systems')}`,
  toMatrix: 'To the matrix',
  open: 'Open in Systems',
  asList: 'Show as a list',
  compare: 'Compare',
  functions: (count) => `${counted(count, 'function', 'functions')} in several municipalities`,
  noFunctions: 'No systems of this area do the same in several municipalities.',
  toList: 'To the systems',
}

/** The texts of the matrix. */
export const matrixTexts = { nb: { matrix: nb }, en: { matrix: en } }
