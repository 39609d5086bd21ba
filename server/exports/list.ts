import { setImmediate } from 'node:timers/promises'
import type { Endpoint } from '../../schema/api/endpoint.js'
import type { ExportedList } from '../../schema/rules/exports.js'
import type { Choices } from '../../schema/rules/fields.js'
import type { Words } from '../../schema/rules/words.js'
import type { Reader } from '../engines/store.js'
import type { Column } from '../files/columns.js'
import type { ColumnsOf } from '../files/fieldColumns.js'
import type { Page } from '../store/cursor.js'
import type { Moment } from '../store/programme.js'

/** Where the rows of an export come from: one moment of the register, and its log, which is that of the present. */
export interface Source {
  reader: Reader
  log: Reader
  moment: Moment
  /** Whether all is told of what others are told less of. */
  whole: boolean
}

/** What a filter is called, and what its values are called. */
export interface FilterRule extends Words {
  choices?: Choices
  /** Values that stand beside what is chosen from. */
  besides?: Readonly<Record<string, Words>>
}

/** A list that is exported: its columns, its filters in words, and its rows. */
export interface ExportList<Query extends object = never, Filters = Query> {
  name: ExportedList
  /** How its rows leave as JSON: these of what is read. */
  endpoint: Endpoint
  columns: (of: ColumnsOf) => Column[]
  filters: Readonly<Record<string, FilterRule>>
  /** What its address is given so that nothing is left out. */
  everything: Readonly<Record<string, string>>
  /** The filters with what they name as the register writes it. @throws Refusal `invalid_input` */
  read: (register: Reader, query: Query, moment: Moment) => Promise<Filters>
  /** All rows that the filters match, in order, some at a time. */
  iterate: (source: Source, filters: Filters) => AsyncIterable<readonly object[]>
  /** How many they are, of a list that is long and known without reading it. */
  count?: (source: Source, filters: Filters) => Promise<number>
}

/** How many rows of a list are read at a time, and how many are handed on: what is made of them takes longer than to read them. */
const AT_ONCE = 500
const IN_TURN = 100

/** Goes through all pages of a list, others being served between what is handed on. */
export async function* iteratePages<Row extends object>(
  findPage: (paging: { limit: number; cursor: string | undefined }) => Promise<Page<Row>>,
): AsyncGenerator<Row[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await findPage({ limit: AT_ONCE, cursor })
    for (let from = 0; from < items.length; from += IN_TURN) {
      yield items.slice(from, from + IN_TURN)
      await setImmediate()
    }
    if (next === null) return
    cursor = next
  }
}

/** The rows of a list that is never long. */
export async function* iterateAll<Row extends object>(rows: Promise<Row[]>): AsyncGenerator<Row[]> {
  yield await rows
}
