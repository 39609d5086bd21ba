import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readMe } from '../../../schema/api/sessions.js'
import { reading } from '../../api/queries.js'
import { KEPT, markUnsaved } from './unsaved.js'

/**
 * What is typed and not saved yet, held as `useState` holds it and kept in this tab: who reloads the page and opens the same
 * again finds it as it stood, and nobody else does. It is forgotten when the part that holds it goes away, which it does once
 * it was saved or cancelled; a reload takes no part away.
 *
 * @param name what is typed there, of all that is typed on this page
 * @param isSaved whether what is found was saved after all, by a page that was left before it heard of it
 */
export function useUnsaved<T>(
  name: string,
  initial: T | (() => T),
  isSaved: (found: T) => boolean = () => false,
): [value: T, set: (value: T) => void, how: { found: boolean; forget: () => void }] {
  const me = useQueryClient().getQueryData(reading(readMe).queryKey)
  const [key] = useState(() => [KEPT, me?.id, location.pathname, name].join(' '))
  const [begun] = useState(initial)
  const [found] = useState<T | undefined>(() => {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
    return kept !== undefined && isSaved(kept) ? undefined : kept
  })
  const [value, set] = useState<T>(found ?? begun)
  useEffect(() => {
    const text = JSON.stringify(value)
    if (text === JSON.stringify(begun)) return
    const typed = {}
    markUnsaved(typed, true)
    try {
      sessionStorage.setItem(key, text)
    } catch {
      // More than the browser keeps of one page: it is lost on a reload, as is said when the page is left.
    }
    return () => {
      markUnsaved(typed, false)
      sessionStorage.removeItem(key)
    }
  }, [key, begun, value])
  return [value, set, { found: found !== undefined, forget: () => sessionStorage.removeItem(key) }]
}
