import { setImmediate } from 'node:timers/promises'
import { type AmountColumn, scaleQuestion } from '../../../schema/rules/import/amountColumns.js'
import { type AnswerBook, makeAnswerBook } from '../../../schema/rules/import/answerBook.js'
import type { Cell, Sheet, Workbook } from '../../../schema/rules/import/cells.js'
import { chooseSheetInTurns } from '../../../schema/rules/import/chooseSheet.js'
import {
  COLUMN_QUESTIONS,
  type ColumnQuestion,
  isOpenQuestion,
} from '../../../schema/rules/import/columnQuestions.js'
import { type ColumnWhy, WARNED_WHYS } from '../../../schema/rules/import/columns.js'
import type { CellCounts } from '../../../schema/rules/import/counts.js'
import { dayOrderQuestion } from '../../../schema/rules/import/dayOrder.js'
import type { Draft } from '../../../schema/rules/import/drafts.js'
import { countCells as countFilled, findLayoutInTurns } from '../../../schema/rules/import/findLayout.js'
import { type Interpreting, interpretRecord } from '../../../schema/rules/import/interpret.js'
import { isKnownCode } from '../../../schema/rules/import/knownCode.js'
import type { Header, Layout } from '../../../schema/rules/import/layout.js'
import { periodParts } from '../../../schema/rules/import/periodCells.js'
import {
  describeColumns,
  isDateTarget,
  type Reads,
  wordField,
} from '../../../schema/rules/import/readFields.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import type { Answer, Imported, ImportKey, ImportSettings } from '../../../schema/rules/import/settings.js'
import { suggestColumnsInTurns } from '../../../schema/rules/import/suggestColumns.js'
import { suggestWord } from '../../../schema/rules/import/suggestWord.js'
import { isTarget } from '../../../schema/rules/import/targets.js'
import { withoutFaults } from '../../../schema/rules/text.js'
import { inTurns, mapInTurns } from '../../engines/turns.js'
import { PROBLEM_HEADERS } from '../../files/problemRows.js'
import { canonicalText } from '../canonical.js'
import type { Tell } from './progress.js'

