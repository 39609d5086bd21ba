import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { NARROWEST, WIDEST } from './columnWidths.js'

/** How far a key moves the edge of a column, in pixels. */
const STEP = 16

/** The edge of a column, dragged or moved with the arrow keys to make it wider. */
export function Resizer({ name, onSet }: { name: string; onSet: (width: number) => void }) {
  const { t } = useLanguage(systemListTexts)
  const edge = useRef<HTMLHRElement>(null)
  const heading = () => edge.current?.closest('th')?.getBoundingClientRect()
  const drag = ({ clientX, buttons }: PointerEvent) => {
    const at = heading()
    if (buttons === 1 && at) onSet(clientX - at.left)
  }
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    const at = heading()
    if (by === undefined || !at) return
    event.preventDefault()
    onSet(at.width + by)
  }
  return (
    <hr
      ref={edge}
      className="resizer"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t.systems.widthOf(name)}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={Math.round(heading()?.width ?? NARROWEST)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  )
}
