import { type RefObject, useEffect, useRef, useState } from 'react'
import { focusDrawn } from './drawn.js'
import { useShortcut } from './shortcuts.js'

/** What is selected of a list: a row is put in or taken out, or all from one to another. */
interface Selecting {
  toggle: (number: string) => void
  extend: (from: string, to: string) => void
}

/**
 * j and k go to the next and the previous row; its link has the focus, so Enter opens it. Where rows can be selected, x
 * selects the row, and Shift with an arrow goes on to the next and selects both. Page Down, End and their like scroll, and take
 * the focus along: the row that had it may not be drawn any more.
 */
export function useRowKeys(
  rows: readonly { number: string }[],
  scrollTo: (index: number) => void,
  frame: RefObject<HTMLElement | null>,
  selection?: Selecting,
) {
  const [cursor, setCursor] = useState(-1)
  /** What takes the focus once it is drawn. */
  const awaited = useRef<(() => HTMLElement | null | undefined) | undefined>(undefined)
  const focusAwaited = () => {
    const active = document.activeElement
    const isElsewhere = active !== document.body && !frame.current?.contains(active)
    const found = isElsewhere ? undefined : awaited.current?.()
    if (found || isElsewhere) awaited.current = undefined
    found?.focus({ preventScroll: true })
  }
  useEffect(focusAwaited)
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
  const jump = (event: KeyboardEvent) => {
    const { key, target, shiftKey, ctrlKey, metaKey, altKey } = event
    if (shiftKey || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return
    const list = frame.current
    const row = list?.contains(target) ? target.closest('[data-index]') : null
    // While the next row is not drawn yet nothing has the focus.
    if (!list || !(row || (awaited.current && target === document.body))) return
    const height = (row ?? list.querySelector('[data-index]'))?.getBoundingClientRect().height
    const page = Math.max(1, Math.floor(innerHeight / (height || innerHeight)) - 1)
    const by = { PageDown: page, PageUp: -page, End: rows.length, Home: -rows.length }[key]
    if (by === undefined) return
    event.preventDefault()
    const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
    const index = Math.min(rows.length - 1, Math.max(0, cursor + by))
    setCursor(index)
    awaited.current = () => {
      const drawn = list.querySelector(`[data-index="${index}"]`)
      const cell = column ? drawn?.querySelector<HTMLElement>(`[data-column="${column}"]`) : null
      return cell ? (cell.querySelector<HTMLElement>('a, input') ?? cell) : drawn?.querySelector('a')
    }
    scrollTo(index)
    focusAwaited()
  }
  const latest = useRef(jump)
  latest.current = jump
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => latest.current(event)
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
  useShortcut('x', toggle)
  useShortcut('ArrowDown', () => extend(1), { shift: true })
  useShortcut('ArrowUp', () => extend(-1), { shift: true })
}
