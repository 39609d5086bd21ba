import { useRef, useState } from 'react'

/**
 * What stands in a control that is kept in the address: as it is typed, whatever the address says meanwhile. It is
 * `write` that puts it there. An address that changes by other means (back, a chip, a link) is followed.
 */
export function useTyped(
  value: string,
  onSet: (value: string) => void,
): { text: string; setText: (text: string) => void; write: (text: string) => void } {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  /** What was written and has not been seen in the address yet: it comes later, and others may have been typed since. */
  const underWay = useRef<string[]>([])
  if (seen !== value) {
    setSeen(value)
    const own = underWay.current.lastIndexOf(value)
    underWay.current = underWay.current.slice(own + 1)
    if (own < 0) setText(value)
  }
  const write = (next: string) => {
    if (next === (underWay.current.at(-1) ?? value)) return
    underWay.current.push(next)
    onSet(next)
  }
  return { text, setText, write }
}

/**
 * Does what leaving a control leads to once the link or the button that is being pressed has been let go, and before it
 * does what it says: a page that moves under the pointer takes the press away.
 */
export function onceReleased(then: () => void): void {
  if (!document.querySelector('a:active, button:active, label:active, summary:active')) {
    then()
    return
  }
  const heard = new AbortController()
  for (const end of ['mouseup', 'dragend'])
    addEventListener(
      end,
      () => {
        heard.abort()
        then()
      },
      { capture: true, signal: heard.signal },
    )
}
