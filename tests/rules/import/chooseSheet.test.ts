import t from 'tap'
import type { Sheet, Workbook } from '../../../schema/rules/import/cells.js'
import { chooseSheet, sheetFacts } from '../../../schema/rules/import/chooseSheet.js'
import { sheetOf, type Value } from './sheets.js'

const HEADER = ['Navn', 'Eier', 'Leverandør', 'Kostnad', 'Slutt']
const list = (rows: number, more: Partial<Sheet> = {}): Sheet =>
  sheetOf(
    [HEADER, ...Array.from({ length: rows }, (_, index): Value[] => [`S${index}`, 'IT', 'F', index, 'x'])],
    {
      name: 'Systemer',
      ...more,
    },
  )
const bookOf = (...sheets: Sheet[]): Workbook => ({
  format: 'xlsx',
  encoding: null,
  delimiter: null,
  sheets,
  asides: {},
})
const empty = sheetOf([], { name: 'Ark2' })
const glossary = sheetOf(
  [
    ['Ord', 'Forklaring'],
    ...Array.from({ length: 60 }, (_, index) => [`Ord ${index}`, 'Et ord som betyr noe for noen.']),
  ],
  { name: 'Ordforklaring' },
)
const cover = sheetOf(
  [['Systemoversikt'], [], ['Versjon', 'Dato', 'Av', 'Hva'], ['1', '2', 'x', 'y'], ['2', '3', 'x', 'y']],
  {
    name: 'Forside',
  },
)

t.test('the sheet is chosen that looks most like a list of things', async (t) => {
  const cases: [string, Workbook, number][] = [
    ['a cover before it, a glossary behind', bookOf(cover, list(20), glossary), 1],
    ['a glossary that is longer', bookOf(glossary, list(12)), 1],
    [
      'an old one that is longer',
      bookOf(list(40, { name: 'Gml liste 2015' }), list(30, { name: 'Ark1' })),
      1,
    ],
    ['a hidden one that is longer', bookOf(list(400, { hidden: true }), list(3)), 1],
    ['an empty one first', bookOf(empty, list(3)), 1],
    ['a hidden one alone with something in it', bookOf(empty, list(3, { hidden: true })), 1],
    ['names of columns alone, and nothing else', bookOf(empty, sheetOf([HEADER])), 1],
    ['nothing at all', bookOf(empty, empty), 0],
    ['two alike', bookOf(list(5), list(5)), 0],
    ['no sheet', bookOf(), 0],
  ]
  for (const [name, workbook, index] of cases) t.equal(chooseSheet(workbook), index, name)
})

t.test('why the others were not can be told', async (t) => {
  t.strictSame(sheetFacts(bookOf(empty, list(3, { hidden: true }))), [
    { index: 0, name: 'Ark2', hidden: false, rows: 0, cells: 0 },
    { index: 1, name: 'Systemer', hidden: true, rows: 4, cells: 20 },
  ])
})
