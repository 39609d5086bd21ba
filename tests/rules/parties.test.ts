import t from 'tap'
import {
  isHeldByBody,
  isHeldByOthers,
  isSuccessor,
  outlivesMerger,
  partiesOf,
} from '../../schema/rules/parties.js'
import { PARTIES } from './facts.js'

const parties = partiesOf('9999', PARTIES)

t.test('who is there after the merger: the new municipality, and one that takes the others in', async (t) => {
  const cases: [string | null, boolean][] = [
    ['9999', true],
    ['0601', true],
    ['3006', true],
    ['0602', false],
    ['0620', false],
    ['IKS', false],
    ['1234', false],
    [null, false],
  ]
  for (const [municipality, expected] of cases)
    t.equal(isSuccessor(municipality, parties), expected, String(municipality))
  t.notOk(isSuccessor(null, partiesOf(null, PARTIES)), 'nobody is not the new one')
})

t.test('a contract is a partnership’s when nobody else is a party to it', async (t) => {
  const cases: [string | null, string[], boolean][] = [
    ['IKS', [], true],
    ['IKS', ['IKS'], true],
    ['IKS', ['0602'], false],
    ['0602', ['IKS'], false],
    ['1234', [], false],
    [null, [], false],
    [null, ['IKS'], false],
  ]
  for (const [party, otherParties, expected] of cases)
    t.equal(isHeldByBody({ party, otherParties }, parties), expected, `${party} ${otherParties}`)
})

t.test('a partnership and the new municipalities outlive the merger, the former ones do not', async (t) => {
  const cases: [string | null, boolean][] = [
    ['9999', true],
    ['0601', true],
    ['3006', true],
    ['IKS', true],
    ['0602', false],
    ['0620', false],
    [null, false],
  ]
  for (const [body, expected] of cases) t.equal(outlivesMerger(body, parties), expected, String(body))
})

t.test('who answers for a system', async (t) => {
  const cases: [municipality: string, responsibleBody: string | null, boolean][] = [
    ['0602', null, false],
    ['0602', '', false],
    ['0602', 'Vertskommunen', true],
    ['IKS', null, true],
    ['3006', null, false],
  ]
  for (const [municipality, responsibleBody, expected] of cases)
    t.equal(
      isHeldByOthers({ municipality, responsibleBody }, parties),
      expected,
      `${municipality} ${responsibleBody}`,
    )
})
