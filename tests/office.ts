import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SaxesParser } from 'saxes'

/** How LibreOffice is called where it is installed; undefined where it is not. */
export const OFFICE = ['soffice', 'libreoffice'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
)

/** A cell as LibreOffice has it: what it takes it for, its value or its text. */
export interface OfficeCell {
  type: string
  value: string
}

/**
 * Opens a file in LibreOffice, without a window and with a profile of its own, and answers the rows of its first sheet.
 * @param filter how a text is opened, as `--infilter` has it
 */
export async function openInOffice(folder: string, file: string, filter?: string): Promise<OfficeCell[][]> {
  const out = join(folder, `out-${basename(file)}`)
  mkdirSync(out)
  await run([
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
    '--headless',
    ...(filter === undefined ? [] : [`--infilter=${filter}`]),
    ...['--convert-to', 'fods', '--outdir', out, file],
  ])
  const name = basename(file).replace(/\.\w+$/, '.fods')
  return firstSheet(readFileSync(join(out, name), 'utf8'))
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const running = spawn(OFFICE ?? '', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [running.stdout, running.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    running.once('error', reject)
    running.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args}: ${said}`))))
  })
}

/** So often a cell or a row at the end of a sheet stands for the rest of it. */
const REST = 1000

/** The rows of the first sheet of a spreadsheet in one XML file (OpenDocument). */
function firstSheet(xml: string): OfficeCell[][] {
  const rows: OfficeCell[][] = []
  let sheets = 0
  let row: OfficeCell[] = []
  let cell: (OfficeCell & { times: number; paragraphs: number }) | undefined
  const timesOf = (attributes: Record<string, string>, name: string) => {
    const times = Number(attributes[`table:number-${name}-repeated`] ?? 1)
    return times >= REST ? 0 : times
  }
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table:table') sheets += 1
    if (name === 'table:table-row') row = []
    if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      cell = {
        ...cellIn(attributes),
        times: timesOf(attributes, 'columns'),
        paragraphs: 0,
      }
    if (cell?.type !== 'string') return
    if (name === 'text:p') {
      if (cell.paragraphs > 0) cell.value += '\n'
      cell.paragraphs += 1
    }
    if (name === 'text:s') cell.value += ' '.repeat(Number(attributes['text:c'] ?? 1))
    if (name === 'text:tab') cell.value += '\t'
    if (name === 'text:line-break') cell.value += '\n'
  })
  parser.on('text', (text) => {
    if (cell?.type === 'string' && cell.paragraphs > 0) cell.value += text
  })
  parser.on('closetag', ({ name, attributes }) => {
    if (cell && (name === 'table:table-cell' || name === 'table:covered-table-cell')) {
      const { type, value } = cell
      for (let time = 0; time < cell.times; time += 1) row.push({ type, value })
      cell = undefined
    }
    if (name === 'table:table-row' && sheets === 1)
      for (let time = 0; time < timesOf(attributes, 'rows'); time += 1) rows.push(row)
  })
  parser.write(xml).close()
  return rows.filter((cells) => cells.some(({ type }) => type !== ''))
}

function cellIn(attributes: Record<string, string>): OfficeCell {
  // What is true or false it keeps as a formula, which it shows as a word and writes as a number.
  const flag = /^of:=(TRUE|FALSE)\(\)$/.exec(attributes['table:formula'] ?? '')?.[1]
  if (flag) return { type: 'boolean', value: flag === 'TRUE' ? '1' : '0' }
  const names = ['office:date-value', 'office:value', 'office:time-value']
  const value = names.map((name) => attributes[name]).find((stored) => stored !== undefined) ?? ''
  return { type: attributes['office:value-type'] ?? '', value }
}
