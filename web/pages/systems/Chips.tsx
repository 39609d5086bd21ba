import { SYSTEM_FILTER_NAMES, SYSTEM_FILTERS } from '../../../schema/rules/systemList.js'
import { useLanguage } from '../../i18n/language.js'
import { FilterChips } from '../../parts/facets/FilterChips.js'
import type { Search } from '../../paths.js'
import { useFilterWords, valuesOf, withoutFilter, withoutValue } from './filters.js'

/** What the list is filtered by, each taken off with a press. */
export function Chips({ search, onChange }: { search: Search; onChange: (search: Search) => void }) {
  const { say } = useLanguage()
  const words = useFilterWords()
  return (
    <FilterChips
      filters={SYSTEM_FILTER_NAMES.map((filter) => ({
        name: say(SYSTEM_FILTERS[filter]),
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
