import t from 'tap'
import type { Reader } from '../server/engines/store.js'
import type { Instant } from '../server/store/programme.js'
import { keepForward } from '../server/views/kept.js'

/** Computations that end when they are told to, and what was begun. */
function start({ declines = false } = {}) {
  const begun: string[] = []
  const ends = new Map<string, { end: () => void; fail: () => void }>()
  const run = (name: string) => {
    begun.push(name)
    return new Promise<string>((resolve, reject) => {
      ends.set(name, { end: () => resolve(name), fail: () => reject(new Error(name)) })
    })
  }
  const kept = keepForward<string>({
    whole: (_, { sequence }) => run(`whole ${sequence}`),
    forward: async (_, { sequence }, { value }) => (declines ? undefined : run(`${value} to ${sequence}`)),
  })
  const reader = { register: {} } as Reader
  const at = (sequence: number, today = '2019-10-15') => ({ sequence, today }) as Instant
  return {
    begun,
    end: (name: string) => ends.get(name)?.end(),
    fail: (name: string) => ends.get(name)?.fail(),
    find: (sequence: number, today?: string) => kept.find(reader, at(sequence, today)),
    findKnown: (sequence: number) => kept.findKnown(reader, at(sequence)),
  }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

t.test('those who ask together share what is computed, and it is carried forward', async (t) => {
  const { begun, end, find, findKnown } = start()
  t.equal(await findKnown(1), undefined, 'nothing is known')
  t.strictSame(begun, [], 'nor computed for who only asks what is known')
  const both = [find(1), find(1)]
  await turn()
  const later = find(2)
  await turn()
  t.strictSame(begun, ['whole 1'], 'once, and who comes later waits for it')
  t.equal(await findKnown(1), undefined, 'who only asks what is known does not wait')
  end('whole 1')
  t.strictSame(await Promise.all(both), ['whole 1', 'whole 1'])
  await turn()
  end('whole 1 to 2')
  t.equal(await later, 'whole 1 to 2')
  t.equal(await find(1), 'whole 1', 'who began before sees what was')
  t.equal(await findKnown(2), 'whole 1 to 2')
  find(2, '2019-10-16')
  await turn()
  t.strictSame(begun, ['whole 1', 'whole 1 to 2', 'whole 2'], 'another day is computed anew')
})

t.test('where carrying forward is no cheaper, only who needs the whole computes it', async (t) => {
  const { begun, end, find, findKnown } = start({ declines: true })
  const first = find(1)
  await turn()
  end('whole 1')
  await first
  t.equal(await findKnown(2), undefined)
  t.strictSame(begun, ['whole 1'])
  const both = [find(2), find(2)]
  await turn()
  end('whole 2')
  t.strictSame(await Promise.all(both), ['whole 2', 'whole 2'])
  t.strictSame(begun, ['whole 1', 'whole 2'], 'once')
})

t.test('what fails is not kept', async (t) => {
  const { begun, end, fail, find } = start()
  const first = find(1)
  await turn()
  const second = find(2)
  await turn()
  fail('whole 1')
  await t.rejects(first, { message: 'whole 1' })
  await turn()
  end('whole 2')
  t.equal(await second, 'whole 2', 'nor does it fail for who waited for it')
  const third = find(3)
  await turn()
  end('whole 2 to 3')
  t.equal(await third, 'whole 2 to 3')
  t.strictSame(begun, ['whole 1', 'whole 2', 'whole 2 to 3'])
})
