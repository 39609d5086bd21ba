import type { CellType, CellValue } from './columns.js'
import { word } from './evidence.js'
import type { Part, Progress, Records, Report, Table, Tick } from './report.js'

/** A table of a report as a sheet of its workbook. */
export interface ReportSheet {
  name: string
  columns: readonly { header: string; type: CellType }[]
  rows: readonly (readonly CellValue[])[]
  total?: readonly CellValue[]
  /** Said below the headings where there are no rows. */
  empty: string
  /** The part that it holds, and what is said of it. */
  part: Part
  note: string
}

type Unnamed = Omit<ReportSheet, 'name' | 'part'> & { heading: string }

/** The sheets of a report: one for each table, and for what is drawn or set otherwise on paper. */
export function sheetsOf(report: Report): ReportSheet[] {
  const taken = new Set([nameKey(word('summary', report)), nameKey(word('about', report))])
  return flat(report.parts).flatMap((part) => {
    const sheet = sheetOf(part, report)
    if (!sheet) return []
    const { heading, ...rest } = sheet
    return [{ ...rest, part, name: freeName([heading, word('table', report)], taken) }]
  })
}

/** The parts one after the other, those side by side too. */
function flat(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) =>
    part.kind === 'columns' ? [...flat(part.left), ...flat(part.right)] : [part],
  )
}

function sheetOf(part: Part, report: Report): Unnamed | null {
  if (part.kind === 'table') return tableSheet(part)
  if (part.kind === 'records') return recordSheet(part, report)
  if (part.kind === 'tick') return tickSheet(part, report)
  if (part.kind === 'progress') return progressSheet(part, report)
  return null
}

function tableSheet({ heading, note = '', columns, rows, total, empty }: Table): Unnamed {
  return { heading: heading ?? columns[0]?.header ?? '', note, columns, rows, empty, ...(total && { total }) }
}

const text = (header: string) => ({ header, type: 'text' as const })

/** A row for each record, a column for each fact that any of them has. */
function recordSheet({ heading = '', records, empty }: Records, report: Report): Unnamed {
  const names = [...new Set(records.flatMap(({ facts }) => facts.map(({ name }) => name)))]
  const rows = records.map(({ title, facts }) => {
    const values = new Map(facts.map(({ name, value }) => [name, value]))
    return [title, ...names.map((name) => values.get(name) ?? null)]
  })
  return { heading, note: '', columns: [word('title', report), ...names].map(text), rows, empty }
}

function tickSheet({ heading, note = '', items, empty }: Tick, report: Report): Unnamed {
  return {
    heading,
    note,
    columns: [
      ...(['title', 'text', 'who'] as const).map((name) => text(word(name, report))),
      { header: word('due', report), type: 'date' },
    ],
    rows: items.map(({ title, text, who, by }) => [title, text, who, by]),
    empty,
  }
}

/** What is drawn as lines: a row for each day that any of them has. */
function progressSheet(
  { heading, note, words, actual, planned, forecast }: Progress,
  report: Report,
): Unnamed {
  const lines = [actual, planned, forecast].map((line) => new Map(line))
  const dates = [...new Set(lines.flatMap((line) => [...line.keys()]))].sort()
  return {
    heading,
    note,
    columns: [
      { header: word('date', report), type: 'date' },
      ...[words.actual, words.planned, words.forecast].map((header) => ({ header, type: 'number' as const })),
    ],
    rows: dates.map((date) => [date, ...lines.map((line) => line.get(date) ?? null)]),
    empty: '',
  }
}

/** A line of the summary. */
interface Line {
  cells: CellValue[]
  bold: boolean
}

/** What the report says beside its tables, and where each of them is: its sheet, its rows, its note. */
export function summaryOf(report: Report, sheets: readonly ReportSheet[]): Line[] {
  const bold = (...cells: CellValue[]): Line => ({ cells, bold: true })
  const plain = (...cells: CellValue[]): Line => ({ cells, bold: false })
  const linesOf = (part: Part): Line[] => {
    const sheet = sheets.find((one) => one.part === part)
    if (sheet) return [plain(sheet.name, sheet.rows.length, sheet.note)]
    switch (part.kind) {
      case 'headline':
        return [bold(part.text), ...(part.sentence ? [plain(part.sentence)] : []), plain()]
      case 'section':
        return [plain(), bold(part.heading), ...(part.note ? [plain(part.note)] : [])]
      case 'keys':
        return [...part.keys.map(({ value, label }) => plain(label, numberOf(value))), plain()]
      case 'bar':
        return [
          ...part.groups.flatMap(({ label, count, phases }) => [
            bold(label, count),
            ...phases.map((phase) => plain(phase.label, phase.count)),
          ]),
          plain(),
        ]
      case 'facts':
        return [
          ...(part.heading ? [plain(), bold(part.heading)] : []),
          ...part.facts.map(({ name, value }) => plain(name, value)),
        ]
      case 'equation':
        return [
          ...part.terms.map(({ value, label }) => plain(label, value)),
          bold(part.verdict, null, part.note ?? null),
          plain(),
        ]
      default:
        return []
    }
  }
  return flat(report.parts).flatMap(linesOf)
}

/** A number that is written as one. */
const numberOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : text)

/** Sheets may not be called alike, whatever the size of the letters. */
const nameKey = (name: string) => name.toLowerCase()
const LONGEST_NAME = 31

/** A name that a sheet may have, and that no other has, of the first heading with anything in it. */
function freeName(headings: readonly string[], taken: Set<string>): string {
  const names = headings.map((heading) =>
    heading.replace(/[[\]/\\:*?\p{C}\s]+/gu, ' ').replace(/^[' ]+|[' ]+$/g, ''),
  )
  const name = names.find((name) => name !== '') ?? ''
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` ${number}`
    const free = `${name.slice(0, LONGEST_NAME - suffix.length).trim()}${suffix}`
    if (taken.has(nameKey(free))) continue
    taken.add(nameKey(free))
    return free
  }
}
