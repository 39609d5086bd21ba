import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { hashesIn } from '../../schema/bundle/check.mjs'
import { findWhereLogsPart } from '../../schema/bundle/logDifference.js'
import { canonicalText, sha256 } from '../../server/domain/canonical.js'
import { TABLES } from '../../server/domain/concepts.js'
import { verifyRegister } from '../../server/domain/verify.js'
import { checkFile } from '../../server/reports/checkFile.js'
import { findHashOf } from '../../server/store/changes.js'
import { demoDatabase, temporaryFolder, testOn } from '../engines.js'
import { newSeed } from '../property.js'
import { RELEASES, releaseRegister } from '../releases.js'
import { openTestServices } from '../server.js'
import { sized } from '../size.js'
import { dropTriggers } from '../sql.js'
import { makeBundleOf, Unpacked } from './bundle.js'

const LOG = 'log/changes.ndjson'
const ASKED = { reports: ['overrides'], formats: ['xlsx'] }
const [release = ''] = RELEASES

interface Row {
  seq: number
  hash: string
  prevHash: string
  [name: string]: unknown
}

/** A row as it would have been written: its hash is that of what it says. */
function hashed({ hash: _, ...row }: Row): Row {
  return { ...row, hash: sha256(canonicalText(row)) } as Row
}

/** Rows from the first that was changed, chained anew. */
function rechained(rows: Row[], from: number): Row[] {
  let last = rows[from - 1]
  return rows.map((row, index) => {
    if (index < from) return row
    const next = hashed({ ...row, prevHash: last?.hash ?? row.prevHash })
    last = next
    return next
  })
}

const swapped = <One>(all: readonly One[], one: number, other: number) =>
  all.map((each, index) => (index === one ? all[other] : index === other ? all[one] : each)) as One[]

/** Ways to change the log in a bundle at a row (counted from 0), and what is said of it there. */
const OF_THE_LOG: Record<string, { change: (rows: Row[], at: number) => Row[]; says: string }> = {
  'a value of a row': {
    change: (rows, at) => rows.map((row, index) => (index === at ? { ...row, actorName: 'Annen' } : row)),
    says: 'er endret',
  },
  'a value of a row, with its hash': {
    change: (rows, at) =>
      rows.map((row, index) => (index === at ? hashed({ ...row, actorName: 'Annen' }) : row)),
    says: 'følger ikke på raden før',
  },
  'a row removed': { change: (rows, at) => rows.filter((_, index) => index !== at), says: 'mangler' },
  'a row put in': {
    change: (rows, at) => rows.flatMap((row, index) => (index === at ? [row, hashed({ ...row })] : [row])),
    says: 'står feil',
  },
  'two rows in another order': { change: (rows, at) => swapped(rows, at, at + 1), says: 'mangler' },
  'the hashes of two rows swapped': {
    change: (rows, at) =>
      rows.map((row, index) =>
        index === at || index === at + 1
          ? { ...row, hash: rows[index === at ? at + 1 : at]?.hash ?? '' }
          : row,
      ),
    says: 'er endret',
  },
  'the tail cut': { change: (rows, at) => rows.slice(0, at + 1), says: 'slutter ved' },
  'the chain computed anew': {
    change: (rows, at) =>
      rechained(
        rows.map((row, index) => (index === at ? { ...row, actorName: 'Annen' } : row)),
        at,
      ),
    says: 'siste hash',
  },
}

/** Ways to change the other files of a bundle. */
const OF_FILES: Record<
  string,
  { change: (bundle: Unpacked, pick: (max: number) => number) => void; says: RegExp }
