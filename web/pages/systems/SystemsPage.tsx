import { Button } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { listSystems, type SystemRow } from '../../../schema/api/systems.js'
import { EXPORTED_AS } from '../../../schema/rules/exports.js'
import type { SystemField } from '../../../schema/rules/systemFields.js'
import { call } from '../../api/call.js'
import { useRead, useWholeList } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { exportTexts } from '../../i18n/exports.js'
import { filterTexts } from '../../i18n/filters.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { AppLink } from '../../parts/AppLink.js'
import { SelectionBar } from '../../parts/bulk/SelectionBar.js'
import { useSelection } from '../../parts/bulk/useSelection.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { FilterDialog } from '../../parts/facets/FilterDialog.js'
import { FoldButton, useFolded } from '../../parts/facets/Folding.js'
import { SearchBox } from '../../parts/form/SearchBox.js'
import { LoadError, problemOf, Rows } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'
import { useTitle } from '../../parts/title.js'
import { rememberTrail } from '../../parts/trail.js'
import { useMay } from '../../parts/useMay.js'
import { paths, type Search, writeSearch } from '../../paths.js'
import { CellEditor } from './CellEditor.js'
import { Chips } from './Chips.js'
import { ColumnMenu } from './ColumnMenu.js'
import { CostOf } from './CostOf.js'
import { fieldsFor, useColumns, withColumns } from './columns.js'
import { Facets } from './Facets.js'
import { chosenIn } from './filters.js'
import { NoSystems } from './NoSystems.js'
import { SortChoice } from './SortChoice.js'
import { SystemTable } from './SystemTable.js'
import { useChosenRows } from './useChosenRows.js'
import { useCopying } from './useCopying.js'
import { Views } from './views/Views.js'
import '../../parts/facets/facets.css'
import './systems.css'

const PAGE = 100

/** The register as a list: search, filters with counts, sort, all kept in the address. */
export function SystemsPage() {
  const { t, say, language } = useLanguage(systemListTexts, bulkTexts, filterTexts, exportTexts)
  const toast = useToast()
  useTitle(t.systems.title)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const columns = useColumns(search)
  // Which columns are shown is the page's own; what the list is asked for are the fields that they need.
  const { columns: _, ...filtered } = search
  const more = fieldsFor(columns.shown)
  const asked = more.length > 0 ? { ...filtered, fields: more } : filtered
  const { may, mayWrite } = useMay()
  const all = useRead(listSystems, { query: { limit: 1 } })
  const list = useWholeList(listSystems, asked, PAGE, { first: { facets: 'true' } })
  // Only a list that was answered: one that is refused has no next system.
  useEffect(() => {
    if (list.isSuccess) rememberTrail('systems', writeSearch(search))
  }, [search, list.isSuccess])
  const [folded, setFolded] = useFolded('systems')
  const copy = useCopying(columns.shown)
  const [editing, setEditing] = useState<{ row: SystemRow; field: SystemField }>()

  const change = (next: Search, replace = false) =>
    navigate({ to: '/systems', search: next as never, resetScroll: false, replace })
  const reset = () => {
    const { sort, asOf, columns } = search
    change({ ...(sort && { sort }), ...(asOf && { asOf }), ...(columns && { columns }) })
  }
  const chosen = chosenIn(search)
  const total = list.data?.pages[0]?.total
  const today = list.data?.pages[0]?.meta.today ?? ''
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const mayChange = may('edit_system') || may('plan_system')
  const { sort: _sort, asOf, ...planned } = filtered
  const selection = useSelection(rows, writeSearch({ ...planned, asOf }))
  const chosenRows = useChosenRows(selection, rows, asked)
  // Known where the list is there whole: one that is not may have them further down.
  const outside =
    rows.length === total
      ? selection.numbers.size - rows.filter(({ number }) => selection.numbers.has(number)).length
      : 0
  const readAll = () =>
    call(listSystems, { query: { ...(asked as QueryInput<typeof listSystems>), limit: MOST_SYSTEMS } })
  const chooseAll = useMutation({
    mutationFn: readAll,
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

  return (
    <div className="page filtered-page" data-folded={folded}>
      <aside className="filters" aria-label={t.filters.filters} hidden={folded}>
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
          <FoldButton folded={folded} chosen={chosen.length} onFold={setFolded} />
          <ColumnMenu columns={columns} onChange={(shown) => change(withColumns(search, shown), true)} />
          <ExportMenu
            list="systems"
            // In the order that is shown, also where the address leaves that unsaid.
            query={{ ...filtered, sort }}
            columns={columns.shown.map((name) => EXPORTED_AS[name] ?? name)}
            onCopy={() => copy(() => readAll().then((all) => (all.next === null ? all.items : null)))}
          />
          {may('create_system') && (
            <Button asChild>
              <AppLink href={paths.newSystem()}>{t.common.newSystem}</AppLink>
            </Button>
          )}
        </div>
        <Views search={search} />
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
        {columns.unknown.length > 0 && (
          <p className="subtle" role="status">
            {t.systems.unknownColumns(columns.unknown.map((name) => `«${name}»`).join(', '))}
          </p>
        )}
        {list.isError && <LoadError error={list.error} retry={() => list.refetch()} />}
        {list.isPending && <Rows count={12} />}
        {total === 0 && (
          <NoSystems search={filtered} today={today} chosen={chosen} onChange={change} onReset={reset} />
        )}
        {rows.length > 0 && (
          <SystemTable
            rows={rows}
            total={total ?? rows.length}
            today={today}
            stale={list.isPlaceholderData}
            columns={columns.shown}
            sort={sort}
            onSort={onSort}
            selection={mayChange ? selection : undefined}
            outside={outside}
            chooseAll={() => chooseAll.mutate()}
            onEdit={
              mayChange ? (row, field) => mayWrite('system', field) && setEditing({ row, field }) : undefined
            }
            onMore={list.hasNextPage && !list.isFetching && !list.isError ? list.fetchNextPage : undefined}
          />
        )}
        {mayChange && (
          <SelectionBar
            selection={selection}
            outside={outside}
            total={total ?? rows.length}
            chooseAll={() => chooseAll.mutate()}
            about={chosenRows && <CostOf rows={chosenRows} />}
          >
            {chosenRows && (
              <Button variant="secondary" onClick={() => copy(async () => chosenRows)}>
                {t.exports.copy}
              </Button>
            )}
          </SelectionBar>
        )}
        {editing && <CellEditor {...editing} onClose={() => setEditing(undefined)} />}
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
