import Database from 'better-sqlite3'
import t from 'tap'
import { runProgram, startDemo } from '../demo.js'
import { sized } from '../size.js'

const WRITERS = 200
const ROUNDS = sized(1, 3)
const SYSTEM = '/api/v1/systems/IKT-042'

/** A token of the running demo, and calls with it. */
async function connect(demo: Awaited<ReturnType<typeof startDemo>>) {
  const { stdout } = await runProgram(
    ['token', 'create', '--user', 'architect', '--name', 'Skrivere', '--access', 'write', '--json'],
    { HARMONI_DATABASE: demo.database },
  )
  const authorization = `Bearer ${JSON.parse(stdout).token}`
  return (path: string, init: RequestInit = {}) =>
    fetch(demo.url + path, {
      ...init,
      headers: { authorization, 'content-type': 'application/json', ...init.headers },
    })
}

t.test(
  '200 parallel writers on one row: one wins per version, the rest get 412, each win has its row in the log',
  async (t) => {
    const demo = await startDemo(t)
    const call = await connect(demo)
    const version = async () => (await (await call(SYSTEM)).json()).version as number
    const logged = async () =>
      (await (await call('/api/v1/changes?system=IKT-042&limit=1')).json()).total as number
    for (let round = 0; round < ROUNDS; round += 1) {
      const [from, rows] = [await version(), await logged()]
      const answers = await Promise.all(
        Array.from({ length: WRITERS }, async (_, writer) => {
          const answer = await call(SYSTEM, {
            method: 'PATCH',
            headers: { 'if-match': `"${from}"` },
            body: JSON.stringify({ healthNote: `Runde ${round}, skriver ${writer}` }),
          })
          return { status: answer.status, body: await answer.json(), writer }
        }),
      )
      const won = answers.filter(({ status }) => status === 200)
      t.equal(won.length, 1, 'one wins')
      t.equal(answers.filter(({ status }) => status === 412).length, WRITERS - 1, 'the rest are told')
      const note = `Runde ${round}, skriver ${won[0]?.writer}`
      t.ok(
        answers.every(({ status, body }) => status === 200 || body.current.healthNote === note),
        'of the winner’s row',
      )
      t.equal(await version(), from + 1)
      t.equal(await logged(), rows + 1)
    }
    const verified = await runProgram(['verify', '--json'], { HARMONI_DATABASE: demo.database })
    t.equal(verified.code, 0)
    t.equal(JSON.parse(verified.stdout).ok, true)
  },
)

t.test('a process that is killed loses no change it has acknowledged', async (t) => {
  const demo = await startDemo(t)
  const call = await connect(demo)
  let version = (await (await call(SYSTEM)).json()).version as number
  let acknowledged = ''
  const ended = new Promise((resolve) => demo.process.once('exit', resolve))
  for (let write = 0; write < 500; write += 1) {
    // Killed in the middle of a write that nobody waits for.
    if (write === 40) setImmediate(() => demo.process.kill('SIGKILL'))
    const note = `Skriving ${write}`
    try {
      const answer = await call(SYSTEM, {
        method: 'PATCH',
        headers: { 'if-match': `"${version}"` },
        body: JSON.stringify({ healthNote: note }),
      })
      if (answer.status !== 200) throw new Error(`${answer.status}`)
      version += 1
      acknowledged = note
    } catch {
      break
    }
  }
  await ended
  const verified = await runProgram(['verify', '--json'], { HARMONI_DATABASE: demo.database })
  t.equal(JSON.parse(verified.stdout).ok, true, 'the chain holds')
  const raw = new Database(demo.database, { readonly: true })
  const row = raw
    .prepare("SELECT version, health_note AS note FROM systems WHERE number = 'IKT-042'")
    .get() as {
    version: number
    note: string
  }
  raw.close()
  t.ok(row.version >= version, `version ${row.version} is not before the acknowledged ${version}`)
  if (row.version === version) t.equal(row.note, acknowledged)
})
