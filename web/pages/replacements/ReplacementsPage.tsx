import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { listReplacementProgress } from '../../../schema/api/replacements.js'
import { useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { ExportMenu } from '../../parts/ExportMenu.js'
import { usePastDay } from '../../parts/moment.js'
import { LoadError, problemOf } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { Headline } from './Headline.js'
import { NewReplacement } from './NewReplacement.js'
import { ReplacementFilters } from './ReplacementFilters.js'
import { CarriedOn, Shared } from './Sections.js'
import { isNarrowed, type ReplacementSearch } from './search.js'
import './replacements.css'

/** Everything that takes over, shared solutions first, with how the systems on their way into each stand. */
export function ReplacementsPage() {
  const { t, language } = useLanguage(replacementTexts)
  useTitle(t.replacements.title)
  const { may } = useMay()
  const [adding, setAdding] = useState(false)
  const search: ReplacementSearch = useSearch({ from: '/shell/replacements' })
  const navigate = useNavigate()
  const change = (next: ReplacementSearch) =>
    navigate({ to: '/replacements', search: next, resetScroll: false })
  const { asOf, sort } = search
  const reset = () => change({ ...(asOf && { asOf }), ...(sort && { sort }) })
  const any = useRead(listReplacementProgress, { query: { limit: 1 } })
  const { asOf: _, ...asked } = search
  const matching = useRead(listReplacementProgress, { query: { ...asked, limit: 1 } as object })
  const problem = problemOf(matching.error)
  const { sort: __, ...filters } = search
  const onSort = (next: string) => change({ ...search, sort: next })
  return (
    <div className="page stack replacements-page">
      <header>
        <div className="row">
          <h1>{t.replacements.title}</h1>
          <span className="spacer" />
          <ExportMenu list="replacements" query={{ sort: 'attention', ...search }} />
          {may('edit_replacement') && (
            <Button onClick={() => setAdding(true)}>{t.replacements.newReplacement}</Button>
          )}
        </div>
        {any.data && any.data.total > 0 && <Headline />}
      </header>
      {any.isError && <LoadError error={any.error} retry={() => any.refetch()} />}
      {any.data?.total === 0 && <NoReplacements today={any.data.meta.today} />}
      {any.data && any.data.total > 0 && (
        <>
          <ReplacementFilters
            search={search}
            errors={problem?.errors ?? []}
            onChange={change}
            {...(isNarrowed(filters) && { onReset: reset })}
          />
          {/* There before anything is filtered: what comes with its words is not read out. */}
          <p role="status" className={isNarrowed(filters) ? undefined : 'visually-hidden'}>
            {matching.data && t.replacements.matching(formatNumber(matching.data.total, language))}
          </p>
          {matching.isError ? (
            <LoadError error={matching.error} retry={() => matching.refetch()} />
          ) : (
            <>
              <Shared search={search} onSort={onSort} />
              <CarriedOn search={search} onSort={onSort} />
            </>
          )}
          {matching.data?.total === 0 && (
            <div className="empty-state">
              <Paragraph>{t.replacements.noMatch}</Paragraph>
              <Button variant="secondary" onClick={reset}>
                {t.common.reset}
              </Button>
            </div>
          )}
        </>
      )}
      {adding && <NewReplacement onClose={() => setAdding(false)} />}
    </div>
  )
}

function NoReplacements({ today }: { today: string }) {
  const { t } = useLanguage(replacementTexts)
  const day = usePastDay(today)
  return (
    <div className="empty-state">
      <Paragraph>{t.replacements.none(day)}</Paragraph>
      {!day && <Paragraph>{t.replacements.noneText}</Paragraph>}
    </div>
  )
}
