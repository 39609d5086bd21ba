import t from 'tap'
import { byUrgency, deadlinesSoon, deadlineUrgency, systemUrgency } from '../../schema/rules/attention.js'

const TODAY = '2019-10-15'

t.test('what presses most comes first', async (t) => {
  const system = (signal: 'blocked' | 'overdue', daysOverdue: number, dayOneCritical = false) =>
    systemUrgency({ signal, daysOverdue, dayOneCritical })
  const deadline = (noticeDeadline: string, renewalCost: number | null) =>
    deadlineUrgency({ noticeDeadline, renewalCost }, TODAY)
  const inOrder: [string, number[]][] = [
    ['notice can be given today', deadline('2019-10-15', null)],
    ['within a week', deadline('2019-10-22', 1)],
    ['day-one critical, most days over', system('overdue', 11, true)],
    ['day-one critical, as late and blocked', system('blocked', 4, true)],
    ['day-one critical, as late and not blocked', system('overdue', 4, true)],
    ['day-one critical, blocked ahead of its date', system('blocked', 0, true)],
    ['in eight days', deadline('2019-10-23', 5)],
    ['later, and dear', deadline('2019-11-30', 400_000)],
    ['later, and cheap', deadline('2019-11-30', 1)],
    ['later, at a cost that nobody knows', deadline('2019-11-30', null)],
    ['blocked, most days over', system('blocked', 18)],
    ['blocked ahead of its date', system('blocked', 0)],
    ['only late', system('overdue', 90)],
  ]
  const shuffled = [...inOrder].reverse()
  t.strictSame(
    byUrgency(shuffled, ([, urgency]) => urgency).map(([name]) => name),
    inOrder.map(([name]) => name),
  )
})

t.test('what presses as much stays in its order', async (t) => {
  t.strictSame(
    byUrgency(['b', 'a', 'c'], (name) => (name === 'c' ? [0] : [1, 0])),
    ['c', 'b', 'a'],
  )
})

t.test('soon is today and the sixty days after it', async (t) => {
  t.match(deadlinesSoon(TODAY), { deadlineFrom: '2019-10-15', deadlineTo: '2019-12-14' })
})
