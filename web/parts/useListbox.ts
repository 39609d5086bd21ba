import { type KeyboardEvent, useId, useState } from 'react'

/**
 * The options beneath a field, one of which is marked and walked with the arrow keys while the focus stays in the field.
 * `mark(-1)` marks none until an arrow is pressed. An option that was walked to stays marked when others come in before it:
 * `keyOf` tells which one it is.
 */
export function useListbox<O>(options: readonly O[], keyOf: (option: O) => unknown = (option) => option) {
  const id = useId()
  const [walked, setWalked] = useState<{ at: number; key?: unknown }>({ at: 0 })
  const mark = (at: number) => setWalked({ at })
  const same = walked.key === undefined ? -1 : options.findIndex((option) => keyOf(option) === walked.key)
  const at = same < 0 ? Math.min(walked.at, options.length - 1) : same
  const marked = options[at]
  const idOf = (option: O | undefined) => (option ? `${id}-${options.indexOf(option)}` : undefined)
  return {
    id,
    marked,
    mark,
    idOf,
    /** Goes on to the next option, or back, by such a key; false for any other key. */
    walk(event: KeyboardEvent): boolean {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step) return false
      event.preventDefault()
      if (options.length === 0) return true
      const next = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length
      setWalked({ at: next, key: keyOf(options[next] as O) })
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
      return true
    },
    /** The field that the options are of. */
    field: { role: 'combobox', 'aria-controls': id, 'aria-autocomplete': 'list', autoComplete: 'off' },
    optionOf: (option: O) => ({
      id: idOf(option),
      'aria-selected': option === marked,
    }),
  } as const
}
