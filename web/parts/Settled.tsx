import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { isTold } from '../api/queries.js'
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
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    let isLeft = false
    allIsShown(client, () => isLeft).then(() => setSettled(true))
    return () => {
      isLeft = true
    }
  }, [client])
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

const nextFrame = () => new Promise((drawn) => requestAnimationFrame(drawn))

/** Until all that is asked for the first time is answered and seen, or the page is left. */
async function allIsShown(client: QueryClient, isLeft: () => boolean): Promise<void> {
  const isFetching = () => !isLeft() && client.isFetching(first) > 0
  do {
    while (isFetching()) await nextFrame()
    await isTold()
    // The last answer is laid out in the first of two frames, and seen in the second.
    await nextFrame()
    await nextFrame()
    // Asked anew: an answer may have let another part ask.
  } while (isFetching())
}
