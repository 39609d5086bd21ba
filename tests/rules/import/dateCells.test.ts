import fc from 'fast-check'
import t, { type Test } from 'tap'
import { formatDate, isDate, isNearDate } from '../../../schema/rules/dates.js'
import type { Cell } from '../../../schema/rules/import/cells.js'
import { readDate } from '../../../schema/rules/import/dateCells.js'
import { findDayOrder } from '../../../schema/rules/import/dayOrder.js'
import { property } from '../../property.js'
import { dateCell, number, said, text } from './cellsOf.js'

const OPTIONS = { dayFirst: null, today: '2019-06-01', mergesOn: '2020-01-01' } as const

const inText = (t: Test, cases: readonly (readonly [string, string])[]) => {
  for (const [written, expected] of cases) t.equal(said(readDate(text(written), OPTIONS)), expected, written)
}

t.test('a day is read however it is written', async (t) => {
  const days: Record<string, readonly string[]> = {
    '2020-12-31': [
      '31.12.2020',
      '31.12.20',
      '31. 12. 2020',
      '31.12.2020.',
      '31/12-20',
      '31/12-2020',
      '31.12-20',
      '31/12/2020',
      '31-12-2020',
      '12/31/2020',
      '2020-12-31',
      '2020/12/31',
      '2020.12.31',
      '20201231',
      '31122020',
      "'31.12.2020",
      '31. desember 2020',
      '31.desember 2020',
      '31 des. 2020',
      '31. des 20',
      '31-Dec-2020',
      'torsdag 31. desember 2020',
      'Thu, 31 Dec 2020',
      'den 31 december 2020',
      '31. joulukuuta 2020',
      '31 december 2020',
      '31. Dezember 2020',
      '31st of December 2020',
      'December 31, 2020',
      'Dec 31st, 2020',
      '2020-12-31T00:00:00',
      '31.12.2020 00:00',
      // What is said before an end and says no more than that.
      'til 31.12.2020',
      't.o.m. 31.12.2020',
      'utløper 31.12.2020',
      'löper ut 2020-12-31',
      'udløber 31/12-2020',
      'expires on 31 December 2020',
      'bis zum 31.12.2020',
      't/m 31-12-2020',
      '31.12.2020 asti',
      // The last day of what is named.
      'ut 2020',
      'ut desember 2020',
      'utgangen av 2020',
      'ut 4. kvartal 2020',
      'utgangen av 2. halvår 2020',
      'utgången av december 2020',
      'udgangen af 2020',
      'end of 2020',
      'end of December 2020',
      'Ende 2020',
      'eind 2020',
      'ultimo 2020',
      'vuoden 2020 loppuun',
      'året 2020 ut',
    ],
    '2020-05-01': [
      '1.5.2020',
      '1. mai 2020',
      '1 maj 2020',
      '1. toukokuuta 2020',
      '1 mei 2020',
      '1st of May 2020',
      'May 1, 2020',
      '2020 May 1',
    ],
    '2020-03-09': [
      '9. mars 2020',
      '9. marts 2020',
      '9 maart 2020',
      '9. März 2020',
      '9. maaliskuuta 2020',
      '9 Mar 2020',
    ],
    '2020-02-29': ['ut februar 2020', '29.02.20'],
  }
  for (const [day, written] of Object.entries(days))
    for (const one of written) t.equal(said(readDate(text(one), OPTIONS)), day, one)
})

