import t from 'tap'
import { readMonths, readNotice } from '../../../schema/rules/import/months.js'
import { dateCell, number, said, text } from './cellsOf.js'

t.test('a length of time is read in months', async (t) => {
  const cases: [string, string][] = [
    ['3', '3'],
    ['3 mnd', '3'],
    ['3 mnd.', '3'],
    ['3 måneder', '3'],
    ['tre måneder', '3'],
    ['3 mån', '3'],
    ['6 kk', '6'],
    ['12 months', '12'],
    ['3 Monate', '3'],
    ['3 maanden', '3'],
    ['0', '0'],
    ['1 år', '12 (scaled)'],
    ['2 years', '24 (scaled)'],
    ['3 måneders oppsigelse', '3 (rest_kept, kept)'],
    ['3-6 mnd', 'ask range: 3 | 6'],
    ['90 dager', 'problem not_a_number'],
    ['3 uker', 'problem not_a_number'],
    ['etter avtale', 'problem not_a_number'],
    ['10²', 'problem not_a_number'],
    ['3½ mnd', 'problem not_a_number'],
    ['1e1', 'problem not_a_number'],
    ['-3', 'problem negative'],
    ['200', 'problem too_large'],
    ['20 år', 'problem too_large'],
    ['ingen', 'unsaid'],
    ['?', 'unsaid'],
  ]
  for (const [written, expected] of cases) t.equal(said(readMonths(text(written))), expected, written)
  t.equal(said(readMonths(number('6'))), '6')
  t.equal(said(readMonths(number('1.5'))), 'problem not_a_number')
  t.equal(said(readMonths(dateCell('2020-03-01'))), 'problem not_a_number')
})

t.test('the notice that a text says is given as months, where it is one number of them', async (t) => {
  const cases: [string, number | null][] = [
    ['løpende, 3 mnd oppsigelse', 3],
    ['6 måneders oppsigelsestid', 6],
    ['oppsigelsestid: 12 mnd', 12],
    ['uppsägningstid 3 månader', 3],
    ['3 months notice', 3],
    ['Kündigungsfrist 6 Monate', 6],
    ['1 års oppsigelse', 12],
    ['3-12 månaders uppsägning', null],
    ['3 mnd oppsigelse, 6 mnd etter 2020', null],
    ['90 dagers oppsigelse', null],
    ['3 mnd oppsigelse, deretter 30 dager', null],
    ['30 days notice', null],
    ['3 mnd', null],
    ['løpende', null],
  ]
  for (const [written, months] of cases) t.equal(readNotice(written), months, written)
})
