import fc from 'fast-check'
import t from 'tap'
import type { Sheet } from '../../../schema/rules/import/cells.js'
import { countCells, findLayout } from '../../../schema/rules/import/findLayout.js'
import { property } from '../../property.js'
import { merge, sheetOf, type Value } from './sheets.js'

const HEADER = ['Nr', 'Navn', 'Eier', 'Leverandør', 'Kostnad']
const full = (number: number, name = `System ${number}`): Value[] => [
  number,
  name,
  'IT',
  'Firma',
  1000 * number,
]
const blank: Value[] = []

/** What the rows of a sheet are, in few words: `header 1`, `section 4`; records are not named. */
const kindsOf = (sheet: Sheet) => findLayout(sheet).others.map(({ kind, row }) => `${kind} ${row}`)
const recordsOf = (sheet: Sheet) => findLayout(sheet).records.map(({ row }) => row)

t.test('rows are told apart, and what is in doubt is a record', async (t) => {
  const cases: { name: string; sheet: Sheet; kinds: string[]; records: number[] }[] = [
    {
      name: 'a plain table',
      sheet: sheetOf([HEADER, full(1), full(2)]),
      kinds: ['header 1'],
      records: [2, 3],
    },
    { name: 'the names alone', sheet: sheetOf([HEADER]), kinds: ['header 1'], records: [] },
    { name: 'nothing', sheet: sheetOf([]), kinds: [], records: [] },
    {
      name: 'blank first rows, titles, and a line of facts',
      sheet: sheetOf([blank, ['IKT-liste'], ['Oppdatert', 'mai 2019'], blank, HEADER, full(1), full(2)]),
      kinds: ['title 2', 'title 3', 'header 5'],
      records: [6, 7],
    },
    {
      name: 'a title that is merged over the table',
      sheet: sheetOf([['Systemer i kommunen'], HEADER, full(1), full(2)], { merges: [merge('A1:E1')] }),
      kinds: ['title 1', 'header 2'],
      records: [3, 4],
    },
    {
      name: 'two titles beside each other',
      sheet: sheetOf([['Liste', 'etter vedtak 14/19'], HEADER, full(1)], { merges: [merge('B1:E1')] }),
      kinds: ['title 1', 'header 2'],
      records: [3],
    },
    {
      name: 'a table in another column',
      sheet: sheetOf([
        ['', '', 'Liste'],
        ['', '', ...HEADER],
        ['', '', ...full(1)],
        ['', '', ...full(2)],
      ]),
      kinds: ['title 1', 'header 2'],
      records: [3, 4],
    },
    {
      name: 'headings that are merged over the table',
      sheet: sheetOf([HEADER, ['Helse'], full(1), full(2), ['Skole'], full(3)], {
        merges: [merge('A2:E2'), merge('A5:E5')],
      }),
      kinds: ['header 1', 'section 2', 'section 5'],
      records: [3, 4, 6],
    },
    {
      name: 'one heading, merged',
      sheet: sheetOf([HEADER, full(1), ['Skole'], full(3)], { merges: [merge('A3:D3')] }),
      kinds: ['header 1', 'section 3'],
      records: [2, 4],
    },
    {
      name: 'a heading with a count beside it',
      sheet: sheetOf([HEADER, ['Helse', null, null, null, 2], full(1), full(2)], {
        merges: [merge('A2:D2')],
      }),
      kinds: ['header 1', 'section 2'],
      records: [3, 4],
    },
    {
      name: 'headings within headings',
      sheet: sheetOf([HEADER, ['Helse'], ['Omsorg'], full(1), full(2)], {
        merges: [merge('A2:E2'), merge('A3:E3')],
      }),
      kinds: ['header 1', 'section 2', 'section 3'],
      records: [4, 5],
    },
    {
      name: 'headings where the records have nothing',
      sheet: sheetOf(
        [
          HEADER,
          full(1),
          ['Helse'],
          [null, 'A', 'IT', 'F', 1],
          [null, 'B', 'IT', 'F', 2],
          ['Skole'],
          [null, 'C', 'IT', 'F', 3],
        ].filter((_, index) => index !== 1),
      ),
      kinds: ['header 1', 'section 2', 'section 5'],
      records: [3, 4, 6],
    },
    {
      name: 'three headings, the first of which begins the table',
      sheet: sheetOf([
        HEADER,
        ['Helse'],
        full(1),
        full(2),
        ['Skole'],
        full(3),
        full(4),
        ['Teknisk'],
        full(5),
        full(6),
      ]),
      kinds: ['header 1', 'section 2', 'section 5', 'section 8'],
      records: [3, 4, 6, 7, 9, 10],
    },
    {
      name: 'two headings in capitals',
      sheet: sheetOf([HEADER, ['HELSE'], full(1), full(2), ['SKOLE'], full(3), full(4)]),
      kinds: ['header 1', 'section 2', 'section 5'],
      records: [3, 4, 6, 7],
    },
    {
      name: 'headings with a blank row above each',
      sheet: sheetOf([
        HEADER,
        full(1),
        blank,
        ['Skole'],
        full(2),
        full(3),
        blank,
        ['Helse'],
        full(4),
        full(5),
      ]),
      kinds: ['header 1', 'section 4', 'section 8'],
      records: [2, 5, 6, 9, 10],
    },
    {
      name: 'names alone among records',
      sheet: sheetOf([
        ['Navn', 'Eier', 'Sted'],
        ['A', 'x', 'y'],
        ['B'],
        ['C', 'x', 'y'],
        ['D'],
        ['E', 'x', 'y'],
      ]),
      kinds: ['header 1'],
      records: [2, 3, 4, 5, 6],
    },
    {
      name: 'one name alone, first and by itself',
      sheet: sheetOf([['Navn', 'Eier', 'Sted'], ['A'], ['B', 'x', 'y'], ['C', 'x', 'y']]),
      kinds: ['header 1'],
      records: [2, 3, 4],
    },
    {
      name: 'two names alone below each other',
      sheet: sheetOf([
        ['Navn', 'Eier', 'Sted'],
        ['A'],
        ['B'],
        ['C', 'x', 'y'],
        ['D'],
        ...['E', 'F', 'G', 'H', 'I', 'J'].map((name) => [name, 'x', 'y']),
      ]),
      kinds: ['header 1'],
      records: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    },
    {
      name: 'a remark that is merged in its record',
      sheet: sheetOf([HEADER, full(1), [2, 'B', 'se rad 2'], full(3)], { merges: [merge('C3:E3')] }),
      kinds: ['header 1'],
      records: [2, 3, 4],
    },
    {
      name: 'a list of names',
      sheet: sheetOf([['System'], ['A'], ['B'], ['C']]),
      kinds: ['header 1'],
      records: [2, 3, 4],
    },
    {
      name: 'the names once more',
      sheet: sheetOf([HEADER, full(1), full(2), HEADER.map((name) => name.toUpperCase()), full(3)]),
      kinds: ['header 1', 'repeated_header 4'],
      records: [2, 3, 5],
    },
    {
      name: 'notes under the table',
      sheet: sheetOf([
        HEADER,
        full(1),
        full(2),
        blank,
        ['* uten mva.'],
        ['Kilde: IT-avdelingen'],
        [null, 'Alle tall er fra regnskapet for 2018, og kan avvike noe fra budsjettet.'],
      ]),
      kinds: ['header 1', 'footnote 5', 'footnote 6', 'footnote 7'],
      records: [2, 3],
    },
    {
      name: 'a name alone at the end',
      sheet: sheetOf([HEADER, full(1), full(2), [null, 'Et system uten opplysninger']]),
      kinds: ['header 1'],
      records: [2, 3, 4],
    },
    {
      name: 'a merged text at the end',
      sheet: sheetOf([HEADER, full(1), full(2), ['Utarbeidet av IT']], { merges: [merge('A4:E4')] }),
      kinds: ['header 1', 'footnote 4'],
      records: [2, 3],
    },
    {
      name: 'numbers as names of columns are data',
      sheet: sheetOf([
        ['Navn', 'Antall', 'Dato'],
        ['A', 5, '01.02.2019'],
        ['B', 7, '02.02.2019'],
      ]),
      kinds: ['header 1'],
      records: [2, 3],
    },
  ]
  for (const { name, sheet, kinds, records } of cases) {
    t.strictSame(kindsOf(sheet), kinds, name)
    t.strictSame(recordsOf(sheet), records, name)
  }
})

