import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useLanguage } from '../i18n/language.js'

/** Long enough to read a line and reach its button. */
const SHOWN_MS = 10_000

interface Message {
  text: string
  undo?: (() => void) | undefined
}
const NOTHING: Message = { text: '' }
const Context = createContext<(text: string, undo?: () => void) => void>(() => undefined)

/** A line at the bottom that says what was done, read out by screen readers, with a way to undo it where there is one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const [message, setMessage] = useState(NOTHING)
  const show = useCallback((text: string, undo?: () => void) => setMessage({ text, undo }), [])
  useEffect(() => {
    if (!message.text) return
    const timer = setTimeout(() => setMessage(NOTHING), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [message])
  const { text, undo } = message
  return (
    <Context value={show}>
      {children}
      <output className="toast" data-shown={text !== ''}>
        {text}
        {undo && (
          <button
            type="button"
            className="text-button"
            onClick={() => {
              setMessage(NOTHING)
              undo()
            }}
          >
            {t.common.undo}
          </button>
        )}
      </output>
    </Context>
  )
}

/** Says at the bottom of the page what was done; given a function, with a button that undoes it. */
export const useToast = () => useContext(Context)
