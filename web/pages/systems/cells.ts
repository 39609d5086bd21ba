import type { KeyboardEvent } from 'react'
import type { ListColumn } from '../../../schema/rules/systemList.js'

/** A cell of the list: its row from 0, and its column. */
export interface Cell {
  index: number
  column: ListColumn
}

/** The cell in which something is; undefined outside the rows, and in the cell that chooses a row. */
export function cellAt(target: EventTarget | null): Cell | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const index = cell?.closest<HTMLElement>('tr[data-index]')?.dataset.index
  const column = cell?.dataset.column
  if (index === undefined || !column || column === 'choose') return undefined
  return { index: Number(index), column: column as ListColumn }
}

/**
 * Walks the cells with the arrow keys, from the link of a row or from a cell. Enter or F2 edits the one that has the focus;
 * Enter on the link opens its system, as links do.
 */
export function walkCells(event: KeyboardEvent, edit: (cell: Cell | undefined) => void): void {
  const { key, target, shiftKey, ctrlKey, metaKey, altKey } = event
  if (shiftKey || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return
  const cell = target.closest<HTMLElement>('tr[data-index] > [data-column]')
  if (!cell || target instanceof HTMLInputElement) return
  if (key === 'F2' || (key === 'Enter' && target === cell)) {
    event.preventDefault()
    edit(cellAt(cell))
    return
  }
  const row = cell.parentElement
  const next = {
    ArrowRight: () => cell.nextElementSibling,
    ArrowLeft: () => cell.previousElementSibling,
    ArrowDown: () => inColumnOf(cell, row?.nextElementSibling),
    ArrowUp: () => inColumnOf(cell, row?.previousElementSibling),
  }[key]
  if (!next) return
  event.preventDefault()
  focus(next())
}

/** The cell of the same column in another row. */
const inColumnOf = (cell: HTMLElement, row: Element | null | undefined) =>
  row?.querySelector(`:scope > [data-column="${cell.dataset.column}"]`)

/** The name is walked to by its link, and the box that chooses a row by itself. */
function focus(cell: Element | null | undefined): void {
  const inner = cell?.matches('[data-column="name"], [data-column="choose"]')
    ? cell.querySelector<HTMLElement>('a, input')
    : cell
  if (inner instanceof HTMLElement) inner.focus()
}
