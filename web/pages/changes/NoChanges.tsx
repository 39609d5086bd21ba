import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useQueries } from '@tanstack/react-query'
import { listChanges } from '../../../schema/api/changes.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { reading } from '../../api/queries.js'
import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { LOG_FILTERS, type LogSearch, valuesOf, withoutValue } from './logSearch.js'
import { useLogWords } from './useLogWords.js'

/** What is said where no change matches: which filter to take off, and how many changes that gives. */
export function NoChanges({
  search,
  onChange,
  onReset,
}: {
  search: LogSearch
  onChange: (search: LogSearch) => void
  onReset: () => void
}) {
  const { t, language } = useLanguage(changeTexts)
  const { nameOf, wordOf } = useLogWords()
  const ways = LOG_FILTERS.filter((filter) => valuesOf(search, filter).length > 0).map((filter) => ({
    label: `${nameOf(filter)}: ${valuesOf(search, filter)
      .map((value) => wordOf(filter, value))
      .join(', ')}`,
    search: withoutValue(search, filter),
  }))
  const counts = useQueries({
    queries: ways.map((way) =>
      reading(listChanges, { query: { ...(way.search as QueryInput<typeof listChanges>), limit: 1 } }),
    ),
  })
  if (ways.length === 0) return <Paragraph className="empty-state">{t.changes.emptyLog}</Paragraph>
  return (
    <div className="empty-state">
      <Paragraph>{t.changes.none}</Paragraph>
      <ul>
        {ways.map((way, index) => {
          const total = counts[index]?.data?.total
          if (!total) return null
          return (
            <li key={way.label}>
              <button type="button" className="text-button" onClick={() => onChange(way.search)}>
                {t.changes.without(way.label, formatNumber(total, language))}
              </button>
            </li>
          )
        })}
      </ul>
      <Button variant="secondary" onClick={onReset}>
        {t.common.reset}
      </Button>
    </div>
  )
}
