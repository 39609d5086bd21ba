import { useCallback, useSyncExternalStore } from 'react'
import { isPrinting, watchPrinting } from './usePrinting.js'

/** True on a screen that this media query matches, and never on paper, which has a layout of its own, of the wide parts. */
function useScreen(query: string): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      const unwatch = watchPrinting(changed)
      return () => {
        list.removeEventListener('change', changed)
        unwatch()
      }
    },
    [query],
  )
  return useSyncExternalStore(watch, () => !isPrinting() && matchMedia(query).matches)
}

/** True on a narrow screen; the same limit as the style sheets'. */
export function useNarrow(): boolean {
  return useScreen('(max-width: 900px)')
}

/** True where the header is one line (the limit of the style sheet) and has not room for all of the menu, in the longer language. */
export function useTightHeader(): boolean {
  return useScreen('(min-width: 1421px) and (max-width: 1559px)')
}
