import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  CHANGE_ACTION_WORDS,
  CHANGE_ACTIONS,
  ENTITIES,
  ENTITY_WORDS,
  listChanges,
} from '../../../schema/api/changes.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import type { Words } from '../../../schema/rules/words.js'
import { usePages } from '../../api/queries.js'
import { changeTexts } from '../../i18n/changes.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { ChoiceFilter, DateFilter, TextFilter } from '../../parts/form/filters.js'
import { ChangeList } from '../../parts/history/ChangeList.js'
import { LoadError, Rows } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import type { SearchOf } from '../../paths.js'

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
  return (
    <div className="page stack">
      <h1>{t.changes.title}</h1>
      <Paragraph className="subtle">{t.changes.intro}</Paragraph>
      <Filters search={search} />
      {total !== undefined && <p role="status">{t.changes.count(formatNumber(total, language))}</p>}
      {log.isError && <LoadError error={log.error} retry={() => log.refetch()} />}
      {log.isPending && <Rows count={12} />}
      {total === 0 && <Paragraph>{t.changes.none}</Paragraph>}
      <ChangeList changes={changes} about />
      {log.hasNextPage && (
        <Button variant="secondary" loading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {t.common.showMore}
        </Button>
      )}
    </div>
  )
}

function Filters({ search }: { search: ChangesSearch }) {
  const { t, say } = useLanguage(changeTexts)
  const navigate = useNavigate()
  const text = (name: keyof ChangesSearch) => [search[name] ?? ''].flat()[0] ?? ''
  const set = (name: keyof ChangesSearch, value: string) => {
    const { [name]: _, ...rest } = search
    navigate({
      to: '/changes',
      search: value ? { ...rest, [name]: value } : rest,
      resetScroll: false,
    })
  }
  const words = <N extends string>(names: readonly N[], of: Record<N, Words>) =>
    names.map((value) => ({ value, label: say(of[value]) }))
  return (
    <search className="row list-filters">
      <TextFilter label={t.common.system} value={text('system')} onSet={(value) => set('system', value)} />
      <TextFilter label={t.changes.actor} value={text('actor')} onSet={(value) => set('actor', value)} />
      <ChoiceFilter
        label={t.changes.entity}
        value={text('entity')}
        options={words(ENTITIES, ENTITY_WORDS)}
        onSet={(value) => set('entity', value)}
      />
      <ChoiceFilter
        label={t.changes.action}
        value={text('action')}
        options={words(CHANGE_ACTIONS, CHANGE_ACTION_WORDS)}
        onSet={(value) => set('action', value)}
      />
      <ChoiceFilter
        label={t.changes.field}
        value={text('field')}
        options={words(SYSTEM_FIELD_NAMES, SYSTEM_FIELDS)}
        onSet={(value) => set('field', value)}
      />
      <DateFilter label={t.changes.from} value={text('from')} onSet={(value) => set('from', value)} />
      <DateFilter label={t.changes.to} value={text('to')} onSet={(value) => set('to', value)} />
      {Object.keys(search).some((name) => name !== 'asOf') && (
        <button
          type="button"
          className="text-button"
          onClick={() => navigate({ to: '/changes', search: { ...(search.asOf && { asOf: search.asOf }) } })}
        >
          {t.common.reset}
        </button>
      )}
    </search>
  )
}
