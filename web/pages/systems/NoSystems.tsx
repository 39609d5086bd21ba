import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useQueries } from '@tanstack/react-query'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { listSystems } from '../../../schema/api/systems.js'
import { reading } from '../../api/queries.js'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { useMay } from '../../parts/useMay.js'
import { paths, type Search } from '../../paths.js'
import { type Chosen, useFilterNames, useFilterWords, withoutFilter, withoutValue } from './filters.js'

/** More filter values than this are not tried one by one. */
const MOST_WAYS = 6

/** Nothing to show: because the filters fit nothing, and which to drop, or because the register is empty. */
export function NoSystems({
  search,
  today,
  chosen,
  onChange,
  onReset,
}: {
  search: Search
  today: string
  chosen: Chosen[]
  onChange: (search: Search) => void
  onReset: () => void
}) {
  const { t } = useLanguage(systemListTexts, filterTexts)
  const { may } = useMay()
  const day = usePastDay(today)
  const words = useFilterWords()
  const names = useFilterNames(search)
  const { q, ...withoutSearch } = search
  const many = chosen.length > MOST_WAYS
  const ways = [
    ...(q === undefined ? [] : [{ label: `${t.filters.searchFor}: ${q}`, search: withoutSearch }]),
    // Of many values none would change much: whole filters instead.
    ...(many
      ? [...new Set(chosen.map(({ filter }) => filter))].map((filter) => ({
          label: names(filter),
          search: withoutFilter(search, filter),
        }))
      : chosen.map((one) => ({
          label: `${names(one.filter)}: ${words(one)}`,
          search: withoutValue(search, one),
        }))),
  ]
  const counts = useQueries({
    queries: ways.map((way) =>
      reading(listSystems, { query: { ...(way.search as QueryInput<typeof listSystems>), limit: 1 } }),
    ),
  })
  if (ways.length === 0)
    return (
      <div className="empty-state">
        <Paragraph>{t.systems.empty(day)}</Paragraph>
        {may('create_system') && (
          <p className="row">
            <AppLink href={paths.imports()}>{t.common.importList}</AppLink>
            <AppLink href={paths.newSystem()}>{t.common.newSystem}</AppLink>
          </p>
        )}
      </div>
    )
  return (
    <div className="empty-state">
      <Paragraph>{t.systems.none}</Paragraph>
      <ul>
        {ways.map((way, index) => {
          const total = counts[index]?.data?.total
          if (!total) return null
          return (
            <li key={way.label}>
              <button type="button" className="text-button" onClick={() => onChange(way.search)}>
                {t.systems.noneHint(way.label, total)}
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
