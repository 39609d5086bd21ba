import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { System } from '../../../schema/api/systems.js'
import type { Part } from './editing.js'
import { useIsLedTo } from './steps/mending.js'

/**
 * The heading of a part. Each time `focus` is another object, somebody is led to it; so is who comes to mend something in it
 * and may not.
 */
export function PartHeading({
  system,
  part,
  focus,
  hidden = false,
  children,
}: {
  system: System
  part: Part
  focus?: object | undefined
  /** Only for those who are led to it: the heading that is seen stands elsewhere. */
  hidden?: boolean
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isLed = useIsLedTo(system, part)
  // Each visit of the address leads here anew, also one from this very page.
  const { key } = useLocation().state
  const visit = isLed ? (key ?? 'first') : null
  useEffect(() => {
    if (focus || visit) heading.current?.focus()
  }, [focus, visit])
  return (
    <h2 ref={heading} tabIndex={-1} className={hidden ? 'visually-hidden' : undefined}>
      {children}
    </h2>
  )
}