t.test('cells of a date, and the numbers that spreadsheets keep them as', async (t) => {
  const cases: [Cell, string][] = [
    [dateCell('2020-12-31'), '2020-12-31'],
    [dateCell('2020-12-31 00:00:00'), '2020-12-31'],
    [dateCell('2020-12-31 23:59:59'), '2020-12-31 (time_dropped)'],
    [dateCell('9999-12-31'), 'no end'],
    [dateCell('1899-12-30 07:30:00'), 'ask too_long_ago'],
    [dateCell('2020-02-30'), 'problem not_a_date'],
    [{ ...dateCell('2020-12-31'), formula: true }, '2020-12-31 (cached_formula)'],
    [number('44196'), '2020-12-31 (serial_number)'],
    [number('44196.75'), '2020-12-31 (serial_number)'],
    [text('44196'), '2020-12-31 (serial_number)'],
    [number('20201231'), '2020-12-31'],
    [number('2020'), 'ask year_only: 2020-01-01 | 2020-12-31'],
    [number('9999'), 'no end'],
    [number('12345'), 'problem not_a_date'],
    [number('412000'), 'problem not_a_date'],
    [number('0'), 'problem not_a_date'],
    [{ kind: 'flag', text: 'TRUE' }, 'problem not_a_date'],
    [{ kind: 'error', text: '#N/A' }, 'problem error_cell'],
    [text('#REF!'), 'problem error_cell'],
    [text('#VERDI!'), 'problem error_cell'],
    [text('########'), 'problem truncated'],
  ]
  for (const [cell, expected] of cases)
    t.equal(said(readDate(cell, OPTIONS)), expected, `${cell.kind} ${cell.text}`)
})

t.test('what stands beside a day is kept, or makes it a question', async (t) => {
  inText(t, [
    ['31.12.2020 (opsjon 1+1 år)', '2020-12-31 (rest_kept, kept)'],
    ['31.12.2020, 3 mnd oppsigelse', '2020-12-31 (rest_kept, kept)'],
    ['oppsagt til 31. desember 2020', '2020-12-31 (rest_kept, kept)'],
    ['oppsagt til utgangen av 2020', '2020-12-31 (rest_kept, kept)'],
    ['ut 2020 (opsjon)', '2020-12-31 (rest_kept, kept)'],
    ['ca. 31.12.2020', '2020-12-31 (approximate, kept)'],
    ['31.12.2020 23:59', '2020-12-31 (time_dropped)'],
    ['31.12.2020 kl. 12.00', '2020-12-31 (time_dropped)'],
    ['31.12.2020?', 'ask in_doubt: 2020-12-31'],
    ['31.12.2020 (?)', 'ask in_doubt: 2020-12-31'],
    ['fra 01.01.2018', 'ask period_in_words: 2018-01-01'],
    ['før 01.01.2020', 'ask period_in_words: 2020-01-01'],
    ['ikke 31.12.2020', 'ask period_in_words: 2020-12-31'],
    ['01.01.2018 - 31.12.2020', 'ask several_values: 2018-01-01 | 2020-12-31'],
    ['31.12.2019 eller 31.12.2020', 'ask several_values: 2019-12-31 | 2020-12-31'],
    ['31.12.2020 eller ved konvertering', 'ask several_values: 2020-12-31'],
    ['31.12.2019, deretter løpende', 'ask several_values: 2019-12-31'],
  ])
})

t.test('what runs on has no end, and says its notice', async (t) => {
  for (const written of [
    'løpende',
    'Løpende',
    'fortløpende',
    'løper',
    'fast',
    'løpande',
    'ingen sluttdato',
    'tills vidare',
    'tillsvidare',
    'Löpande',
    'løbende',
    'indtil videre',
    'toistaiseksi voimassa',
    'toistaiseksi',
    'onbepaalde tijd',
    'unbefristet',
    'rolling',
    'indefinite',
    'ongoing',
    '31.12.9999',
    '9999',
  ])
    t.equal(said(readDate(text(written), OPTIONS)), 'no end', written)
  inText(t, [
    ['løpende, 3 mnd oppsigelse', 'no end, 3 months (kept)'],
    ['løper til noen sier opp', 'no end (kept)'],
    ['3 mnd oppsigelse', 'no end, 3 months (kept)'],
    ['løpende, 1 års oppsigelsestid', 'no end, 12 months (kept)'],
    ['Tillsvidare, 6 mån uppsägning', 'no end, 6 months (kept)'],
    ['løbende, 3 måneders opsigelse', 'no end, 3 months (kept)'],
    ['toistaiseksi, irtisanomisaika 6 kk', 'no end, 6 months (kept)'],
    ['doorlopend, opzegtermijn 3 maanden', 'no end, 3 months (kept)'],
    ['unbefristet, Kündigungsfrist 6 Monate', 'no end, 6 months (kept)'],
    ['rolling, three months notice', 'no end, 3 months (kept)'],
    // What is no one number of months is kept, and not guessed.
    ['Löpande - uppsägningstid på 3-12 månader', 'no end (kept)'],
    ['auto-renews, 90 days notice', 'no end (kept)'],
    ['Løpende fra 01.01.2018', 'no end (kept)'],
    ['løper ut 31.12.2020', '2020-12-31'],
    ['løper til 2021', 'ask year_only: 2021-01-01 | 2021-12-31'],
    ['ikke løpende', 'problem not_a_date'],
    ['Løpende?', 'ask in_doubt'],
  ])
})