/** A column of a list, what it is taken as, and why. */
interface ListColumn {
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

/** The words of a field that has codes, as a column or the headings between the rows have them. */
interface ListWords {
  field: string
  column: string | null
  words: readonly ListWord[]
}

interface ListWord {
  word: string
  count: number
  state: 'known' | 'chosen' | 'unsaid' | 'asked'
  code: string | null
  candidates: readonly string[]
}

/** Something that whoever imports should look at: what it is, and of which column. */
interface ListWarning {
  code: string
  column: string | null
}

/** A list as it was understood. Nothing of the register is in it but its codes and names. */
export interface ReadList {
  workbook: Workbook
  sheet: number
  layout: Layout
  entity: Imported
  columns: readonly ListColumn[]
  words: readonly ListWords[]
  municipality: string | null
  kind: string | null
  sections: 'serviceArea' | 'keep' | 'ignore'
  key: ImportKey | null
  drafts: readonly Draft[]
  /** The cells that are in no record. */
  around: CellCounts
  warnings: readonly ListWarning[]
}

const SAMPLES = 3
/** The columns that we put beside those of a list where rows of it are to be mended. */
const PROBLEM_NAMES = new Set(
  Object.values(PROBLEM_HEADERS).flatMap(({ row, reason }): string[] => [row, reason]),
)
/** So many records say what the columns of a list are: what a thousand of them do not tell, more do not. */
const TELLING_RECORDS = 1000

/** How sheets were laid out last: a file is looked at again with each answer, and once more to be imported. */
const laidOut = new WeakMap<Sheet, { headerRow: number | null; layout: Layout }>()

/** The sheet that is read, and how it is laid out. */
export async function layOut(
  workbook: Workbook,
  { sheet: name, headerRow }: Pick<ImportSettings, 'sheet' | 'headerRow'>,
): Promise<{ index: number; layout: Layout }> {
  const named = workbook.sheets.findIndex((one) => one.name !== null && one.name === name)
  const index = named === -1 ? await inTurns(chooseSheetInTurns(workbook)) : named
  const sheet = workbook.sheets[index]
  if (!sheet) throw new Error(`sheet ${index} of ${workbook.sheets.length}`)
  const known = laidOut.get(sheet)
  if (known?.headerRow === headerRow) return { index, layout: known.layout }
  const layout = await inTurns(findLayoutInTurns(sheet, { headerRow }))
  laidOut.set(sheet, { headerRow, layout })
  return { index, layout }
}

/** What a list is read by, beside its settings and what was answered. */
interface ReadBy {
  register: ImportRegister
  today: string
  tell: Tell
}

/** How files were read last, by all that they were read by: an import reads what its preview has read. */
const readLists = new WeakMap<Workbook, { by: string; list: ReadList }>()

/** Reads a list by its settings, and finds out what they leave open. */
export async function readList(
  workbook: Workbook,
  settings: ImportSettings,
  answers: readonly Answer[],
  by: ReadBy,
): Promise<ReadList> {
  const { register, today } = by
  const key = canonicalText([settings, answers, register, today])
  const known = readLists.get(workbook)
  if (known?.by === key) return known.list
  const list = await readAnew(workbook, settings, answers, by)
  readLists.set(workbook, { by: key, list })
  return list
}

async function readAnew(
  workbook: Workbook,
  settings: ImportSettings,
  answers: readonly Answer[],
  { register, today, tell }: ReadBy,
): Promise<ReadList> {
  const { index, layout } = await layOut(workbook, settings)
  const taken = await takeColumns(layout, settings, register)
  const described = await describeAll(taken, layout.records, register, settings)
  const asked = (column: Omit<ListColumn, 'question'>): ListColumn => ({
    ...column,
    question: questionOf(column, described.amounts.get(column.header.key), layout, settings),
  })
  const columns = await mapInTurns(taken, asked, 1)
  const known = register.municipalities.some(({ number }) => number === settings.municipality)
  const municipality = known ? settings.municipality : null
  const sections =
    settings.sections ?? (columns.some(({ target }) => target === 'serviceArea') ? 'keep' : 'serviceArea')
  const reads: Reads = {
    ...described,
    entity: settings.entity,
    words: new Map(),
    cells: new Map(),
    ...{ register, today, remembered: inUse(settings, register), csv: workbook.format === 'csv' },
    dayFirst: dayFirstOf(columns),
    ...{ sectionName: 'Overskrift', beyondName: 'Uten kolonne' },
  }
  const interpreting: Interpreting = {
    columns,
    reads,
    answers: makeAnswerBook(answers),
    municipality,
    kind: kindOf(settings, register),
    sections,
    erase: new Set(settings.erase),
  }
  const { records } = layout
  let done = 0
  const drafts = await mapInTurns(records, (record) => {
    if (done % 200 === 0) tell('looking', done, records.length)
    done += 1
    return interpretRecord(record, interpreting)
  })
  return {
    ...{ workbook, sheet: index, layout, entity: settings.entity, columns, sections },
    words: await wordsOf(columns, layout, sections, reads),
    municipality,
    kind: interpreting.kind,
    key: settings.key,
    drafts: drafts.flat(),
    around: countAround(workbook, index, layout, sections),
    warnings: [
      ...warningsOf(columns, workbook, index),
      ...warningsOfWhole(layout, workbook, interpreting.answers),
    ],
  }
}

const nameOf = ({ group, name, letter }: Header) =>
  withoutFaults([group, name || letter].filter(Boolean).join(' – '))

/** What is found out of whole columns, one of them after the other. */
async function describeAll(
  columns: readonly Omit<ListColumn, 'question'>[],
  records: Layout['records'],
  register: ImportRegister,
  settings: ImportSettings,
): Promise<ReturnType<typeof describeColumns>> {
  const one = await mapInTurns(columns, (column) => describeColumns([column], records, register, settings), 1)
  const amounts = new Map(one.flatMap((described) => [...described.amounts]))
  return { ...describeColumns(columns, [], register, settings), amounts }
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
function cellsIn(records: Layout['records'], column: number): Cell[] {
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
function dayFirstOf(columns: readonly ListColumn[]): Map<string, boolean> {
  return new Map(
    columns.flatMap(({ header: { key }, question }) => {
      const order = question?.code === 'day_order' ? (question.said ?? question.found) : null
      return order === null ? [] : [[key, order === 'dayFirst'] as const]
    }),
  )
}

/** The questions of whole columns that nobody has answered. */
export function openQuestions({ columns }: Pick<ReadList, 'columns'>) {
  return columns.flatMap(({ header, question }) =>
    question && isOpenQuestion(question) ? [{ key: header.key, code: question.code }] : [],
  )
}

/** What words were said to mean, as far as that is in use still. */
function inUse({ entity, values }: ImportSettings, register: ImportRegister): ImportSettings['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([field, words]) => [
      field,
      Object.fromEntries(
        Object.entries(words).filter(
          ([, code]) => code === null || isKnownCode(entity, field, code, register),
        ),
      ),
    ]),
  )
}

/** The kind of a system of which the list says none: as it was said, or the first that the register has in use. */
function kindOf({ kind }: ImportSettings, { codes }: ImportRegister): string | null {
  const active = codes.filter((one) => one.list === 'kind' && one.active)
  return (active.find(({ code }) => code === kind) ?? active[0])?.code ?? null
}

