import { useEffect, useState } from 'react'

/**
 * When this part goes away and takes the focus with it, the focus goes back to what opened it: the same element, or
 * the one that now stands in its place with the same id; where what was done took that away too, to the heading of the page.
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
        else focusHeading()
      })
    },
    [opener],
  )
}

/** When this part goes away and takes the focus with it, the focus goes to the heading of the page: what it led to is done. */
export function useHeadingFocus(): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusHeading()
      })
    },
    [],
  )
}

/** Puts the focus at the heading of the page, for who would otherwise begin at its top again. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (!heading) return
  heading.tabIndex = -1
  // Where it is in sight already: nobody asked to be moved.
  heading.focus({ preventScroll: true })
}
