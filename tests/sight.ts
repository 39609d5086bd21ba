/**
 * What is wrong with how a page stands at its width, to be run in it once the new width is drawn: a page wider than its
 * window, and each text that is not read whole. What says in a title what it cuts is read there, what scrolls by
 * scrolling.
 */
export const findUnread = async (): Promise<string[]> => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const wrong = new Set<string>()
  const wide = document.documentElement.scrollWidth - innerWidth
  if (wide > 0) wrong.add(`the page scrolls sideways by ${wide}`)

  const isSeen = (element: Element) =>
    element.checkVisibility() && !element.closest('.visually-hidden, .ds-skip-link, option, title')
  /** Whether a text is said in full to who points at it. The names of rows are what is looked for: they are never cut. */
  const isTold = (element: Element, text: string) =>
    !element.closest('th, .system-name, h1, h2') &&
    (element.closest('[title]')?.getAttribute('title') ?? '').includes(text)

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const text = node.textContent?.trim()
    if (!text || !parent || !isSeen(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    let scrolls = false
    let lost = 0
    let inline = true
    for (
      let box: Element | null = parent;
      box && box !== document.body && !scrolls;
      box = box.parentElement
    ) {
      const { overflowX, overflowY, clipPath, position, display } = getComputedStyle(box)
      const at = box.getBoundingClientRect()
      // Out of sight for those who see, and meant so.
      if (clipPath !== 'none' && position === 'absolute') scrolls = true
      if (overflowX === 'auto' || overflowX === 'scroll') scrolls = true
      if (scrolls) break
      const cuts = overflowX !== 'visible'
      // What a box does not cut lies over what stands beside it.
      const spills = inline && display !== 'inline' && !(box instanceof SVGElement)
      inline = inline && display === 'inline'
      if ((cuts || spills) && !isTold(parent, text)) lost = Math.max(lost, right - at.right, at.left - left)
      // A line may be lower than its letters.
      if (overflowY === 'hidden' || overflowY === 'clip')
        lost = Math.max(lost, bottom - at.bottom - 4, at.top - top - 4)
    }
    if (scrolls) continue
    if (lost > 1) wrong.add(`«${text}» is cut by ${Math.round(lost)} px`)
    else if (left < -1 || right > innerWidth + 1) wrong.add(`«${text}» is off the screen`)
  }

  /** How wide a control would like to be for what it shows. */
  const wanted = (control: HTMLInputElement | HTMLSelectElement) => {
    const copy = control.cloneNode(true) as typeof control
    if (control instanceof HTMLSelectElement)
      copy.replaceChildren(new Option(control.selectedOptions[0]?.textContent ?? ''))
    copy.style.cssText =
      'position: absolute; visibility: hidden; width: max-content; min-width: 0; max-width: none'
    control.after(copy)
    const { offsetWidth } = copy
    copy.remove()
    return offsetWidth
  }
  const pen = document.createElement('canvas').getContext('2d')
  for (const control of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    if (!isSeen(control) || control.type === 'checkbox' || control.type === 'radio') continue
    const style = getComputedStyle(control)
    // A long text is read by moving in its field; a short one is seen whole.
    let lost = control.value.length > 24 ? 0 : control.scrollWidth - control.clientWidth
    if (control instanceof HTMLSelectElement || control.type === 'date')
      lost = Math.max(lost, wanted(control) - control.offsetWidth)
    else if (pen && control.placeholder && !control.value) {
      pen.font = style.font
      const room =
        control.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      lost = Math.max(lost, pen.measureText(control.placeholder).width - room)
    }
    const shown =
      control instanceof HTMLSelectElement
        ? control.selectedOptions[0]?.textContent
        : control.value || control.placeholder || control.type
    if (lost > 1 && !isTold(control, shown ?? ''))
      wrong.add(`the field with «${shown}» is too narrow by ${Math.round(lost)} px`)
  }
  return [...wrong].slice(0, 12)
}
