// Every export is whole at every size: what it holds is counted by others' libraries, and what it must hold by plain SQL.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import root, { type Test } from 'tap'
import { EXPORTED_LISTS, type ExportedList } from '../../schema/rules/exports.js'
import { IMPORTED } from '../../schema/rules/import/settings.js'
import { DEFAULT_SETTINGS } from '../../schema/rules/programme.js'
import { exportListOf } from '../../server/exports/lists.js'
import { multiplyRegister } from '../bench/multiply.js'
import { demoDatabase, engineOf, newDatabase, temporaryFolder, test, testOn } from '../engines.js'
import {
  type CellsOfRow,
  inPieces,
  linesOf,
  namesIn,
  openExport,
  rowsOfCsv,
  rowsOfSheet,
  sheetNames,
  unzipOne,
  wholeOf,
} from '../exported.js'
import { findKeys, keyCell, keyColumns, keyOf, memberNames } from '../exportKeys.js'
import { lookAtFile } from '../importing.js'
import { OFFICE, openInOffice } from '../office.js'
import { addPrerequisite, HARD_SYSTEM, setUpNothing, startWithOneOfEach } from '../oneOfEach.js'
import { openTestServices, startTestServer, type TestServer } from '../server.js'
import { sized } from '../size.js'

/** The demo so many times over: 20,088 systems at full size. */
const COPIES = sized(1, 72)

const LISTS = Object.keys(EXPORTED_LISTS) as ExportedList[]
/** Who came in is no part of the register. */
const REGISTER = LISTS.filter((list) => list !== 'security-events')

/** What was read of a file: the keys of its rows, how much its columns add up to, and how many cells have something in them. */
interface Found {
  keys: string[]
  sums: Record<string, number>
  /** Null where what it has are no cells. */
  filled: number | null
  /** What the file says of the same: as many rows, and the same sums by their headings. */
  said: { rows: number; sums: Record<string, number> }
}

/** The columns of a list in bokmål; none of their values is asked for. */
function columnsOf(list: ExportedList) {
  const rows = { municipality: [], party: [], service_area: [], wave: [], replacement: [] }
  const none = Object.fromEntries(Object.keys(rows).map((name) => [name, new Map()]))
  const names = { codes: new Map(), rows: none as never }
  return exportListOf(list).columns({ language: 'nb', names, settings: DEFAULT_SETTINGS })
}

/** Counts what rows of cells hold, the headings first. */
async function countCells(
  list: ExportedList,
  rows: AsyncIterable<CellsOfRow>,
): Promise<Omit<Found, 'said'> & { filled: number }> {
  const columns = columnsOf(list)
  const places = keyColumns(list).map(
    (name) => [name, columns.findIndex((one) => one.name === name)] as const,
  )
  const adding = columns.flatMap(({ header, adds }, place) => (adds ? [{ header, place }] : []))
  const found = {
    keys: [] as string[],
    sums: Object.fromEntries(adding.map(({ header }) => [header, 0])),
    filled: 0,
  }
  let headings: CellsOfRow | undefined
  for await (const row of rows) {
    if (headings === undefined) {
      headings = row
      const expected = columns.map(({ header }) => header)
      if (String(headings) !== String(expected)) throw new Error(`${list} has the columns ${headings}`)
      continue
    }
    found.keys.push(keyOf(places.map(([name, place]) => keyCell(list, name, row[place]))))
    for (const { header, place } of adding)
      found.sums[header] = (found.sums[header] ?? 0) + Number(row[place] ?? 0)
    for (const cell of row) if (cell !== undefined) found.filled += 1
  }
  if (!headings) throw new Error(`${list} has no headings`)
  return found
}

/** What lines such as «Rader: 279» and «Sum av «Brukere»: 4711» say. */
function saidIn(lines: readonly string[], name = ''): Found['said'] {
  const own = lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))
  const sums = own.flatMap((line) => {
    const [, header, sum] = /^Sum av «(.*)»: (\S+)$/.exec(line) ?? []
    return header ? [[header, Number(sum)] as const] : []
  })
  const rows = own.map((line) => /^Rader: (\d+)$/.exec(line)?.[1]).find((count) => count !== undefined)
  return { rows: Number(rows), sums: Object.fromEntries(sums) }
}

