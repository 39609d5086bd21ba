import type { Query } from '../../../schema/api/endpoint.js'
import type { ImportItem, listImportRows as rowsEndpoint } from '../../../schema/api/imports.js'
import { foldText } from '../../../schema/rules/text.js'
import { mapInTurns, sortInTurns } from '../../engines/turns.js'
import type { ProblemRow } from '../../files/problemRows.js'
import { isOpen, type PlannedRow } from './plan.js'
import type { Prepared } from './prepare.js'
import { showRow, wordsOf } from './show.js'

/** Those rows of a preview that are asked for, what must be looked at first, then in the order of the file. */
export async function pickRows(
  { plan, list, register }: Prepared,
  { outcome, has, code, row: rows, q, from, limit }: Query<typeof rowsEndpoint>,
): Promise<{ fingerprint: string; total: number; items: ImportItem[] }> {
  const wanted = q === undefined ? null : foldText(q)
  const texts = new Map(list.layout.records.map(({ row, cells }) => [row, cells]))
  const isFound = (row: PlannedRow): boolean => {
    if (rows && !rows.includes(row.draft.row)) return false
    if (outcome && !outcome.includes(row.outcome)) return false
    const findings = findingsOf(row)
    if (has && !has.some((kind) => findings[kind].length > 0)) return false
    if (code && !Object.values(findings).some((some) => some.some((one) => code.includes(one.code))))
      return false
    if (wanted === null) return true
    const cells = texts.get(row.draft.row) ?? []
    return [row.name, ...cells.map((cell) => cell?.text)].some(
      (text) => text && foldText(text).includes(wanted),
    )
  }
  const ranked = await mapInTurns(plan.rows, (row) => (isFound(row) ? { row, rank: rankOf(row) } : null))
  const found = ranked.filter((one) => one !== null)
  const inOrder = await sortInTurns(found, (a, b) => a.rank - b.rank || a.row.draft.row - b.row.draft.row)
  return {
    fingerprint: plan.fingerprint,
    total: found.length,
    items: inOrder.slice(from, from + limit).map(({ row }) => showRow(row, register)),
  }
}

const findingsOf = ({ problems, asks, told }: PlannedRow) => ({
  problem: problems,
  ask: asks.filter(isOpen),
  told,
})

/** What a person must look at stands first, then what changes, what is new, and what stays. */
function rankOf(row: PlannedRow): number {
  const { problem, ask } = findingsOf(row)
  if (problem.length + ask.length > 0) return 0
  return ['skipped', 'changed', 'new', 'unchanged'].indexOf(row.outcome) + 1
}

/** The rows with problems and open questions, and why each is among them. */
export function problemRowsOf({ plan, list }: Prepared, language: 'nb' | 'en'): ProblemRow[] {
  const records = new Map(list.layout.records.map((record) => [record.row, record]))
  const names = new Map(list.columns.map(({ header }) => [header.key, header.name]))
  const reasons = new Map<number, string[]>()
  for (const row of plan.rows) {
    const { problem, ask } = findingsOf(row)
    for (const finding of [...problem, ...ask]) {
      const column = finding.column === null ? '' : `${names.get(finding.column) ?? finding.column}: `
      const value = finding.value === null ? '' : `«${finding.value}» – `
      const known = reasons.get(finding.row) ?? []
      reasons.set(finding.row, [...known, `${column}${value}${wordsOf(finding)[language]}`])
    }
  }
  return [...reasons].flatMap(([row, reasons]) => {
    const record = records.get(row)
    const cells = record && list.columns.map(({ header }) => record.cells[header.index] ?? null)
    return cells ? [{ row, cells, reasons }] : []
  })
}
