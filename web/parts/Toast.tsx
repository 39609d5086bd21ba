import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/language.js'
import { isTyping } from './shortcuts.js'
import { focusHeading } from './useReturnFocus.js'

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
  /** Of the last change; it can be undone by its keys after its message is gone. */
  const latest = useRef<(() => void) | undefined>(undefined)
  const show = useCallback((text: string, undo?: () => void) => {
    // Who is told something else can still undo what they did before it.
    if (undo || text === '') latest.current = undo
    setMessage({ text, undo })
  }, [])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
      if (!isUndo || event.shiftKey || event.altKey || isTyping(event.target) || !latest.current) return
      event.preventDefault()
      const undo = latest.current
      latest.current = undefined
      setMessage(NOTHING)
      undo()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
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
              latest.current = undefined
              setMessage(NOTHING)
              undo()
              // The button is gone, and the focus with it.
              requestAnimationFrame(() => {
                if (document.activeElement === document.body) focusHeading()
              })
            }}
          >
            {t.common.undo}
          </button>
        )}
      </output>
    </Context>
  )
}

/**
 * Says at the bottom of the page what was done; given a function, with a button that undoes it. An empty text takes away
 * what stands there, and what it would undo.
 */
export const useToast = () => useContext(Context)
