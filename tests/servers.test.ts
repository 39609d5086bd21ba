import fc from 'fast-check'
import type { Test } from 'tap'
import { startDemo } from './demo.js'
import { engineOf, newRegister, test } from './engines.js'
import { asyncProperty } from './property.js'
import { startWithReplacements } from './replacements.js'
import { type Command, command, play } from './sequences.js'
import { type Answer, FULL_SYSTEM, startTestServer, type TestServer } from './server.js'
import { sized } from './size.js'

const RUNS = { sqlite: sized(2, 10), postgres: sized(1, 4) }
const COMMANDS = 20
/** After so many commands everything is compared. */
const STRETCH = 5
/** So many more than the sequences write to that what they touch is always less than half, and is carried forward. */
const BESIDE = 14

const api = '/api/v1'
/** All that is kept of a whole register, as it is asked for. */
const ASKED = [
  `${api}/systems?limit=200&facets=true&sort=name`,
  `${api}/systems?limit=200&facets=true&q=fam&voided=all`,
  `${api}/systems?limit=200&signal=overdue&sort=-targetDate`,
  `${api}/systems?limit=200&status=assessed&sort=name`,
  `${api}/progress`,
  `${api}/checks`,
  `${api}/checks/counts`,
]

/** A server of a process of its own on the same register, called as `of` is: its tokens are the register's. */
async function serveBeside(t: Test, of: TestServer, database: string): Promise<TestServer> {
  const { url } = await startDemo(t, database)
  return {
    ...of,
    async call(role, method, path, body, headers = {}): Promise<Answer> {
      const answer = await fetch(url + path, {
        method,
        headers: {
          ...(role && of.authorize(role)),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        text,
        body: text.startsWith('{') ? JSON.parse(text) : undefined,
      }
    },
  }
}

async function playAll(t: Test, commands: readonly [Command, boolean][]): Promise<boolean> {
  const database = await newRegister(t, 'small')
  const first = await startWithReplacements(t, { database })
  for (let beside = 0; beside < BESIDE; beside += 1)
    await first.call('architect', 'POST', `${api}/systems`, {
      ...FULL_SYSTEM,
      name: `Ved siden av ${beside}`,
    })
  const [one, other] = [await serveBeside(t, first, database), await serveBeside(t, first, database)]
  for (const url of ASKED) for (const server of [one, other]) await server.call('auditor', 'GET', url)
  for (let from = 0; from < commands.length; from += STRETCH) {
    for (const [next, byOther] of commands.slice(from, from + STRETCH))
      await play(byOther ? other : one, next, () => undefined)
    if (!(await answerAlike(t, [one, other], database))) return false
  }
  return true
}

/** True where servers answer as one that has just opened the register, and has computed all of it. */
async function answerAlike(t: Test, servers: readonly TestServer[], database: string): Promise<boolean> {
  const plain = await startTestServer(t, { database })
  for (const url of ASKED) {
    const { status, text } = await plain.call('auditor', 'GET', url)
    for (const server of servers) {
      const answer = await server.call('auditor', 'GET', url)
      if (status === 200 && answer.status === 200 && answer.text === text) continue
      t.comment(`${url}: ${answer.status} ${answer.text}\ninstead of ${status} ${text}`)
      return false
    }
  }
  return true
}

test('two processes that write to one register answer as one that has just read it', (t) =>
  asyncProperty(
    t,
    fc.asyncProperty(
      fc.array(fc.tuple(command, fc.boolean()), { minLength: COMMANDS, maxLength: COMMANDS }),
      (commands) => playAll(t, commands),
    ),
    RUNS[engineOf(t)],
  ))
