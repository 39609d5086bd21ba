import { formatDate, isDate } from '../../schema/rules/dates.js'
import { type Chart, chartOf } from './chart.js'
import type { Language } from './columns.js'
import { datedName, evidenceFacts, footOf, word } from './evidence.js'
import type { Bar, Columns, Equation, Part, Progress, Report, Table } from './report.js'
import { shownCell, shownNumber } from './shown.js'

/** A heading has its place among the others: 1 is the report’s own. */
interface Levelled {
  level: number
}

/** A table of texts. */
interface PaperTable extends Levelled {
  kind: 'table'
  heading: string
  note: string
  /** `digits`: of nothing else; `weight`: the share of the page; null for a column that is as wide as its longest text; none is narrower than its longest word. */
  columns: {
    header: string
    number: boolean
    digits: boolean
    weight: number | null
    longest: string
    word: string
  }[]
  rows: string[][]
  total: string[]
  empty: string
}

/** A number to draw with, and as it is written. */
interface Counted {
  label: string
  count: number
  shown: string
}

/** A bar of phases, and what it says in words for those who do not see it. */
interface PaperBar extends Levelled {
  kind: 'bar'
  groups: (Counted & { phases: Counted[] })[]
  alt: string
}

interface PaperEquation extends Levelled {
  kind: 'equation'
  terms: { label: string; shown: string }[]
  verdict: string
  note?: string
}

type PaperPart =
  | (Exclude<Part, Bar | Equation | Progress | Table | Columns> & Levelled)
  | PaperBar
  | PaperEquation
  | (Levelled & { kind: 'progress'; heading: string; note: string; chart: Chart })
  | PaperTable
  | (Levelled & { kind: 'columns'; left: PaperPart[]; right: PaperPart[]; shares: readonly [number, number] })

/** A report as the templates read it: nothing but texts, and the numbers that they draw. */
export interface Paper {
  language: Language
  title: string
  name: string
  number: string
  programme: string
  synthetic: string
  dated: string
  foot: string[]
  choices: string
  landscape: boolean
  words: { page: string; of: string }
  parts: PaperPart[]
}

/** What the templates are given of a report. */
export function paperOf(report: Report): Paper {
  // A page begins with what the report is called, where it does not say more.
  const headed = report.parts.some(({ kind }) => kind === 'headline')
  const parts: Part[] = [
    ...(headed ? [] : [{ kind: 'headline', text: report.name } as const]),
    ...report.parts,
    { kind: 'facts', heading: word('evidence', report), facts: evidenceFacts(report) },
  ]
  return {
    language: report.language,
    title: `${datedName(report)} – ${report.programme}`,
    name: report.name,
    number: report.evidence.number,
    programme: report.programme,
    synthetic: report.synthetic ? word('synthetic', report) : '',
    dated: datedName(report),
    foot: footOf(report),
    choices: report.evidence.choices,
    landscape: report.landscape === true,
    words: { page: word('page', report), of: word('of', report) },
    parts: partsOf(parts, report, 2),
  }
}

/** False for a drawing of nothing, of which there is nothing to say either. */
const hasSomething = (part: Part) =>
  part.kind !== 'bar' || part.groups.some(({ phases }) => phases.length > 0)

/** The parts one after the other; what follows a section is under it. */
function partsOf(parts: readonly Part[], report: Report, from: number): PaperPart[] {
  let level = from
  return parts.filter(hasSomething).map((part) => {
    if (part.kind === 'headline' || part.kind === 'section') level = 2
    const paper = partOf(part, report, level)
    if (part.kind === 'section') level = 3
    return paper
  })
}

function partOf(part: Part, report: Report, level: number): PaperPart {
  const { language } = report
  switch (part.kind) {
    case 'bar':
      return barOf(part, language, level)
    case 'equation': {
      const terms = part.terms.map(({ value, label }) => ({ label, shown: shownNumber(value, language) }))
      return { ...part, terms, level }
    }
    case 'progress':
      return {
        kind: part.kind,
        heading: part.heading,
        note: part.note,
        chart: chartOf(part, language),
        level,
      }
    case 'tick': {
      const items = part.items.map((item) => ({ ...item, by: dueBy(item.by, report) }))
      return { ...part, items, level }
    }
    case 'table':
      return tableOf(part, report, level)
    case 'columns': {
      const { left, right, shares = [1, 1] } = part
      const side = (parts: readonly Part[]) => partsOf(parts, report, level)
      return { kind: part.kind, left: side(left), right: side(right), shares, level }
    }
    default:
      return { ...part, level }
  }
}

const dueBy = (by: string, report: Report) => (isDate(by) ? `${word('by', report)} ${formatDate(by)}` : by)

function barOf({ kind, groups }: Bar, language: Language, level: number): PaperBar {
  const counted = ({ label, count }: { label: string; count: number }): Counted => ({
    label,
    count,
    shown: shownNumber(count, language),
  })
  const shown = groups.map((group) => ({ ...counted(group), phases: group.phases.map(counted) }))
  const phases = shown.flatMap((group) => group.phases)
  return {
    kind,
    groups: shown,
    level,
    alt: phases.map((phase) => `${phase.shown} ${phase.label}`).join(', '),
  }
}

/** Texts up to here stand on one line; longer ones share what room is left by how long they are, up to the other. */
const SHORT = 16
const LONG = 40
/** Words up to here are not parted (`typst/layout.typ`). */
const WHOLE_WORD = 28

const longestWord = (texts: readonly string[]) =>
  texts.reduce(
    (most, text) =>
      text.split(/\s+/, 500).reduce((long, word) => (word.length > long.length ? word : long), most),
    '',
  )

function tableOf(table: Table, { language, timeZone }: Report, level: number): PaperTable {
  const shown = (row: Table['rows'][number]) =>
    table.columns.map(({ type }, index) => shownCell(row[index] ?? null, type, language, timeZone))
  const rows = table.rows.map(shown)
  const total = table.total ? shown(table.total) : []
  const columns = table.columns.map(({ header, type, width }, index) => {
    const texts = [...rows, total].map((row) => row[index] ?? '')
    const longest = texts.reduce((long, text) => (text.length > long.length ? text : long), '')
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
    const word = longestWord([header, ...texts]).slice(0, WHOLE_WORD)
    const fitting = Math.min(LONG, Math.max(word.length, header.length, mean, longest.length / 3))
    const bare = type !== 'text' || longest.length <= SHORT
    const weight = width ?? (bare ? null : fitting)
    const number = type === 'number'
    return { header, number, digits: number || type === 'date' || type === 'moment', weight, longest, word }
  })
  const { heading = '', note = '', empty } = table
  return { kind: 'table', heading, note, columns, rows, total, empty, level }
}
