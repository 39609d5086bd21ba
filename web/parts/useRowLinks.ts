import type { RefObject } from 'react'
import { useShortcut } from './shortcuts.js'

/**
 * j and k go to the next and the previous row of a list that is drawn whole; its link has the focus, so Enter opens it. A row
 * is what has `data-row`, and its link what has `data-opens`, or the first in it.
 */
export function useRowLinks(frame: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1) => {
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    // From outside the list k begins with the first row as j does: there is nothing before it.
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    ;(row?.querySelector<HTMLElement>('[data-opens]') ?? row?.querySelector('a'))?.focus()
  }
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
}
