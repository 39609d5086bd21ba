import { useEffect, useRef } from 'react'
import { onceReleased } from '../../parts/form/useTyped.js'
import { usePaused } from '../../parts/usePaused.js'
import { type Search, writeSearch } from '../../paths.js'
import { NO_DECISION, readDecision, useDecision, withoutDecision, writtenOf } from './decision.js'

/**
 * Keeps the decision that is written in the address, once nothing more is typed: a page that is read anew, or sent to somebody,
 * has it still. What the address says comes first, when the page is opened.
 */
export function useDecisionAddress(search: Search, change: (search: Search, replace: boolean) => void): void {
  const [decision, keep] = useDecision()
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    const said = readDecision(search)
    if (said) keep(said)
  }, [search, keep])
  const written = usePaused(writeSearch(writtenOf(decision)))
  const stands = writeSearch(writtenOf(readDecision(search) ?? NO_DECISION))
  const write = useRef(() => {})
  write.current = () => change({ ...withoutDecision(search), ...(writtenOf(decision) as Search) }, true)
  useEffect(() => {
    if (opened.current && written !== stands) onceReleased(() => write.current())
  }, [written, stands])
}
