import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runHere } from './commandLine.js'
import { demoDatabase, temporaryFolder, testOn } from './engines.js'

testOn('sqlite', 'a list is written to a file whole or not at all, as it is or as it was', async (t) => {
  const database = await demoDatabase(t)
  const folder = temporaryFolder(t)
  const settings = { HARMONI_DATABASE: database }
  const at = (name: string) => join(folder, name)
  const run = (...args: string[]) => runHere(['export', ...args, '--json'], settings)
  const whole = await run('contracts', '--out', at('a.csv'), '--filter', 'state=active', '--language', 'en')
  t.equal(whole.code, 0, whole.stdout)
  const said = JSON.parse(whole.stdout)
  const bytes = readFileSync(at('a.csv'))
  t.match(said, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  t.match(bytes.toString(), /^# Filters: State: Active\r$/m)
  t.match(bytes.toString(), /^# Exported by: Kommandolinje\r$/m)
  const past = await run('mappings', '--out', at('b.json'), '--as-of', '2019-06-30')
  t.match(JSON.parse(past.stdout), { asOf: '2019-06-30' })
  t.match(JSON.parse(readFileSync(at('b.json'), 'utf8')).about, { asOf: '2019-06-30' })
  t.equal((await run('everything', '--out', at('c.zip'))).code, 0)
  t.equal((await run('archimate', '--out', at('e.xml'), '--language', 'en')).code, 0)
  t.match(readFileSync(at('e.xml'), 'utf8'), /<\/model>\n$/)
  for (const [args, sentence] of [
    [['colours', '--out', at('d.csv')], 'no list'],
    [['contracts'], '--out FILE'],
    [['contracts', '--out', at('d.pdf')], 'csv, xlsx'],
    [['constructor', '--out', at('d.csv')], 'no list'],
    [['everything', '--out', at('d.zip'), '--language', 'fr'], 'nb, en'],
    [['archimate', '--out', at('d.archimate')], 'one of xml'],
    [['archimate', '--out', at('d.xml'), '--filter', 'status=planned'], 'status'],
    [['contracts', '--out', at('d.csv'), '--filter', 'state'], 'name=value'],
    [['contracts', '--out', at('d.csv'), '--filter', 'state=gone'], 'state'],
    [['contracts', '--out', at('d.csv'), '--as-of', '2099-01-01'], 'yet to come'],
    [['contracts', '--out', at('none/d.csv')], 'cannot be written'],
  ] as const) {
    const { code, stdout } = await run(...args)
    t.equal(code, 1, args.join(' '))
    t.match(JSON.parse(stdout).error, sentence, args.join(' '))
  }
  t.strictSame(readdirSync(folder).sort(), ['a.csv', 'b.json', 'c.zip', 'e.xml'], 'nothing is left beside')
})

testOn('sqlite', 'a report is written to a file, and beside it who made it and when', async (t) => {
  const settings = { HARMONI_DATABASE: await demoDatabase(t) }
  const folder = temporaryFolder(t)
  const out = join(folder, 'nightly.xlsx')
  const { code, stdout } = await runHere(['report', 'overrides', '--out', out, '--json'], settings)
  t.equal(code, 0, stdout)
  const said = JSON.parse(stdout)
  const sha256 = createHash('sha256').update(readFileSync(out)).digest('hex')
  t.match(said, { id: 'R-2019-001', file: out, companion: `${out}.txt`, sha256 })
  const companion = readFileSync(said.companion, 'utf8')
  for (const line of ['Laget av: Kommandolinje', 'Fil: nightly.xlsx', `Filens SHA-256: ${sha256}`])
    t.match(companion, `${line}\r\n`)
  t.strictSame(readdirSync(folder).sort(), ['nightly.xlsx', 'nightly.xlsx.txt'])
})
