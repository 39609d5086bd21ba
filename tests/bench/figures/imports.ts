import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REQUEST_ID } from '../../../schema/api/endpoint.js'
import { type Bench, cpuOf, type Measured } from '../bench.js'
import { beside, cost, type Figure, median, most } from '../figures.js'
import { makeImportList } from '../importList.js'
import { whilePinging } from './exports.js'

const ROWS = 10_000
const MEGABYTE = 1024 * 1024
const DRAFTS = '/api/v1/imports/drafts'

/**
 * A workbook of 10,000 rows of thirty columns, looked at and imported: beside parsing it and writing the same systems, contracts and
 * rows of the log by hand. Then all of it is undone.
 */
export async function imports(bench: Bench): Promise<Figure[]> {
  const file = (rows: number) => join(bench.folder, `list-${rows}.xlsx`)
  // One row more each time: a file that was read once need not be read again.
  const sizes = Array.from({ length: ROUNDS }, (_, round) => ROWS + round)
  for (const rows of [WARM, ...sizes, ROWS + ROUNDS]) writeFileSync(file(rows), makeImportList(rows))
  const byHand = await bench.limit('import', await bench.register(279))
  const server = await bench.start(279)
  try {
    const hand = (rows: number) => read(`${byHand.url}/import?file=${encodeURIComponent(file(rows))}`)
    await hand(WARM)
    await undo(server, await importList(server, file(WARM), WARM))
    const rounds: Round[] = []
    for (const rows of sizes) {
      const before = await byHand.usage()
      const leastTime = await timeOf(() => hand(rows))
      const least = (await byHand.usage()).cpu - before.cpu
      const start = await server.usage()
      await server.watch()
      let made = ''
      const time = await timeOf(async () => {
        made = await importList(server, file(rows), rows)
      })
      const after = await server.usage()
      await server.watch()
      const undone = await timeOf(() => undo(server, made))
      const { peak, cpu: undoneBy } = await server.usage()
      rounds.push({
        ...{ leastTime, least, time, undone, memory: after.family, undoMemory: peak },
        cpu: after.cpu + after.children - start.cpu - start.children,
        undoCpu: undoneBy - after.cpu,
      })
    }
    const [, longest] = await whilePinging(server, () =>
      importList(server, file(ROWS + ROUNDS), ROWS + ROUNDS),
    )
    const of = (name: keyof Round) => median(rounds.map((round) => round[name]))
    const highest = (name: keyof Round) => Math.max(...rounds.map((round) => round[name]))
    return [
      cost('import', 'ms', of('time'), of('leastTime'), 2.5),
      cost('import CPU', 'CPU ms', of('cpu'), of('least'), 2.5),
      // What the server has not given back to the system since the last is no memory of the next: it is told beside.
      most('import memory', 'MB', (rounds[0]?.memory ?? 0) / MEGABYTE, 500),
      beside('import memory again', 'MB', highest('memory') / MEGABYTE, 500),
      beside('import ping', 'ms', longest, 100),
      most('import undo', 'ms', of('undone'), 5000),
      most('import undo CPU', 'CPU ms', of('undoCpu'), 5000),
      beside('import undo memory', 'MB', highest('undoMemory') / MEGABYTE, 500),
    ]
  } finally {
    await server.stop()
    await byHand.stop()
  }
}

/** How often all of it is done. */
const ROUNDS = 3

/** What came of a round: times and CPU in milliseconds, memory in bytes. */
type Round = Record<
  'leastTime' | 'least' | 'time' | 'cpu' | 'memory' | 'undone' | 'undoCpu' | 'undoMemory',
  number
>

/** How long work takes, in milliseconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** So many rows are imported first, so that what is read in and compiled once is not counted. */
const WARM = 200

/** Looks at a list and imports it; answers the request that did. */
async function importList(server: Measured, file: string, rows: number): Promise<string> {
  const content = readFileSync(file).toString('base64')
  const body = { fileName: 'list.xlsx', content, settings: { municipality: '0602' } }
  const { id } = await (await ask(server, DRAFTS, body)).json()
  const { fingerprint } = JSON.parse(String(await server.get(`${DRAFTS}/${id}/preview`)))
  const done = await ask(server, `${DRAFTS}/${id}/commit`, { fingerprint })
  const { counts } = await done.json()
  if (counts.new !== rows) throw new Error(`Of ${rows} rows were imported ${counts.new}`)
  return String(done.headers.get(REQUEST_ID))
}

async function undo(server: Measured, request: string): Promise<void> {
  await (await ask(server, `/api/v1/changes/${request}/undo`, { reason: 'Måling' })).arrayBuffer()
}

async function ask({ url, token }: Measured, path: string, body: object): Promise<Response> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (answer.status >= 300) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
  return answer
}

async function read(url: string): Promise<void> {
  const answer = await fetch(url)
  if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** The first page of the queue of suggestions after a write, beside the same of a small register. */
export async function suggestions(bench: Bench): Promise<Figure[]> {
  const first = async (size: 279 | 10044) => {
    const server = await bench.server(size)
    await server.get('/api/v1/suggestions?limit=50')
    await server.write()
    return cpuOf(server, () => server.get('/api/v1/suggestions?limit=50'))
  }
  return [beside('suggestions', 'CPU ms', await first(10044), await first(279))]
}
