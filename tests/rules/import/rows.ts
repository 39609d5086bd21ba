import type { Test } from 'tap'
import { makeAnswerBook } from '../../../schema/rules/import/answerBook.js'
import type { Draft } from '../../../schema/rules/import/drafts.js'
import { type Interpreting, interpretRecord } from '../../../schema/rules/import/interpret.js'
import type { SheetRecord } from '../../../schema/rules/import/layout.js'
import { describeColumns, type Reads } from '../../../schema/rules/import/readFields.js'
import type { Answer, Imported } from '../../../schema/rules/import/settings.js'
import { atOnce } from '../../../schema/rules/turns.js'
import { headersOf, recordsOf, registerOf } from './lists.js'

/** What a list is read by, as far as a test says it. */
export interface Said {
  entity?: Imported
  answers?: readonly Answer[]
  /** Columns whose blank cells empty their fields. */
  erase?: readonly string[]
  /** The heading that stands above the rows. */
  section?: string
  sections?: Interpreting['sections']
  municipality?: string | null
  dayFirst?: Readonly<Record<string, boolean>>
  remembered?: Reads['remembered']
  csv?: boolean
}

/** The drafts of rows of a list whose columns are taken so: `['Brukere=users', 'Navn=name']`. Today is 30 June 2026. */
export function draftsOf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  said: Said = {},
): Draft[] {
  const { entity = 'system', answers = [], erase = [], section, sections = 'serviceArea' } = said
  const named = columns.map((column) => column.split('=') as [name: string, target: string])
  const taken = headersOf(named.map(([name]) => name)).map((header, index) => {
    const target = named[index]?.[1] ?? 'keep'
    return { header, target, name: header.name, question: null, why: 'chosen' }
  })
  const register = registerOf()
  const heading = section === undefined ? null : { row: 1, text: section }
  const records = recordsOf(rows).map((record): SheetRecord => ({ ...record, section: heading }))
  const settings = { entity, amountsIn: {} }
  const reads: Reads = {
    ...atOnce(describeColumns(taken, records, register, settings)),
    ...{ entity, register, today: '2026-06-30', remembered: said.remembered ?? {} },
    ...{ words: new Map(), cells: new Map() },
    ...{ dayFirst: new Map(Object.entries(said.dayFirst ?? {})), csv: said.csv ?? false },
    ...{ sectionName: 'Overskrift', beyondName: 'Uten kolonne' },
  }
  const interpreting: Interpreting = {
    ...{ columns: taken, reads, sections, erase: new Set(erase), kind: 'application' },
    ...{ answers: makeAnswerBook(answers), municipality: said.municipality ?? null },
  }
  return records.flatMap((record) => interpretRecord(record, interpreting))
}

/** A draft in lines: what is written, what is asked, wrong and told, and what the note keeps. */
export function shortOf({ number, fields, contract, asks, problems, told, kept, waits }: Draft): string {
  const plain = (value: unknown) => (Array.isArray(value) ? value.join(' + ') : String(value))
  const written = (of: object, prefix = '') =>
    Object.entries(of).map(([field, value]) => `${prefix}${field} ${plain(value)}`)
  return [
    ...(number === null ? [] : [`number ${number}`]),
    ...written(fields),
    ...written(contract ?? {}, 'contract.'),
    ...asks.map(({ code, field, about, candidates, answer }) => {
      const may = candidates.map((one) => plain(one.answer)).join(' | ')
      const said = answer === undefined ? '' : `, answered ${answer}`
      return `ask ${code} of ${field}${about ? ` (${about})` : ''}: ${may}${said}`
    }),
    ...problems.map(({ code, field, value }) => `problem ${code} of ${field}: ${value}`),
    ...told.map(({ code, field }) => `told ${code} of ${field}`),
    ...kept.map(({ column, text }) => `kept ${column}: ${text}`),
    ...(waits ? ['waits'] : []),
  ].join('\n')
}

/** A row of a list, with what somebody said of it, and what its draft says; of its municipality only where a column does. */
export interface RowCase {
  columns: readonly string[]
  cells: readonly string[]
  said?: Said
  reads: readonly string[]
}

/** What is written, asked, told and kept of each row, and that every cell is accounted for once. */
export function checkRows(t: Test, cases: Readonly<Record<string, RowCase>>): void {
  for (const [name, { columns, cells, said, reads }] of Object.entries(cases)) {
    const [draft] = draftsOf(columns, [cells], { municipality: '0421', ...said })
    if (!draft) throw new Error(name)
    const named = columns.some((column) => column.startsWith('Kommune'))
    const { erased, supplier, said: whole } = draft
    const lines = [
      ...shortOf(draft).split('\n'),
      ...(erased.length > 0 ? [`erased ${erased}`] : []),
      ...(supplier === undefined ? [] : [`supplier ${supplier}`]),
      ...(whole === null ? [] : [`said ${whole}`]),
    ]
    const own = lines.filter((line) => named || line !== 'municipality 0421')
    t.strictSame(own, reads, name)
    const { in: all, mapped, kept, ignored, refused } = draft.cells
    t.equal(mapped + kept + ignored + refused, all, `${name}: every cell is accounted for`)
    t.equal(all, cells.filter(Boolean).length, `${name}: each once`)
  }
}
