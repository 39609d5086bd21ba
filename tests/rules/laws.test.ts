import t from 'tap'
import { addDays } from '../../schema/rules/dates.js'
import { LAWS, type Law, type LawTopic, lawOn } from '../../schema/rules/laws.js'

t.test('the archive act changed at New Year 2026, and the day chooses', async (t) => {
  t.match(lawOn('discharge', '2020-01-01'), {
    nb: /^Arkivforskriften §§ 18 og 21/,
    en: /^Archive Regulations/,
  })
  t.match(lawOn('discharge', '2025-12-31'), { nb: /^Arkivforskriften/ })
  t.match(lawOn('discharge', '2026-01-01'), { nb: 'Arkivlova av 2025, §§ 13 og 14' })
  t.strictSame(lawOn('processor', '2020-01-01'), lawOn('processor', '2030-01-01'))
})

t.test('the laws of a topic follow each other without gap or overlap, in both languages', async (t) => {
  for (const topic of Object.keys(LAWS) as LawTopic[]) {
    const laws = LAWS[topic] as readonly Law[]
    t.equal(laws[0]?.from, null, `${topic}: from the beginning`)
    t.equal(laws.at(-1)?.to, null, `${topic}: until further`)
    for (const [index, { from, nb, en }] of laws.entries()) {
      if (index > 0) t.equal(from, addDays(laws[index - 1]?.to ?? '', 1), `${topic}: no gap`)
      t.ok(nb && en && nb !== en, `${topic}: two languages`)
    }
  }
})
