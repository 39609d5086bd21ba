import t from 'tap'
import { standingChanges } from '../../schema/rules/undone.js'

/** Rows of the log by their requests: `b<a` is an undo of `a` by `b`. */
const rows = (...requests: string[]) =>
  requests.map((said) => {
    const [requestId = '', undoes = null] = said.split('<')
    return { requestId, undoes }
  })

t.test('what stands of the log is neither what was undone nor its undo', async (t) => {
  const cases: [name: string, requests: string[], standing: string[]][] = [
    ['nothing', [], []],
    ['what nobody has undone', ['a', 'a', 'b'], ['a', 'a', 'b']],
    ['one that was undone', ['a', 'b', 'c<a'], ['b']],
    ['all rows of a request that was undone', ['a', 'a', 'c<a', 'c<a'], []],
    ['what was brought back stands where it was', ['a', 'b<a', 'c<b'], ['a']],
    ['and goes again with the next undo', ['a', 'b<a', 'c<b', 'd<c'], []],
  ]
  for (const [name, requests, standing] of cases)
    t.strictSame(
      standingChanges(rows(...requests)).map(({ requestId }) => requestId),
      standing,
      name,
    )
})
