import { useEffect, useState } from 'react'

/** Pause in typing, in milliseconds, after which what was typed is searched for. */
export const TYPING_PAUSE = 150

/** What was typed, once nothing more is: nobody asks for what half a word finds. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
