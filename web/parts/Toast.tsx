import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

const SHOWN_MS = 6000
const Context = createContext<(text: string) => void>(() => undefined)

/** A line at the bottom that says what was done, read out by screen readers. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('')
  const show = useCallback((message: string) => setText(message), [])
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => setText(''), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <Context value={show}>
      {children}
      <output className="toast" data-shown={text !== ''}>
        {text}
      </output>
    </Context>
  )
}

export const useToast = () => useContext(Context)
