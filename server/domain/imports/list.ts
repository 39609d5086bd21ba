import { setImmediate } from 'node:timers/promises'
import { makeAnswerBook } from '../../../schema/rules/import/answerBook.js'
import type { Sheet, Workbook } from '../../../schema/rules/import/cells.js'
import { chooseSheetInTurns } from '../../../schema/rules/import/chooseSheet.js'
import type { CellCounts } from '../../../schema/rules/import/counts.js'
import type { Draft } from '../../../schema/rules/import/drafts.js'
import { countCells, findLayoutInTurns } from '../../../schema/rules/import/findLayout.js'
import { type Interpreting, interpretRecord } from '../../../schema/rules/import/interpret.js'
import { isKnownCode } from '../../../schema/rules/import/knownCode.js'
import type { Layout } from '../../../schema/rules/import/layout.js'
import { type Reads, wordField } from '../../../schema/rules/import/readFields.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import type { Answer, Imported, ImportKey, ImportSettings } from '../../../schema/rules/import/settings.js'
import { suggestWord } from '../../../schema/rules/import/suggestWord.js'
import { inTurns, mapInTurns } from '../../engines/turns.js'
import { canonicalText } from '../canonical.js'
import { cellsIn, dayFirstOf, type ListColumn, readColumns } from './listColumns.js'
import { type ListWarning, warningsOf, warningsOfWhole } from './listWarnings.js'
import type { Tell } from './progress.js'

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
  const { columns, described } = await readColumns(layout, settings, register)
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
  for (const [at, sheet] of sheets.entries()) if (at !== index) put('ignored', countCells(sheet.rows))
  return counts
}
