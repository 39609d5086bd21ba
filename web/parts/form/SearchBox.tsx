import { Search } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { useShortcut } from '../shortcuts.js'
import { onceReleased, useTyped } from './useTyped.js'

/**
 * Pause in typing, in milliseconds, after which a list is searched: short, since what it finds is to be there within 100 of
 * the last key. A search that another key overtakes is called off.
 */
const PAUSE = 20

/** What a list is searched by, once who types pauses. `/` goes to it, Escape leaves it. */
export function SearchBox({
  label,
  hint,
  value,
  onSet,
}: {
  label: string
  hint: string
  value: string
  onSet: (value: string) => void
}) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  useShortcut('/', () => input.current?.focus())
  const { text, setText, write } = useTyped(value, onSet)
  const latest = useRef(write)
  latest.current = write
  useEffect(() => {
    const timer = setTimeout(() => onceReleased(() => latest.current(text.trim())), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <Search className="search-box">
      <Search.Input
        ref={input}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // Out of the field, so that the keys of the list work; a browser would empty it instead.
          event.preventDefault()
          event.currentTarget.blur()
        }}
        aria-label={label}
        placeholder={hint}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onceReleased(() => latest.current(text.trim()))}
      />
      <Search.Clear aria-label={t.common.reset} onClick={() => setText('')} />
    </Search>
  )
}
