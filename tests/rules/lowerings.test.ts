import t from 'tap'
import {
  countedClass,
  countedDuty,
  isLowered,
  type LowerableField,
  type loweredFields,
  type Waiting,
  waitingAfter,
} from '../../schema/rules/lowerings.js'
import type { PrivacyClass } from '../../schema/rules/systems.js'

t.test('what lowers an archive duty: any code for nothing, or for what is not said any more', async (t) => {
  /** `municipal_rule` is a code that a register has added. */
  const duties = [null, 'none', 'other', 'siard', 'municipal_rule']
  const lowers = duties.flatMap((from) =>
    duties.flatMap((to) => (isLowered('archiveDuty', from, to) ? [`${from} → ${to}`] : [])),
  )
  t.strictSame(
    lowers,
    ['other', 'siard', 'municipal_rule'].flatMap((from) => [`${from} → null`, `${from} → none`]),
  )
})

t.test('what lowers a class of personal data: one that says less, or nothing any more', async (t) => {
  const classes = [null, 'none', 'ordinary', 'special'] as const
  const lowers = classes.flatMap((from) =>
    classes.flatMap((to) => (isLowered('privacyClass', from, to) ? [`${from} → ${to}`] : [])),
  )
  t.strictSame(lowers, [
    'ordinary → null',
    'ordinary → none',
    'special → null',
    'special → none',
    'special → ordinary',
  ])
})

type Said = Parameters<typeof loweredFields>[0]
const of = (duty: string | null, held: PrivacyClass | null): Said => ({
  archiveDuty: duty,
  privacyClass: held,
})
const waits = (duty: string | null, held: PrivacyClass | null): Waiting => ({
  archiveDutyBefore: duty,
  privacyClassBefore: held,
})
const NOTHING = waits(null, null)

t.test('what waits after a change, and by what gates go then', async (t) => {
  const both: LowerableField[] = ['archiveDuty', 'privacyClass']
  /** What is said, what waits, what is said then, who agrees to what, and what waits then. */
  const cases: [from: Said, before: Waiting, to: Said, agrees: LowerableField[], after: Waiting][] = [
    [of('siard', 'special'), NOTHING, of('siard', 'special'), [], NOTHING],
    [of('siard', 'special'), NOTHING, of('none', 'none'), [], waits('siard', 'special')],
    [of('siard', 'special'), NOTHING, of(null, null), [], waits('siard', 'special')],
    [of('siard', 'special'), NOTHING, of('none', 'none'), ['archiveDuty'], waits(null, 'special')],
    [of('siard', 'special'), NOTHING, of('none', 'none'), ['privacyClass'], waits('siard', null)],
    [of('siard', 'special'), NOTHING, of('none', 'none'), both, NOTHING],
    [of('siard', 'special'), NOTHING, of('other', 'ordinary'), [], waits(null, 'special')],
    [of(null, null), NOTHING, of('none', 'none'), [], NOTHING],
    [of('none', 'none'), NOTHING, of('siard', 'special'), [], NOTHING],
    // What waits is the most that was not agreed away, however many steps it went down by.
    [of('none', 'ordinary'), waits('siard', 'special'), of('none', 'none'), [], waits('siard', 'special')],
    [of('none', 'none'), waits('siard', 'special'), of(null, null), [], waits('siard', 'special')],
    [of('none', 'none'), waits('siard', 'special'), of('none', 'ordinary'), [], waits('siard', 'special')],
    [of(null, null), waits('siard', 'special'), of('none', 'none'), [], waits('siard', 'special')],
    // Another field changed, by somebody who may agree, agrees to nothing.
    [of('none', 'none'), waits('siard', 'special'), of('none', 'none'), both, waits('siard', 'special')],
    [of('none', 'none'), waits('siard', 'special'), of('none', 'ordinary'), both, waits('siard', 'special')],
    [of('none', 'ordinary'), waits('siard', 'special'), of('none', 'none'), both, waits('siard', null)],
    // Raised to what counted, or beyond.
    [of('none', 'none'), waits('siard', 'ordinary'), of('other', 'ordinary'), [], NOTHING],
    [of('none', 'none'), waits('siard', 'ordinary'), of('siard', 'special'), [], NOTHING],
  ]
  for (const [from, before, to, agrees, after] of cases) {
    const name = JSON.stringify([from, before, to, agrees])
    const found = waitingAfter({ ...from, ...before }, to, (field) => agrees.includes(field))
    t.strictSame(found, after, name)
    t.equal(countedDuty({ ...to, ...found }), after.archiveDutyBefore ?? to.archiveDuty, name)
    t.equal(countedClass({ ...to, ...found }), after.privacyClassBefore ?? to.privacyClass, name)
  }
})