/** Every word of the fields that have codes, and what each is taken for. */
async function wordsOf(
  columns: readonly ListColumn[],
  { records }: Layout,
  sections: ReadList['sections'],
  { register, remembered, entity }: Reads,
): Promise<ListWords[]> {
  const listed = async (
    field: string,
    column: string | null,
    texts: readonly string[],
  ): Promise<ListWords> => {
    const counts = new Map<string, number>()
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
    const known = remembered[field] ?? {}
    const words = await mapInTurns([...counts], ([word, count]) => {
      const chosen = Object.hasOwn(known, word)
      const read = suggestWord(field, word, register, known, field === 'municipality' ? 'system' : entity)
      if (read.is === 'ask')
        return { word, count, state: 'asked' as const, code: null, candidates: read.candidates }
      const state = chosen
        ? ('chosen' as const)
        : read.is === 'unsaid'
          ? ('unsaid' as const)
          : ('known' as const)
      return { word, count, state, code: read.is === 'value' ? read.code : null, candidates: [] }
    })
    return { field, column, words }
  }
  const all: ListWords[] = []
  for (const { header, target } of columns) {
    const field = wordField(entity, target)
    if (field === null) continue
    await setImmediate()
    const texts = cellsIn(records, header.index).map(({ text }) => text)
    all.push(await listed(field, header.key, texts))
  }
  const headings = sections === 'serviceArea' ? records.flatMap(({ section }) => section?.text ?? []) : []
  if (headings.length > 0) all.push(await listed('serviceArea', null, headings))
  return all
}

/** Where the cells went that are in no record: what is understood of headings between the rows is read, all else is left out. */
function countAround(
  { sheets }: Workbook,
  index: number,
  { others }: Layout,
  sections: ReadList['sections'],
): CellCounts {
  const counts: CellCounts = { in: 0, mapped: 0, kept: 0, ignored: 0, refused: 0 }
  const put = (place: 'mapped' | 'kept' | 'ignored', cells: number) => {
    counts.in += cells
    counts[place] += cells
  }
  const place = sections === 'serviceArea' ? 'mapped' : sections === 'keep' ? 'kept' : 'ignored'
  for (const { kind, cells } of others) put(kind === 'section' ? place : 'ignored', cells)
  for (const [at, sheet] of sheets.entries()) if (at !== index) put('ignored', countCells(sheet))
  return counts
}

/** How many cells of a sheet have something in them. */
export function countCells({ rows }: Workbook['sheets'][number]): number {
  return rows.reduce((sum, { cells }) => sum + countFilled(cells), 0)
}

/** So many answers that are for nothing are named. */
const MOST_UNUSED = 20
/** Two bytes of UTF-8 that were read as two letters: «Ã¸», «Ã…». */
const TORN = /[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

/** What is said of a list as a whole. */
function warningsOfWhole(
  { records }: Layout,
  { encoding, sheets }: Workbook,
  answers: AnswerBook,
): ListWarning[] {
  const isTorn =
    (encoding === 'windows-1252' || encoding === 'iso-8859-1') &&
    sheets.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell && TORN.test(cell.text))))
  return [
    ...(records.length === 0 ? [{ code: 'no_records', column: null }] : []),
    ...(isTorn ? [{ code: 'two_encodings', column: null }] : []),
    ...answers
      .unused()
      .slice(0, MOST_UNUSED)
      .map(({ row, column, value }) => ({
        code: 'answer_unused',
        column: [row, column, value].filter((one) => one !== undefined && one !== null).join(', '),
      })),
  ]
}

function warningsOf(
  columns: readonly ListColumn[],
  { sheets, asides }: Workbook,
  index: number,
): ListWarning[] {
  const ofColumns = columns.flatMap(({ header, sure, why, filled }) => [
    ...(!sure && filled > 0 && WARNED_WHYS.includes(why)
      ? [{ code: `column_${why}`, column: header.key }]
      : []),
    ...(header.hidden && filled > 0 ? [{ code: 'hidden_column', column: header.key }] : []),
  ])
  const hidden = sheets.flatMap(({ name, hidden }, at) =>
    hidden && at !== index ? [{ code: 'hidden_sheet', column: name }] : [],
  )
  const others = sheets.flatMap((sheet, at) =>
    !sheet.hidden && at !== index && sheet.rows.length > 0
      ? [{ code: 'other_sheet', column: sheet.name }]
      : [],
  )
  const besides = Object.keys(asides).map((aside) => ({ code: `has_${aside}`, column: null }))
  return [...ofColumns, ...hidden, ...others, ...besides]
}
