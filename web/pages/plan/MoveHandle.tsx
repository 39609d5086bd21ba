import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { addDays, daysBetween, daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { useLanguage } from '../../i18n/language.js'
import type { Scale } from './scale.js'

const WEEK = 7
/** How many days each key moves by. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: 30, PageDown: -30 }

/**
 * The mark of a cut-over: dragged, or moved by keys a day or a week at a time. Letting go, or Enter, asks for the move; Esc
 * puts it back.
 */
export function MoveHandle({
  label,
  date,
  draft,
  today,
  scale,
  onDraft,
  onMove,
}: {
  label: string
  date: string
  /** The day that is being chosen, while one is. */
  draft: string | undefined
  today: string
  scale: Scale
  onDraft: (date: string | undefined) => void
  onMove: (to: string) => void
}) {
  const { say } = useLanguage()
  /** Where the mark was taken hold of. */
  const held = useRef<{ x: number; date: string } | null>(null)
  const at = draft ?? date
  const choose = (next: string) => onDraft(next === date ? undefined : next)
  const days = daysBetween(today, at)

  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = STEPS[event.key]
    if (step !== undefined) choose(addDays(at, step * (event.shiftKey ? WEEK : 1)))
    else if (event.key === 'Enter' && draft) onMove(draft)
    else if (event.key === 'Escape' && draft) {
      onDraft(undefined)
      // Not also what is chosen in the plan.
      event.stopPropagation()
    } else return
    event.preventDefault()
  }
  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, date: at }
  }
  const drag = (event: PointerEvent) => {
    if (held.current) choose(scale.dateAt(scale.x(held.current.date) + event.clientX - held.current.x))
  }
  const drop = () => {
    if (held.current && draft) onMove(draft)
    held.current = null
  }
  return (
    <span
      role="slider"
      tabIndex={0}
      className="plan-handle"
      style={{ left: scale.x(at) }}
      aria-label={label}
      aria-valuemin={daysBetween(today, scale.from)}
      aria-valuemax={daysBetween(today, scale.to)}
      aria-valuenow={days}
      aria-valuetext={`${formatDate(at)}, ${say(daysLeftWords(days))}`}
      title={`${label}, ${formatDate(at)}`}
      onKeyDown={keys}
      onBlur={() => draft && !held.current && onDraft(undefined)}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={() => {
        held.current = null
        onDraft(undefined)
      }}
    />
  )
}
