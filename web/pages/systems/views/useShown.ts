import { SHOWN_COLUMNS, SYSTEM_FILTERS, type SystemFilter } from '../../../../schema/rules/systemList.js'
import type { Words } from '../../../../schema/rules/words.js'
import { useLanguage } from '../../../i18n/language.js'
import { viewTexts } from '../../../i18n/views.js'
import type { Search } from '../../../paths.js'
import { type Chosen, chosenIn, useFilterWords } from '../filters.js'

/** Filters whose values say nothing without what they are of: «Ja», «31.12.2019». */
const isBare = ({ value }: Chosen) => value === '' || /^(true|false|\d{4}-\d{2}-\d{2}|only|all)$/.test(value)

/** What a list shows, in words: what it is searched and filtered by, its order, and whether its columns are chosen. */
export function useShown(): (search: Search) => string[] {
  const { t, say } = useLanguage(viewTexts)
  const words = useFilterWords()
  const named = (chosen: Chosen) => {
    const said = words(chosen)
    return isBare(chosen) ? `${say(SYSTEM_FILTERS[chosen.filter as SystemFilter])}: ${said}` : said
  }
  const headings: Readonly<Record<string, Words>> = SHOWN_COLUMNS
  return (search) => {
    const [sort = 'name'] = String(search.sort ?? 'name').split(',')
    const heading = headings[sort.replace(/^-/, '')]
    return [
      ...(typeof search.q === 'string' ? [t.views.searched(search.q)] : []),
      ...chosenIn(search).map(named),
      ...(sort !== 'name' && heading ? [t.views.sorted(say(heading).toLowerCase())] : []),
      ...(search.columns ? [t.views.ownColumns] : []),
    ]
  }
}
