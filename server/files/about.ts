import { setImmediate } from 'node:timers/promises'
import { timeIn } from '../../schema/rules/dates.js'
import type { Words } from '../../schema/rules/words.js'
import type { CellType, CellValue, Column, Language } from './columns.js'

/** What an export is, for whoever finds the file later: whose data, of when, what of it, and who took it out. */
export interface About {
  /** The name of the programme. */
  programme: string
  synthetic: boolean
  /** Which list it is. */
  list: Words
  /** The day that the register is shown as of, `YYYY-MM-DD`; null: as it is. */
  asOf: string | null
  /** The newest row of the change log, and its hash. */
  sequence: number
  hash: string
  /** The filters, the order and the columns that were asked for, in words; null: all there is. */
  choices: Record<'filters' | 'order' | 'columns', string | null>
  /** When it was made, UTC ISO 8601, and by whom; neither in what is the same whoever makes it. */
  at?: string
  by?: string
}

/** What is counted of a list while it is written: its rows, and what each column that adds up sums up to. */
export interface Control {
  rows: number
  sums: { column: string; header: string; sum: number }[]
}

/** A line of what a file says of itself: a heading, its value, and how that is to be read. */
export type AboutLine = readonly [heading: string, value: CellValue, type: CellType]

/** The name of the sheet, or of the file, that says what the list is. */
export const ABOUT_NAMES = { nb: 'Om uttrekket', en: 'About' } as const satisfies Words

/** What each thing is called that a file says of itself. */
export const ABOUT_HEADINGS = {
  programme: { nb: 'Program', en: 'Programme' },
  data: { nb: 'Data', en: 'Data' },
  list: { nb: 'Liste', en: 'List' },
  asOf: { nb: 'Registeret slik det var', en: 'Register as it was' },
  sequence: { nb: 'Endringslogg, siste nummer', en: 'Change log, last number' },
  hash: { nb: 'Endringslogg, siste hash', en: 'Change log, last hash' },
  filters: { nb: 'Filtre', en: 'Filters' },
  order: { nb: 'Rekkefølge', en: 'Order' },
  columns: { nb: 'Kolonner', en: 'Columns' },
  at: { nb: 'Tatt ut', en: 'Exported' },
  by: { nb: 'Tatt ut av', en: 'Exported by' },
  rows: { nb: 'Rader', en: 'Rows' },
  sum: { nb: 'Sum av', en: 'Sum of' },
} as const satisfies Record<string, Words>

const SYNTHETIC: Words = {
  nb: 'Syntetiske data – ikke kommunens faktiske systemoversikt',
  en: 'Synthetic data – not the municipality’s actual systems',
}
const REAL: Words = { nb: 'Registerets egne data', en: 'The register’s own data' }
/** Whether data are made up, in words. */
export const dataWords = (synthetic: boolean): Words => (synthetic ? SYNTHETIC : REAL)

const NONE = {
  filters: { nb: 'Ingen: alt er med', en: 'None: all there is' },
  order: { nb: 'Listens egen', en: 'The list’s own' },
  columns: { nb: 'Alle', en: 'All' },
} as const satisfies Record<string, Words>

/** What the export is, a line for each thing that it says. */
export function aboutLines(about: About, language: Language): AboutLine[] {
  const line = (name: keyof typeof ABOUT_HEADINGS, value: CellValue, type: CellType = 'text'): AboutLine => [
    ABOUT_HEADINGS[name][language],
    value,
    type,
  ]
  const choice = (name: keyof About['choices']) => line(name, about.choices[name] ?? NONE[name][language])
  return [
    line('programme', about.programme),
    line('data', dataWords(about.synthetic)[language]),
    line('list', about.list[language]),
    ...(about.asOf === null ? [] : [line('asOf', about.asOf, 'date')]),
    line('sequence', about.sequence, 'number'),
    line('hash', about.hash),
    choice('filters'),
    choice('order'),
    choice('columns'),
    ...(about.at === undefined ? [] : [line('at', about.at, 'moment')]),
    ...(about.by === undefined ? [] : [line('by', about.by)]),
  ]
}

/** How much a list has, a line for each thing that was counted. */
export function controlLines({ rows, sums }: Control, language: Language): AboutLine[] {
  return [
    [ABOUT_HEADINGS.rows[language], rows, 'number'],
    ...sums.map(
      ({ header, sum }): AboutLine => [`${ABOUT_HEADINGS.sum[language]} «${header}»`, sum, 'number'],
    ),
  ]
}

/** A line as a text: in the block before a list, or in the file beside it. A moment is time in the programme's time zone. */
export function aboutText([heading, value, type]: AboutLine, timeZone: string): string {
  return `${heading}: ${type === 'moment' ? timeIn(timeZone, String(value)) : value}`
}

/** Begins to count a list that has these columns. */
export function newControl(columns: readonly Column[]): Control {
  const sums = columns
    .filter(({ adds }) => adds)
    .map(({ name, header }) => ({ column: name, header, sum: 0 }))
  return { rows: 0, sums }
}

/** The same rows, counted as they pass. */
export async function* counting<Row extends object>(
  batches: AsyncIterable<readonly Row[]>,
  columns: readonly Column[],
  control: Control,
): AsyncGenerator<readonly Row[]> {
  const summed = columns.filter(({ adds }) => adds)
  for await (const rows of batches) {
    control.rows += rows.length
    for (const [index, { value }] of summed.entries()) {
      const counted = control.sums[index]
      if (counted) for (const row of rows) counted.sum += Number(value(row) ?? 0)
    }
    yield rows
    // What is read of a file never waits, so nothing else would have its turn.
    await setImmediate()
  }
}
