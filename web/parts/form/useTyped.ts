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
