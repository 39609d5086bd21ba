import { useEffect, useState } from 'react'

/**
 * When this part goes away and takes the focus with it, the focus goes back to what opened it: the same element, or
 * the one that now stands in its place with the same id.
 */
export function useReturnFocus(): void {
  // Before the page is changed: afterwards the opener may be gone, and its focus with it.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body || !(opener instanceof HTMLElement)) return
        const target = opener.isConnected ? opener : opener.id && document.getElementById(opener.id)
        if (target) target.focus()
      })
    },
    [opener],
  )
}