> = {
  'a byte of a report': {
    change: ({ files }, pick) => {
      const [path, bytes] = [...files].find(([path]) => path.startsWith('reports/')) ?? ['', Buffer.alloc(1)]
      const at = pick(bytes.length)
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      files.set(path, changed)
    },
    says: /reports\/.* er endret/,
  },
  'a file removed': {
    change: ({ files }) => void files.delete('data/contracts.csv'),
    says: /data\/contracts\.csv mangler/,
  },
  'a file added': {
    change: ({ files }) => void files.set('data/more.csv', Buffer.from('x')),
    says: /data\/more\.csv står ikke i innholdslisten/,
  },
  'a row of a list removed': {
    change: (bundle) =>
      bundle.edit('data/systems.ndjson', (text) => text.split('\n').toSpliced(1, 1).join('\n')),
    says: /systems har \d+ rader, og skulle hatt/,
  },
  'an amount of a list': {
    change: (bundle) =>
      bundle.edit('data/systems.ndjson', (text) => text.replace(/"users":\d+/, '"users":987654')),
    says: /systems: summen av users er/,
  },
  'the checker': {
    change: (bundle) => bundle.edit('check.mjs', (text) => text.replace('wrong === 0', 'true')),
    says: /check\.mjs er endret/,
  },
  'the list of contents': {
    change: (bundle) => bundle.edit('manifest.json', (text) => text.replace('"rows"', '"rows" ')),
    says: /innholdslisten er endret/,
  },
}

testOn('sqlite', 'a bundle that was tampered with is caught, and what was done is named', async (t) => {
  const services = await openTestServices(t, { database: await releaseRegister(t, release) })
  const { bytes, id } = await makeBundleOf(services, ASKED)
  const check = (one: Uint8Array) => checkFile(services.store, one)
  t.match(await check(bytes), { verdict: 'genuine', report: id, differsFrom: null })
  const again = new Unpacked(bytes)
  t.strictSame(Buffer.from(again.pack()), bytes, 'packed anew it is the same')

  const seed = newSeed()
  t.comment(`seed ${seed}`)
  const rows = new Unpacked(bytes)
    .text(LOG)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  const chosen = fc.sample(fc.nat({ max: rows.length - 3 }), { seed, numRuns: sized(1, 7) })
  for (const covered of [false, true])
    for (const pick of chosen) {
      for (const [name, { change, says }] of Object.entries(OF_THE_LOG)) {
        // The first row tells two registers apart, and the last of all is what is cut.
        const at = 1 + pick
        const bundle = new Unpacked(bytes)
        const changed = change(rows, at).map((row) => `${canonicalText(row)}\n`)
        bundle.files.set(LOG, Buffer.from(changed.join('')))
        if (covered) bundle.cover()
        const about = `${name} at ${at}${covered ? ', covered up' : ''}`
        const found = await check(bundle.pack())
        t.match(found, { verdict: 'changed', report: id }, about)
        const wrong = found.evidence.flatMap(({ ok, nb }) => (ok ? [] : [nb]))
        const isNamed = (text: string) => wrong.some((one) => one.includes(text))
        if (!covered) t.ok(isNamed('log/changes.ndjson er endret'), `${about}: the file is named`)
        // What agrees with itself is told by the register alone.
        if (covered && /cut|anew/.test(name))
          t.ok(isNamed(name.includes('cut') ? 'SHA-256' : `ulike fra rad #${at + 1}`), about)
        else t.ok(isNamed(says), `${about}: ${wrong.join(' ')}`)
      }
      for (const [name, { change, says }] of Object.entries(OF_FILES)) {
        // Covered up, it is what it was.
        if (covered && name === 'the list of contents') continue
        const bundle = new Unpacked(bytes)
        change(bundle, (max) => pick % max)
        if (covered) bundle.cover()
        const found = await check(bundle.pack())
        const about = `${name}${covered ? ', covered up' : ''}`
        t.match(found, { verdict: 'changed', report: id }, about)
        const wrong = found.evidence.flatMap(({ ok, nb }) => (ok ? [] : [nb])).join(' ')
        t.match(wrong, covered ? /Filen sier R-/ : says, about)
      }
    }
  const foreign = await openTestServices(t, { database: await demoDatabase(t, 'sqlite') })
  t.match(await checkFile(foreign.store, bytes), { verdict: 'not_made_here' }, 'of another register')
  t.match(await check(Buffer.from('PK hello')), { verdict: 'not_made_here', report: null })
  t.match(await check(bytes.subarray(0, bytes.length / 2)), { verdict: 'not_made_here' }, 'cut off')
})

