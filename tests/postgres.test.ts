import { spawnSync } from 'node:child_process'
import t from 'tap'

t.test('a process that can start PostgreSQL ends with the code that it was given', async (t) => {
  for (const code of [0, 3]) {
    const script = `await import('./tests/postgres.mjs'); process.exitCode = ${code}`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    t.equal(status, code, stderr)
  }
})
