import { useState } from 'react'

/** The systems that are selected in the list. */
export interface Selection {
  numbers: ReadonlySet<string>
  /** The system that was last selected or taken out: where a range begins. */
  last: string | undefined
  /** Selects a system, or takes it out. */
  toggle: (number: string) => void
  /** Selects every row of the list from one to another. */
  extend: (from: string, to: string) => void
  set: (numbers: Iterable<string>) => void
  clear: () => void
}

interface State {
  scope: string
  numbers: ReadonlySet<string>
  last: string | undefined
}

/** A selection among `rows`. It belongs to one `scope`, what the list is filtered by: with another it begins anew. */
export function useSelection(rows: readonly { number: string }[], scope: string): Selection {
  const nothing: State = { scope, numbers: new Set(), last: undefined }
  const [kept, setKept] = useState(nothing)
  const state = kept.scope === scope ? kept : nothing
  const hold = (numbers: Iterable<string>, last?: string) =>
    setKept({ scope, numbers: new Set(numbers), last })
  const indexOf = (number: string) => rows.findIndex((row) => row.number === number)
  return {
    numbers: state.numbers,
    last: state.last,
    toggle(number) {
      const rest = [...state.numbers].filter((one) => one !== number)
      hold(state.numbers.has(number) ? rest : [...rest, number], number)
    },
    extend(from, to) {
      const ends = [from, to].map(indexOf)
      const between = rows.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1)
      hold([...state.numbers, ...between.map(({ number }) => number)], to)
    },
    set: (numbers) => hold(numbers),
    clear: () => setKept(nothing),
  }
}
