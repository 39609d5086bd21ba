import { ValidationMessage } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import type { FieldError } from '../../../schema/api/errors.js'
import { changeTexts } from '../../i18n/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { FilterChips } from '../../parts/facets/FilterChips.js'
import { errorAt } from '../../parts/form/fields.js'
import { DateFilter } from '../../parts/form/filters.js'
import { SearchBox } from '../../parts/form/SearchBox.js'
import { LOG_FILTERS, type LogFilter, type LogSearch, valuesOf, withoutValue } from './logSearch.js'
import { SystemFilter } from './SystemFilter.js'
import { useLogWords } from './useLogWords.js'

/** Filters that have a control of their own above the list, where what is wrong with them is said. */
const WRITTEN: readonly LogFilter[] = ['system', 'from', 'to']

/** What the log is searched and filtered by above the list: words, a system, a period, and chips of what is chosen. */
export function LogTools({
  search,
  errors,
  onChange,
  onReset,
  children,
}: {
  search: LogSearch
  errors: readonly FieldError[]
  /** Told how the address becomes: another filter may have been chosen since what is shown. */
  onChange: (change: (search: LogSearch) => LogSearch) => void
  onReset: () => void
  children: ReactNode
}) {
  const { t, say } = useLanguage(changeTexts)
  const { nameOf, wordOf } = useLogWords()
  const text = (filter: LogFilter) => valuesOf(search, filter)[0] ?? ''
  const wrong = (filter: LogFilter) => {
    const error = errorAt(errors, filter)
    return error && say(error)
  }
  const set = (filter: LogFilter) => (value: string) =>
    onChange((now) => (value ? { ...now, [filter]: value } : withoutValue(now, filter)))
  const chips = LOG_FILTERS.filter((filter) => filter !== 'q' && filter !== 'from' && filter !== 'to')
  return (
    <search className="log-tools">
      <div className="row list-filters">
        <SearchBox label={t.changes.search} hint={t.changes.searchHint} value={text('q')} onSet={set('q')} />
        <SystemFilter value={text('system')} error={wrong('system')} onSet={set('system')} />
        <DateFilter label={t.changes.from} value={text('from')} error={wrong('from')} onSet={set('from')} />
        <DateFilter label={t.changes.to} value={text('to')} error={wrong('to')} onSet={set('to')} />
        {children}
      </div>
      {errors
        .filter(({ path }) => !WRITTEN.some((filter) => filter === path))
        .map((error) => (
          <ValidationMessage key={`${error.path} ${error.nb}`}>{say(error)}</ValidationMessage>
        ))}
      <div className="row log-chips">
        <FilterChips
          filters={chips.map((filter) => ({
            name: nameOf(filter),
            values: valuesOf(search, filter).map((value) => ({
              key: `${filter}=${value}`,
              label: wordOf(filter, value),
              remove: () => onChange((now) => withoutValue(now, filter, value)),
            })),
            removeAll: () => onChange((now) => withoutValue(now, filter)),
          }))}
        />
        {LOG_FILTERS.some((filter) => valuesOf(search, filter).length > 0) && (
          <button type="button" className="text-button" onClick={onReset}>
            {t.common.reset}
          </button>
        )}
      </div>
    </search>
  )
}
