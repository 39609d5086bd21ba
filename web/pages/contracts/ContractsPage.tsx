import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { listContracts } from '../../../schema/api/contracts.js'
import type { FieldError } from '../../../schema/api/errors.js'
import { CONTRACT_STATE_WORDS, CONTRACT_STATES } from '../../../schema/rules/contracts.js'
import { useChoices, useRead, useWholeList } from '../../api/queries.js'
import { contractTexts } from '../../i18n/contracts.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { deadlinesPassed, deadlinesSoon } from '../../parts/deadlines.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { errorAt } from '../../parts/form/fields.js'
import { ChoiceFilter, DateFilter, TextFilter } from '../../parts/form/filters.js'
import { usePastDay } from '../../parts/moment.js'
import { NotOnPaper, Pieces } from '../../parts/Pieces.js'
import { LoadError, problemOf } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths, type SearchOf, writeSearch } from '../../paths.js'
import { ContractTable } from './ContractTable.js'
import './contracts.css'

type ContractsSearch = SearchOf<typeof listContracts>

const PAGE = 100
/** How the address says that all that is still paid for is shown. */
const RUNNING = ['active', 'assigned', 'notice_given']

/** Every contract, nearest notice deadline first, filtered by what the address says. */
export function ContractsPage() {
  const { t, language } = useLanguage(contractTexts)
  useTitle(t.contracts.title)
  const search = useSearch({ from: '/shell/contracts' })
  const navigate = useNavigate()
  const { may } = useMay()
  const list = useWholeList(listContracts, search, PAGE)
  const [first] = list.data?.pages ?? []
  const contracts = list.data?.pages.flatMap(({ items }) => items) ?? []
  const problem = problemOf(list.error)
  const refused = problem?.status === 400
  const reset = () =>
    navigate({ to: '/contracts', search: { state: RUNNING, ...(search.asOf && { asOf: search.asOf }) } })
  return (
    <div className="page stack">
      <div className="row">
        <h1>{t.contracts.title}</h1>
        <span className="spacer" />
        <ExportMenu list="contracts" query={search} />
        {may('register_contract') && (
          <Button asChild>
            <AppLink href={paths.newContract()}>{t.contracts.newContract}</AppLink>
          </Button>
        )}
      </div>
      {first && <Deadlines today={first.meta.today} />}
      <Filters search={search} errors={problem?.errors ?? []} onReset={reset} />
      {first && <p role="status">{t.contracts.count(formatNumber(first.total, language))}</p>}
      {list.isError && (
        <LoadError
          error={list.error}
          retry={refused ? reset : () => list.refetch()}
          {...(refused && { action: t.common.reset })}
        />
      )}
      {first?.total === 0 && <NoContracts narrowed={Object.keys(search).length > 0} />}
      {first && contracts.length > 0 && (
        <div data-stale={list.isPlaceholderData}>
          <Pieces of={writeSearch(search)} rows={contracts} size={PAGE} list={list}>
            {(drawn) => <ContractTable contracts={drawn} today={first.meta.today} />}
          </Pieces>
        </div>
      )}
      {first && <NotOnPaper shown={contracts.length} total={first.total} />}
    </div>
  )
}

/** What the list is about, in two sentences: the deadlines ahead and those that were passed. */
function Deadlines({ today }: { today: string }) {
  const { language, t } = useLanguage(contractTexts)
  const day = usePastDay(today)
  return (
    <p>
      <Counted
        search={deadlinesSoon(today)}
        words={(count) => t.contracts.soon(formatNumber(count, language), day)}
      />{' '}
      <Counted
        search={deadlinesPassed}
        words={(count) => t.contracts.passed(formatNumber(count, language))}
      />
    </p>
  )
}

function Counted({
  search,
  words,
}: {
  search: Parameters<typeof paths.contracts>[0]
  words: (count: number) => readonly string[]
}) {
  const counted = useRead(listContracts, { query: { ...search, limit: 1 } })
  if (!counted.data) return null
  const [count, rest] = words(counted.data.total)
  return (
    <span>
      <AppLink href={paths.contracts(search)}>
        <strong>{count}</strong>
      </AppLink>
      {rest}
    </span>
  )
}

function NoContracts({ narrowed }: { narrowed: boolean }) {
  const { t } = useLanguage(contractTexts)
  const any = useRead(listContracts, { query: { limit: 1 } })
  const empty = !narrowed || any.data?.total === 0
  const day = usePastDay(any.data?.meta.today ?? '')
  return (
    <div className="empty-state">
      <Paragraph>{empty ? t.contracts.empty(day) : t.contracts.none}</Paragraph>
      {empty && !day && <Paragraph>{t.contracts.emptyText}</Paragraph>}
    </div>
  )
}

function Filters({
  search,
  errors,
  onReset,
}: {
  search: ContractsSearch
  errors: readonly FieldError[]
  onReset: () => void
}) {
  const { t, say } = useLanguage(contractTexts)
  const navigate = useNavigate()
  const { municipality } = useChoices(true)
  const wrong = (name: keyof ContractsSearch) => {
    const error = errorAt(errors, name)
    return error && say(error)
  }
  const text = (name: keyof ContractsSearch) => [search[name] ?? ''].flat()[0] ?? ''
  const set = (name: keyof ContractsSearch, value: string | string[]) =>
    navigate({
      to: '/contracts',
      // From what the address says by then: another filter may have been chosen since.
      search: ({ [name]: _, ...rest }: ContractsSearch) =>
        value.length > 0 ? { ...rest, [name]: value } : rest,
      resetScroll: false,
    })
  const states = [search.state ?? []].flat()
  const state = states.length > 1 ? 'running' : (states[0] ?? '')
  return (
    <search className="row list-filters">
      <TextFilter
        label={t.contracts.search}
        hint={t.contracts.searchHint}
        value={text('q')}
        error={wrong('q')}
        onSet={(value) => set('q', value)}
      />
      <ChoiceFilter
        label={t.contracts.state}
        value={state}
        error={wrong('state')}
        options={[
          { value: 'running', label: t.contracts.running },
          ...CONTRACT_STATES.map((value) => ({ value, label: say(CONTRACT_STATE_WORDS[value]) })),
        ]}
        onSet={(value) => set('state', value === 'running' ? RUNNING : value)}
      />
      <ChoiceFilter
        label={t.contracts.party}
        value={text('party')}
        error={wrong('party')}
        options={municipality.map((one) => ({ value: one.value, label: say(one) }))}
        onSet={(value) => set('party', value)}
      />
      <ChoiceFilter
        label={t.contracts.deadline}
        value={text('missed')}
        error={wrong('missed')}
        options={[{ value: 'true', label: t.contracts.missedOnly }]}
        onSet={(value) => set('missed', value)}
      />
      <DateFilter
        label={t.contracts.deadlineFrom}
        value={text('deadlineFrom')}
        error={wrong('deadlineFrom')}
        onSet={(value) => set('deadlineFrom', value)}
      />
      <DateFilter
        label={t.contracts.deadlineTo}
        value={text('deadlineTo')}
        error={wrong('deadlineTo')}
        onSet={(value) => set('deadlineTo', value)}
      />
      {Object.keys(search).some((name) => name !== 'asOf') && (
        <button type="button" className="text-button" onClick={onReset}>
          {t.common.reset}
        </button>
      )}
    </search>
  )
}
