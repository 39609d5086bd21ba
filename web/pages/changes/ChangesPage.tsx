import { Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  CHANGE_ACTION_WORDS,
  CHANGE_ACTIONS,
  ENTITIES,
  ENTITY_WORDS,
  listActors,
  listChanges,
} from '../../../schema/api/changes.js'
import type { FieldError } from '../../../schema/api/errors.js'
import type { Words } from '../../../schema/rules/words.js'
import { usePages, useRead } from '../../api/queries.js'
import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { errorAt } from '../../parts/form/fields.js'
import { ChoiceFilter, DateFilter } from '../../parts/form/filters.js'
import { ChangeList } from '../../parts/history/ChangeList.js'
import { NextPage } from '../../parts/Pieces.js'
import { LoadError, problemOf, Rows } from '../../parts/QueryStates.js'
import { useSettings } from '../../parts/settings.js'
import { useTitle } from '../../parts/title.js'
import type { SearchOf } from '../../paths.js'
import { listFieldOptions } from './fieldOptions.js'
import { SystemFilter } from './SystemFilter.js'

type ChangesSearch = SearchOf<typeof listChanges>

const PAGE = 50

/** The whole change log, newest first, filtered by what the address says. */
export function ChangesPage() {
  const { t, language } = useLanguage(changeTexts)
  useTitle(t.changes.title)
  const search = useSearch({ from: '/shell/changes' })
  const log = usePages(listChanges, search, PAGE)
  const total = log.data?.pages[0]?.total
  const changes = log.data?.pages.flatMap(({ items }) => items) ?? []
  const navigate = useNavigate()
  const problem = problemOf(log.error)
  const refused = problem?.status === 400
  const reset = () => navigate({ to: '/changes', search: { ...(search.asOf && { asOf: search.asOf }) } })
  return (
    <div className="page stack">
      <h1>{t.changes.title}</h1>
      <Paragraph className="subtle">{t.changes.intro}</Paragraph>
      <Filters search={search} errors={problem?.errors ?? []} onReset={reset} />
      {total !== undefined && <p role="status">{t.changes.count(formatNumber(total, language))}</p>}
      {log.isError && !log.isFetchNextPageError && (
        <LoadError
          error={log.error}
          retry={refused ? reset : () => log.refetch()}
          {...(refused && { action: t.common.reset })}
        />
      )}
      {log.isPending && <Rows count={12} />}
      {total === 0 && <Paragraph>{t.changes.none}</Paragraph>}
      <ChangeList changes={changes} about />
      <NextPage list={log} shown={changes.length} total={total ?? 0} />
    </div>
  )
}

function Filters({
  search,
  errors,
  onReset,
}: {
  search: ChangesSearch
  errors: readonly FieldError[]
  onReset: () => void
}) {
  const { t, say } = useLanguage(changeTexts)
  const navigate = useNavigate()
  const actors = useRead(listActors)
  const settings = useSettings()
  const wrong = (name: keyof ChangesSearch) => {
    const error = errorAt(errors, name)
    return error && say(error)
  }
  const text = (name: keyof ChangesSearch) => [search[name] ?? ''].flat()[0] ?? ''
  const set = (name: keyof ChangesSearch, value: string) =>
    navigate({
      to: '/changes',
      // From what the address says by then: another filter may have been chosen since.
      search: ({ [name]: _, ...rest }: ChangesSearch) => (value ? { ...rest, [name]: value } : rest),
      resetScroll: false,
    })
  const words = <N extends string>(names: readonly N[], of: Record<N, Words>) =>
    names.map((value) => ({ value, label: say(of[value]) }))
  return (
    <search className="row list-filters">
      <SystemFilter value={text('system')} error={wrong('system')} onSet={(value) => set('system', value)} />
      <ChoiceFilter
        label={t.changes.actor}
        value={text('actor')}
        error={wrong('actor')}
        options={(actors.data?.items ?? []).map(({ name }) => ({ value: name, label: name }))}
        onSet={(value) => set('actor', value)}
      />
      <ChoiceFilter
        label={t.changes.entity}
        value={text('entity')}
        error={wrong('entity')}
        options={words(ENTITIES, ENTITY_WORDS)}
        onSet={(value) => set('entity', value)}
      />
      <ChoiceFilter
        label={t.changes.action}
        value={text('action')}
        error={wrong('action')}
        options={words(CHANGE_ACTIONS, CHANGE_ACTION_WORDS)}
        onSet={(value) => set('action', value)}
      />
      <ChoiceFilter
        label={t.changes.field}
        value={text('field')}
        error={wrong('field')}
        options={listFieldOptions(settings, say)}
        onSet={(value) => set('field', value)}
      />
      <DateFilter
        label={t.changes.from}
        value={text('from')}
        error={wrong('from')}
        onSet={(value) => set('from', value)}
      />
      <DateFilter
        label={t.changes.to}
        value={text('to')}
        error={wrong('to')}
        onSet={(value) => set('to', value)}
      />
      {Object.keys(search).some((name) => name !== 'asOf') && (
        <button type="button" className="text-button" onClick={onReset}>
          {t.common.reset}
        </button>
      )}
    </search>
  )
}
