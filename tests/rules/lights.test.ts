import t from 'tap'
import { isDayOneOff, type LightFacts, lightOf } from '../../schema/rules/lights.js'
import type { Signal } from '../../schema/rules/progress.js'

const GOOD: LightFacts = {
  ...{ total: 30, ready: 10, planned: 10, overdue: 0, blocked: 0, noDate: 0, dayOneOff: 0 },
}

t.test('a light and its reason follow from counts', async (t) => {
  const cases: [Partial<LightFacts>, string, string][] = [
    [{}, 'green', ''],
    [{ total: 0, ready: 0, planned: 0 }, 'green', ''],
    [{ ready: 12 }, 'green', ''],
    [{ dayOneOff: 1, overdue: 1, blocked: 1 }, 'red', 'day_one 1'],
    [{ overdue: 2, blocked: 1 }, 'amber', 'overdue 2, blocked 1'],
    [{ overdue: 3, blocked: 1 }, 'red', 'overdue 3'],
    [{ planned: 12, noDate: 4 }, 'amber', 'behind 2, no_date 4'],
    [{ planned: 13 }, 'red', 'behind 3'],
    [{ planned: 13, overdue: 3, dayOneOff: 2 }, 'red', 'day_one 2, overdue 3, behind 3'],
    [{ blocked: 30, noDate: 30 }, 'amber', 'blocked 30, no_date 30'],
  ]
  for (const [facts, light, why] of cases) {
    const { reasons, ...rest } = lightOf({ ...GOOD, ...facts })
    t.strictSame(
      [rest.light, reasons.map(({ code, count }) => `${code} ${count}`).join(', ')],
      [light, why],
      JSON.stringify(facts),
    )
  }
})

t.test(
  'what is critical on the first day is off track while it is late or stuck, and not ready',
  async (t) => {
    const cases: [boolean, Signal[], boolean][] = [
      [false, ['day_one'], false],
      [false, ['day_one', 'overdue'], true],
      [false, ['day_one', 'blocked'], true],
      [false, ['overdue', 'blocked'], false],
      [true, ['day_one', 'overdue'], false],
    ]
    for (const [ready, signals, off] of cases)
      t.equal(isDayOneOff({ ready, signals }), off, `${signals}${ready ? ', ready' : ''}`)
  },
)
