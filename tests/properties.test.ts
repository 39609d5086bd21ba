import fc from 'fast-check'
import type { Test } from 'tap'
import { engineOf, test } from './engines.js'
import { brokenInvariant, logHolds, type SeenLog } from './invariants.js'
import { asyncProperty } from './property.js'
import { startWithReplacements } from './replacements.js'
import { type Command, command, play } from './sequences.js'
import { sized } from './size.js'

/** How many sequences of calls each engine is tried with; a register of its own takes PostgreSQL longer to make. */
const RUNS = { sqlite: sized(3, 6), postgres: sized(1, 2) }
const COMMANDS = 25

test('no sequence of calls breaks an invariant of the register, or ends in a fault of ours', async (t) => {
  const reached: Record<string, number> = {}
  await asyncProperty(
    t,
    fc.asyncProperty(fc.array(command, { minLength: COMMANDS, maxLength: COMMANDS }), (commands) =>
      playAll(t, commands, reached),
    ),
    RUNS[engineOf(t)],
  )
  t.comment(`reached ${JSON.stringify(reached)}`)
})

/** Plays the commands on a register of their own; throws at the first invariant that does not hold. */
async function playAll(
  t: Test,
  commands: readonly Command[],
  reached: Record<string, number>,
): Promise<void> {
  let problem: string | null = null
  await t.test('a sequence', { context: t.context }, async (t) => {
    const server = await startWithReplacements(t)
    await server.call('lead', 'POST', '/api/v1/waves', { code: 'w1', nameNb: 'Høst', nameEn: 'Autumn' })
    await server.call('architect', 'POST', '/api/v1/contracts', {
      supplier: 'Tieto',
      end: '2020-03-31',
      noticeMonths: 1,
      systems: ['IKT-001', 'IKT-002'],
    })
    const seen: SeenLog = []
    let checked = await server.logLength()
    let calls = 0
    for (const command of commands) {
      let last = ''
      await play(server, command, (call, answer) => {
        calls += 1
        last = `${call.role} ${call.method} ${call.url} ${JSON.stringify(call.body)}: ${answer.status}`
        if (answer.status >= 500) problem ??= `${last} ${answer.text}`
      })
      const length = await server.logLength()
      if (length !== checked) problem ??= await brokenInvariant(server, seen)
      checked = length
      if (problem) {
        problem = `${problem}, after ${last}`
        break
      }
    }
    for (const { status } of (await server.call('auditor', 'GET', '/api/v1/systems')).body.items)
      reached[status] = (reached[status] ?? 0) + 1
    if (!(await logHolds(server))) problem ??= 'the log does not hold'
    t.ok(calls >= commands.length, `${calls} calls`)
  })
  if (problem) throw new Error(problem)
}
