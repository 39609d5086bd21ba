import { useState } from 'react'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { LIST_COLUMN_NAMES, type ListColumn } from '../../../schema/rules/systemList.js'
import { fieldOf } from './columns.js'

const STORED = 'harmoni.columnWidths'
/** How narrow and how wide a column may be made, in pixels. */
export const NARROWEST = 56
export const WIDEST = 800

/** In pixels: what fits a column in most rows. The name and where it goes share what is left. */
const FITTING: Partial<Record<ListColumn, number>> = {
  number: 76,
  municipality: 100,
  status: 146,
  systemOwner: 140,
  serviceArea: 160,
  wave: 160,
  targetDate: 124,
  obstacle: 112,
}
const BY_TYPE = { line: 140, choice: 130, number: 96, flag: 90, date: 104 } as const
/** What the columns that share the rest have at least. */
const SHARING: Partial<Record<ListColumn, number>> = { name: 200, replacement: 150 }

/** The letters of a number that its width fits, and what each one more takes, in pixels. */
const [NUMBER_LETTERS, LETTER] = ['IKT-000'.length, 9]

/** The width of a column in pixels where nobody has set it; null for one that shares what the others leave. */
function fittingWidth(column: ListColumn, numberLetters: number): number | null {
  if (column in SHARING) return null
  const field = fieldOf(column)
  const type = field ? SYSTEM_FIELDS[field].type : 'date'
  const more = column === 'number' ? LETTER * Math.max(0, numberLetters - NUMBER_LETTERS) : 0
  return (FITTING[column] ?? BY_TYPE[type as keyof typeof BY_TYPE] ?? BY_TYPE.line) + more
}

export interface ColumnWidths {
  /** The width of a column; null where it shares what the others leave. */
  of: (column: ListColumn) => number | null
  /** What all of these need together. */
  sum: (columns: readonly ListColumn[]) => number
  set: (column: ListColumn, width: number) => void
}

/** How wide columns are, as this browser was told; of numbers with as many letters as the longest has. */
export function useColumnWidths(numberLetters: number): ColumnWidths {
  const [widths, setWidths] = useState(readWidths)
  const of = (column: ListColumn) => widths[column] ?? fittingWidth(column, numberLetters)
  return {
    of,
    sum: (columns) =>
      columns.reduce((sum, column) => sum + (of(column) ?? SHARING[column] ?? BY_TYPE.line), 0),
    set(column, width) {
      const next = { ...widths, [column]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) }
      setWidths(next)
      localStorage.setItem(STORED, JSON.stringify(next))
    },
  }
}

/** What this browser keeps; what it cannot have written is left aside. */
function readWidths(): Partial<Record<ListColumn, number>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const known = Object.entries(kept).filter(
      ([name, width]) =>
        LIST_COLUMN_NAMES.some((one) => one === name) &&
        typeof width === 'number' &&
        width >= NARROWEST &&
        width <= WIDEST,
    )
    return Object.fromEntries(known)
  } catch {
    return {}
  }
}
