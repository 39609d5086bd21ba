import { inArray } from 'drizzle-orm'
import fc from 'fast-check'
import type { Test } from 'tap'
import type { Reader } from '../../server/engines/store.js'
import { findMoment } from '../../server/store/programme.js'
import { findStandings } from '../../server/views/standings.js'
import { engineOf, newRegister, testOnce } from '../engines.js'
import { asyncProperty } from '../property.js'
import { startWithReplacements } from '../replacements.js'
import { type Command, command, play } from '../sequences.js'
import { FULL_SYSTEM, openTestServices, SYSTEM, type TestServer } from '../server.js'
import { sized } from '../size.js'

const RUNS = { sqlite: sized(2, 8), postgres: sized(1, 3) }
const COMMANDS = 20
/** So many more than the sequences write to that what they touch is always less than half. */
const BESIDE = 14

/** Maps in the order of their keys: which came first is nothing to anyone. */
function inOrder(value: unknown): unknown {
  if (value instanceof Map)
    return [...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => [key, inOrder(of)])
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, inOrder(of)]))
}

/** What is kept of a register at its newest moment, in a form that can be compared. */
async function findAll(reader: Reader, clock: () => Date) {
  const standings = await findStandings(reader, await findMoment(reader, clock()))
  const { all, sums, readyOn } = standings
  return {
    ...{ all, sums: inOrder(sums), readyOn: inOrder(readyOn) },
    findings: standings.findings().map(({ check, law, count, each }) => ({
      ...{ code: check.code, law, count },
      found: [...each()],
    })),
  }
}

testOnce(
  'what is carried forward from row to row of the log is what would be computed of the whole',
  async (t) => {
    await asyncProperty(
      t,
      fc.asyncProperty(
        fc.array(fc.tuple(command, fc.boolean()), {
          minLength: COMMANDS,
          maxLength: COMMANDS,
        }),
        (commands) => playAll(t, commands),
      ),
      RUNS[engineOf(t)],
    )
  },
)

/** A write, and a system of which the rules say something else after it, mostly one that it does not concern. */
type Case = [what: string, method: 'POST' | 'PATCH', url: string, body: object, seenOtherwise: string]

const CASES: readonly Case[] = [
  [
    'what a system waits for steps back',
    ...([
      'POST',
      '/api/v1/systems/IKT-004/transitions',
      { to: 'registered', reason: 'x' },
      'IKT-005',
    ] as const),
  ],
  [
    'the other end of an integration is taken out',
    ...([
      'POST',
      '/api/v1/systems/IKT-006/void',
      { reason: 'x', confirmed: ['integrations'] },
      'IKT-005',
    ] as const),
  ],
  ['a replacement gets an owner', 'PATCH', '/api/v1/replacements/epj', { owner: 'Omsorgssjef' }, 'IKT-005'],
  [
    'a replacement is signed for',
    'PATCH',
    '/api/v1/replacements/epj',
    { dpaSignedOn: '2019-08-01' },
    'IKT-005',
  ],
  [
    'what carries a system on is signed for',
    ...([
      'PATCH',
      '/api/v1/systems/IKT-003/privacy',
      { dpaState: 'signed', dpaSignedOn: '2019-08-01', dpaParty: '9999' },
      'IKT-007',
    ] as const),
  ],
  [
    'a series is closed in a replacement',
    ...([
      'POST',
      '/api/v1/series-breaks',
      { replacement: 'epj', body: '0602', seriesClosedOn: '2019-10-01' },
      'IKT-005',
    ] as const),
  ],
  [
    'a break of series is changed',
    'PATCH',
    '/api/v1/series-breaks/SER-001',
    { seriesClosedOn: null },
    'IKT-005',
  ],
  ['a system is called as another', 'PATCH', '/api/v1/systems/IKT-009', { name: 'System 4' }, 'IKT-009'],
  ['and has its product', 'PATCH', '/api/v1/systems/IKT-009', { product: 'Annet' }, 'IKT-009'],
  [
    'a duty is lowered, and waits',
    'PATCH',
    '/api/v1/systems/IKT-009',
    { archiveDuty: 'none', reason: 'x' },
    'IKT-009',
  ],
  ['and is raised again', 'PATCH', '/api/v1/systems/IKT-009', { archiveDuty: 'siard' }, 'IKT-009'],
  ['a municipality goes on', 'PATCH', '/api/v1/municipalities/0602', { kind: 'continuing' }, 'IKT-005'],
  [
    'the merger is moved',
    ...(['PATCH', '/api/v1/programme', { mergerDate: '2020-01-01', reason: 'Utsatt' }, 'IKT-005'] as const),
  ],
]

