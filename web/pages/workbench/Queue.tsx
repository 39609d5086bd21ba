import { Checkbox } from '@digdir/designsystemet-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import type { WaitingSystem } from '../../../schema/api/suggestions.js'
import { STRENGTH_WORDS } from '../../../schema/rules/suggestions/facts.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { onceDrawn } from '../../parts/drawn.js'
import { DayOneTag } from '../../parts/SignalLabel.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { usePrinting } from '../../parts/usePrinting.js'
import { StrengthBars } from './StrengthBars.js'
import { useTargetName } from './told.js'
import type { Queue } from './useQueue.js'

const ROW_HEIGHT = 50
/** A finger needs more. */
const NARROW_ROW_HEIGHT = 64
const OVERSCAN = 8
/** So many rows before the last the next are asked for. */
const NEAR = 20

/** Puts the focus at the row that is looked at, once it is drawn. */
export function focusRow(frame: RefObject<HTMLElement | null>): void {
  onceDrawn(() =>
    frame.current?.querySelector<HTMLElement>('[aria-current] .queue-row')?.focus({ preventScroll: true }),
  )
}

/** The systems that wait, in their order; only the rows in sight are drawn. */
export function QueueRows({
  queue,
  frame,
  mayChoose,
}: {
  queue: Queue
  frame: RefObject<HTMLDivElement | null>
  mayChoose: boolean
}) {
  const { t, say } = useLanguage(workbenchTexts)
  const { rows, index, list } = queue
  const narrow = useNarrow()
  const printing = usePrinting()
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (narrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
    getItemKey: (at) => rows[at]?.number ?? at,
  })
  const items = virtual.getVirtualItems()
  const near = (items.at(-1)?.index ?? 0) >= rows.length - NEAR
  const canRead = list.hasNextPage && !list.isFetching && !list.isError
  const { fetchNextPage } = list
  useEffect(() => {
    if (near && canRead) fetchNextPage()
  }, [near, canRead, fetchNextPage])
  // The row that is looked at is in sight, however it came to be looked at.
  const scroll = useRef(virtual.scrollToIndex)
  scroll.current = virtual.scrollToIndex
  useEffect(() => {
    if (index >= 0) scroll.current(index, { align: 'auto' })
  }, [index])
  const drawn = printing ? [...rows.keys()] : items.map(({ index: at }) => at)
  const before = printing ? 0 : (items[0]?.start ?? 0)
  const after = printing ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div className="queue-frame" ref={frame} data-stale={list.isPlaceholderData}>
      <ol
        aria-label={t.workbench.queue}
        style={{ paddingBlock: `${Math.max(0, before)}px ${Math.max(0, after)}px` }}
      >
        {drawn.map((at) => {
          const row = rows[at]
          return (
            row && (
              <Row
                key={row.number}
                row={row}
                place={municipalities.get(row.municipality) ?? row.municipality}
                measure={virtual.measureElement}
                at={at}
                isCurrent={at === index}
                queue={queue}
                mayChoose={mayChoose}
              />
            )
          )
        })}
      </ol>
    </div>
  )
}

function Row({
  row,
  place,
  measure,
  at,
  isCurrent,
  queue,
  mayChoose,
}: {
  row: WaitingSystem
  place: string
  measure: (row: Element | null) => void
  at: number
  isCurrent: boolean
  queue: Queue
  mayChoose: boolean
}) {
  const { t, say, language } = useLanguage(workbenchTexts)
  const targetName = useTargetName()
  const { number, name, suggestion } = row
  const purpose =
    language === 'nb' ? (row.descriptionNb ?? row.descriptionEn) : (row.descriptionEn ?? row.descriptionNb)
  const target = suggestion && targetName(suggestion.replacement)
  const strength = suggestion?.strength ?? 'none'
  return (
    <li
      ref={measure}
      data-index={at}
      data-chosen={queue.isChosen(number)}
      aria-current={isCurrent ? 'true' : undefined}
      aria-setsize={queue.total}
      aria-posinset={at + 1}
    >
      {mayChoose && (
        <Checkbox
          aria-label={t.workbench.chooseOne(`${number} ${name}`)}
          tabIndex={isCurrent ? 0 : -1}
          checked={queue.isChosen(number)}
          onChange={({ nativeEvent }) =>
            nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
              ? queue.extend(number)
              : queue.toggle(number)
          }
        />
      )}
      <button
        type="button"
        className="queue-row"
        // One stop on the way by Tab: the keys walk the rest.
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => queue.select(number)}
      >
        <span className="queue-name">
          <span>{name}</span>
          <span className="visually-hidden">,</span>
          {row.dayOneCritical && <DayOneTag />}
          <span className="spacer" />
          {suggestion ? (
            <StrengthBars strength={strength} />
          ) : (
            <span className="subtle small">{say(STRENGTH_WORDS.none)}</span>
          )}
          {suggestion && <span className="visually-hidden">{say(STRENGTH_WORDS[strength])}:</span>}
        </span>
        <span className="subtle small queue-goes" title={target ? `${place} → ${target}` : undefined}>
          {target ? `${place} → ${target}` : [place, purpose].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  )
}