const linesIn = (bytes: Uint8Array) => new TextDecoder().decode(bytes).split('\r\n')

/** What a sheet of a workbook holds, and what its last sheet says of it. */
async function readSheet(workbook: Uint8Array, list: ExportedList, named = false): Promise<Found> {
  const sheets = sheetNames(workbook)
  const title = EXPORTED_LISTS[list].nb
  const found = await countCells(list, rowsOfSheet(workbook, sheets.indexOf(title)))
  const about: string[] = []
  for await (const [heading, value] of rowsOfSheet(workbook, sheets.length - 1))
    about.push(`${heading}: ${value}`)
  return { ...found, said: saidIn(about, named ? `${title}: ` : '') }
}

/** What a list of a ZIP holds as CSV, and what the file beside it says of it. */
async function readZipped(zip: Uint8Array, list: ExportedList): Promise<Found> {
  const found = await countCells(list, rowsOfCsv(inPieces(unzipOne(zip, `${list}.csv`)), ';', []))
  return { ...found, said: saidIn(linesIn(unzipOne(zip, `${list}.txt`))) }
}

async function readCsv(
  list: ExportedList,
  stream: AsyncIterable<Uint8Array>,
  delimiter: ';' | ',',
): Promise<Found> {
  const block: string[] = []
  const found = await countCells(list, rowsOfCsv(stream, delimiter, block))
  return { ...found, said: saidIn(block) }
}

/** Reads JSON that has a row on each line, or lines of JSON. */
async function readLines(list: ExportedList, stream: AsyncIterable<Uint8Array>): Promise<Found> {
  const adding = columnsOf(list).filter(({ adds }) => adds)
  const keys: string[] = []
  const sums = Object.fromEntries(adding.map(({ header }) => [header, 0]))
  let control: { rows: number; sums: { header: string; sum: number }[] } | undefined
  for await (const line of linesOf(stream)) {
    if (line.startsWith('{"about":')) continue
    // The end of JSON, and of lines of JSON.
    const end = /^\]?,?\{?("control":.*)$/.exec(line)
    if (end) {
      control = JSON.parse(`{${end[1]}`).control
      continue
    }
    const row = JSON.parse(line.replace(/,$/, ''))
    keys.push(keyOf(memberNames(list).map((name) => row[name])))
    for (const { name, header } of adding) sums[header] = (sums[header] ?? 0) + Number(row[name] ?? 0)
  }
  if (!control) throw new Error(`${list} says nothing of how much it has`)
  const said = Object.fromEntries(control.sums.map(({ header, sum }) => [header, sum]))
  return { keys, sums, filled: null, said: { rows: control.rows, sums: said } }
}

/** Every form that a list is exported in, and how each is read. */
const FORMS: Readonly<
  Record<
    string,
    (list: ExportedList, open: (way: string) => Promise<AsyncIterable<Uint8Array>>) => Promise<Found>
  >
> = {
  csv: async (list, open) => readCsv(list, await open('csv'), ';'),
  'csv with commas': async (list, open) => readCsv(list, await open('csv?delimiter=comma'), ','),
  'csv with a file beside it': async (list, open) =>
    readZipped(await wholeOf(await open('csv?about=file')), list),
  xlsx: async (list, open) => readSheet(await wholeOf(await open('xlsx')), list),
  json: async (list, open) => readLines(list, await open('json')),
  ndjson: async (list, open) => readLines(list, await open('ndjson')),
}

/** The first few of what one has more often than the other. */
function moreIn(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const key of others) left.set(key, (left.get(key) ?? 0) + 1)
  const more = some.filter((key) => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
  return more.slice(0, 5)
}

/** A file has each row of a list once, and what it says of its rows and sums is so. */
function isWhole(t: Test, what: string, { keys, sums, said }: Found, expected: readonly string[]): void {
  t.strictSame(
    { lacks: moreIn(expected, keys), more: moreIn(keys, expected), said },
    { lacks: [], more: [], said: { rows: expected.length, sums } },
    what,
  )
}

/** Exports lists in every form, and the register as a whole, and answers how many rows each list has. */
async function exportAll(
  t: Test,
  server: TestServer,
  lists: readonly ExportedList[] = LISTS,
  forms: readonly string[] = Object.keys(FORMS),
): Promise<Partial<Record<ExportedList, number>>> {
  const rows: Partial<Record<ExportedList, number>> = {}
  for (const list of lists) {
    const own = list === 'security-events'
    let expected = own ? [] : await findKeys(server, list, false)
    let cells: number | undefined
    for (const [form, read] of Object.entries(FORMS).filter(([form]) => forms.includes(form))) {
      const found = await read(list, async (way) => {
        const stream = await openExport(server, `/api/v1/exports/${list}.${way}`)
        // Each export is a row of the security log, the newest, and not of itself.
        if (own) expected = (await findKeys(server, list, false)).slice(0, -1)
        return stream
      })
      isWhole(t, `${list} as ${form}`, found, expected)
      if (found.filled === null || own) continue
      cells ??= found.filled
      t.equal(found.filled, cells, `${list} as ${form}: cells`)
    }
    rows[list] = expected.length
  }
  return rows
}

async function exportEverything(t: Test, server: TestServer): Promise<void> {
  const everything = (ending: string) =>
    openExport(server, `/api/v1/exports/everything.${ending}`).then(wholeOf)
  const workbook = await everything('xlsx')
  t.strictSame(
    sheetNames(workbook).slice(0, -1),
    REGISTER.map((list) => EXPORTED_LISTS[list].nb),
  )
  const zip = await everything('zip')
  t.strictSame(
    namesIn(zip),
    REGISTER.flatMap((list) => [`${list}.csv`, `${list}.txt`, `${list}.ndjson`]),
  )
  for (const list of REGISTER) {
    const expected = await findKeys(server, list, true)
    const sheet = await readSheet(workbook, list, true)
    const csv = await readZipped(zip, list)
    isWhole(t, `${list} in the workbook of everything`, sheet, expected)
    isWhole(t, `${list} in the ZIP of everything`, csv, expected)
    isWhole(
      t,
      `${list} in the ZIP of everything, as lines of JSON`,
      await readLines(list, inPieces(unzipOne(zip, `${list}.ndjson`))),
      expected,
    )
    t.equal(sheet.filled, csv.filled, `${list}: cells`)
  }
}

testOn('sqlite', 'exports of a register with a programme and nothing else', async (t) => {
  const server = await startTestServer(t, { load: setUpNothing })
  const { changes = 0, 'security-events': events = 0, ...others } = await exportAll(t, server)
  for (const [list, rows] of Object.entries(others)) t.equal(rows, 0, `${list}: none`)
  t.ok(changes > 0, 'the log has the programme')
  t.ok(events > 0, 'who exported is in the log of security')
  await exportEverything(t, server)
})

test('exports of a register with one row of each list', async (t) => {
  const server = await startWithOneOfEach(t)
  // No engine decides how rows are written.
  const forms = sized(engineOf(t) === 'postgres', false) ? ['csv', 'ndjson'] : Object.keys(FORMS)
  const {
    changes = 0,
    findings = 0,
    'security-events': _,
    prerequisites,
    ...others
  } = await exportAll(t, server, LISTS, forms)
  for (const [list, rows] of Object.entries(others)) t.equal(rows, 1, `${list}: one`)
  t.equal(prerequisites, 0)
  t.ok(changes > 10 && findings > 0)
  await addPrerequisite(server)
  t.strictSame(await exportAll(t, server, ['prerequisites'], forms), { prerequisites: 1 })
  await exportEverything(t, server)
})

testOn('sqlite', `exports of a register that is the demo ${COPIES} times over`, async (t) => {
  const source = await openTestServices(t, { database: await demoDatabase(t) })
  const database = await newDatabase(t)
  await (await openTestServices(t, { database })).store.close()
  await multiplyRegister(source.store, database, COPIES)
  const server = await startTestServer(t, { database })
  // The log is by far the longest, and the same in every register.
  const rows = await exportAll(
    t,
    server,
    sized(
      LISTS.filter((list) => list !== 'changes'),
      LISTS,
    ),
  )
  t.equal(rows.systems, 279 * COPIES)
  if (sized(true, false)) return
  t.ok((rows.changes ?? 0) > 100_000, `${rows.changes} rows of the log`)
  await exportEverything(t, server)
  for (const entity of IMPORTED) await comesBack(t, server, entity, rows[`${entity}s`] ?? 0)
})

