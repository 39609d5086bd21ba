import t from 'tap'
import { filled, fromInput } from '../../web/parts/form/fields.js'

t.test('what is typed into a form is sent as what it means', async (t) => {
  const cases = [
    ['number', '412 000', 412_000],
    ['number', '412.000', '412.000'],
    ['number', '1e3', '1e3'],
    ['number', '', null],
    ['date', '0020-01-01', '2020-01-01'],
    ['date', '2019-10-15', '2019-10-15'],
    ['date', '', null],
    ['line', ' 0020-01-01 ', '0020-01-01'],
    ['list', 'a\n\n b ', ['a', 'b']],
  ] as const
  for (const [type, typed, sent] of cases)
    t.strictSame(
      fromInput({ name: 'field', nb: 'Felt', en: 'Field', type }, typed),
      sent,
      `${type} ${JSON.stringify(typed)}`,
    )
})

t.test('a new row is made of what is filled in', async (t) => {
  const values = { nameNb: 'Helse', nameEn: null, goal: null, active: false, count: 0, systems: [] }
  t.strictSame(filled(values), { nameNb: 'Helse', active: false, count: 0, systems: [] })
})