t.test('rows of sums, in the languages of the neighbours', async (t) => {
  const NAMES = ['Navn', 'Eier', 'Kostnad', 'Brukere']
  const lastOf = (...row: Value[]) =>
    kindsOf(sheetOf([NAMES, ['A', 'IT', 100, 5], ['B', 'IT', 200, 7], row])).at(-1)
  for (const word of [
    'SUM',
    'Sum:',
    'Totalt',
    'I alt',
    'Total',
    'Yhteensä',
    'Totaal',
    'Summe',
    'Gesamt',
    'Til sammen',
    'Summa',
    'Sum 2019',
    'Grand total',
  ])
    t.equal(lastOf(word, null, 300, 12), 'sum 4', word)
  t.equal(lastOf('SUM', null, '12.395.000,-', '88 systemer'), 'sum 4')
  t.equal(lastOf(null, 'Sum', 300), 'sum 4', 'wherever the word stands')
  t.equal(lastOf('Sum alle systemer', null, { f: 300 }), 'sum 4', 'computed')
  t.equal(lastOf('Antall systemer', 2), 'sum 4', 'a count under the table')
  t.equal(lastOf('Sum'), 'sum 4', 'the word alone under the table')
  // Names of systems.
  t.equal(lastOf('Total', 'IT', 'Firma AS', 5), 'header 1')
  t.equal(lastOf('Totalview', null, 300, 12), 'header 1')
  t.equal(lastOf('Total Recall', null, 300), 'header 1')
  t.equal(lastOf('Summa summarum', 'IT', 300, 12), 'header 1')
  const parted = sheetOf([
    NAMES,
    ['A', 'IT', 100, 5],
    ['Sum helse', null, 100],
    ['B', 'IT', 1, 5],
    ['Totalt', null, 101, 10],
  ])
  t.strictSame(kindsOf(parted), ['header 1', 'sum 3', 'sum 5'])
})