/** A list that is imported is read as it was exported. */
async function comesBack(
  t: Test,
  server: TestServer,
  entity: (typeof IMPORTED)[number],
  rows: number,
): Promise<void> {
  for (const file of ['csv', 'xlsx']) {
    const bytes = await wholeOf(await openExport(server, `/api/v1/exports/${entity}s.${file}`))
    const { counts, found } = await lookAtFile(server, `${entity}s.${file}`, bytes, { entity })
    const about = `${entity}s.${file}: ${JSON.stringify(found).slice(0, 500)}`
    t.match(counts, { rows, new: 0, changed: 0, unchanged: rows, skipped: 0 }, about)
  }
}

/** What LibreOffice takes each column for; a flag is a word in CSV. */
const OFFICE_TYPES = {
  text: 'string',
  number: 'float',
  flag: 'boolean',
  date: 'date',
  moment: 'date',
} as const

/** CSV as somebody opens it who says which columns are texts: semicolons, quotes, UTF-8, Norwegian, dates known as dates. */
function officeFilter(list: ExportedList): string {
  const columns = columnsOf(list).map(
    ({ type }, place) => `${place + 1}/${type === 'text' || type === 'flag' ? 2 : 1}`,
  )
  return `CSV:59,34,76,1,${columns.join('/')},1044,false,true`
}

/** Days as a workbook counts them, or a day and time as CSV writes them, as LibreOffice writes them, to the minute. */
function officeDay(cell: string): string {
  if (cell.includes('-')) return cell.replace(' ', 'T').slice(0, 16)
  const moment = new Date(Math.round((Number(cell) - 25_569) * 86_400) * 1000).toISOString().slice(0, 16)
  return moment.replace(/T00:00$/, '')
}

/** A text with any blanks as one: files of spreadsheets write them in ways of their own. */
const blankless = (text: string) => text.replace(/\s+/g, ' ').trim()

async function opensInOffice(
  t: Test,
  server: TestServer,
  list: ExportedList,
  format: 'csv' | 'xlsx',
): Promise<void> {
  const folder = temporaryFolder(t)
  const file = join(folder, `${list}.${format}`)
  const bytes = await wholeOf(await openExport(server, `/api/v1/exports/${list}.${format}`))
  writeFileSync(file, bytes)
  const read = format === 'xlsx' ? rowsOfSheet(bytes, 0) : rowsOfCsv(inPieces(bytes), ';', [])
  const written: CellsOfRow[] = []
  for await (const row of read) written.push(row)
  const opened = await openInOffice(folder, file, format === 'csv' ? officeFilter(list) : undefined)
  const rows = opened.filter(([first]) => !first?.value.startsWith('#'))
  t.equal(rows.length, written.length, `${list}.${format}: rows`)
  const columns = columnsOf(list)
  const wrong: unknown[] = []
  for (const [at, row] of written.entries())
    for (const [place, { name, type }] of columns.entries()) {
      const cell = row[place]
      const { type: found = '', value = '' } = rows[at]?.[place] ?? {}
      const is =
        cell === undefined
          ? ''
          : at === 0 || (format === 'csv' && type === 'flag')
            ? 'string'
            : OFFICE_TYPES[type]
      const same =
        is === 'float'
          ? Number(cell) === Number(value)
          : is === 'date'
            ? officeDay(cell ?? '') === value.slice(0, 16)
            : blankless(cell ?? '') === blankless(value)
      if (found !== is || !same) wrong.push({ row: at + 1, name, cell, is, found, value })
    }
  t.strictSame(wrong.slice(0, 5), [], `${list}.${format}: cells`)
}

async function opensAllInOffice(t: Test): Promise<void> {
  const server = await startTestServer(t, { database: await demoDatabase(t) })
  t.equal((await server.call('architect', 'POST', '/api/v1/systems', HARD_SYSTEM)).status, 201)
  for (const list of ['systems', 'contracts', 'changes'] as const)
    for (const format of ['xlsx', 'csv'] as const) await opensInOffice(t, server, list, format)
}

// It takes seconds to start.
if (sized(false, true))
  root.test(
    'LibreOffice finds all rows of exports, dates as dates and numbers as numbers',
    { skip: !OFFICE && 'LibreOffice is not installed, so nothing was opened in it' },
    opensAllInOffice,
  )
