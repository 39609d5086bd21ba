import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { formatNumber } from '../../../i18n/format.js'
import { importTexts } from '../../../i18n/import.js'
import { useLanguage } from '../../../i18n/language.js'
import { focusDrawn } from '../../../parts/drawn.js'
import { NotOnPaper } from '../../../parts/Pieces.js'
import { LoadError, Rows } from '../../../parts/QueryStates.js'
import { useShortcut } from '../../../parts/shortcuts.js'
import { usePrinting } from '../../../parts/usePrinting.js'
import { useDrafting } from '../useDrafting.js'
import { type FindAlike, PreviewRow } from './PreviewRow.js'
import { useAnswering } from './useAnswering.js'
import { type RowsQuery, useRows } from './useRows.js'

const ROW_HEIGHT = 40
const OVERSCAN = 10
/** So many rows before the last the next are asked for. */
const NEAR = 40

/** The rows of the list and what would become of each; only those in sight are drawn. */
export function RowTable({ query }: { query: RowsQuery }) {
  const { t, language } = useLanguage(importTexts)
  const { draft, preview } = useDrafting()
  const { list, rows, total, touch } = useRows(draft.id, query)
  const answering = useAnswering(touch)
  const frame = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const loaded = rows.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table has its place once it is there
  useLayoutEffect(() => setTop(frame.current?.offsetTop ?? 0), [loaded])
  const printing = usePrinting()
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.key ?? index,
  })
  const items = virtual.getVirtualItems()
  const near = (items.at(-1)?.index ?? 0) >= rows.length - NEAR
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (near && hasNextPage && !isFetching) fetchNextPage()
  }, [near, hasNextPage, isFetching, fetchNextPage])
  useProblemKeys(rows, (index) => virtual.scrollToIndex(index, { align: 'auto' }), frame, answering.undoLast)

  const alike: FindAlike = (column, value) => {
    if (column === null || value === null) return { rows: [], count: 1 }
    const same = rows.filter((row) =>
      row.findings.some((one) => answering.placeOf(one).column === column && one.value === value),
    )
    const words = preview?.values.find((one) => one.column === column)?.words
    const count = words?.find(({ word }) => word === value)?.count ?? same.length
    return { rows: same.map(({ row }) => row), count }
  }
  if (list.isError && !loaded) return <LoadError error={list.error} retry={() => list.refetch()} />
  if (!list.data) return <Rows count={8} />
  if (!loaded) return <p className="empty-state">{t.imports.noneHere}</p>
  const drawn = printing ? [...rows.keys()] : items.map(({ index }) => index)
  const before = printing ? 0 : (items[0]?.start ?? top) - top
  const after = printing ? 0 : virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  return (
    <div ref={frame}>
      <table className="plain import-rows" aria-rowcount={total + 1} aria-label={t.imports.rows}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t.imports.line}</th>
            <th scope="col">{t.imports.type}</th>
            <th scope="col">{t.imports.nameOfRow}</th>
            <th scope="col">
              <span className="finding">
                <span>{t.imports.whatHappens}</span>
                <span>{t.imports.solution}</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: before }} />
          {drawn.map((index) => {
            const item = rows[index]
            return (
              item && (
                <PreviewRow
                  key={item.key}
                  item={item}
                  index={index}
                  measure={virtual.measureElement}
                  answering={answering}
                  alike={alike}
                />
              )
            )
          })}
          <tr style={{ height: after }} />
        </tbody>
      </table>
      <p className="subtle small">
        {t.imports.shownRows(
          formatNumber(rows.length, language),
          formatNumber(Math.max(total, rows.length), language),
        )}
      </p>
      <NotOnPaper shown={rows.length} total={total} />
    </div>
  )
}

/**
 * j and k go to the next and the previous row that must be looked at, or to the next of all; Enter goes to its answer, and
 * Escape back to the row. In a select the page’s own key for undoing does nothing, since it could be typing: here it does.
 */
function useProblemKeys(
  rows: readonly { findings: readonly unknown[] }[],
  scrollTo: (index: number) => void,
  frame: RefObject<HTMLElement | null>,
  undo: () => void,
) {
  const rowOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  const cursor = useRef<number | null>(null)
  const move = (by: 1 | -1) => {
    const from = cursor.current ?? (by > 0 ? -1 : rows.length)
    const some = rows.some(({ findings }) => findings.length > 0)
    let index = from + by
    while (some && rows[index] && rows[index]?.findings.length === 0) index += by
    if (!rows[index]) return
    cursor.current = index
    scrollTo(index)
    focusDrawn(() => frame.current?.querySelector<HTMLElement>(`[data-index="${index}"]`))
  }
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
  useEffect(() => {
    const list = frame.current
    const pressed = (event: globalThis.KeyboardEvent) => {
      const row = rowOf(event.target)
      if (!row) return
      if (event.key === 'Enter' && event.target === row) {
        event.preventDefault()
        const way = row.querySelector<HTMLElement>('select') ?? row.querySelector<HTMLElement>('a, button')
        way?.focus()
      } else if (event.key === 'Escape' && event.target !== row) row.focus()
      else if (isUndo(event) && event.target instanceof HTMLSelectElement) {
        event.preventDefault()
        undo()
      }
    }
    // A row that was reached by Tab or the mouse is where the keys go on from.
    const focused = ({ target }: FocusEvent) => {
      const row = rowOf(target)
      if (row) cursor.current = Number(row.dataset.index)
    }
    list?.addEventListener('keydown', pressed)
    list?.addEventListener('focusin', focused)
    return () => {
      list?.removeEventListener('keydown', pressed)
      list?.removeEventListener('focusin', focused)
    }
  })
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey }: globalThis.KeyboardEvent) =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey
