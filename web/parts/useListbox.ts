import { type KeyboardEvent, useId, useState } from 'react'

/**
 * The options beneath a field, one of which is marked and walked with the arrow keys while the focus stays in the field.
 * `mark(-1)` marks none until an arrow is pressed.
 */
export function useListbox<O>(options: readonly O[]) {
  const id = useId()
  const [at, mark] = useState(0)
  const marked = options[Math.min(at, options.length - 1)]
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
      const from = Math.min(at, options.length - 1)
      const next = from < 0 && step < 0 ? options.length - 1 : (from + step + options.length) % options.length
      mark(next)
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
