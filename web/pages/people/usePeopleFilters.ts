import { useNavigate, useSearch } from '@tanstack/react-router'

const NAMES = ['q', 'role', 'state', 'kind', 'outcome', 'of', 'from', 'to'] as const
type Name = (typeof NAMES)[number]

/** The filters of one of the lists of people, as they stand in the address. */
export function usePeopleFilters<N extends Name>(
  names: readonly N[],
): {
  filters: Partial<Record<N, string>>
  /** Sets one of them; empty: it goes. */
  set: (name: N, value: string) => void
} {
  const search = useSearch({ from: '/shell/people' })
  const navigate = useNavigate()
  const own = names.flatMap((name) => {
    const [value] = [search[name] ?? []].flat()
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    filters: Object.fromEntries(own) as Partial<Record<N, string>>,
    set(name, value) {
      const { [name]: _, ...rest } = search
      navigate({
        to: '/people',
        search: value ? { ...rest, [name]: value } : rest,
        replace: true,
        resetScroll: false,
      })
    },
  }
}
