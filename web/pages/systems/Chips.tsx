import { SYSTEM_FILTER_NAMES } from '../../../schema/rules/systemList.js'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'
import { FilterChips } from '../../parts/facets/FilterChips.js'
import { type Search, valuesIn } from '../../paths.js'
import { useFilterNames, useFilterWords, valuesOf, withoutFilter, withoutValue } from './filters.js'

/** What the list is filtered by, each taken off with a press. */
export function Chips({
  search,
  withSearch = false,
  onChange,
}: {
  search: Search
  /** What is searched for has no field of its own on the page. */
  withSearch?: boolean
  onChange: (search: Search) => void
}) {
  const { t } = useLanguage(filterTexts)
  const sought = withSearch ? valuesIn(search, 'q').filter(Boolean) : []
  const { q: _, ...unsought } = search
  const names = useFilterNames(search)
  const words = useFilterWords()
  return (
    <FilterChips
      filters={[
        {
          name: t.filters.searchFor,
          values: sought.map((text) => ({ key: 'q', label: text, remove: () => onChange(unsought) })),
          removeAll: () => onChange(unsought),
        },
        ...SYSTEM_FILTER_NAMES.map((filter) => ({
          name: names(filter),
          values: valuesOf(search, filter).map((value) => ({
            key: `${filter}=${value}`,
            label: words({ filter, value }),
            remove: () => onChange(withoutValue(search, { filter, value })),
          })),
          removeAll: () => onChange(withoutFilter(search, filter)),
        })),
      ]}
    />
  )
}
