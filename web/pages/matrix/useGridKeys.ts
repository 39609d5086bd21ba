import { type FocusEvent, type KeyboardEvent, useState } from 'react'

interface Place {
  row: number
  column: number
}

const STEPS: Partial<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/** What the keys of a grid are asked for by: its table, and each thing in it that can have the focus. */
export interface GridKeys {
  table: {
    onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void
    onFocus: (event: FocusEvent<HTMLTableElement>) => void
  }
  /** Of what stands in a row and a column, counted from the corner. */
  tabIndex: (row: number, column: number) => 0 | -1
}

/**
 * The keys of a table that is one stop of Tab: arrows go to the next thing that can have the focus, Home and End to the ends
 * of the row, with Ctrl to those of the table. One cell is where Tab comes in: that which had the focus last.
 */
export function useGridKeys(first: Place, size: Place): GridKeys {
  const [last, setLast] = useState(first)
  // What the filters took away has the focus no more.
  const at = last.row < size.row && last.column < size.column ? last : first
  return {
    tabIndex: (row, column) => (row === at.row && column === at.column ? 0 : -1),
    table: {
      onFocus(event) {
        const cell = event.target.closest<HTMLTableCellElement>('th, td')
        const place = cell && placeOf(cell)
        if (place) setLast(place)
      },
      onKeyDown(event) {
        if (event.altKey || event.metaKey || event.shiftKey) return
        const cell = event.target instanceof Element && event.target.closest<HTMLTableCellElement>('th, td')
        if (!cell) return
        const next = goTo(event.currentTarget, placeOf(cell), event.key, event.ctrlKey)
        if (!next) return
        event.preventDefault()
        next.focus()
      },
    },
  }
}

function placeOf(cell: HTMLTableCellElement): Place {
  return { row: (cell.parentElement as HTMLTableRowElement).rowIndex, column: cell.cellIndex }
}

/** What a key leads to from a place; null where it leads nowhere. */
function goTo(table: HTMLTableElement, from: Place, key: string, ctrl: boolean): HTMLElement | null {
  const rows = [...table.rows]
  const step = STEPS[key]
  if (step) {
    if (ctrl) return null
    for (
      let place = add(from, step);
      rows[place.row]?.cells[place.column] !== undefined;
      place = add(place, step)
    ) {
      const found = focusable(rows[place.row]?.cells[place.column])
      if (found) return found
    }
    return null
  }
  if (key !== 'Home' && key !== 'End') return null
  const cells = ctrl ? rows.flatMap((row) => [...row.cells]) : [...(rows[from.row]?.cells ?? [])]
  const found = cells.flatMap((cell) => focusable(cell) ?? [])
  return (key === 'Home' ? found[0] : found.at(-1)) ?? null
}

const add = (a: Place, b: Place): Place => ({ row: a.row + b.row, column: a.column + b.column })

/** The cell itself, or what in it can have the focus. */
function focusable(cell: HTMLTableCellElement | undefined): HTMLElement | null {
  if (!cell) return null
  return cell.hasAttribute('tabindex') ? cell : cell.querySelector<HTMLElement>('[tabindex]')
}
