import t from 'tap'
import { code } from '../../schema/api/common.js'
import {
  countedClass,
  countedDuty,
  fieldsToExplain,
  isLowered,
  type LowerableField,
  type loweredFields,
  UNASSESSED,
  type Waiting,
  waitingAfter,
} from '../../schema/rules/lowerings.js'
import { CODE } from '../../schema/rules/rowNumbers.js'
import type { PrivacyClass } from '../../schema/rules/systems.js'

const changesOf = <V>(values: readonly V[], lowers: (from: V, to: V) => boolean) =>
  values.flatMap((from) => values.flatMap((to) => (lowers(from, to) ? [`${from} → ${to}`] : [])))

t.test('what lowers an archive duty: any code for nothing, or for what is not said any more', async (t) => {
  /** `municipal_rule` is a code that a register has added. */
  const duties = [null, 'none', 'other', 'siard', 'municipal_rule']
  t.strictSame(
    changesOf(duties, (from, to) => isLowered('archiveDuty', from, to)),
    [
      'null → none',
      ...['other', 'siard', 'municipal_rule'].flatMap((from) => [`${from} → null`, `${from} → none`]),
    ],
  )
})

t.test('what lowers a class of personal data: what is not classified is taken to be ordinary', async (t) => {
  const classes = [null, 'none', 'ordinary', 'special'] as const
  t.strictSame(
    changesOf<PrivacyClass | null>(classes, (from, to) => isLowered('privacyClass', from, to)),
    ['null → none', 'ordinary → none', 'special → null', 'special → none', 'special → ordinary'],
  )
})

type Said = Parameters<typeof loweredFields>[0]
const of = (duty: string | null, held: PrivacyClass | null): Said => ({
  archiveDuty: duty,
  privacyClass: held,
})
const waits = (duty: string | null, held: Waiting['privacyClassBefore']): Waiting => ({
  archiveDutyBefore: duty,
  privacyClassBefore: held,
})
const NOTHING = waits(null, null)
const FIRST = waits(UNASSESSED, UNASSESSED)

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
    // A first word: what nobody had said counted.
    [of(null, null), NOTHING, of('none', 'none'), [], FIRST],
    [of(null, null), NOTHING, of('none', 'none'), ['archiveDuty'], waits(null, UNASSESSED)],
    [of(null, null), NOTHING, of('none', 'none'), both, NOTHING],
    [of(null, null), NOTHING, of('siard', 'ordinary'), [], NOTHING],
    [of('none', 'none'), FIRST, of('none', 'none'), [], FIRST],
    [of('none', 'none'), FIRST, of(null, null), [], NOTHING],
    [of('none', 'none'), FIRST, of('other', 'ordinary'), [], NOTHING],
    [of('siard', 'ordinary'), NOTHING, of(null, null), [], waits('siard', null)],
    [of(null, null), waits('siard', null), of('none', 'none'), ['archiveDuty'], waits(null, UNASSESSED)],
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
    const counts = <V>(before: string | null, said: V) => (before === UNASSESSED ? null : (before ?? said))
    t.equal(countedDuty({ ...to, ...found }), counts(after.archiveDutyBefore, to.archiveDuty), name)
    t.equal(countedClass({ ...to, ...found }), counts(after.privacyClassBefore, to.privacyClass), name)
  }
})

t.test('what must be explained: all that is lowered, but the first word of who answers for it', async (t) => {
  const both: LowerableField[] = ['archiveDuty', 'privacyClass']
  const cases: [from: Said, before: Waiting, agrees: LowerableField[], explained: LowerableField[]][] = [
    [of('siard', 'special'), NOTHING, [], both],
    [of('siard', 'special'), NOTHING, both, both],
    [of(null, null), NOTHING, [], both],
    [of(null, null), NOTHING, ['archiveDuty'], ['privacyClass']],
    [of(null, null), NOTHING, both, []],
    // It is no first word where something was said before, and still counts.
    [of(null, null), waits('siard', 'special'), both, both],
    [of('none', 'none'), NOTHING, [], []],
  ]
  for (const [from, before, agrees, explained] of cases)
    t.strictSame(
      fieldsToExplain({ ...from, ...before }, of('none', 'none'), (field) => agrees.includes(field)),
      explained,
      JSON.stringify([from, before, agrees]),
    )
})

t.test('no code list can have what stands for «nobody had said»', async (t) => {
  t.notMatch(UNASSESSED, CODE)
  t.notOk(code.safeParse(UNASSESSED).success)
})