/** Something done to a database, and how it must be named. */
interface Tampering {
  name: string
  /** Answers the first row of the log that it changed, and the place in a table. */
  tamper: (db: Database.Database, pick: (max: number) => number) => { row?: number; place?: string }
}

const sequenceOf = (db: Database.Database, pick: (max: number) => number) =>
  2 + pick((db.prepare('SELECT max(seq) FROM changes').pluck().get() as number) - 6)

/** The rows of the log as they are hashed, with what is stored as text read. */
function readLog(db: Database.Database): Row[] {
  return (db.prepare('SELECT * FROM changes ORDER BY seq').all() as Record<string, unknown>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        ['fields', 'before', 'after'].includes(name) && value !== null ? JSON.parse(String(value)) : value,
      ]),
    ),
  ) as Row[]
}

function rechainFrom(db: Database.Database, from: number): void {
  const rows = readLog(db)
  const at = rows.findIndex(({ seq }) => seq === from)
  const write = db.prepare('UPDATE changes SET prev_hash = ?, hash = ? WHERE seq = ?')
  for (const { seq, prevHash, hash } of rechained(rows, at).slice(at)) write.run(prevHash, hash, seq)
}

const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'a value of a row of the log',
    tamper: (db, pick) => {
      const row = sequenceOf(db, pick)
      db.prepare("UPDATE changes SET actor_name = 'Annen' WHERE seq = ?").run(row)
      return { row }
    },
  },
  {
    name: 'a row of the log removed',
    tamper: (db, pick) => {
      const row = sequenceOf(db, pick)
      db.prepare('DELETE FROM changes WHERE seq = ?').run(row)
      return { row }
    },
  },
  {
    name: 'a row of the log put in behind',
    tamper: (db) => {
      const row = (db.prepare('SELECT max(seq) FROM changes').pluck().get() as number) + 1
      const copied = db.prepare('SELECT * FROM changes WHERE seq = ?').get(row - 1) as Record<string, unknown>
      const names = Object.keys(copied)
      db.prepare(`INSERT INTO changes (${names}) VALUES (${names.map(() => '?')})`).run(
        ...Object.values({ ...copied, seq: row }),
      )
      return { row }
    },
  },
  {
    name: 'two rows of the log in another order',
    tamper: (db, pick) => {
      const row = sequenceOf(db, pick)
      for (const [from, to] of [
        [row, -1],
        [row + 1, row],
        [-1, row + 1],
      ])
        db.prepare('UPDATE changes SET seq = ? WHERE seq = ?').run(to, from)
      return { row }
    },
  },
  {
    name: 'the hashes of two rows swapped',
    tamper: (db, pick) => {
      const row = sequenceOf(db, pick)
      const hashOf = (seq: number) => db.prepare('SELECT hash FROM changes WHERE seq = ?').pluck().get(seq)
      const [one, other] = [hashOf(row), hashOf(row + 1)]
      const write = db.prepare('UPDATE changes SET hash = ? WHERE seq = ?')
      write.run(other, row)
      write.run(one, row + 1)
      return { row }
    },
  },
  {
    name: 'the tail of the log cut',
    tamper: (db, pick) => {
      const row = sequenceOf(db, pick)
      db.prepare('DELETE FROM changes WHERE seq >= ?').run(row)
      return { row }
    },
  },
  {
    name: 'the chain computed anew from a row that was changed',
    tamper: (db, pick) => {
      const row = sequenceOf(db, pick)
      db.prepare("UPDATE changes SET actor_name = 'Annen' WHERE seq = ?").run(row)
      rechainFrom(db, row)
      return { row }
    },
  },
  ...['edited', 'removed', 'put in'].map(
    (how): Tampering => ({
      name: `a row of a table ${how}`,
      tamper: (db, pick) => {
        const tables = TABLES.filter(({ table }) => LOGGED.includes(table)).flatMap(({ table, key }) => {
          const name = snake(table)
          const count = db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number
          return count > 0 ? [{ table, name, key: key.map(snake), count }] : []
        })
        const { table, name, key, count } = tables[pick(tables.length)] ?? {
          table: '',
          name: '',
          key: [],
          count: 1,
        }
        const row = db.prepare(`SELECT * FROM "${name}" LIMIT 1 OFFSET ?`).get(pick(count)) as Record<
          string,
          unknown
        >
        const where = key.map((column) => `"${column}" = ?`).join(' AND ')
        const keys = key.map((column) => row[column])
        if (how === 'removed') db.prepare(`DELETE FROM "${name}" WHERE ${where}`).run(...keys)
        else if (how === 'edited')
          db.prepare(`UPDATE "${name}" SET updated_at = 'annet' WHERE ${where}`).run(...keys)
        else {
          const [first = ''] = key
          keys[0] = `${row[first]}-x`
          const copied: Record<string, unknown> = { ...row, [first]: keys[0] }
          // Whoever has the database at hand takes away what keeps rows one of a kind.
          const indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
          for (const index of db.prepare(indexes).pluck().all()) db.exec(`DROP INDEX "${index}"`)
          const names = Object.keys(copied)
          db.prepare(
            `INSERT INTO "${name}" (${names.map((one) => `"${one}"`)}) VALUES (${names.map(() => '?')})`,
          ).run(...Object.values(copied))
        }
        return { place: `${table} ${keys.join('/')}` }
      },
    }),
  ),
]

