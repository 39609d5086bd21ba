import t from 'tap'
import { readDate } from '../../../schema/rules/import/dateCells.js'
import { readOwner } from '../../../schema/rules/import/ownerCells.js'
import { readPeriodCell } from '../../../schema/rules/import/periodCells.js'
import { dateCell, number, said, text } from './cellsOf.js'

const OPTIONS = { dayFirst: null, today: '2019-06-01' } as const
type Cases = readonly [written: string, expected: string][]

t.test('days, and what is nearly one, as people write them', async (t) => {
  const cases: Cases = [
    ['løper til 2021', 'ask year_only: 2021-01-01 | 2021-12-31'],
    ['løper til 31.12.2021', '2021-12-31'],
    ['3 mnd fra juli 2018', 'ask period_in_words: 2018-09-30 | 2018-10-01'],
    ['3 år fra ansettelsen', 'ask period_in_words'],
    ['12 måneder fra 01.01.2020', 'ask period_in_words: 2020-12-31 | 2021-01-01'],
    ['årsskiftet 2019/20', 'ask period_in_words: 2019-12-31 | 2020-01-01'],
    ['årsskiftet 2019/2020', 'ask period_in_words: 2019-12-31 | 2020-01-01'],
    ['årsskiftet 2019/2021', 'ask period_in_words'],
    ['årsskiftet 20', 'ask period_in_words'],
    ['årsskiftet 2019', 'ask period_in_words: 2018-12-31 | 2019-01-01 | 2019-12-31 | 2020-01-01'],
    ['juni 2020?, avklares', 'ask period_in_words'],
    ['juni 2020 (kanskje lenger?)', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['juni 2020, evt. 2021', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['ut 2020, evt. 2021', 'ask several_values: 2020-12-31'],
    ['juni 2020 (opsjon)', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['00.00.2020', 'ask period_in_words'],
    ['32.01.2020', 'ask period_in_words'],
    ['31.02.2020', 'ask no_such_day: 2020-02-29 | 2020-03-01'],
    ['31. foo 2020', 'ask period_in_words'],
    ['31. februar 2020', 'ask no_such_day: 2020-02-29 | 2020-03-01'],
    ['32. mars 2020', 'ask period_in_words'],
    ['99. mars 2020', 'ask period_in_words'],
    ['29. februar', 'ask no_year: 2020-02-29'],
    ['31. juni', 'problem not_a_date'],
    ['191206', 'ask month_only: 1912-06-01 | 1912-06-30 | 2006-12-19 | 2019-12-06'],
    ['211299', 'ask day_order: 1999-12-21'],
    ['311220', 'ask day_order: 2020-12-31 | 2031-12-20'],
    ['201231', 'ask day_order: 2031-12-20 | 2020-12-31'],
    ['999999', 'problem not_a_date'],
    ['190013', 'problem not_a_date'],
    ['31.12.2020 kl. 14:30', '2020-12-31 (time_dropped)'],
    ['2020-12-31T23:00:00Z', 'ask time_zone: 2021-01-01 | 2020-12-31'],
    ['99.99.2020 10:00', 'ask period_in_words'],
    ['00.00.0000', 'problem not_a_date'],
    ['31.12', 'ask no_year: 2019-12-31 | 2020-12-31'],
    ['5/7', 'ask no_year: 2019-07-05 | 2020-07-05'],
    ['99991231', 'no end'],
    ['31129999', 'no end'],
    ['40000', '2009-07-06 (serial_number)'],
    ['2019-W12', 'ask period_in_words: 2019-03-18 | 2019-03-24'],
    ['2019 uke 12', 'ask period_in_words: 2019-03-18 | 2019-03-24'],
    ['uke 60 2019', 'ask period_in_words'],
    ['uke 12 2019', 'ask period_in_words: 2019-03-18 | 2019-03-24'],
    ['2. halvår 2019', 'ask period_in_words: 2019-07-01 | 2019-12-31'],
    ['siste halvår 2019', 'ask period_in_words: 2019-07-01 | 2019-12-31'],
    ['første kvartal 2019', 'ask period_in_words: 2019-01-01 | 2019-03-31'],
    ['femte kvartal 2019', 'ask period_in_words'],
    ['siste kvartal 2019', 'ask period_in_words: 2019-10-01 | 2019-12-31'],
    ['1. tertial 2020', 'ask period_in_words: 2020-01-01 | 2020-04-30'],
    ['4. tertial 2020', 'ask period_in_words'],
    ['4 halvår 2020', 'ask period_in_words'],
    ['Q3 2020', 'ask period_in_words: 2020-07-01 | 2020-09-30'],
    ['2020 Q3', 'ask period_in_words: 2020-07-01 | 2020-09-30'],
    ['Q3-20', 'ask period_in_words: 2020-07-01 | 2020-09-30'],
    ['2020 juni', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['2019 uke', 'ask period_in_words'],
    ['sommeren 2020', 'ask period_in_words'],
    ['vår 2020', 'ask period_in_words'],
    ['06.20', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['13.2020', 'ask period_in_words'],
    ['1250', 'problem not_a_date'],
    ['desember', 'ask month_only'],
    ['neste år', 'problem not_a_date'],
    ['31.12.2019 eller 2020', 'ask several_values: 2019-12-31'],
    ['31.12.2019 forlenges', '2019-12-31 (rest_kept, kept)'],
    ['før 31.12.2019', 'ask period_in_words: 2019-12-31'],
    ['ca. 31.12.2019', '2019-12-31 (approximate, kept)'],
    ['mellom 31.12.2019 og 01.02.2020', 'ask several_values: 2019-12-31 | 2020-02-01'],
    ['31.12.2019 og 30.06.2020', 'ask several_values: 2019-12-31 | 2020-06-30'],
    ['avtalen gjelder fra 31.12.2019', 'ask period_in_words: 2019-12-31'],
    ['juli 20', 'ask month_only: 2020-07-01 | 2020-07-31'],
    ['jul-20', 'ask month_only: 2020-07-01 | 2020-07-31'],
    ['2020-jul', 'ask month_only: 2020-07-01 | 2020-07-31'],
    ['23.00.2020', 'ask period_in_words'],
    ['30.2.2020', 'ask no_such_day: 2020-02-29 | 2020-03-01'],
    ['0.0.20', 'problem not_a_date'],
    ['45.13.2020', 'ask period_in_words'],
  ]
  for (const [written, expected] of cases) t.equal(said(readDate(text(written), OPTIONS)), expected, written)
})

t.test('the cells of a spreadsheet', async (t) => {
  const dates: Cases = [
    ['2019-06-01 25:00', '2019-06-01 (time_dropped)'],
    ['2019-02-30', 'problem not_a_date'],
  ]
  for (const [written, expected] of dates)
    t.equal(said(readDate(dateCell(written), OPTIONS)), expected, written)
  const numbers: Cases = [
    ['43831', '2020-01-01 (serial_number)'],
    ['10000', 'problem not_a_date'],
    ['20000', 'problem not_a_date'],
    ['9000', 'problem not_a_date'],
    ['73415', 'problem not_a_date'],
    ['25569', 'problem not_a_date'],
    ['99999', 'problem not_a_date'],
    ['43831.5', '2020-01-01 (serial_number)'],
  ]
  for (const [written, expected] of numbers)
    t.equal(said(readDate(number(written), OPTIONS)), expected, written)
})

t.test('a day and a month alone are in the order of their column', async (t) => {
  t.equal(
    said(readDate(text('5/7'), { ...OPTIONS, dayFirst: false })),
    'ask no_year: 2020-05-07 | 2021-05-07',
  )
  t.equal(said(readDate(text('5/7'), { ...OPTIONS, dayFirst: true })), 'ask no_year: 2019-07-05 | 2020-07-05')
})

t.test('a period of which one end is no day', async (t) => {
  const cases: Cases = [
    ['2018–løpende', 'ask year_only: 2018-01-01 –'],
    ['01.01.2018 - juni', 'ask month_only'],
    ['juni 2018 - 31.12.2020', 'ask month_only: 2018-06-01 – 2020-12-31'],
    ['fra juni 2018', 'ask month_only: 2018-06-01 –'],
    ['2018-2019', 'ask year_only: 2018-01-01 – 2019-12-31'],
    ['- ', 'unsaid'],
    ['01.01.2018 - 99.99.2019', 'ask period_in_words'],
    ['juni - 2020', 'ask month_only'],
    ['foo - bar', 'problem not_a_date'],
    ['løpende - 2020', 'ask year_only: – 2020-12-31'],
    ['1. kvartal 2018 - løpende', 'ask period_in_words: 2018-01-01 –'],
    ['01.01.2018 – ukjent', '2018-01-01'],
    ['ukjent - 31.12.2020', '2020-12-31'],
    ['neste år - 2021', 'problem not_a_date'],
    ['31.12.2020 - neste år', 'problem not_a_date'],
  ]
  for (const [written, expected] of cases)
    t.equal(said(readPeriodCell(text(written), OPTIONS)), expected, written)
})

t.test('an owner whom nobody names', async (t) => {
  const cases: Cases = [
    ['n.n. (leder)', 'leder'],
    ['NN / NN', 'unsaid'],
    ['ukjent / NN', 'unsaid'],
    ['Ingen / ukjent', 'unsaid'],
    ['nn (nn)', 'unsaid'],
    ['ukjent / IT-sjef', 'IT-sjef'],
    ['vakant (IT-sjef)', 'IT-sjef (rest_kept, kept)'],
  ]
  for (const [written, expected] of cases) t.equal(said(readOwner(text(written), 200)), expected, written)
})
