import { Paragraph } from '@digdir/designsystemet-react'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Entity, listChanges } from '../../schema/api/changes.js'
import { formatDate } from '../../schema/rules/dates.js'
import { reading } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { useAsOf } from './moment.js'
import { problemOf, QueryStates, Rows } from './QueryStates.js'
import { useFormats } from './settings.js'
import { useTitle } from './title.js'

/**
 * The page of one row, which its address names: the row, or why it is not there. What was not there at the moment that is
 * looked at may have come later: the page says when.
 */
export function RowPage<T>({
  entity,
  id,
  query,
  rows,
  children,
}: {
  entity: Entity
  id: string
  query: UseQueryResult<T>
  /** How many lines stand in its place while it loads. */
  rows: number
  children: (row: T) => ReactNode
}) {
  const { t } = useLanguage()
  const { dateOf } = useFormats()
  const missing = useAsOf() !== undefined && problemOf(query.error)?.code === 'not_found'
  const created = useQuery({
    // The log as it is today, not as it was.
    ...reading(listChanges, { query: { entity: [entity], entityId: id, action: ['create'], limit: 1 } }),
    enabled: missing,
    retry: false,
  })
  const at = created.data?.items[0]?.at
  useTitle(query.isError ? id : undefined)
  return (
    <div className="page">
      {query.isError && !query.data && <h1>{id}</h1>}
      {missing && created.isLoading && <Rows count={rows} />}
      {missing && at && <Paragraph>{t.past.registeredLater(formatDate(dateOf(at)))}</Paragraph>}
      {!(missing && (created.isLoading || at)) && (
        <QueryStates query={query} rows={rows}>
          {children}
        </QueryStates>
      )}
    </div>
  )
}
