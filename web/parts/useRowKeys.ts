import { type RefObject, useEffect, useState } from 'react'
import { focusDrawn } from './drawn.js'
import { useShortcut } from './shortcuts.js'

/** What is selected of a list: a row is put in or taken out, or all from one to another. */
interface Selecting {
  toggle: (number: string) => void
  extend: (from: string, to: string) => void
}

/**
 * j and k go to the next and the previous row; its link has the focus, so Enter opens it. Where rows can be selected, x
 * selects the row, and Shift with an arrow goes on to the next and selects both.
 */
export function useRowKeys(
  rows: readonly { number: string }[],
  scrollTo: (index: number) => void,
  frame: RefObject<HTMLElement | null>,
  selection?: Selecting,
) {
  const [cursor, setCursor] = useState(-1)
  // A row that was reached by Tab or the mouse is where the keys go on from.
  useEffect(() => {
    const list = frame.current
    const focused = ({ target }: FocusEvent) => {
      const row = target instanceof Element && target.closest<HTMLElement>('[data-index]')
      if (row) setCursor(Number(row.dataset.index))
    }
    list?.addEventListener('focusin', focused)
    return () => list?.removeEventListener('focusin', focused)
  }, [frame])
  const move = (by: number) => {
    const index = Math.min(rows.length - 1, Math.max(0, cursor + by))
    if (index < 0) return
    setCursor(index)
    scrollTo(index)
    focusDrawn(() => frame.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`))
    return index
  }
  const extend = (by: number) => {
    const from = rows[cursor]
    const index = move(by)
    const to = index === undefined ? undefined : rows[index]
    if (to) selection?.extend(from?.number ?? to.number, to.number)
  }
  const toggle = () => {
    const row = rows[cursor]
    if (row) selection?.toggle(row.number)
  }
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
  useShortcut('x', toggle)
  useShortcut('ArrowDown', () => extend(1), { shift: true })
  useShortcut('ArrowUp', () => extend(-1), { shift: true })
}