testOnce('a write is seen in all that rests on it, by every server', async (t) => {
  const database = await newRegister(t, 'small')
  const server = await startWithReplacements(t, { database })
  const other = await openTestServices(t, { database })
  const call = async (method: string, url: string, body: object) => {
    const { body: now } = await server.call('administrator', 'GET', url.replace(/\/(transitions|void)$/, ''))
    // What cannot be read by itself is written to once.
    const version = now?.version ?? 1
    return server.call('administrator', method, url, body, { 'if-match': `"${version}"` })
  }
  const made = async (url: string, body: object) => {
    const { status, text } = await server.call('administrator', 'POST', `/api/v1/${url}`, body)
    t.equal(status, 201, text)
  }
  for (let index = 1; index <= BESIDE; index += 1)
    await made('systems', { ...FULL_SYSTEM, name: `System ${index}`, targetDate: '2019-10-20' })
  await call('PATCH', '/api/v1/programme', { mergerDate: '2019-10-01', reason: 'Fremskyndet' })
  await made('mappings', { system: 'IKT-005', replacement: 'epj' })
  await made('mappings', { system: 'IKT-007', replacement: 'familia' })
  await made('integrations', {
    data: 'Ansatte',
    fromSystem: 'IKT-005',
    toSystem: 'IKT-006',
  })
  await made('prerequisites', { system: 'IKT-005', requires: 'IKT-004', status: 'assessed' })
  // Far along in a plan, as it takes many steps to come there.
  await server.store.transaction(async ({ db, t: { systems, mappings } }) => {
    const are = (...numbers: string[]) => inArray(systems.number, numbers)
    await db.update(systems).set({ status: 'planned' }).where(are('IKT-005', 'IKT-007'))
    await db.update(systems).set({ status: 'assessed' }).where(are('IKT-004'))
    await db
      .update(mappings)
      .set({ actualCutOver: '2019-09-01' })
      .where(inArray(mappings.system, ['IKT-005']))
  })
  const readers = [server.store, other.store]
  t.equal(await differing(t, server, readers, 'the beginning'), null)
  const said = async (number: string) => {
    const { all } = await findAll({ ...server.store, register: {} }, server.clock)
    return JSON.stringify(all.find(({ system }) => system.number === number))
  }
  for (const [what, method, url, body, seenOtherwise] of CASES) {
    const before = await said(seenOtherwise)
    const { status, text } = await call(method, url, body)
    t.ok(status < 300, `${what}: ${text}`)
    t.not(await said(seenOtherwise), before, `${what}: ${seenOtherwise} is seen otherwise`)
    t.equal(await differing(t, server, readers, what), null, what)
  }
})

async function playAll(t: Test, commands: readonly [Command, boolean][]): Promise<void> {
  let problem: string | null = null
  await t.test('a sequence', { context: t.context }, async (t) => {
    const database = await newRegister(t, 'small')
    const server = await startWithReplacements(t, { database })
    for (let index = 1; index <= BESIDE; index += 1)
      await server.call('architect', 'POST', '/api/v1/systems', { ...SYSTEM, name: `System ${index}` })
    const other = await openTestServices(t, { database })
    for (const [command, looks] of commands) {
      let last = ''
      await play(server, command, (call, answer) => {
        last = `${call.method} ${call.url} ${JSON.stringify(call.body)}: ${answer.status}`
      })
      if (!looks) continue
      problem ??= await differing(t, server, [server.store, other.store], last)
    }
    t.equal(problem, null)
  })
  if (problem) throw new Error(problem)
}

/** What readers that keep the register see otherwise than one that has never read it; null when nothing. */
async function differing(
  t: Test,
  { store, clock }: TestServer,
  readers: readonly Reader[],
  last: string,
): Promise<string | null> {
  const plain = await findAll({ ...store, register: {} }, clock)
  for (const reader of readers) {
    const kept = await findAll(reader, clock)
    for (const part of ['all', 'sums', 'findings', 'readyOn'] as const)
      if (!t.strictSame(kept[part], plain[part], `${part} after ${last}`)) return `${part} after ${last}`
  }
  return null
}
