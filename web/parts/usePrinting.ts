import { useSyncExternalStore } from 'react'

const paper = matchMedia('print')
let begun = false

/** True while the page is being printed: what is drawn only in part on the screen is drawn whole then. */
export function usePrinting(): boolean {
  return useSyncExternalStore(watchPrinting, isPrinting)
}

/** Whether the page is being printed now. */
export function isPrinting(): boolean {
  return begun || paper.matches
}

/** Calls back when printing begins, before the browser takes its picture, and when it is over. */
export function watchPrinting(changed: () => void): () => void {
  const begin = () => {
    begun = true
    changed()
  }
  const end = () => {
    begun = false
    changed()
  }
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  paper.addEventListener('change', changed)
  return () => {
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
    paper.removeEventListener('change', changed)
  }
}
