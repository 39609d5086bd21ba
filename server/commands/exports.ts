import { extname } from 'node:path'
import { exportEverything, exportModel, LIST_EXPORTS } from '../../schema/api/exports.js'
import { EXPORT_FORMATS, EXPORTED_LISTS, type ExportedList } from '../../schema/rules/exports.js'
import { migrationsFolder, shown } from '../config.js'
import { makePastRegisters, type View } from '../domain/pastRegisters.js'
import { writeEverything } from '../exports/everything.js'
import { exportListOf } from '../exports/lists.js'
import { writeModel } from '../exports/model.js'
import { type Asked, chooseList, takeOut, writeList } from '../exports/write.js'
import type { Services } from '../http/bind.js'
import { parseInput } from '../http/input.js'
import { findMoment } from '../store/programme.js'
import {
  COMMAND_LINE,
  type Command,
  type Options,
  type Outcome,
  UsageError,
  withRegister,
} from './command.js'
import { writeWhole } from './writeWhole.js'

/** Taking lists out from the command line, which may read all there is. */
export const EXPORT_COMMANDS: readonly Command[] = [
  {
    name: 'export',
    usage: 'export LIST --out FILE [--format F] [--filter name=value]… [--as-of WHEN] [--language LANGUAGE]',
    summary: `Write a list to a file: ${Object.keys(EXPORTED_LISTS).join(', ')}, everything or archimate; as ${EXPORT_FORMATS.join(', ')} (everything: xlsx, zip; archimate: xml)`,
    takes: 1,
    run: (config, options) => withRegister(config, (services) => exportList(services, options)),
  },
]

/** What is exported by its name, and the formats that it comes in: lists, and what is made of all of them. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(EXPORTED_LISTS).map((list) => [list, EXPORT_FORMATS])),
  everything: ['xlsx', 'zip'],
  archimate: ['xml'],
}

async function exportList(services: Services, options: Options): Promise<Outcome> {
  const [name] = options.arguments
  if (!name) throw new UsageError('Name the list: export LIST --out FILE.')
  if (!options.out) throw new UsageError('Name the file to write: --out FILE.')
  const format = options.format ?? extname(options.out).slice(1)
  const known = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
  if (!known) throw new UsageError(`There is no list “${shown(name)}”. ${Object.keys(FORMATS).join(', ')}.`)
  if (!known.includes(format))
    throw new UsageError(
      `--format is one of ${known.join(', ')}, or the end of the name of the file; not “${shown(format)}”.`,
    )
  const query = queryOf(options)
  const { reader, moment, close } = await openView(services, options['as-of'])
  try {
    const past = moment.asOf !== null
    const source = { reader, log: past ? services.store : reader, moment, whole: true }
    const by = COMMAND_LINE.name
    const { timeZone } = moment.settings
    const written =
      name === 'archimate' ? await model() : name === 'everything' ? await everything() : await exported()
    async function model() {
      const { lang } = parseInput(exportModel.query, query, 'query')
      return writeModel(source, services.store, lang, by)
    }
    async function everything() {
      const { lang } = parseInput(exportEverything.query, query, 'query')
      return writeEverything(source, services.store, { lang, format: format as 'xlsx' | 'zip' }, by)
    }
    async function exported() {
      const list = name as ExportedList
      const read = parseInput(LIST_EXPORTS[list].query, query, 'query')
      const asked = { ...read, format } as Asked
      const taken = await takeOut(source, services.store, by)
      const chosen = await chooseList(taken, exportListOf(list), asked)
      return (await writeList(chosen, asked, timeZone)).content
    }
    const { bytes, sha256 } = await writeWhole(options.out, written)
    const { sequence } = moment
    return {
      ok: true,
      text: `Wrote ${options.out}: ${bytes} bytes, SHA-256 ${sha256}, of the register at change ${sequence}.`,
      json: { file: options.out, list: name, format, bytes, sha256, sequence, asOf: moment.asOf },
    }
  } finally {
    await close()
  }
}

/** What the address of the same export would ask for. */
function queryOf({ filter = [], language }: Options): Record<string, string | string[]> {
  const query = new Map<string, string[]>()
  for (const one of filter) {
    const at = one.indexOf('=')
    if (at < 1) throw new UsageError(`--filter is name=value, such as status=planned, not “${shown(one)}”.`)
    const name = one.slice(0, at)
    query.set(name, [...(query.get(name) ?? []), one.slice(at + 1)])
  }
  const asked = Object.fromEntries(
    [...query].map(([name, values]) => [name, values.length > 1 ? values : (values[0] ?? '')]),
  )
  return { ...asked, ...(language !== undefined && { lang: language }) }
}

/** The register at the moment that is asked for, until it is closed. */
async function openView({ store, clock }: Services, asOf: string | undefined): Promise<View> {
  if (asOf !== undefined) {
    const past = makePastRegisters(store, clock, migrationsFolder)
    return past.open(await past.find(asOf))
  }
  const snapshot = await store.snapshot()
  return { ...snapshot, moment: await findMoment(snapshot.reader, clock()) }
}
