import { type AmountColumn, scaleQuestion } from '../../../schema/rules/import/amountColumns.js'
import type { Cell } from '../../../schema/rules/import/cells.js'
import {
  COLUMN_QUESTIONS,
  type ColumnQuestion,
  isOpenQuestion,
} from '../../../schema/rules/import/columnQuestions.js'
import type { ColumnWhy } from '../../../schema/rules/import/columns.js'
import { dayOrderQuestion } from '../../../schema/rules/import/dayOrder.js'
import type { Header, Layout } from '../../../schema/rules/import/layout.js'
import { periodParts } from '../../../schema/rules/import/periodCells.js'
import { type Described, describeColumns, isDateTarget } from '../../../schema/rules/import/readFields.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import type { ImportSettings } from '../../../schema/rules/import/settings.js'
import { suggestColumnsInTurns } from '../../../schema/rules/import/suggestColumns.js'
import { isTarget } from '../../../schema/rules/import/targets.js'
import { withoutFaults } from '../../../schema/rules/text.js'
import { inTurns, mapInTurns } from '../../engines/turns.js'
import { PROBLEM_HEADERS } from '../../files/problemRows.js'

/** A column of a list, what it is taken as, and why. */
export interface ListColumn {
  header: Header
  /** The name that the note keeps its cells under. */
  name: string
  target: string
  others: readonly string[]
  /** Whether its name says so, and whether a person did. */
  sure: boolean
  chosen: boolean
  why: ColumnWhy
  filled: number
  samples: readonly string[]
  /** What is asked of the column as a whole, where there is such a question. */
  question: ColumnQuestion | null
}

const SAMPLES = 3
/** The columns that we put beside those of a list where rows of it are to be mended. */
const PROBLEM_NAMES = new Set(
  Object.values(PROBLEM_HEADERS).flatMap(({ row, reason }): string[] => [row, reason]),
)
/** So many records say what the columns of a list are: what a thousand of them do not tell, more do not. */
const TELLING_RECORDS = 1000

const nameOf = ({ group, name, letter }: Header) =>
  withoutFaults([group, name || letter].filter(Boolean).join(' – '))

/** The columns of a list, with what is asked of each as a whole, and what is found out of all of them for reading their cells. */
export async function readColumns(
  layout: Layout,
  settings: ImportSettings,
  register: ImportRegister,
): Promise<{ columns: ListColumn[]; described: Described }> {
  const taken = await takeColumns(layout, settings, register)
  const described = await inTurns(describeColumns(taken, layout.records, register, settings))
  const asked = (column: Omit<ListColumn, 'question'>): ListColumn => ({
    ...column,
    question: questionOf(column, described.amounts.get(column.header.key), layout, settings),
  })
  return { columns: await mapInTurns(taken, asked, 1), described }
}

async function takeColumns(
  layout: Layout,
  settings: ImportSettings,
  register: ImportRegister,
): Promise<Omit<ListColumn, 'question'>[]> {
  const { headers, records } = layout
  const sample = sampleOf(records, TELLING_RECORDS)
  const found = await inTurns(suggestColumnsInTurns(headers, sample, register, settings.entity))
  const suggested = new Map(found.map((one) => [one.key, one]))
  const take = (header: Header): Omit<ListColumn, 'question'> => {
    const one = suggested.get(header.key)
    const said = settings.columns[header.key]
    const chosen = said !== undefined && isTarget(settings.entity, said) ? said : undefined
    const cells = cellsIn(records, header.index)
    const ours = PROBLEM_NAMES.has(header.name)
    const target = chosen ?? (ours ? 'ignore' : (one?.target ?? 'keep'))
    return {
      ...{
        header,
        name: nameOf(header),
        target,
        others: one?.others ?? [],
        why: ours ? 'computed' : (one?.why ?? 'unknown'),
      },
      sure: chosen !== undefined || ours || (one?.sure ?? false),
      chosen: chosen !== undefined,
      filled: cells.length,
      samples: firstFew(cells),
    }
  }
  return mapInTurns(headers, take, 1)
}

/** The cells of a column that have something in them. */
export function cellsIn(records: Layout['records'], column: number): Cell[] {
  const found: Cell[] = []
  for (const { cells } of records) {
    const cell = cells[column]
    if (cell) found.push(cell)
  }
  return found
}

/** The first few different texts of a column. */
function firstFew(cells: readonly Cell[]): string[] {
  const texts = new Set<string>()
  for (const { text } of cells) {
    texts.add(text)
    if (texts.size === SAMPLES) break
  }
  return [...texts]
}

/** At most so many of many, spread over all of them. */
function sampleOf<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(all.length / most)
  return step <= 1 ? all : all.filter((_, place) => place % step === 0)
}

/** What is asked of a column as a whole: the order of its days, or what its amounts are in. */
function questionOf(
  { header, target }: Omit<ListColumn, 'question'>,
  amounts: AmountColumn | undefined,
  { records }: Layout,
  settings: ImportSettings,
): ColumnQuestion | null {
  const { key, index } = header
  if (amounts) return scaleQuestion(amounts, COLUMN_QUESTIONS.amounts_in.said(settings, key))
  if (!isDateTarget(settings.entity, target)) return null
  const cells = records.flatMap(({ cells }) => daysOf(cells[index] ?? null))
  return dayOrderQuestion(cells, COLUMN_QUESTIONS.day_order.said(settings, key))
}

/** The days of a cell: both ends of a period, else the cell itself. */
function daysOf(cell: Cell | null): Cell[] {
  const parts = cell?.kind === 'text' ? periodParts(cell.text) : null
  return parts ? parts.map((text) => ({ kind: 'text', text })) : cell ? [cell] : []
}

/** Whether the day stands before the month in a column: what a person said, then what the column itself tells. */
export function dayFirstOf(columns: readonly ListColumn[]): Map<string, boolean> {
  return new Map(
    columns.flatMap(({ header: { key }, question }) => {
      const order = question?.code === 'day_order' ? (question.said ?? question.found) : null
      return order === null ? [] : [[key, order === 'dayFirst'] as const]
    }),
  )
}

/** The questions of whole columns that nobody has answered. */
export function openQuestions({ columns }: { columns: readonly ListColumn[] }) {
  return columns.flatMap(({ header, question }) =>
    question && isOpenQuestion(question) ? [{ key: header.key, code: question.code }] : [],
  )
}