t.test('records know the heading above them', async (t) => {
  const { records } = findLayout(
    sheetOf([HEADER, full(1), ['Helse\nog omsorg'], full(2), full(3), ['Skole'], full(4)], {
      merges: [merge('A3:E3'), merge('A6:E6')],
    }),
  )
  t.strictSame(
    records.map(({ row, section }) => [row, section]),
    [
      [2, null],
      [4, { row: 3, text: 'Helse og omsorg' }],
      [5, { row: 3, text: 'Helse og omsorg' }],
      [7, { row: 6, text: 'Skole' }],
    ],
  )
})

t.test('blank rows are named between the records and counted behind them', async (t) => {
  const sheet = sheetOf([HEADER, blank, full(1), blank, blank, full(2), blank, ['* merknad'], blank, blank])
  const { blankRows, blankTail } = findLayout(sheet)
  t.strictSame({ blankRows, blankTail }, { blankRows: [4, 5], blankTail: 3 })
})

/** Sheets of anything, with words that mean something to us among it. */
const VALUES = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Navn',
      'Eier',
      'A',
      'SUM',
      'Totalt',
      '* note',
      'Kilde: x',
      'HELSE',
      'lang '.repeat(20),
    ),
  },
  fc.integer(),
  fc.string({ maxLength: 5 }),
)
const SHEETS = fc
  .record({
    rows: fc.array(fc.array(VALUES, { maxLength: 7 }), { maxLength: 14 }),
    merges: fc.array(
      fc.record({
        row: fc.integer({ min: 1, max: 14 }),
        column: fc.nat(6),
        rows: fc.integer({ min: 1, max: 3 }),
        columns: fc.integer({ min: 1, max: 7 }),
      }),
      { maxLength: 4 },
    ),
    tail: fc.nat(3),
  })
  .map(({ rows, merges, tail }) => sheetOf(rows, { merges, rowCount: rows.length + tail }))

t.test('every cell is accounted for, whatever the sheet', async (t) => {
  property(
    t,
    fc.property(SHEETS, fc.option(fc.integer({ min: 1, max: 16 })), (sheet, headerRow) => {
      const { records, others, blankRows, blankTail, headers } = findLayout(sheet, { headerRow })
      const all = countCells(sheet.rows)
      const sum = countCells(records) + others.reduce((count, { cells }) => count + cells, 0)
      const rows = [...records, ...others].map(({ row }) => row).sort((a, b) => a - b)
      const isOnce = JSON.stringify(rows) === JSON.stringify(sheet.rows.map(({ number }) => number))
      const isBlank = blankRows.every((row) => sheet.rows.every(({ number }) => number !== row))
      const indexes = new Set(headers.map(({ index }) => index))
      const isInColumn = records.every(({ cells }) =>
        cells.every((cell, index) => !cell || indexes.has(index)),
      )
      const isTold = new Set(headers.map(({ key }) => key)).size === headers.length
      return sum === all && isOnce && isBlank && blankTail >= 0 && isInColumn && isTold
    }),
  )
})
