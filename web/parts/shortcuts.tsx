import { Button, Checkbox, Dialog, Heading } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/language.js'

const STORED = 'harmoni.singleKeys'
const SEQUENCE_MS = 1000

/** Single keys can be turned off altogether (WCAG 2.1.4). */
const enabled = () => localStorage.getItem(STORED) !== 'off'

/**
 * Does something when a single key is pressed, unless the user is typing. `after`: only right behind that key; `shift`:
 * only together with Shift.
 */
export function useShortcut(
  key: string,
  run: () => void,
  { after, shift = false }: { after?: string; shift?: boolean } = {},
): void {
  const latest = useRef(run)
  latest.current = run
  const lastAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !enabled() || isTyping(event.target)) return
      if (after && event.key === after) {
        lastAt.current = event.timeStamp
        return
      }
      if (shift && !event.shiftKey) return
      if (event.key !== key || (after && event.timeStamp - lastAt.current > SEQUENCE_MS)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [key, after, shift])
}

/** True where keys write, or belong to a dialog. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (target instanceof HTMLInputElement && target.type !== 'checkbox') ||
      ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('dialog[open]') !== null)
  )
}

/** True for the keys that undo, pressed where nobody types: there they undo what was typed. */
export function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey && !isTyping(target)
}

/** Whether single keys do anything, and what turns them on and off in this browser. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(enabled)
  useEffect(() => localStorage.setItem(STORED, on ? 'on' : 'off'), [on])
  return [on, setOn]
}

/** The list of keys, opened with `?` or its button. */
export function KeyboardHelp() {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const [on, setOn] = useSingleKeys()
  useShortcut('?', () => setOpen(true))
  return (
    <>
      <Button variant="tertiary" data-color="neutral" data-size="sm" onClick={() => setOpen(true)}>
        {t.shell.shortcuts}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        closeButton={t.common.close}
        aria-label={t.shell.shortcuts}
      >
        <Heading level={2} data-size="xs">
          {t.shell.shortcuts}
        </Heading>
        <dl className="facts">
          {Object.entries(t.shell.keys).map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <Checkbox label={t.shell.singleKeys} checked={on} onChange={(event) => setOn(event.target.checked)} />
      </Dialog>
    </>
  )
}
