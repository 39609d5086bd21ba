import fc from 'fast-check'
import t from 'tap'
import type { Field } from '../../schema/rules/fields.js'
import { type Moved, movedDay, textMover } from '../../schema/rules/postponement.js'
import { property } from '../property.js'

/** From New Year to April, seen in October. */
const moving = { from: '2020-01-01', to: '2020-04-01', today: '2019-10-15' }
const AHEAD = { ahead: { nb: 'Endres', en: 'Changes' } }
const exact = (after: string): Moved<string> => ({ after, exact: true })
const along = (after: string): Moved<string> => ({ after, exact: false })

t.test('what a day becomes when the merger is moved', async (t) => {
  const cases: [string, string, Pick<Field, 'done' | 'plan' | 'ahead'>, Moved<string> | null][] = [
    ['the day itself, as one that may lie ahead', '2020-01-01', AHEAD, exact('2020-04-01')],
    ['the last day before it', '2019-12-31', AHEAD, exact('2020-03-31')],
    ['the day itself, where it is agreed with others', '2020-01-01', {}, along('2020-04-01')],
    ['the last day before it, as the end of a contract', '2019-12-31', {}, along('2020-03-31')],
    ['the day itself, as a plan', '2020-01-01', { plan: true }, exact('2020-04-01')],
    ['the day on which something was done', '2020-01-01', { done: true }, null],
    ['another day that is no plan: the end of a contract', '2019-12-01', {}, null],
    ['a plan before it: as many months later', '2019-12-01', { plan: true }, along('2020-03-01')],
    ['a plan of today', '2019-10-15', { plan: true }, along('2020-01-15')],
    ['a plan at the end of a month', '2019-11-30', { plan: true }, along('2020-02-29')],
    ['a plan that has passed', '2019-10-14', { plan: true }, null],
    ['a plan after it', '2020-06-30', { plan: true }, along('2020-09-30')],
    ['a plan a year after it', '2021-01-01', { plan: true }, along('2021-04-01')],
    ['a plan long after it', '2021-01-02', { plan: true }, null],
  ]
  for (const [name, day, field, expected] of cases) t.strictSame(movedDay(day, field, moving), expected, name)
  t.strictSame(
    movedDay('2019-12-01', { plan: true }, { ...moving, to: '2019-12-15' }),
    along('2019-11-14'),
    'forward in time as well',
  )
})

t.test('a text in which the day is written', async (t) => {
  const moveText = textMover(moving)
  const cases: [string, string | null][] = [
    ['Klar 2020-01-01', 'Klar 2020-04-01'],
    ['Klar 01.01.2020, senest 31.12.2019', 'Klar 01.04.2020, senest 31.03.2020'],
    ['Klar 1.1.2020', 'Klar 1.4.2020'],
    ['Klar 1. januar 2020', 'Klar 1. april 2020'],
    ['Klar 1. januar', 'Klar 1. april'],
    ['KLAR 1. JANUAR', 'KLAR 1. april'],
    ['Ready on 1 January 2020', 'Ready on 1 April 2020'],
    ['Ready on January 1, 2020', 'Ready on April 1, 2020'],
    ['31. desember 2019 og 31 December', '31. mars 2020 og 31 March'],
    ['Klar 11.1.2020', null],
    ['Klar 01.01.20201', null],
    ['Klar 21. januar', null],
    ['1. januar 2021', null],
    ['January 1, 2021', null],
    ['1. januar–31. desember 2020', null],
    ['1. januar - 3. mars', null],
    ['SAK-2020-01-01', null],
    ['Klar 01.01.20', 'Klar 01.04.20'],
    ['Klar 01. januar 2020', 'Klar 1. april 2020'],
    ['Klar 1.januar 2020', 'Klar 1. april 2020'],
    ['Klar 1\u00a0januar\u00a02020', 'Klar 1 april 2020'],
    ['Klar 1. jan. 2020', 'Klar 1. apr. 2020'],
    ['Klar 1. januar, ferdig', 'Klar 1. april, ferdig'],
    ['1. januarplanen', null],
    ['Sak 2020-01-014', null],
    ['Ingen dato', null],
    ['', null],
  ]
  for (const [text, expected] of cases) {
    const moved = moveText(text)
    t.equal(moved?.after ?? null, expected, text)
    t.notOk(moved?.exact, 'who reads it decides')
  }
  t.equal(
    moveText('01.01.2020–01.04.2020')?.after,
    '01.04.2020–01.04.2020',
    'what is moved is not moved again',
  )
})

t.test('there and back again leaves a day and a text as they were', async (t) => {
  const day = fc
    .integer({ min: 60, max: 700 })
    .map((days) => new Date(Date.UTC(2019, 9, 16) + days * 86_400_000).toISOString().slice(0, 10))
  property(
    t,
    fc.property(day, day, (from, to) => {
      fc.pre(Math.abs(Date.parse(from) - Date.parse(to)) > 2 * 86_400_000)
      const there = { from, to, today: '2019-10-15' }
      const back = { ...there, from: to, to: from }
      for (const one of [from, `Klar ${from.split('-').reverse().join('.')}, sa de`]) {
        const moved = movedDay(one, {}, there) ?? textMover(there)(one)
        if (!moved) return false
        if ((movedDay(moved.after, {}, back) ?? textMover(back)(moved.after))?.after !== one) return false
      }
      return true
    }),
  )
})
