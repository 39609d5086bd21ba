import { useSyncExternalStore } from 'react'
import { isPrinting, watchPrinting } from './usePrinting.js'

const query = '(max-width: 900px)'

/** True on a narrow screen; the same limit as the style sheets'. Paper has a layout of its own, of the wide parts. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      const unwatch = watchPrinting(changed)
      return () => {
        list.removeEventListener('change', changed)
        unwatch()
      }
    },
    () => !isPrinting() && matchMedia(query).matches,
  )
}
