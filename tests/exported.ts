import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Role } from '../schema/rules/access.js'
import type { TestServer } from './server.js'

/** A row of a file: what stands in its cells, nothing where one is empty. */
export type CellsOfRow = (string | undefined)[]

/** A file as it is sent. @throws Error with what is said where it is refused */
export async function openExport(server: TestServer, url: string, role: Role = 'auditor'): Promise<Readable> {
  for (;;) {
    // What is longer than a text can be is never one text here.
    const answer = await server.app.inject({ url, headers: server.authorize(role), payloadAsStream: true })
    if (answer.statusCode === 200) return answer.stream()
    const said = (await wholeOf(answer.stream())).toString('utf8')
    // Nobody has more than two files at once, and the view that one was made of is let go a moment after it is sent.
    if (answer.statusCode !== 429) throw new Error(`${url}: ${answer.statusCode} ${said}`)
    await setImmediate()
  }
}

/** All bytes of a file. */
export async function wholeOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** One file of a ZIP by what it is called: no other is unpacked. */
export function unzipOne(zip: Uint8Array, path: string): Uint8Array {
  const bytes = unzipSync(zip, { filter: ({ name }) => name === path })[path]
  if (!bytes) throw new Error(`There is no ${path}.`)
  return bytes
}

/** The names of all files of a ZIP, in their order. */
export function namesIn(zip: Uint8Array): string[] {
  const names: string[] = []
  unzipSync(zip, { filter: ({ name }) => names.push(name) === 0 })
  return names
}

const PIECE = 1024 * 1024

/** Bytes that are there, in pieces, as what is sent comes. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE)
}

/** The lines of a text, without what ends them. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of stream) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

/** The rows of CSV, its headings first. What stands before them about the file goes to `said`, a line each. */
export async function* rowsOfCsv(
  stream: AsyncIterable<Uint8Array>,
  delimiter: ';' | ',',
  said: string[],
): AsyncGenerator<CellsOfRow> {
  const parser = parse({ delimiter, bom: true })
  const writing = (async () => {
    for await (const piece of withoutBlock(stream, said))
      if (!parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve))
    parser.end()
  })().catch((error: Error) => parser.destroy(error))
  for await (const row of parser) yield (row as string[]).map((cell) => cell || undefined)
  await writing
}

/** A text from its first line on that begins with no `#`. */
async function* withoutBlock(stream: AsyncIterable<Uint8Array>, said: string[]): AsyncGenerator<string> {
  let before = true
  for await (const line of linesOf(stream)) {
    const bare = line.replace(/^\uFEFF/, '')
    before &&= bare.startsWith('#')
    if (before) said.push(bare.replace(/^# |\r$/g, ''))
    else yield `${line}\n`
  }
}

/** The names of the sheets of a workbook, in their order: they are in files of these numbers. */
export function sheetNames(workbook: Uint8Array): string[] {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'sheet') names.push(attributes.name ?? '')
  })
  parser.write(new TextDecoder().decode(unzipOne(workbook, 'xl/workbook.xml'))).close()
  return names
}

/** The rows of a sheet of a workbook, its headings first: as they come, since libraries that read workbooks hold all of them. */
export async function* rowsOfSheet(workbook: Uint8Array, index: number): AsyncGenerator<CellsOfRow> {
  const shared = sharedStrings(workbook)
  const decoder = new TextDecoder()
  const parser = new SaxesParser()
  const rows: CellsOfRow[] = []
  let row: CellsOfRow = []
  let cell = { place: 0, type: '', text: '' }
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') row = []
    if (name === 'c') cell = { place: placeOf(attributes.r ?? ''), type: attributes.t ?? '', text: '' }
  })
  parser.on('text', (text) => {
    cell.text += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'row') rows.push(row)
    if (name === 'c' && cell.text !== '')
      row[cell.place] = cell.type === 's' ? shared[Number(cell.text)] : cell.text
  })
  for await (const piece of inPieces(unzipOne(workbook, `xl/worksheets/sheet${index + 1}.xml`))) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield* rows.splice(0)
  }
  parser.close()
  yield* rows
}

/** The texts that cells of a workbook name by their number. */
function sharedStrings(workbook: Uint8Array): string[] {
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'si') texts.push('')
  })
  parser.on('text', (text) => {
    texts.push(`${texts.pop() ?? ''}${text}`)
  })
  parser.write(new TextDecoder().decode(unzipOne(workbook, 'xl/sharedStrings.xml'))).close()
  return texts
}

/** The place of a cell in its row: 0 for A12, 26 for AA12. */
function placeOf(cell: string): number {
  const letters = cell.replace(/\d+$/, '')
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
