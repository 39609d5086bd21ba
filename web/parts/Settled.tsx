import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Rows } from './QueryStates.js'

/** Marks what a page does not wait for: it has its place, wherever it is shown. */
export const IN_THE_FRAME = { inTheFrame: true }

/** What is asked for the first time: nothing is known of it yet. */
const first = { predicate: ({ state, meta }: Query) => state.data === undefined && !meta?.inTheFrame }

/**
 * A page whose parts each ask for their own: seen once all of them have been answered, so that none that comes late
 * moves those below it under the mouse. It is laid out meanwhile, and takes the focus. What is asked later moves nothing.
 */
export function Settled({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const fetching = useIsFetching(first)
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (fetching > 0) return
    // The last answer is laid out in the first of two frames, and seen in the second.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        // Asked anew: an answer may have let another part ask.
        if (client.isFetching(first) === 0) setSettled(true)
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [fetching, client])
  return (
    <div className="settling">
      {!settled && (
        <div className="page meanwhile">
          <Rows count={14} />
        </div>
      )}
      <div data-settled={settled}>{children}</div>
    </div>
  )
}
