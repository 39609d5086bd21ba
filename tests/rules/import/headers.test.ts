import t from 'tap'
import type { Sheet } from '../../../schema/rules/import/cells.js'
import { findLayout, letterOf } from '../../../schema/rules/import/findLayout.js'
import { merge, sheetOf } from './sheets.js'

const recordsOf = (sheet: Sheet, said = {}) => findLayout(sheet, said).records.map(({ row }) => row)

t.test('columns have names, headings above them, and keys that tell them apart', async (t) => {
  const headersOf = (sheet: Sheet, said = {}) =>
    findLayout(sheet, said).headers.map(({ letter, name, group, key }) =>
      [letter, name, group, key].join('/'),
    )
  const cases: { name: string; sheet: Sheet; headers: string[]; row: number }[] = [
    {
      name: 'line breaks, parted words, and names that are alike',
      sheet: sheetOf([
        ['Antall\nbrukere', 'Merknad', ' Leveran-\ndør', 'Merknad'],
        [1, 'a', 'b', 'c'],
      ]),
      headers: [
        'A/Antall brukere//Antall brukere',
        'B/Merknad//Merknad',
        'C/Leverandør//Leverandør',
        'D/Merknad//Merknad#2',
      ],
      row: 1,
    },
    {
      name: 'columns without a name',
      sheet: sheetOf([
        ['Navn', null, 'Eier', 'B'],
        ['A', 'x', 'IT', 'y', 'forbi'],
        ['B', null, 'IT', 'z'],
      ]),
      headers: ['A/Navn//Navn', 'B///B', 'C/Eier//Eier', 'D/B//B#2', 'E///E'],
      row: 1,
    },
    {
      name: 'headings that are merged over columns, and names that are merged over both rows',
      sheet: sheetOf(
        [
          ['Nr', 'Eier', null, 'Forvalter', null, 'Merknad'],
          [null, 'Navn', 'Enhet', 'Navn', 'Enhet'],
          [1, 'a', 'b', 'c', 'd', 'e'],
          [2, 'a', 'b', 'c', 'd', 'e'],
        ],
        { merges: [merge('A1:A2'), merge('B1:C1'), merge('D1:E1'), merge('F1:F2')] },
      ),
      headers: [
        'A/Nr//Nr',
        'B/Navn/Eier/Navn',
        'C/Enhet/Eier/Enhet',
        'D/Navn/Forvalter/Navn#2',
        'E/Enhet/Forvalter/Enhet#2',
        'F/Merknad//Merknad',
      ],
      row: 2,
    },
    {
      name: 'the same as a text file has it',
      sheet: sheetOf([
        ['Nr', 'Eier', null, 'Forvalter', null, 'Merknad'],
        [null, 'Navn', 'Enhet', 'Navn', 'Enhet'],
        ['1', 'a', 'b', 'c', 'd', 'e'],
        ['2', 'a', 'b', 'c', 'd', 'e'],
      ]),
      headers: [
        'A/Nr//Nr',
        'B/Navn/Eier/Navn',
        'C/Enhet/Eier/Enhet',
        'D/Navn/Forvalter/Navn#2',
        'E/Enhet/Forvalter/Enhet#2',
        'F/Merknad//Merknad',
      ],
      row: 2,
    },
    {
      name: 'most names in the upper row, some below',
      sheet: sheetOf(
        [
          ['Navn', 'Produkt', 'Eier', null, 'Kostnad', 'Slutt'],
          [null, null, 'Rolle', 'Enhet'],
          ['A', 'P', 'r', 'e', 1, 's'],
          ['B', 'P', 'r', 'e', 2, 's'],
        ],
        { merges: [merge('C1:D1')] },
      ),
      headers: [
        'A/Navn//Navn',
        'B/Produkt//Produkt',
        'C/Rolle/Eier/Rolle',
        'D/Enhet/Eier/Enhet',
        'E/Kostnad//Kostnad',
        'F/Slutt//Slutt',
      ],
      row: 2,
    },
    {
      name: 'one heading over some of the columns',
      sheet: sheetOf(
        [
          [null, null, 'Avtale'],
          ['Navn', 'Eier', 'Start', 'Slutt'],
          ['A', 'IT', 'x', 'y'],
          ['B', 'IT', 'x', 'y'],
        ],
        {
          merges: [merge('C1:D1')],
        },
      ),
      headers: ['A/Navn//Navn', 'B/Eier//Eier', 'C/Start/Avtale/Start', 'D/Slutt/Avtale/Slutt'],
      row: 2,
    },
    {
      name: 'headings that each column repeats',
      sheet: sheetOf([
        ['Eier', 'Eier', 'Avtale', 'Avtale'],
        ['Navn', 'Enhet', 'Start', 'Slutt'],
        ['A', 'IT', 'x', 'y'],
        ['B', 'IT', 'x', 'y'],
      ]),
      headers: ['A/Navn/Eier/Navn', 'B/Enhet/Eier/Enhet', 'C/Start/Avtale/Start', 'D/Slutt/Avtale/Slutt'],
      row: 2,
    },
  ]
  for (const { name, sheet, headers, row } of cases) {
    t.strictSame(headersOf(sheet), headers, name)
    t.equal(findLayout(sheet).headerRow, row, name)
  }
  const { headers } = findLayout(sheetOf([['A', 'B']], { hiddenColumns: [1] }))
  t.strictSame(
    headers.map(({ hidden }) => hidden),
    [false, true],
  )
  t.strictSame([0, 25, 26, 51, 52, 701, 702].map(letterOf), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

t.test('somebody may say which row has the names', async (t) => {
  const sheet = sheetOf([
    ['a', 'b', 'c'],
    ['Navn', 'Eier', 'Sted'],
    ['A', 'IT', 'x'],
    ['B', 'IT', 'y'],
  ])
  t.equal(findLayout(sheet).headerRow, 1)
  const said = findLayout(sheet, { headerRow: 2 })
  t.strictSame(
    said.headers.map(({ name }) => name),
    ['Navn', 'Eier', 'Sted'],
  )
  t.strictSame(recordsOf(sheet, { headerRow: 2 }), [3, 4])
  t.strictSame(recordsOf(sheet, { headerRow: 9 }), [], 'below all')
  t.strictSame(recordsOf(sheet, { headerRow: null }), [2, 3, 4])
  const gap = sheetOf([['A', 'B'], [], ['x', 'y']])
  t.strictSame(
    findLayout(gap, { headerRow: 2 }).headers.map(({ key }) => key),
    ['A', 'B'],
    'where nothing stands, columns are called by their letters, or as above',
  )
})

t.test('the names are found below facts about the list, and among years', async (t) => {
  const headerOf = (...rows: Parameters<typeof sheetOf>[0]) => findLayout(sheetOf(rows)).headerRow
  const data = [
    ['A', 'IT', 'x'],
    ['B', 'HR', 'y'],
  ]
  const names = ['Navn', 'Eier', 'Sted']
  t.equal(headerOf(['Kommune', 'Åsgård'], ['Ansvarlig', 'IT-leder'], [], names, ...data), 4)
  t.equal(headerOf(['Kommune', 'Åsgård'], [], ['Ansvarlig', 'IT-leder'], [], names, ...data), 5)
  t.equal(headerOf(['Navn', 'Eier'], ['A', 'IT'], ['B', 'HR', 'x'], [], ['C', 'IT', 'y', 'z']), 1)
  t.equal(headerOf(['Navn', 2018, 2019, '2020'], ['A', 1, 'to', 'tre'], ['B', 4, 'fem', 'seks']), 1)
  t.equal(headerOf([1, 2, 3], [4, 5, 6]), 1, 'numbers alone')
})
