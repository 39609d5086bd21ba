/** Does something once what has just been set is drawn: it is laid out in the first of two frames, and seen in the second. */
export function onceDrawn(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}

/**
 * Puts the focus at what is there, at once, so that the next key finds it, however fast it comes; at what is still to be
 * drawn once it is. `find` may give undefined: then the focus stays.
 */
export function focusDrawn(find: () => HTMLElement | null | undefined): void {
  const focus = () => {
    const found = find()
    found?.focus({ preventScroll: true })
    return found
  }
  if (!focus()) onceDrawn(focus)
}
