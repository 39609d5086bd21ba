import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/language.js'
import { isUndo } from './shortcuts.js'
import { focusHeading } from './useReturnFocus.js'

/** Long enough to read a line and reach its button. */
const SHOWN_MS = 10_000

/** Undoes a change; answers false where that was refused, or is asked about first. */
export type Undo = () => unknown

interface Message {
  text: string
  undo?: Undo | undefined
}
const NOTHING: Message = { text: '' }
const Context = createContext<(text: string, undo?: Undo) => void>(() => undefined)

/** A line at the bottom that says what was done, read out by screen readers, with a way to undo it where there is one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const { nothingLeft } = t.common
  const [message, setMessage] = useState(NOTHING)
  /** Of the changes on this page, the last one last; they can be undone by their keys after their messages are gone. */
  const undos = useRef<{ undo: Undo; page: string }[]>([])
  /** Those before a change that is just written: they count again once it is told how that one is undone. */
  const before = useRef<typeof undos.current>([])
  /** Whether all that there was has been undone by its keys, which is said to who presses them again. */
  const spent = useRef(false)
  /** One is undone at a time: the next waits for it. */
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const show = useCallback((text: string, undo?: Undo) => {
    if (text === '') {
      before.current = undos.current
      undos.current = []
      spent.current = false
    }
    // Who is told something else can still undo what they did before it.
    if (undo) {
      const page = location.pathname
      const earlier = [...before.current, ...undos.current].filter(
        (one) => one.page === page && one.undo !== undo,
      )
      undos.current = [...earlier, { undo, page }]
      before.current = []
      spent.current = false
    }
    setMessage({ text, undo })
  }, [])
  const inTurn = useCallback((act: () => Promise<void>) => {
    turn.current = turn.current.then(act, act)
  }, [])
  const run = useCallback(async (undo: Undo) => {
    undos.current = undos.current.filter((one) => one.undo !== undo)
    setMessage(NOTHING)
    // What stands before something that could not be undone is not undone instead of it.
    if ((await undo()) === false) undos.current = []
  }, [])
  useEffect(() => {
    const undoLast = async () => {
      const last = undos.current.at(-1)
      if (last) spent.current = true
      if (last) await run(last.undo)
      else if (spent.current) setMessage({ text: nothingLeft })
    }
    const pressed = (event: KeyboardEvent) => {
      if (!isUndo(event) || (undos.current.length === 0 && !spent.current)) return
      event.preventDefault()
      // Held down it would undo more than is meant.
      if (!event.repeat) inTurn(undoLast)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [inTurn, run, nothingLeft])
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
              inTurn(() => run(undo))
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
 * what stands there, and what it would undo, until it is told how the change behind it is undone.
 */
export const useToast = () => useContext(Context)
