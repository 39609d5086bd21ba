import { Button } from '@digdir/designsystemet-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { listChanges } from '../../../schema/api/changes.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { countChanges, listSaves } from '../../../schema/api/saves.js'
import { verifyChanges } from '../../../schema/api/verification.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { newIdempotencyKey, reading, usePages, useWrite } from '../../api/queries.js'
import { changeTexts } from '../../i18n/changes.js'
import { filterTexts } from '../../i18n/filters.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { verificationTexts } from '../../i18n/verification.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { FilterDialog } from '../../parts/facets/FilterDialog.js'
import { UndoRequest } from '../../parts/history/UndoRequest.js'
import { NextPage } from '../../parts/Pieces.js'
import { LoadError, problemOf, Rows, WriteError } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { useTitle } from '../../parts/title.js'
import { useJobs } from '../../parts/useJob.js'
import { useMay } from '../../parts/useMay.js'
import { LogCheck } from './LogCheck.js'
import { LogFacets } from './LogFacets.js'
import { LogTools } from './LogTools.js'
import { LOG_FILTERS, type LogSearch, valuesOf } from './logSearch.js'
import { NoChanges } from './NoChanges.js'
import { SaveList } from './SaveList.js'
import { asSave, type Told } from './told.js'
import '../../parts/facets/facets.css'
import './changes.css'

const SAVES = 25
/** Of one save, the rows that it has. */
const ROWS = 50

/** The whole change log, newest first, by save, filtered by what the address says; the rows of one save where it says which. */
export function ChangesPage() {
  const { t, language } = useLanguage(changeTexts, filterTexts)
  useTitle(t.changes.title)
  const search: LogSearch = useSearch({ from: '/shell/changes' })
  const navigate = useNavigate()
  const ofSave = search.requestId !== undefined
  const saves = usePages(listSaves, search, SAVES, { enabled: !ofSave })
  const changes = usePages(listChanges, search, ROWS, { enabled: ofSave })
  const list = ofSave ? changes : saves
  const counts = useQuery({
    ...reading(countChanges, { query: search as QueryInput<typeof countChanges> }),
    placeholderData: keepPreviousData,
  })
  const told = useMemo(
    (): Told[] =>
      ofSave
        ? (changes.data?.pages.flatMap(({ items }) => items).map(asSave) ?? [])
        : (saves.data?.pages.flatMap(({ items }) => items) ?? []),
    [ofSave, changes.data, saves.data],
  )
  const total = list.data?.pages[0]?.total
  const problem = problemOf(list.error)
  const go = (to: LogSearch | ((now: LogSearch) => LogSearch)) =>
    navigate({ to: '/changes', search: to as never, resetScroll: false })
  const reset = () => go(search.asOf === undefined ? {} : { asOf: search.asOf })
  const facets = <LogFacets counts={counts.data?.facets} search={search} onChange={go} />
  const chosen = LOG_FILTERS.flatMap((filter) => valuesOf(search, filter)).length
  const number = (value: number) => formatNumber(value, language)
  return (
    <div className="page filtered-page log-page">
      <aside className="filters" aria-label={t.filters.filters}>
        {facets}
      </aside>
      <div className="filtered-list">
        <Heading
          search={search}
          {...(counts.data && { total: counts.data.meta.sequence, since: counts.data.since })}
        />
        <LogTools search={search} errors={problem?.errors ?? []} onChange={go} onReset={reset}>
          <FilterDialog chosen={chosen} total={total ?? 0}>
            {facets}
          </FilterDialog>
        </LogTools>
        {counts.data && !list.isError && (
          // Counted by a read of its own: until it has answered for what is chosen, it says that it has not.
          <p role="status" className="log-count" aria-busy={counts.isPlaceholderData}>
            <strong>{number(counts.data.total)}</strong>{' '}
            {t.changes.count(number(counts.data.total), counts.data.saves, number(counts.data.saves))}
          </p>
        )}
        {list.isError && !list.isFetchNextPageError && (
          <LoadError error={list.error} retry={() => list.refetch()} />
        )}
        {list.isPending && <Rows count={12} />}
        {total === 0 && !list.isError && <NoChanges search={search} onChange={go} onReset={reset} />}
        {!list.isError && ofSave && <UndoRequest changes={told.flatMap(({ items }) => items)} />}
        {!list.isError && <SaveList saves={told} alone={ofSave} />}
        <NextPage list={list} shown={told.length} total={total ?? 0} />
      </div>
    </div>
  )
}

/** What the log is, in a sentence. What is done with all of it stands at its right, and what came of that under it. */
function Heading({ total, since, search }: { total?: number; since?: string | null; search: LogSearch }) {
  const { t, language } = useLanguage(changeTexts, verificationTexts)
  const { dateOf } = useFormats()
  const { may } = useMay()
  const checking = useWrite(verifyChanges)
  const [asked, setAsked] = useState<string>()
  const [earlier] = useJobs('verify')
  const job = asked ?? earlier?.id
  const check = () =>
    checking.mutate({ idempotencyKey: newIdempotencyKey() }, { onSuccess: ({ id }) => setAsked(id) })
  return (
    <>
      <header className="log-head">
        <div>
          <h1>{t.changes.title}</h1>
          {total !== undefined && since && (
            <p>
              <strong>{t.changes.all(formatNumber(total, language))}</strong>{' '}
              {t.changes.since(formatDate(dateOf(since)))}
            </p>
          )}
        </div>
        <div className="row">
          <ExportMenu list="changes" query={search} />
          {may('make_report') && (
            <Button loading={checking.isPending} onClick={check}>
              {t.verification.check}
            </Button>
          )}
        </div>
      </header>
      <WriteError error={checking.error} />
      {job && <LogCheck key={job} id={job} />}
    </>
  )
}
