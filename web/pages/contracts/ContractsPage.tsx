import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { listContracts } from '../../../schema/api/contracts.js'
import { usePages, useRead } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { usePastDay } from '../../parts/moment.js'
import { LoadError, problemOf, Rows } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { rememberTrail } from '../../parts/trail.js'
import { useMay } from '../../parts/useMay.js'
import { paths, writeSearch } from '../../paths.js'
import { ContractFilters } from './ContractFilters.js'
import { ContractTable } from './ContractTable.js'
import { Headline } from './Headline.js'
import { type ContractsSearch, isNarrowed, sectionsIn } from './search.js'
import './contracts.css'

/** Every contract by what is to be done first with it, filtered and sorted by what the address says. */
export function ContractsPage() {
  const { t, language } = useLanguage(contractTexts)
  useTitle(t.contracts.title)
  const search: ContractsSearch = useSearch({ from: '/shell/contracts' })
  const navigate = useNavigate()
  const { may } = useMay()
  const change = (next: (search: ContractsSearch) => ContractsSearch) =>
    navigate({ to: '/contracts', search: next, resetScroll: false })
  const reset = () => change(({ asOf, sort }) => ({ ...(asOf && { asOf }), ...(sort && { sort }) }))
  const { section: _, sort = 'section', ...filters } = search
  // One row, for what all of them come to: each section reads its own. In the same order, so that one that there is not is
  // refused here once, and not in each.
  const summed = usePages(listContracts, { ...filters, ...(search.sort && { sort: search.sort }) }, 1)
  // Only a list that was answered: one that is refused has no next contract.
  useEffect(() => {
    if (summed.isSuccess) rememberTrail('contracts', writeSearch(search))
  }, [search, summed.isSuccess])
  const problem = problemOf(summed.error)
  const refused = problem?.status === 400
  const first = summed.data?.pages[0]
  const shown = sectionsIn(search)
  const sums = first?.sums.filter(({ section }) => shown.includes(section)) ?? []
  const count = sums.reduce((sum, { contracts }) => sum + contracts, 0)
  const narrowed = isNarrowed(search)
  return (
    <div className="page stack contracts-page">
      <header>
        <div className="row">
          <h1>{t.contracts.title}</h1>
          <span className="spacer" />
          <ExportMenu list="contracts" query={{ sort: 'section', ...search }} />
          {may('register_contract') && (
            <Button asChild>
              <AppLink href={paths.newContract()}>{t.contracts.newContract}</AppLink>
            </Button>
          )}
        </div>
        <Headline />
      </header>
      <ContractFilters
        search={search}
        errors={problem?.errors ?? []}
        onChange={change}
        {...(narrowed && { onReset: reset })}
      />
      {first && narrowed && <p role="status">{t.contracts.count(formatNumber(count, language))}</p>}
      {summed.isError && <LoadError error={summed.error} retry={() => summed.refetch()} />}
      {!first && !summed.isError && <Rows count={12} />}
      {first && count === 0 && <NoContracts narrowed={narrowed} onReset={reset} />}
      {first && count > 0 && !refused && (
        <div data-stale={summed.isPlaceholderData}>
          <ContractTable
            sums={sums}
            search={search}
            sort={String(sort)}
            today={first.meta.today}
            opened={narrowed}
            onSort={(next) => change(({ sort: __, ...rest }) => ({ ...rest, sort: next }))}
          />
        </div>
      )}
    </div>
  )
}

function NoContracts({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  const { t } = useLanguage(contractTexts)
  const any = useRead(listContracts, { query: { limit: 1 } })
  const empty = !narrowed || any.data?.total === 0
  const day = usePastDay(any.data?.meta.today ?? '')
  return (
    <div className="empty-state">
      <Paragraph>{empty ? t.contracts.empty(day) : t.contracts.none}</Paragraph>
      {empty && !day && <Paragraph>{t.contracts.emptyText}</Paragraph>}
      {!empty && (
        <Button variant="secondary" onClick={onReset}>
          {t.common.reset}
        </Button>
      )}
    </div>
  )
}
