import { LIST_COLUMNS, SYSTEM_FILTERS } from '../../../../schema/rules/systemList.js'
import type { Words } from '../../../../schema/rules/words.js'
import { filterTexts } from '../../../i18n/filters.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import type { Search } from '../../../paths.js'
import { type Chosen, chosenIn, isTurned, useFilterWords } from '../filters.js'

/** Filters whose values say nothing without what they are of: «Ja», «31.12.2019». */
const isBare = ({ filter, value }: Chosen) =>
  filter === 'without' ||
  filter.endsWith('Contains') ||
  value === '' ||
  /^(true|false|\d{4}-\d{2}-\d{2}|only|all)$/.test(value)

/** What a list shows, in words: what it is searched and filtered by, its order, and whether its columns are chosen. */
export function useShown(): (search: Search) => string[] {
  const { t, say } = useLanguage(viewTexts, filterTexts)
  const words = useFilterWords()
  const named = (search: Search, chosen: Chosen) => {
    const [name, said] = [say(SYSTEM_FILTERS[chosen.filter]), words(chosen)]
    if (isTurned(search, chosen.filter)) return `${t.filters.not(name)}: ${said}`
    return isBare(chosen) ? `${name}: ${said}` : said
  }
  const headings: Readonly<Record<string, Words>> = LIST_COLUMNS
  return (search) => {
    const [sort = 'name'] = String(search.sort ?? 'name').split(',')
    const heading = headings[sort.replace(/^-/, '')]
    return [
      ...(typeof search.q === 'string' ? [t.views.searched(search.q)] : []),
      ...chosenIn(search).map((chosen) => named(search, chosen)),
      ...(sort !== 'name' && heading ? [t.views.sorted(say(heading).toLowerCase())] : []),
      ...(search.columns ? [t.views.ownColumns] : []),
    ]
  }
}
