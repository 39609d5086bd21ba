import Database from 'better-sqlite3'
import type { Test } from 'tap'
import type { Role } from '../../schema/rules/access.js'
import { newRegister, test, testOn } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { startTestServer, type TestServer } from '../server.js'

const api = '/api/v1'

/** A row of each concept that is changed by version, and a text in it. */
const ROWS: readonly [url: string, role: Role, field: string][] = [
  ['systems/IKT-001', 'architect', 'vendor'],
  ['systems/IKT-001/archive', 'records_manager', 'series'],
  ['systems/IKT-001/privacy', 'privacy_adviser', 'dpaReference'],
  ['mappings/KOB-001', 'architect', 'scope'],
  ['contracts/AVT-001', 'lead', 'supplier'],
  ['integrations/INT-001', 'architect', 'data'],
  ['prerequisites/FOR-001', 'lead', 'note'],
  ['risks/RIS-001', 'lead', 'title'],
  ['wanted-decisions/BES-001', 'lead', 'title'],
  ['replacements/epj', 'architect', 'nameNb'],
  ['waves/B9', 'lead', 'nameNb'],
  ['milestones/vedtak', 'lead', 'nameNb'],
  ['municipalities/0602', 'administrator', 'name'],
  ['service-areas/HEO', 'administrator', 'nameNb'],
  ['codes/kind/business', 'administrator', 'nameNb'],
  ['programme', 'administrator', 'name'],
]

async function startWithRows(t: Test, options?: Parameters<typeof startTestServer>[1]): Promise<TestServer> {
  const server = await startWithReplacements(t, options)
  const made = async (path: string, body: object) => {
    const { status, text } = await server.call('administrator', 'POST', `${api}/${path}`, body)
    t.equal(status, 201, `${path}: ${text}`)
  }
  await made('mappings', { system: 'IKT-001', replacement: 'epj', conversionNeeded: 'no' })
  await made('contracts', { supplier: 'X', party: '0602', systems: ['IKT-001'] })
  await made('integrations', { fromSystem: 'IKT-001', toSystem: 'IKT-002', data: 'X' })
  await made('prerequisites', { system: 'IKT-001', requires: 'IKT-002', status: 'cut_over' })
  await made('risks', { title: 'X', likelihood: 2, consequence: 3 })
  await made('wanted-decisions', { title: 'X', consequenceOfNone: 'X' })
  await made('waves', { code: 'B9', nameNb: 'X', nameEn: 'X' })
  await made('milestones', { code: 'vedtak', nameNb: 'X', nameEn: 'X', date: '2019-11-01', precision: 'day' })
  return server
}

testOn('sqlite', 'nobody else writes between a write and the reading of its answer', async (t) => {
  /** Set while a write that has logged its row reads its answer: how often another could have begun to write then. */
  let free: number | null = null
  const database = await newRegister(t, 'small', 'sqlite')
  const other = new Database(database, { timeout: 0 })
  t.teardown(() => other.close())
  const tryToWrite = () => {
    try {
      other.exec('BEGIN IMMEDIATE; ROLLBACK')
      return 1
    } catch (error) {
      t.equal((error as { code?: string }).code, 'SQLITE_BUSY')
      return 0
    }
  }
  const server = await startWithRows(t, {
    database,
    onStatement: (statement) => {
      if (/^insert into "changes"/.test(statement)) free = 0
      else if (free !== null && /^select/.test(statement)) free += tryToWrite()
    },
  })
  for (const [url, role, field] of ROWS) {
    let status = 0
    for (const version of [0, 1]) {
      free = null
      const headers = { 'if-match': `"${version}"` }
      const answer = await server.call(role, 'PATCH', `${api}/${url}`, { [field]: 'Ny' }, headers)
      status = answer.status
      if (status === 200) break
    }
    t.equal(status, 200, url)
    t.equal(free, 0, url)
  }
})

test('a write answers what a reader is then answered', async (t) => {
  const server = await startWithRows(t)
  const read = async (url: string) => (await server.call('auditor', 'GET', `${api}/${url}`)).body
  const write = async (role: Role, method: string, url: string, body: object, row: string) => {
    const { version } = await read(row)
    const headers = { 'if-match': `"${version}"` }
    const answer = await server.call(role, method, `${api}/${url}`, body, headers)
    t.match(answer.status, 200, `${method} ${url}: ${answer.text}`)
    t.strictSame(answer.body, await read(row), `${method} ${url}`)
  }
  const system = 'systems/IKT-001'
  const reason = 'Ny vurdering'
  for (const body of [
    { vendor: 'A' },
    {
      disposition: 'retain',
      decisionRole: 'Programleder',
      decisionReference: '1',
      decisionDate: '2019-10-01',
    },
    { disposition: 'replace' },
    { onHold: true, onHoldReason: reason },
    { onHold: false },
    { targetDate: '2019-10-01', reason },
  ])
    await write('administrator', 'PATCH', system, body, system)
  for (const to of ['assessed', 'registered', 'assessed'])
    await write('administrator', 'POST', `${system}/transitions`, { to, reason }, system)
  const confirmed = ['systems', 'contracts', 'integrations']
  await write('administrator', 'POST', `${system}/void`, { reason, confirmed }, system)
  await write('administrator', 'POST', `${system}/restore`, { reason }, system)
})

test('a write asks what it must know once, and its answer asks for no more than what is new', async (t) => {
  let statements = 0
  const server = await startTestServer(t, { onStatement: () => (statements += 1) })
  await server.call('architect', 'POST', `${api}/systems`, {
    name: 'x',
    kind: 'business',
    municipality: '0602',
  })
  for (const version of [1, 2]) {
    statements = 0
    const headers = { 'if-match': `"${version}"` }
    const answer = await server.call(
      'architect',
      'PATCH',
      `${api}/systems/IKT-001`,
      { vendor: `${version}` },
      headers,
    )
    t.equal(answer.status, 200)
  }
  t.equal(
    statements,
    20,
    'who asks, where the log is, the system, ten of the gates, three written; then it and two more',
  )
})
