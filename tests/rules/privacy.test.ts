import t from 'tap'
import {
  holdsPersonalData,
  isDpiaSettled,
  isErasedInOrder,
  missingInPrivacy,
  type PrivacyFacts,
} from '../../schema/rules/privacy.js'
import { privacyOf } from './facts.js'

t.test('what the states of a privacy track need', async (t) => {
  const cases: [Partial<PrivacyFacts>, string[]][] = [
    [{}, []],
    [{ dpaState: 'signed', dpaSignedOn: null }, ['dpaSignedOn']],
    [{ dpaState: 'missing', dpaSignedOn: null }, []],
    [{ dpiaRequired: 'no', dpiaReason: null }, ['dpiaReason']],
    [{ erasureState: 'ordered', erasureOrderedOn: null }, ['erasureOrderedOn']],
    [{ erasureState: 'confirmed', erasureConfirmedOn: null }, ['erasureConfirmedOn']],
    [{ erasureState: 'confirmed', erasureConfirmedOn: '2019-10-15' }, []],
  ]
  for (const [row, missing] of cases)
    t.strictSame(missingInPrivacy(privacyOf(row)), missing, JSON.stringify(row))
})

t.test('personal data, impact assessment, and erasure after the archive', async (t) => {
  for (const [name, holds] of [
    ['none', false],
    ['ordinary', true],
    ['special', true],
    [null, true],
  ] as const)
    t.equal(holdsPersonalData(name), holds, String(name))
  const dpia: [Partial<PrivacyFacts>, boolean][] = [
    [{ dpiaRequired: 'unknown', dpiaDoneOn: '2019-01-01', dpiaReason: 'x' }, false],
    [{ dpiaRequired: 'yes', dpiaDoneOn: null, dpiaReason: 'x' }, false],
    [{ dpiaRequired: 'yes', dpiaDoneOn: '2019-01-01' }, true],
    [{ dpiaRequired: 'no', dpiaReason: null, dpiaDoneOn: '2019-01-01' }, false],
    [{ dpiaRequired: 'no', dpiaReason: 'Ingen høy risiko' }, true],
  ]
  for (const [row, settled] of dpia) t.equal(isDpiaSettled(privacyOf(row)), settled, JSON.stringify(row))
  const orders: [string | null, string | null, boolean][] = [
    [null, null, true],
    [null, '2019-10-01', true],
    ['2019-10-01', null, false],
    ['2019-09-30', '2019-10-01', false],
    ['2019-10-01', '2019-10-01', true],
    ['2019-10-02', '2019-10-01', true],
  ]
  for (const [erasureConfirmedOn, dischargedOn, inOrder] of orders)
    t.equal(
      isErasedInOrder({ erasureConfirmedOn }, { dischargedOn }),
      inOrder,
      `erased ${erasureConfirmedOn}, discharged ${dischargedOn}`,
    )
})
