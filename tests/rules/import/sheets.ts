import type { Cell, Merge, Sheet } from '../../../schema/rules/import/cells.js'

/** What stands in a cell: a number, a text, or null; `{ f: 5 }` is a number that a formula came to. */
export type Value = string | number | null | { f: number }

const cellOf = (value: Value): Cell | null => {
  if (value === null || value === '') return null
  if (typeof value === 'string') return { kind: 'text', text: value }
  return typeof value === 'number'
    ? { kind: 'number', text: String(value) }
    : { kind: 'number', text: String(value.f), formula: true }
}

/** A sheet of rows, the first of which has number 1; a row without cells is blank. */
export function sheetOf(rows: readonly (readonly Value[])[], more: Partial<Sheet> = {}): Sheet {
  return {
    name: 'Ark1',
    hidden: false,
    rows: rows
      .map((row, index) => ({ number: index + 1, cells: row.map(cellOf) }))
      .filter(({ cells }) => cells.some(Boolean)),
    rowCount: rows.length,
    hiddenColumns: [],
    merges: [],
    ...more,
  }
}

/** A merge of cells as spreadsheets write it: `A1:C1`. */
export function merge(reference: string): Merge {
  const [from = [0, 0], to = from] = reference.split(':').map((one) => {
    const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/.exec(one) ?? []
    return [letter.charCodeAt(0) - 65, Number(row)] as const
  })
  return { row: from[1], column: from[0], rows: to[1] - from[1] + 1, columns: to[0] - from[0] + 1 }
}
