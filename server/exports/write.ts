import type { Endpoint } from '../../schema/api/endpoint.js'
import { fieldProblem, Refusal } from '../../schema/api/errors.js'
import { EXPORT_TYPES } from '../../schema/api/exports.js'
import { EXPORTED_LISTS, type ExportFormat } from '../../schema/rules/exports.js'
import {
  ABOUT_NAMES,
  type About,
  aboutLines,
  aboutText,
  type Control,
  controlLines,
  counting,
  newControl,
} from '../files/about.js'
import type { Column, Language } from '../files/columns.js'
import { type Delimiter, writeCsv } from '../files/csv.js'
import type { Names } from '../files/fieldColumns.js'
import { writeJson, writeNdjson } from '../files/json.js'
import { writeZip, type ZipPart } from '../files/zip.js'
import { findHashOf } from '../store/changes.js'
import { findProgramme } from '../store/programme.js'
import { filterWords, orderWords } from './filterWords.js'
import type { ExportList, Source } from './list.js'
import { findNames } from './names.js'

/** How a list is to be written; the rest of the query are its filters. */
export interface Asked {
  format: ExportFormat
  lang: Language
  columns?: readonly string[] | undefined
  delimiter?: Delimiter | undefined
  about?: 'block' | 'file' | undefined
}

/** A file, made while it is read. */
export interface ExportedFile {
  content: AsyncIterable<string | Uint8Array>
  type: string
  /** The end of its name. */
  ending: ExportFormat | 'zip'
}

/** A list with what was asked of it: what it is written of in any format. */
export interface Chosen {
  list: ExportList<object, object>
  columns: readonly Column[]
  about: About
  /** Its rows, from the beginning each time. */
  rows: () => AsyncIterable<readonly object[]>
  /** How many they are, where that is found out without reading them. */
  count: (() => Promise<number>) | undefined
}

/** What is asked for that no other format than CSV has. @throws Refusal `invalid_input` */
export function refuseForms({ delimiter, about }: Pick<Asked, 'delimiter' | 'about'>): void {
  const given = { delimiter, about }
  const errors = Object.entries(given).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          fieldProblem(name, 'only_csv', {
            nb: `«${value}» gjelder CSV. Be om CSV, eller utelat «${name}».`,
            en: `“${value}” is of CSV. Ask for CSV, or leave “${name}” out.`,
          }),
        ],
  )
  if (errors.length > 0) throw new Refusal('invalid_input', { errors })
}

/** The columns that were asked for, in that order; all of them where none were. @throws Refusal `invalid_input` */
function chooseColumns(all: readonly Column[], asked: readonly string[] | undefined): readonly Column[] {
  if (!asked) return all
  const known = new Map(all.map((column) => [column.name, column]))
  const unknown = asked.filter((name, at) => !known.has(name) || asked.indexOf(name) < at)
  if (unknown.length === 0) return asked.flatMap((name) => known.get(name) ?? [])
  const names = all.map(({ name }) => name).join(', ')
  throw new Refusal('invalid_input', {
    errors: unknown.map((name) =>
      known.has(name)
        ? fieldProblem('columns', 'repeated', {
            nb: `«${name}» står to ganger. Nevn hver kolonne én gang.`,
            en: `“${name}” is there twice. Name each column once.`,
          })
        : fieldProblem('columns', 'unknown_value', {
            nb: `«${name}» er ingen kolonne i listen. Velg blant: ${names}.`,
            en: `“${name}” is no column of the list. Choose among: ${names}.`,
          }),
    ),
  })
}

/** What all lists of a file have in common: what is named in them, and what the file says of itself. */
export interface Taken {
  source: Source
  /** The register as it is, which what filters name is looked up in. */
  register: Source['reader']
  names: Names
  about: Omit<About, 'list' | 'choices'>
}

/**
 * Begins to take lists out.
 * @param register the register as it is
 * @param by who asks, by name; undefined where it is the same whoever asks, and when
 */
export async function takeOut(
  source: Source,
  register: Source['reader'],
  by: string | undefined,
): Promise<Taken> {
  const { reader, moment } = source
  const { synthetic, now: at, asOf, today, sequence } = moment
  const programme = await findProgramme(reader)
  return {
    ...{ source, register },
    names: await findNames(reader),
    about: {
      programme: programme?.name ?? '',
      synthetic,
      asOf: asOf === null ? null : today,
      sequence,
      hash: (await findHashOf(reader, sequence)) ?? '',
      ...(by !== undefined && { at, by }),
    },
  }
}

/** A list as it was asked for. @throws Refusal `invalid_input` */
export async function chooseList(
  { source, register, names, about }: Taken,
  list: ExportList<object, object>,
  asked: Asked & object,
): Promise<Chosen> {
  if (asked.format !== 'csv') refuseForms(asked)
  const { lang: language } = asked
  const all = list.columns({ language, names, settings: source.moment.settings })
  const columns = chooseColumns(all, asked.columns)
  const filters = await list.read(register, asked, source.moment)
  const { count } = list
  const { sort } = asked as { sort?: string | readonly string[] }
  const choices = {
    filters: filterWords(asked, list.filters, language, names),
    order: orderWords(sort, all, language),
    columns: asked.columns ? columns.map(({ header }) => header).join(', ') : null,
  }
  return {
    ...{ list, columns },
    about: { ...about, list: EXPORTED_LISTS[list.name], choices },
    rows: () => list.iterate(source, filters),
    count: count && (() => count(source, filters)),
  }
}

