import t from 'tap'
import { NORWAY } from '../../schema/rules/countries/norway.js'
import { addDays } from '../../schema/rules/dates.js'
import { type Law, type LawTopic, lawOn } from '../../schema/rules/laws.js'

const LAWS = NORWAY.laws

t.test('the archive act changed at New Year 2026, and the day chooses', async (t) => {
  const cases: [LawTopic, string, RegExp, RegExp][] = [
    [
      'series',
      '2025-12-31',
      /^Inndelingslova § 3; arkivforskriften av 2017 §§ 17 og 21$/,
      /^Boundaries Act § 3/,
    ],
    ['series', '2026-01-01', /^Arkivlova av 2025 § 5 .*§ 6 bokstav j og § 10 første ledd$/, /§ 6 letter j/],
    ['extract', '2025-12-31', /^Riksarkivarens forskrift kap. 5$/, /ch. 5$/],
    [
      'extract',
      '2026-01-01',
      /§ 5; .*FOR-2025-12-17-2647\) § 7 \(etter sekundærkilde\)$/,
      /\(by secondary source\)$/,
    ],
    [
      'preservation',
      '2025-12-31',
      /^Arkivforskriften av 2017 § 15; riksarkivarens forskrift kap. 7$/,
      /ch. 7$/,
    ],
    [
      'preservation',
      '2026-01-01',
      /§§ 12 og 13; .*FOR-2025-12-19-2729\) \(etter sekundærkilde\)$/,
      /source\)$/,
    ],
    ['disposal', '2025-12-31', /^Arkivlova av 1992 § 9 bokstav c/, /^Archive Act of 1992 § 9 letter c/],
    ['disposal', '2026-01-01', /^Arkivlova av 2025 § 13$/, /^Archive Act of 2025 § 13$/],
    ['discharge', '2025-12-31', /1992 § 9 bokstav c; .*§§ 16, 18 og 21/, /§§ 16, 18 and 21/],
    ['discharge', '2026-01-01', /^Arkivlova av 2025 §§ 13 og 14$/, /§§ 13 and 14$/],
    ['erasure_order', '2025-12-31', /1992 § 9 bokstav c; .*§§ 16, 18 og 21/, /§§ 16, 18 and 21/],
    ['erasure_order', '2026-01-01', /^Arkivlova av 2025 § 13$/, /§ 13$/],
  ]
  for (const [topic, day, nb, en] of cases)
    t.match(lawOn(LAWS, [topic], day), { nb, en }, `${topic} on ${day}`)
  t.strictSame(lawOn(LAWS, ['processor'], '2020-01-01'), lawOn(LAWS, ['processor'], '2030-01-01'))
})

t.test('several topics are named together, each place once', async (t) => {
  t.match(lawOn(LAWS, ['extract', 'disposal'], '2026-01-01'), {
    nb: /§ 5; .*sekundærkilde\); Arkivlova av 2025 § 13$/,
  })
  t.strictSame(
    lawOn(LAWS, ['discharge', 'discharge'], '2019-01-01'),
    lawOn(LAWS, ['discharge'], '2019-01-01'),
  )
  t.equal(lawOn(LAWS, [], '2019-01-01'), null)
})

t.test('the laws of a topic follow each other without gap or overlap, in both languages', async (t) => {
  for (const topic of Object.keys(LAWS) as LawTopic[]) {
    const laws = LAWS[topic] as readonly Law[]
    t.equal(laws[0]?.from, null, `${topic}: from the beginning`)
    t.equal(laws.at(-1)?.to, null, `${topic}: until further`)
    for (const [index, { from, citations }] of laws.entries()) {
      if (index > 0) t.equal(from, addDays(laws[index - 1]?.to ?? '', 1), `${topic}: no gap`)
      t.ok(citations.length > 0, `${topic}: a place`)
      for (const { nb, en, source, secondary } of citations) {
        t.ok(nb && en && nb !== en, `${topic}: two languages`)
        t.equal(source === 'S62', secondary === true, `${nb}: what was not read itself says so`)
      }
    }
  }
})
