import type { SystemFilters } from '../../schema/api/systemFilters.js'
import type { ReportOrder, Within } from '../../schema/rules/reports.js'
import type { View } from '../domain/pastRegisters.js'
import type { Reader } from '../engines/store.js'
import type { CellValue, Column, Language } from '../files/columns.js'
import type { ColumnsOf } from '../files/fieldColumns.js'
import type { Part } from '../files/report.js'
import type { Moment } from '../store/programme.js'
import type { ServiceAreaRecord } from '../store/serviceAreas.js'
import { type ExportedSystem, iterateSystems } from '../views/exports.js'
import { iterateSystemNumbers } from '../views/systemList.js'

/** What a report is made of: the register as it was, and what was ordered. Nothing else, or the same order made other bytes. */
export interface ReportSource {
  reader: Reader
  /** The log, up to the row that the order names. */
  log: Reader
  moment: Moment
  order: ReportOrder
  language: Language
  /** What the columns of lists are made of. */
  of: ColumnsOf
  areas: readonly ServiceAreaRecord[]
  /** The register as the earlier report saw it, until it is closed; null where the order names none. */
  openSince: () => Promise<View | null>
}

/** A register, and what of it was ordered. */
export type Limited = Pick<ReportSource, 'reader' | 'moment' | 'order' | 'areas'>

/** True where the whole register was ordered. */
export function isWhole({ municipality, serviceArea, subproject }: Within): boolean {
  return municipality === null && serviceArea === null && subproject === null
}

/** Makes what a report says. */
export type MakeParts = (source: ReportSource) => Promise<Part[]>

/** The systems that a report is of, as filters: those that count, within what was ordered. */
function systemsWithin({ order, areas }: Pick<ReportSource, 'order' | 'areas'>): SystemFilters {
  const { municipality, serviceArea, subproject } = order
  const ofSubproject = areas.filter((area) => area.subproject === subproject).map(({ code }) => code)
  const codes = [
    ...(serviceArea === null ? [] : [[serviceArea]]),
    ...(subproject === null ? [] : [ofSubproject]),
  ]
  const [first, second] = codes
  const both = first && second ? first.filter((code) => second.includes(code)) : first
  return {
    voided: 'no',
    ...(municipality !== null && { municipality: [municipality] }),
    // A subproject of no area has no systems: no system is of an area that is none.
    ...(both && { serviceArea: both.length > 0 ? both : [NO_AREA] }),
  }
}

/** No area has such a code: it has a space. */
const NO_AREA = ' '

/** The systems that a report is of, in the order of their numbers, with every field and what the rules say of them. */
export async function findReported(
  source: Limited,
  voided: SystemFilters['voided'] = 'no',
): Promise<ExportedSystem[]> {
  const { reader, moment } = source
  const query = { ...systemsWithin(source), voided, sort: ['number' as const] }
  const systems: ExportedSystem[] = []
  for await (const batch of iterateSystems(reader, query, moment)) systems.push(...batch)
  return systems
}

/** Some columns by their names, in this order. */
export function pickColumns(columns: readonly Column[], names: readonly string[]): Column[] {
  const known = new Map(columns.map((column) => [column.name, column]))
  return names.map((name) => {
    const column = known.get(name)
    if (!column) throw new Error(`no column ${name}`)
    return column
  })
}

/** A table of rows, with a line of sums where a column adds up. */
export function tableOf(
  columns: readonly (Column & { width?: number })[],
  rows: readonly object[],
  words: { heading?: string; note?: string; empty: string; sum?: string },
): Extract<Part, { kind: 'table' }> {
  const cells = rows.map((row) => columns.map(({ value }) => value(row)))
  const { sum, ...said } = words
  const total =
    sum !== undefined && rows.length > 0
      ? columns.map(({ adds }, at): CellValue => {
          if (at === 0) return sum
          return adds ? cells.reduce((all, row) => all + Number(row[at] ?? 0), 0) : null
        })
      : undefined
  return {
    kind: 'table',
    ...said,
    columns: columns.map(({ header, type, width }) => ({ header, type, ...(width && { width }) })),
    rows: cells,
    ...(total && { total }),
  }
}

/** The numbers of the systems that a report is of. */
export async function findReportedNumbers(
  source: Limited,
  voided: SystemFilters['voided'] = 'no',
): Promise<ReadonlySet<string>> {
  const { reader, moment } = source
  const query = { ...systemsWithin(source), voided, sort: ['number' as const] }
  const numbers = new Set<string>()
  for await (const some of iterateSystemNumbers(reader, query, moment))
    for (const number of some) numbers.add(number)
  return numbers
}