/** Writes a list in the format that was asked for. */
export async function writeList(chosen: Chosen, asked: Asked, timeZone: string): Promise<ExportedFile> {
  const { format, lang: language } = asked
  if (format === 'csv' && asked.about === 'file')
    return { content: writeZip(csvParts(chosen, asked, timeZone)), type: EXPORT_TYPES.zip, ending: 'zip' }
  return {
    content: await (format === 'csv'
      ? writeBlockedCsv(chosen, asked, timeZone)
      : format === 'xlsx'
        ? writeWorkbook([chosen], language, timeZone)
        : writeData(chosen, format, asked.columns !== undefined)),
    type: EXPORT_TYPES[format],
    ending: format,
  }
}

/** The form of CSV that was asked for, which begins with these lines. */
const csvForm = (
  { lang: language, delimiter = 'semicolon' }: Asked,
  timeZone: string,
  block: string[] = [],
) => ({
  language,
  delimiter,
  timeZone,
  block,
})

/** CSV that says what it is before its headings: what is counted is counted first, in a reading of its own. */
async function* writeBlockedCsv(chosen: Chosen, asked: Asked, timeZone: string): AsyncGenerator<string> {
  const { columns, about, rows, count } = chosen
  const control = newControl(columns)
  if (count && control.sums.length === 0) control.rows = await count()
  // Nothing is written yet, but whoever has gone away is noticed between two batches.
  else for await (const _ of counting(rows(), columns, control)) yield ''
  const lines = [...aboutLines(about, asked.lang), ...controlLines(control, asked.lang)]
  const block = lines.map((line) => aboutText(line, timeZone))
  yield* writeCsv(rows(), columns, csvForm(asked, timeZone, block))
}

/** CSV, and the file beside it that says what it is. */
export async function* csvParts(
  { list, columns, about, rows }: Chosen,
  asked: Asked,
  timeZone: string,
): AsyncGenerator<ZipPart> {
  const control = newControl(columns)
  const counted = counting(rows(), columns, control)
  yield { path: `${list.name}.csv`, text: writeCsv(counted, columns, csvForm(asked, timeZone)) }
  const lines = [...aboutLines(about, asked.lang), ...controlLines(control, asked.lang)]
  const text = lines.map((line) => `${aboutText(line, timeZone)}\r\n`).join('')
  yield { path: `${list.name}.txt`, bytes: Buffer.from(`\uFEFF${text}`) }
}

/** A workbook with a sheet for each list, and one that says what they are. */
export async function writeWorkbook(
  chosen: readonly Chosen[],
  language: Language,
  timeZone: string,
): Promise<AsyncIterable<Uint8Array>> {
  // Read in when somebody first asks for a workbook: it is large, and most servers are never asked.
  const { writeXlsx } = await import('../files/xlsx.js')
  const sheets = chosen.map(({ list, columns, rows }) => {
    const control = newControl(columns)
    const name = EXPORTED_LISTS[list.name][language]
    return { name, columns, control, batches: counting(rows(), columns, control) }
  })
  const [first] = chosen
  const lines = () => [
    ...(first ? aboutLines(first.about, language) : []),
    ...(sheets.length === 1
      ? controlLines(sheets[0]?.control ?? newControl([]), language)
      : sheets.flatMap(({ name, control }) =>
          controlLines(control, language).map(
            ([heading, ...rest]) => [`${name}: ${heading}`, ...rest] as const,
          ),
        )),
  ]
  return writeXlsx(sheets, { name: ABOUT_NAMES[language], lines }, timeZone)
}

/** JSON, or lines of JSON, which say first what they are and at last how much there was. */
export function writeData(
  { list, columns, about, rows }: Chosen,
  format: 'json' | 'ndjson',
  onlyColumns: boolean,
): AsyncGenerator<string> {
  const control: Control = newControl(columns)
  const counted = counting(rows(), columns, control)
  const items = picked(counted, onlyColumns ? columns : keysOf(list.endpoint))
  const write = format === 'json' ? writeJson : writeNdjson
  return write({ about }, items, () => ({ control }))
}

/** What leaves of each row: what the contract names. A column that it does not name stays inside. */
function keysOf(endpoint: Endpoint): readonly string[] {
  const { items } = (endpoint.reply as unknown as { shape: { items: { element: { shape: object } } } }).shape
  return Object.keys(items.element.shape)
}

async function* picked(
  batches: AsyncIterable<readonly object[]>,
  keys: readonly string[] | readonly Column[],
): AsyncGenerator<object[]> {
  for await (const rows of batches)
    yield rows.map((row) => {
      const given = row as Readonly<Record<string, unknown>>
      return Object.fromEntries(
        keys.flatMap((key) => {
          const name = typeof key === 'string' ? key : key.name
          if (name in given) return [[name, given[name]]]
          return typeof key === 'string' ? [] : [[name, key.value(row)]]
        }),
      )
    })
}
