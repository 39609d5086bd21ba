/** Marks the first of these below an element as what a dialog puts the focus at when it opens. */
export function focusFirst(selector: string): (within: HTMLElement | null) => void {
  return (within) => within?.querySelector(selector)?.setAttribute('autofocus', '')
}
