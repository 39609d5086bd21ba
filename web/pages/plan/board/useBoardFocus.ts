import { type RefObject, useEffect } from 'react'
import { onceDrawn } from '../../../parts/drawn.js'
import { answersIn, cardOf } from './focus.js'
import type { Lift } from './useLift.js'

/**
 * Where the keys go on from: the answers of a card that is lifted, once they are there, and the card again when it is put
 * down. `settled`: every card that is asked for is there.
 */
export function useBoardFocus(
  frame: RefObject<HTMLElement | null>,
  { card, answers, asked, landed }: Lift,
  settled: boolean,
): void {
  const answered = answers === null ? null : (card?.number ?? null)
  useEffect(() => {
    if (answered === null) return
    const boxes = answersIn(frame.current)
    const [best] = ['yes', 'refused', 'back', 'no'].flatMap(
      (tone) => boxes.find((box) => box.dataset.tone === tone) ?? [],
    )
    best?.focus({ preventScroll: true })
  }, [answered, frame])

  useEffect(() => {
    const to = landed.current
    if (!to || card || asked || !settled) return
    landed.current = null
    // After what a dialog that closes does with the focus.
    onceDrawn(() => {
      const link = cardOf(frame.current, to.number)?.querySelector('a')
      const lane = frame.current?.querySelector<HTMLElement>(`[data-lane-toggle="${CSS.escape(to.lane)}"]`)
      const target = link ?? lane
      target?.focus()
    })
  })
}
