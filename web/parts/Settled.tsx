import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Rows } from './QueryStates.js'

/**
 * Parts of a page that stand below each other and each ask for their own: drawn once all of them have been answered, so
 * that none that comes late moves those below it under the mouse. What is asked later moves nothing.
 */
export function Settled({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const fetching = useIsFetching()
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    // Asked anew: an answer may have let another part ask.
    if (fetching === 0 && client.isFetching() === 0) setSettled(true)
  }, [fetching, client])
  return (
    <>
      {!settled && <Rows count={14} />}
      <div className={settled ? 'stack' : undefined} hidden={!settled}>
        {children}
      </div>
    </>
  )
}
