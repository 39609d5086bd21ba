import fc from 'fast-check'
import t from 'tap'
import {
  addDays,
  addMonths,
  dateIn,
  daysBetween,
  isDate,
  isNearDate,
  isTimeZone,
  meantDate,
  midnightIn,
} from '../../schema/rules/dates.js'
import { property } from '../property.js'

t.test('isDate knows the calendar', async (t) => {
  for (const date of ['2020-01-01', '2020-02-29', '2000-02-29', '1838-01-01', '2019-12-31'])
    t.ok(isDate(date), date)
  const wrong = [
    '',
    '2019-02-29',
    '1900-02-29',
    '2019-02-30',
    '2019-04-31',
    '2019-13-01',
    '2019-00-10',
    '2019-01-00',
    '2019-1-1',
    '01.02.2019',
    '2019-01-01T00:00:00Z',
    ' 2019-01-01',
    '2019-01-01\n',
  ]
  for (const date of wrong) t.notOk(isDate(date), JSON.stringify(date))
})

t.test('addDays and daysBetween count over months, leap days and changes of clock', async (t) => {
  const cases = [
    ['2019-12-31', 1, '2020-01-01'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2019-02-28', 1, '2019-03-01'],
    ['2020-01-01', -1, '2019-12-31'],
    ['2019-03-30', 2, '2019-04-01'],
    ['2019-10-26', 2, '2019-10-28'],
    ['2020-01-01', 366, '2021-01-01'],
    ['2020-01-01', 0, '2020-01-01'],
  ] as const
  for (const [from, days, to] of cases) {
    t.equal(addDays(from, days), to, `${from} + ${days}`)
    t.equal(daysBetween(from, to), days, `${from} to ${to}`)
  }
})

t.test('addDays and daysBetween undo each other', async (t) => {
  const date = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays('2020-01-01', days))
  property(
    t,
    fc.property(date, date, (a, b) => isDate(a) && addDays(a, daysBetween(a, b)) === b),
  )
})

t.test('dateIn is the date on a wall in a time zone, and midnightIn when it began', async (t) => {
  const cases = [
    ['Europe/Oslo', '2019-12-31T23:00:00.000Z', '2020-01-01'],
    ['Europe/Oslo', '2019-06-30T22:00:00.000Z', '2019-07-01'],
    ['UTC', '2019-07-01T00:00:00.000Z', '2019-07-01'],
    ['Asia/Kathmandu', '2019-06-30T18:15:00.000Z', '2019-07-01'],
    ['Pacific/Kiritimati', '2019-06-30T10:00:00.000Z', '2019-07-01'],
    ['Pacific/Pago_Pago', '2019-07-01T11:00:00.000Z', '2019-07-01'],
    // Summer time began at midnight: the day had no 00:00.
    ['America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-04'],
  ] as const
  for (const [zone, moment, date] of cases) {
    const before = new Date(Date.parse(moment) - 1000)
    t.equal(dateIn(zone, moment), date, `${moment} in ${zone}`)
    t.equal(dateIn(zone, new Date(moment)), date, `${moment} in ${zone} as a Date`)
    t.equal(dateIn(zone, before), addDays(date, -1), `a second before in ${zone}`)
    t.equal(midnightIn(zone, date), moment, `${date} begins in ${zone}`)
  }
})

t.test('isTimeZone knows names, not offsets', async (t) => {
  for (const name of ['Europe/Oslo', 'Europe/Copenhagen', 'UTC', 'America/Argentina/Buenos_Aires'])
    t.ok(isTimeZone(name), name)
  for (const name of ['', 'Oslo', '+02:00', '02:00', 'Europe/Atlantis', 'Europe/Oslo ', '../Oslo'])
    t.notOk(isTimeZone(name), name)
})

t.test('addMonths keeps to its century, in the first one too', async (t) => {
  const cases = [
    ['2020-03-31', -1, '2020-02-29'],
    ['2019-12-15', 3, '2020-03-15'],
    ['0020-01-31', 1, '0020-02-29'],
    ['0099-12-01', 1, '0100-01-01'],
    ['1900-01-31', -1, '1899-12-31'],
  ] as const
  for (const [from, months, to] of cases) t.equal(addMonths(from, months), to, `${from} + ${months}`)
})

t.test('isNearDate knows the first and the last date', async (t) => {
  for (const date of ['1900-01-01', '2020-02-29', '2199-12-31']) t.ok(isNearDate(date), date)
  for (const date of ['0020-01-01', '1899-12-31', '2200-01-01', '9999-12-31']) t.notOk(isNearDate(date), date)
})

t.test('meantDate takes a year of two digits for the nearest one', async (t) => {
  const cases = [
    ['0020-01-01', '2020-01-01'],
    ['0020-02-29', '2020-02-29'],
    ['0049-12-31', '2049-12-31'],
    ['0050-01-01', '1950-01-01'],
    ['0099-01-01', '1999-01-01'],
    ['0120-01-01', '0120-01-01'],
    ['2019-10-15', '2019-10-15'],
    ['no date', 'no date'],
    ['', ''],
  ] as const
  for (const [typed, meant] of cases) t.equal(meantDate(typed), meant, typed)
})