t.test('what is no one day is asked about, with the days that can be reckoned', async (t) => {
  inText(t, [
    ['juni 2020', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['jan. 2020', 'ask month_only: 2020-01-01 | 2020-01-31'],
    ['feb-20', 'ask month_only: 2020-02-01 | 2020-02-29'],
    ['06.2020', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['06.20', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['2020-06', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['kesäkuu 2020', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['utløper juni 2020', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['juni 2020 (opsjon)', 'ask month_only: 2020-06-01 | 2020-06-30'],
    ['2020', 'ask year_only: 2020-01-01 | 2020-12-31'],
    ['31.12', 'ask no_year: 2019-12-31 | 2020-12-31'],
    ['1. mai', 'ask no_year: 2020-05-01 | 2021-05-01'],
    ['ut året', 'ask no_year: 2019-12-31'],
    ['Q2 2020', 'ask period_in_words: 2020-04-01 | 2020-06-30'],
    ['2. kvartal 2020', 'ask period_in_words: 2020-04-01 | 2020-06-30'],
    ['første halvår 2020', 'ask period_in_words: 2020-01-01 | 2020-06-30'],
    ['uke 26 2020', 'ask period_in_words: 2020-06-22 | 2020-06-28'],
    ['uke 1 2020', 'ask period_in_words: 2019-12-30 | 2020-01-05'],
    ['v. 26', 'ask period_in_words'],
    ['årsskiftet 2019/20', 'ask period_in_words: 2019-12-31 | 2020-01-01'],
    ['Jahreswechsel 2019/2020', 'ask period_in_words: 2019-12-31 | 2020-01-01'],
    ['3 år fra juli 2018', 'ask period_in_words: 2021-06-30 | 2021-07-01'],
    ['2 years from 1 May 2019', 'ask period_in_words: 2021-04-30 | 2021-05-01'],
    ['sommeren 2020', 'ask period_in_words'],
    ['påske 2020', 'ask period_in_words'],
    ['midten av 2019', 'ask period_in_words'],
    ['Vår 2023*', 'ask period_in_words'],
    ['primo 2020', 'ask period_in_words: 2020-01-01'],
    ['slutten av 2019', 'ask period_in_words: 2019-12-31'],
    ['til ny kommune', 'ask period_in_words: 2019-12-31 | 2020-01-01'],
    ['kuntaliitokseen', 'ask period_in_words: 2019-12-31 | 2020-01-01'],
    ['utløpt', 'ask ended_without_day'],
    ['utgått', 'ask ended_without_day'],
    ['uppsagd', 'ask ended_without_day'],
    ['31.06.2020', 'ask no_such_day: 2020-06-30 | 2020-07-01'],
    ['29.02.2019', 'ask no_such_day: 2019-02-28 | 2019-03-01'],
    ['31. november 2020', 'ask no_such_day: 2020-11-30 | 2020-12-01'],
    ['12.31.2020', 'ask no_such_day: 2020-12-31'],
    ['01.02.03', 'ask too_long_ago: 2003-02-01'],
    ['31.12.1999', 'ask too_long_ago: 1999-12-31'],
    ['31.12.2085', 'ask too_far_ahead: 2085-12-31'],
    ['30.06.2202', 'ask too_far_ahead'],
    ['03/04/2020', 'ask day_order: 2020-04-03 | 2020-03-04'],
    ['03-04-2020', 'ask day_order: 2020-04-03 | 2020-03-04'],
    ['20-06-30', 'ask day_order: 2030-06-20 | 2020-06-30'],
    ['05/05/2020', '2020-05-05'],
    ['311219', 'ask day_order: 2019-12-31 | 2031-12-19'],
    // Midnight in Oslo, as a machine in London writes it.
    ['2020-12-30T23:00:00.000Z', 'ask time_zone: 2020-12-31 | 2020-12-30'],
  ])
})

t.test('words for nothing say nothing, and what is no date is a problem', async (t) => {
  for (const written of [
    '–',
    '-',
    '?',
    '???',
    'nei',
    'Ingen',
    'n/a',
    'N.A.',
    'ikke avklart',
    'NULL',
    '(tom)',
    'ukjent',
    'Ukjent?',
    'okänt',
    'ei tiedossa',
    'onbekend',
    'n.v.t.',
    'unbekannt',
    'TBD',
    'uafklaret',
  ])
    t.equal(said(readDate(text(written), OPTIONS)), 'unsaid', written)
  inText(t, [
    ['statlig', 'problem not_a_date'],
    ['vet Kari', 'problem not_a_date'],
    ['årlig', 'problem not_a_date'],
    ['31.12.20xx', 'problem not_a_date'],
    ['følger driftsavtalen', 'problem part_of_another'],
    ['se avtale', 'problem part_of_another'],
    ['x'.repeat(301), 'problem not_a_date'],
  ])
})

t.test('the order of day and month is told, and a date of the past may be old', async (t) => {
  const read = (written: string, dayFirst: boolean) => said(readDate(text(written), { ...OPTIONS, dayFirst }))
  t.equal(read('03/04/2020', true), '2020-04-03')
  t.equal(read('03/04/2020', false), '2020-03-04')
  t.equal(read('20-06-19', true), '2019-06-20')
  // Dots put the day first whatever the column does; what contradicts the order is asked about.
  t.equal(read('03.04.2020', false), '2020-04-03')
  t.equal(read('12/31/2020', true), 'ask no_such_day: 2020-12-31')
  t.equal(said(readDate(text('01.02.2003'), { ...OPTIONS, past: true })), '2003-02-01')
  t.equal(said(readDate(text('til sammenslåingen'), { ...OPTIONS, mergesOn: null })), 'ask period_in_words')
})

t.test('the order of a column is found from all its cells', async (t) => {
  const cases: [string[], string][] = [
    [['03/04/2020', '25/12/2019'], 'dayFirst'],
    [['03/04/2020', '12/25/2019'], 'monthFirst'],
    [['03/04/2020', '31.12.2019'], 'dayFirst'],
    [['03/04/2020', '31/12-19'], 'dayFirst'],
    [['03/04/2020', '25/12/2019', '12/25/2019'], 'ask'],
    [['03/04/2020', '05/06/2020', 'løpende'], 'ask'],
    [['20-06-30'], 'ask'],
    [['20-06-30', '25-12-2019'], 'dayFirst'],
    [['05/05/2020', '31.12.2020', '2020-01-02'], 'irrelevant'],
    [['31/12/2020'], 'irrelevant'],
    [[], 'irrelevant'],
  ]
  for (const [column, order] of cases) t.equal(findDayOrder(column.map(text)), order, column.join(', '))
  t.equal(findDayOrder([null, dateCell('2020-03-04'), number('44196')]), 'irrelevant')
})

t.test(
  'every date of the register is read back as it is shown, and candidates are dates that it takes',
  async (t) => {
    const near = fc.integer({ min: -9 * 365, max: 49 * 365 }).map((days) => {
      return new Date(Date.UTC(2019, 5, 1 + days)).toISOString().slice(0, 10)
    })
    property(
      t,
      fc.property(near, (date) =>
        [date, formatDate(date)].every((written) => said(readDate(text(written), OPTIONS)) === date),
      ),
    )
    const written = fc.string({
      unit: fc.constantFrom(...'0123456789./- ', 'juni', 'ut', '(', '?'),
      maxLength: 14,
    })
    property(
      t,
      fc.property(written, (one) => {
        const reading = readDate(text(one), OPTIONS)
        if (reading.is === 'value') return isDate(reading.value) && isNearDate(reading.value)
        return reading.is !== 'ask' || reading.candidates.every((date) => isDate(date) && isNearDate(date))
      }),
    )
  },
)