/** The tables that have a row of the log for each of their rows, and when it was last written. */
const LOGGED: readonly string[] = [
  ...['municipalities', 'serviceAreas', 'waves', 'systems', 'replacements', 'mappings', 'archives'],
  ...[
    'privacy',
    'contracts',
    'integrations',
    'prerequisites',
    'milestones',
    'seriesBreaks',
    'users',
    'reports',
  ],
]

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

testOn('sqlite', 'a register that was tampered with is caught by a bundle that was made of it', async (t) => {
  const database = await releaseRegister(t, release)
  const services = await openTestServices(t, { database })
  const { bytes } = await makeBundleOf(services, ASKED)
  await services.store.close()
  const hashes = [...hashesIn(Buffer.from(new Unpacked(bytes).text(LOG)))]
  const seed = newSeed()
  t.comment(`seed ${seed}`)
  const folder = temporaryFolder(t)
  const picks = fc.sample(fc.nat(), { seed, numRuns: sized(1, 10) })
  for (const [index, pick] of picks.entries())
    for (const [kind, { name, tamper }] of TAMPERINGS.entries()) {
      const copy = join(folder, `${index}-${kind}.db`)
      copyFileSync(database, copy)
      await dropTriggers(copy)
      const db = new Database(copy)
      db.pragma('foreign_keys = OFF')
      const { row, place } = tamper(db, (max) => pick % Math.max(1, max))
      db.close()
      const { store } = await openTestServices(t, { database: copy })
      const about = `${name}: ${place ?? `row ${row}`}`
      const { breaks, differences } = await verifyRegister(store, () => undefined)
      const file = await checkFile(store, bytes)
      const parted = await findWhereLogsPart(hashes, async (seq) => (await findHashOf(store, seq)) ?? null)
      await store.close()
      if (place !== undefined) {
        t.ok(
          differences.some((one) => `${one.table} ${one.row}` === place),
          `${about}: ${JSON.stringify(differences.slice(0, 3))}`,
        )
        continue
      }
      const isOld = row !== undefined && row <= rowsOf(bytes)
      const named = new Set([
        ...breaks.map(({ seq }) => seq),
        ...(file.differsFrom ? [file.differsFrom] : []),
      ])
      t.ok(named.has(row ?? 0) || named.has((row ?? 0) + 1), `${about}: ${[...named]}`)
      if (/removed|order|swapped|cut|anew/.test(name) && isOld) t.equal(file.differsFrom, row, about)
      if (/cut|anew/.test(name)) {
        t.strictSame(breaks, [], `${about}: nothing else tells`)
        t.equal(file.verdict, 'register_changed', about)
        t.equal(parted, file.differsFrom, `${about}: found by halving`)
      }
    }
})

const rowsOf = (bytes: Uint8Array) => new Unpacked(bytes).text(LOG).trimEnd().split('\n').length
