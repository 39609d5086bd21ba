import type { ImportAsk, ImportItem, ImportPreview, ImportTold } from '../../../schema/api/imports.js'
import { COLUMN_QUESTIONS, type ColumnQuestion } from '../../../schema/rules/import/columnQuestions.js'
import { COLUMN_WHY_WORDS } from '../../../schema/rules/import/columns.js'
import type { Ask, Candidate, Finding } from '../../../schema/rules/import/drafts.js'
import { fieldOf } from '../../../schema/rules/import/fieldOf.js'
import { ROW_WORDS } from '../../../schema/rules/import/findingWords.js'
import { countCells } from '../../../schema/rules/import/findLayout.js'
import { READING_WORDS } from '../../../schema/rules/import/readings.js'
import type { ImportRegister } from '../../../schema/rules/import/register.js'
import { warningWords } from '../../../schema/rules/import/warnings.js'
import type { Words } from '../../../schema/rules/words.js'
import { fieldChangesOf, isOpen, type PlannedRow, type Problem } from './plan.js'
import type { Prepared } from './prepare.js'

/** So many of the rows that are no records are shown. */
const MOST_OTHERS = 200
/** So many records are shown as they are read, and so many letters of a cell. */
const FIRST_ROWS = 6
const SHOWN_LETTERS = 120

/** How a list is understood and what would come of it, as it is answered. */
export function showPreview({ list, plan }: Prepared, sequence: number): ImportPreview {
  const { workbook, layout, columns } = list
  const { format, encoding, delimiter, sheets, asides } = workbook
  return {
    ...{ sequence, fingerprint: plan.fingerprint, sheet: list.sheet, headerRow: layout.headerRow },
    file: {
      ...{ format, encoding, delimiter, asides },
      sheets: sheets.map((sheet) => ({
        ...{ name: sheet.name, hidden: sheet.hidden, rows: sheet.rows.length, cells: countCells(sheet.rows) },
      })),
    },
    ...{ entity: list.entity, municipality: list.municipality, kind: list.kind, sections: list.sections },
    key: list.key ?? usedKey(columns),
    others: layout.others.slice(0, MOST_OTHERS).map((other) => ({ ...other })),
    blankRows: layout.blankRows.length + layout.blankTail,
    firstRows: layout.records.slice(0, FIRST_ROWS).map(({ row, cells }) => ({
      row,
      cells: columns.map(({ header }) => cells[header.index]?.text.slice(0, SHOWN_LETTERS) ?? null),
    })),
    columns: columns.map(({ header, target, others, sure, chosen, why, filled, samples, question }) => ({
      why: { code: why, ...COLUMN_WHY_WORDS[why] },
      ...{ key: header.key, letter: header.letter, header: header.name, group: header.group },
      ...{
        hidden: header.hidden,
        target,
        others: [...others],
        sure,
        chosen,
        filled,
        samples: [...samples],
        question: question && showQuestion(question, header.key),
      },
    })),
    values: list.words.map(({ field, column, words }) => ({
      ...{ field, column },
      words: words.map((word) => ({ ...word, candidates: [...word.candidates] })),
    })),
    ...{ counts: plan.counts, found: countFound(plan.rows), left: [...plan.left] },
    warnings: list.warnings.map(({ code, column }) => ({ code, column, ...warningWords(code, column) })),
  }
}

/** What is asked of a column as a whole, in words, with what may be answered. */
function showQuestion({ code, found, said }: ColumnQuestion, key: string): ShownQuestion {
  const { words, choices } = COLUMN_QUESTIONS[code]
  const answers = Object.entries(choices).map(([answer, words]) => ({ answer, ...words }))
  return { code, ...words(key), found, said, choices: answers }
}
type ShownQuestion = NonNullable<ImportPreview['columns'][number]['question']>

/** What rows are told by where nobody said: what the list has of it, the register’s own number first. */
function usedKey(columns: Prepared['list']['columns']): ImportPreview['key'] {
  const has = (target: string) => columns.some((column) => column.target === target)
  if (has('number')) return 'number'
  return has('externalId') ? 'externalId' : 'name'
}

