import { Chip } from '@digdir/designsystemet-react'
import { SYSTEM_FILTER_NAMES, SYSTEM_FILTERS } from '../../../schema/rules/systemList.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import type { Search } from '../../paths.js'
import { useFilterWords, valuesOf, withoutFilter, withoutValue } from './filters.js'

/** A filter with more values than this gets one chip that counts them: a row of fifty says less than the number. */
const MOST = 4

/** What the list is filtered by, each taken off with a press. */
export function Chips({ search, onChange }: { search: Search; onChange: (search: Search) => void }) {
  const { t, say } = useLanguage(systemListTexts)
  const words = useFilterWords()
  const chips = SYSTEM_FILTER_NAMES.flatMap((filter) => {
    const values = valuesOf(search, filter)
    const name = say(SYSTEM_FILTERS[filter])
    if (values.length > MOST)
      return [
        {
          key: filter,
          label: `${name}: ${t.systems.selected(values.length)}`,
          without: withoutFilter(search, filter),
        },
      ]
    return values.map((value) => ({
      key: `${filter}=${value}`,
      label: `${name}: ${words({ filter, value })}`,
      without: withoutValue(search, { filter, value }),
    }))
  })
  return chips.map(({ key, label, without }) => (
    <Chip.Removable
      key={key}
      data-color="neutral"
      aria-label={t.systems.remove(label)}
      onClick={() => onChange(without)}
    >
      {label}
    </Chip.Removable>
  ))
}
