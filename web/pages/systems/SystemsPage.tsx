import { Button } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { listSystems } from '../../../schema/api/systems.js'
import { EXPORTED_AS } from '../../../schema/rules/exports.js'
import { SHOWN_COLUMN_NAMES } from '../../../schema/rules/systemList.js'
import { call } from '../../api/call.js'
import { useRead, useWholeList } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { filterTexts } from '../../i18n/filters.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { AppLink } from '../../parts/AppLink.js'
import { SelectionBar } from '../../parts/bulk/SelectionBar.js'
import { useSelection } from '../../parts/bulk/useSelection.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { FilterDialog } from '../../parts/facets/FilterDialog.js'
import { SearchBox } from '../../parts/form/SearchBox.js'
import { LoadError, problemOf, Rows } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'
import { useTitle } from '../../parts/title.js'
import { rememberTrail } from '../../parts/trail.js'
import { useMay } from '../../parts/useMay.js'
import { paths, type Search, writeSearch } from '../../paths.js'
import { Chips } from './Chips.js'
import { Facets } from './Facets.js'
import { chosenIn } from './filters.js'
import { NoSystems } from './NoSystems.js'
import { SortChoice } from './SortChoice.js'
import { SystemTable } from './SystemTable.js'
import '../../parts/facets/facets.css'
import './systems.css'

const PAGE = 100
/** The columns that the list shows, by what its export calls them. */
const EXPORTED_COLUMNS = SHOWN_COLUMN_NAMES.map((name) => EXPORTED_AS[name] ?? name)

/** The register as a list: search, filters with counts, sort, all kept in the address. */
export function SystemsPage() {
  const { t, say, language } = useLanguage(systemListTexts, bulkTexts, filterTexts)
  const toast = useToast()
  useTitle(t.systems.title)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const { may } = useMay()
  const all = useRead(listSystems, { query: { limit: 1 } })
  const list = useWholeList(listSystems, search, PAGE, { first: { facets: 'true' } })
  // Only a list that was answered: one that is refused has no next system.
  useEffect(() => {
    if (list.isSuccess) rememberTrail(writeSearch(search))
  }, [search, list.isSuccess])

  const change = (next: Search, replace = false) =>
    navigate({ to: '/systems', search: next as never, resetScroll: false, replace })
  const reset = () => {
    const { sort, asOf } = search
    change({ ...(sort && { sort }), ...(asOf && { asOf }) })
  }
  const chosen = chosenIn(search)
  const total = list.data?.pages[0]?.total
  const today = list.data?.pages[0]?.meta.today ?? ''
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const mayChange = may('edit_system') || may('plan_system')
  const { sort: _, ...filters } = search
  const { asOf: __, ...planned } = filters
  const selection = useSelection(rows, writeSearch(filters))
  const chooseAll = useMutation({
    mutationFn: () =>
      call(listSystems, {
        query: { ...(search as QueryInput<typeof listSystems>), limit: MOST_SYSTEMS },
      }),
    onSuccess: (every) => {
      if (every.next === null) selection.set(every.items.map(({ number }) => number))
      else toast(t.bulk.tooMany(MOST_SYSTEMS))
    },
    onError: (error) => toast(say(problemOf(error) ?? { nb: String(error), en: String(error) })),
  })
  const facets = <Facets facets={list.data?.pages[0]?.facets} search={search} onChange={change} />
  const narrowed = chosen.length > 0 || search.q !== undefined
  const sort = typeof search.sort === 'string' ? search.sort : 'name'
  const onSort = (next: string) => change({ ...search, sort: next })
  // An address may be cut or mistyped: trying it again would only be refused again.
  const refused = problemOf(list.error)?.status === 400

  return (
    <div className="page filtered-page">
      <aside className="filters" aria-label={t.filters.filters}>
        {facets}
      </aside>
      <div className="filtered-list">
        <div className="row">
          <h1>{t.systems.title}</h1>
          {total !== undefined && (
            <p role="status">
              <strong>{formatNumber(total, language)}</strong>
              {narrowed && all.data && (
                <span className="subtle">
                  {' '}
                  {t.common.of} {formatNumber(all.data.total, language)}
                </span>
              )}
            </p>
          )}
          <span className="spacer" />
          <ExportMenu list="systems" query={search} columns={EXPORTED_COLUMNS} />
          {may('create_system') && (
            <Button asChild>
              <AppLink href={paths.newSystem()}>{t.common.newSystem}</AppLink>
            </Button>
          )}
        </div>
        <div className="row tools">
          <SearchBox
            label={t.systems.search}
            hint={t.systems.searchHint}
            value={typeof search.q === 'string' ? search.q : ''}
            onSet={(q) => {
              const { q: _, ...rest } = search
              change(q ? { ...rest, q } : rest, true)
            }}
          />
          <FilterDialog chosen={chosen.length} total={total ?? 0}>
            {facets}
          </FilterDialog>
          <SortChoice sort={sort} onSort={onSort} />
          <Chips search={search} onChange={change} />
          {isUnmapped(search) && may('edit_mapping') && (total ?? 0) > 0 && (
            <AppLink href={paths.workbench(ofQueue(search))}>{t.systems.mapThese}</AppLink>
          )}
          {narrowed && (total ?? 0) > 0 && (
            <>
              <AppLink href={paths.plan(planned)}>{t.systems.inPlan}</AppLink>
              <AppLink href={paths.landscape(planned)}>{t.systems.inLandscape}</AppLink>
              <AppLink href={paths.matrix(planned)}>{t.systems.inMatrix}</AppLink>
            </>
          )}
          {narrowed && (
            <button type="button" className="text-button" onClick={reset}>
              {t.common.reset}
            </button>
          )}
        </div>
        {list.isError && (
          <LoadError
            error={list.error}
            retry={refused ? reset : () => list.refetch()}
            {...(refused && { action: t.common.reset })}
          />
        )}
        {list.isPending && <Rows count={12} />}
        {total === 0 && (
          <NoSystems search={search} today={today} chosen={chosen} onChange={change} onReset={reset} />
        )}
        {rows.length > 0 && (
          <SystemTable
            rows={rows}
            total={total ?? rows.length}
            today={today}
            stale={list.isPlaceholderData}
            sort={sort}
            onSort={onSort}
            selection={mayChange ? selection : undefined}
            chooseAll={() => chooseAll.mutate()}
            onMore={list.hasNextPage && !list.isFetching && !list.isError ? list.fetchNextPage : undefined}
          />
        )}
        {mayChange && (
          <SelectionBar
            selection={selection}
            total={total ?? rows.length}
            chooseAll={() => chooseAll.mutate()}
          />
        )}
      </div>
    </div>
  )
}

/** Whether what is listed has no mapping, which is what the workbench is for. */
const isUnmapped = ({ signal, destination }: Search) =>
  [signal].flat().includes('unmapped') || [destination].flat().includes('unmapped')

/** What of the filters the queue of the workbench has too, where it is one. */
function ofQueue({ municipality, serviceArea }: Search) {
  const only = (value: Search[string] | undefined) =>
    [value].flat().length === 1 ? [value].flat() : undefined
  return { municipality: only(municipality), serviceArea: only(serviceArea) } as Parameters<
    typeof paths.workbench
  >[0]
}