function countFound(rows: readonly PlannedRow[]): ImportPreview['found'] {
  const found = new Map<string, ImportPreview['found'][number]>()
  const add = (kind: 'problem' | 'ask' | 'told', finding: Finding) => {
    const key = `${kind} ${finding.code}`
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { kind, code: finding.code, count: 1, ...wordsOf({ ...finding, about: undefined }) })
  }
  for (const { problems, asks, told } of rows) {
    for (const one of problems) add('problem', one)
    for (const one of asks.filter(isOpen)) add('ask', one)
    for (const one of told) add('told', one)
  }
  return [...found.values()]
}

/** What is said of a finding. */
export function wordsOf(finding: Problem): Words {
  if (finding.words) return finding.words
  const row = ROW_WORDS[finding.code as keyof typeof ROW_WORDS] as ((about: string) => Words) | undefined
  if (row) return row(finding.about ?? '…')
  return READING_WORDS[finding.code as keyof typeof READING_WORDS] ?? { nb: finding.code, en: finding.code }
}

/** A row as it is answered. */
export function showRow(planned: PlannedRow, register: ImportRegister): ImportItem {
  const { draft, outcome, id, name, contract, problems, asks, told } = planned
  const changes = fieldChangesOf(planned)
  return {
    ...{ row: draft.row, part: draft.part, outcome, name, id, changes: [...changes.own] },
    contract: contract && { id: contract.before?.id ?? null, changes: [...changes.contract] },
    problems: problems.map(showTold),
    asks: asks.map((ask) => showAsk(ask, register)),
    told: told.map(showTold),
    kept: draft.kept.map((one) => ({ ...one })),
  }
}

/** A finding as it is answered, in words. */
function showTold(finding: Problem): ImportTold {
  const { row, column, field, value, code } = finding
  return { row, column, field, value, code, ...wordsOf(finding) }
}

/** What is asked, with each candidate in words where it is a code of the register. */
function showAsk(ask: Ask, register: ImportRegister): ImportAsk {
  const candidates = ask.candidates.map((one) => ({
    answer: answerOf(one),
    ...candidateWords(one, ask.field, register),
  }))
  const { answer } = ask
  return {
    ...showTold(ask),
    candidates,
    ...(answer !== undefined && {
      answer: typeof answer === 'string' || answer === null ? answer : [...answer],
    }),
  }
}

const answerOf = ({ answer }: Candidate) => (typeof answer === 'string' ? answer : [...answer])

const SAID: Readonly<Record<string, Words>> = {
  new: { nb: 'Opprett som nytt', en: 'Make a new one' },
  skip: { nb: 'Hopp over', en: 'Skip' },
}

function candidateWords({ answer, shown }: Candidate, field: string | null, register: ImportRegister): Words {
  if (typeof answer !== 'string') return { nb: answer.join(' og '), en: answer.join(' and ') }
  if (shown) return { nb: shown, en: shown }
  return SAID[answer] ?? codeWords(answer, field, register) ?? { nb: answer, en: answer }
}

/** The name of a code, an area, a municipality or a wave that a field may have. */
function codeWords(code: string, field: string | null, register: ImportRegister): Words | null {
  const rule = field === null ? undefined : fieldOf('system', field)
  const { choices } = rule ?? {}
  if (!choices) return null
  if (choices.from === 'words') return choices.words[code] ?? null
  const named = (row: { nameNb: string; nameEn: string } | undefined) =>
    row ? { nb: row.nameNb, en: row.nameEn } : null
  if (choices.from === 'codes')
    return named(register.codes.find((one) => one.list === choices.list && one.code === code))
  if (choices.of === 'service_area') return named(register.serviceAreas.find((one) => one.code === code))
  if (choices.of === 'wave') return named(register.waves.find((one) => one.code === code))
  const municipality = register.municipalities.find((one) => one.number === code)
  return municipality ? { nb: municipality.name, en: municipality.name } : null
}
