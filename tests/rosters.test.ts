import fc from 'fast-check'
import t, { type Test } from 'tap'
import { sortInTurns } from '../server/engines/turns.js'
import type { Assessment } from '../server/views/assessments.js'
import { makeRoster, type Roster } from '../server/views/roster.js'
import { hasWords, indexWords } from '../server/views/words.js'
import { asyncProperty } from './property.js'

const RUNS = 100
const word = fc.constantFrom('skole', 'sky', 'ås', 'å', 'visma', 'ikt-001', 'ikt-1', '𝒳', 'l', 'e')
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))

/** A system as a roster looks at it; others of its number may be named otherwise. */
const system = fc
  .record({
    digits: fc.integer({ min: 1, max: 1500 }),
    sortKey: word,
    searchText: text,
    voided: fc.boolean(),
  })
  .map((fields) => ({ system: { ...fields, number: `IKT-${fields.digits}` } }) as Assessment)
const systems = (most: number) =>
  fc.uniqueArray(system, { maxLength: most, selector: (one) => one.system.number })

t.test('a search finds in an index of words what it finds in each text', (t: Test) =>
  asyncProperty(
    t,
    fc.asyncProperty(fc.array(text, { maxLength: 40 }), text, async (texts, q) => {
      const found = (await indexWords(texts)).find(q)
      const plain = [...texts.keys()].filter((place) => hasWords(texts[place] ?? '', q))
      return JSON.stringify(found) === JSON.stringify(plain)
    }),
    RUNS,
  ),
)

/** What a look at each system finds. */
const found = ({ all }: Roster, q: string, voided: 'no' | 'only' | 'all') =>
  all.filter(
    ({ system }) =>
      hasWords(system.searchText, q) && (voided === 'all' || system.voided === (voided === 'only')),
  )

t.test('a roster in which systems are replaced is one that is made of what then stands', (t: Test) =>
  asyncProperty(
    t,
    fc.asyncProperty(
      systems(60),
      // Once so many that it is made anew of all.
      fc.array(systems(20), { maxLength: 4 }),
      fc.constantFrom(0, 900),
      text,
      fc.constantFrom('no' as const, 'only' as const, 'all' as const),
      async (first, later, many, q, voided) => {
        const added = Array.from(
          { length: many },
          (_, at) =>
            ({
              system: { number: `X-${at}`, digits: at, sortKey: 'x', searchText: 'sky', voided: false },
            }) as Assessment,
        )
        let roster = await makeRoster(first)
        const stand = new Map(first.map((one) => [one.system.number, one]))
        for (const anew of [...later, added, ...later.slice(0, 1)]) {
          const before = JSON.stringify(roster.all)
          const next = await roster.replace(anew)
          if (JSON.stringify(roster.all) !== before) return false
          roster = next
          for (const one of anew) stand.set(one.system.number, one)
        }
        const plain = await makeRoster([...stand.values()])
        const numbers = [...stand.keys(), 'IKT-0']
        return (
          JSON.stringify(roster.all) === JSON.stringify(plain.all) &&
          JSON.stringify(roster.search(q, voided)) === JSON.stringify(found(plain, q, voided)) &&
          numbers.every((number) => roster.get(number) === plain.get(number))
        )
      },
    ),
    RUNS,
  ),
)

t.test('many are sorted as one would sort them, and others have their turn', async (t) => {
  const numbers = Array.from({ length: 7000 }, (_, at) => (at * 7919) % 6007)
  const ascending = (a: number, b: number) => a - b
  let turns = 0
  let on = true
  const others = (async () => {
    while (on) {
      turns += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  t.strictSame(await sortInTurns(numbers, ascending), [...numbers].sort(ascending))
  on = false
  await others
  t.ok(turns > 5, `${turns} turns`)
  t.strictSame(await sortInTurns([], ascending), [])
})
