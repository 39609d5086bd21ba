import { SYSTEM_FILTER_NAMES } from '../../../schema/rules/systemList.js'
import { FilterChips } from '../../parts/facets/FilterChips.js'
import type { Search } from '../../paths.js'
import { useFilterNames, useFilterWords, valuesOf, withoutFilter, withoutValue } from './filters.js'

/** What the list is filtered by, each taken off with a press. */
export function Chips({ search, onChange }: { search: Search; onChange: (search: Search) => void }) {
  const names = useFilterNames(search)
  const words = useFilterWords()
  return (
    <FilterChips
      filters={SYSTEM_FILTER_NAMES.map((filter) => ({
        name: names(filter),
        values: valuesOf(search, filter).map((value) => ({
          key: `${filter}=${value}`,
          label: words({ filter, value }),
          remove: () => onChange(withoutValue(search, { filter, value })),
        })),
        removeAll: () => onChange(withoutFilter(search, filter)),
      }))}
    />
  )
}
