import { type ReactNode, useState } from 'react'
import { useNarrow } from './useNarrow.js'

/**
 * A part that stands open where there is room, and on a narrow screen is folded under its heading. `open` unfolds it:
 * something in it is being worked on.
 */
export function Folded({
  title,
  state,
  open = false,
  children,
}: {
  title: string
  /** What is inside, in a few words, so that it need not be opened to know. */
  state?: string | undefined
  open?: boolean
  children: ReactNode
}) {
  const narrow = useNarrow()
  const [unfolded, setUnfolded] = useState(false)
  if (!narrow) return children
  return (
    <details
      className="folded"
      open={open || unfolded}
      onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2> {state && <span className="subtle">{state}</span>}
      </summary>
      {children}
    </details>
  )
}
