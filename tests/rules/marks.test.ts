import t from 'tap'
import type { MatrixCell, MatrixDestination } from '../../schema/api/matrix.js'
import { groupsOf, marksOf } from '../../web/pages/matrix/marks.js'

const destination = (value: string): MatrixDestination => ({
  ...{ value, nb: value, en: value, letter: { nb: value, en: value }, total: 0, ready: 0 },
})
const DESTINATIONS = ['epj', 'continued', 'retain', 'unmapped'].map(destination)
const CELL: MatrixCell = {
  ...{ serviceArea: 'HEO', municipality: '0602', total: 10, ready: 4 },
  counts: [
    { destination: 'epj', status: 'read_only', count: 1 },
    { destination: 'epj', status: 'cut_over', count: 2 },
    { destination: 'epj', status: 'migrating', count: 3 },
    { destination: 'retain', status: 'retained', count: 1 },
    { destination: 'retain', status: 'decided', count: 1 },
    { destination: 'unmapped', status: 'assessed', count: 2 },
  ],
}

t.test('squares stand for a destination and a stage, or for a status, done first', async (t) => {
  for (const [show, marks, groups] of [
    [
      'destination',
      'epj ready 3, epj under_way 3, retain ready 1, retain under_way 1, unmapped undecided 2',
      'epj 6, retain 2, unmapped 2',
    ],
    [
      'status',
      'retained 1, read_only 1, cut_over 2, migrating 3, decided 1, assessed 2',
      'retained 1, read_only 1, cut_over 2, migrating 3, decided 1, assessed 2',
    ],
  ] as const) {
    const said = (list: readonly { key: string; count: number }[]) =>
      list.map(({ key, count }) => `${key} ${count}`).join(', ')
    t.equal(said(marksOf(CELL, show, DESTINATIONS)), marks, show)
    t.equal(said(groupsOf(CELL, show, DESTINATIONS)), groups, `${show}: the lists`)
  }
})
