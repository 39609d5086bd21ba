import { Button } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Comparison, readComparison } from '../../../schema/api/comparisons.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { type FunctionPlace, readFunction } from '../../../schema/api/functions.js'
import { hasReached } from '../../../schema/rules/status.js'
import { useChoices, useRead } from '../../api/queries.js'
import { compareTexts } from '../../i18n/compare.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { LoadError, Rows } from '../../parts/QueryStates.js'
import { useFormats } from '../../parts/settings.js'
import { TrailLinks } from '../../parts/TrailLinks.js'
import { useTitle } from '../../parts/title.js'
import { paths } from '../../paths.js'
import { ComparisonTable, useSystemNames } from './ComparisonTable.js'
import { DoubleRunning } from './DoubleRunning.js'
import { Frame } from './Frame.js'
import type { Days } from './mapping.js'
import './compare.css'

/** What the address says where rows that are alike are left out. */
const DIFFERENCES = 'differences'

/** Systems side by side with what would replace them, and what maps all of them there. */
export function ComparePage() {
  const { t } = useLanguage(compareTexts)
  const { only, ...search } = useSearch({ from: '/shell/compare' })
  const navigate = useNavigate()
  const named = [search.system ?? []].flat()
  const like = typeof search.like === 'string' ? search.like : undefined
  const isEmpty = named.length === 0 && like === undefined
  const query = { ...search, ...(named.length > 0 && { system: named }) } as QueryInput<typeof readComparison>
  const comparison = useRead(readComparison, { query }, !isEmpty)
  useTitle(t.compare.title)
  const kept = only === undefined ? search : { ...search, only }
  const onTarget = (target: string) => navigate({ to: '/compare', search: { ...kept, target } as never })
  const onOnly = (on: boolean) =>
    navigate({
      to: '/compare',
      search: (on ? { ...search, only: DIFFERENCES } : search) as never,
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="page stack compare-page">
      {isEmpty || comparison.data?.systems.length === 0 ? (
        <Nothing comparison={comparison.data} />
      ) : comparison.data ? (
        <Compared
          // Days that were tried belong to what they were tried on.
          key={JSON.stringify([named, like, comparison.data.target?.code])}
          comparison={comparison.data}
          like={like}
          only={only === DIFFERENCES}
          onOnly={onOnly}
          onTarget={onTarget}
        />
      ) : (
        <>
          <h1>{t.compare.title}</h1>
          {comparison.isError ? (
            <LoadError error={comparison.error} retry={() => comparison.refetch()} />
          ) : (
            <Rows count={14} />
          )}
        </>
      )}
    </div>
  )
}

function Nothing({ comparison }: { comparison: Comparison | undefined }) {
  const { t } = useLanguage(compareTexts)
  return (
    <>
      <h1>{t.compare.none}</h1>
      <div className="empty-state">
        {comparison && comparison.removed.length > 0 && (
          <p>{t.compare.removed(comparison.removed.join(', '))}</p>
        )}
        <p>{t.compare.noneText}</p>
        <Button asChild variant="secondary">
          <AppLink href={paths.systems()}>{t.compare.toList}</AppLink>
        </Button>
      </div>
    </>
  )
}

function Compared({
  comparison,
  like,
  only,
  onOnly,
  onTarget,
}: {
  comparison: Comparison
  like: string | undefined
  /** Rows that are alike are left out. */
  only: boolean
  onOnly: (on: boolean) => void
  onTarget: (code: string) => void
}) {
  const { t } = useLanguage(compareTexts)
  const tried = [...comparison.systems.map(({ number }) => number), comparison.target?.code].join(' ')
  const [days, setDays, unsaved] = useUnsaved<Days>(`days ${tried}`, {})
  const { systems, removed } = comparison
  const [first] = systems
  const { serviceArea } = useChoices(true)
  const { say } = useLanguage()
  const area = serviceArea.find(({ value }) => value === first?.serviceArea)
  const isOneArea = systems.every((system) => system.serviceArea === first?.serviceArea)
  const place = useRead(readFunction, { params: { number: like ?? '' } }, like !== undefined)
  const title =
    (place.data && place.data.systems > 1 && say(place.data)) || titleOf(comparison) || t.compare.title
  return (
    <>
      <header>
        <div className="row between">
          <div className="row">
            <h1>{title}</h1>
            {isOneArea && area && <span className="subtle">{say(area)}</span>}
          </div>
          {place.data && <Trail place={place.data} only={only} />}
        </div>
        <Lead comparison={comparison} />
        {systems.length === 1 && (
          <p className="subtle">{like === undefined ? t.compare.asMany : t.compare.alone}</p>
        )}
        {removed.length > 0 && <p role="note">{t.compare.removed(removed.join(', '))}</p>}
      </header>
      <div className="compare-columns">
        <div className="stack">
          <ComparisonTable comparison={comparison} only={only} onOnly={onOnly} />
          {comparison.target && <DoubleRunning comparison={comparison} days={days} />}
        </div>
        <aside aria-label={t.compare.frame} className="stack">
          <Frame
            {...{ comparison, days, onTarget }}
            onDays={setDays}
            // They are stored then, and others may move them.
            onMapped={unsaved.forget}
          />
          <Lacking comparison={comparison} />
        </aside>
      </div>
    </>
  )
}

/** What they are all called, or all are of. */
function titleOf({ systems }: Comparison): string | null {
  const [first] = systems
  if (!first) return null
  if (systems.every(({ name }) => name === first.name)) return first.name
  return systems.every(({ product }) => product === first.product) ? first.product : null
}

/** The answer in a sentence: how many are decided, and what takes over. */
function Lead({ comparison: { systems, target, costs } }: { comparison: Comparison }) {
  const { t, language } = useLanguage(compareTexts)
  const { money } = useFormats()
  const decided = systems.filter(({ status }) => hasReached(status, 'decided')).length
  const name = target && (language === 'nb' ? target.nameNb : target.nameEn)
  const saved = costs.after === null ? 0 : costs.before.sum - costs.after
  return (
    <p className="compare-lead">
      {t.compare.decided(decided, systems.length)}
      {name && (
        <>
          {' '}
          {t.compare.takesOver(name)}
          {saved > 0 ? t.compare.saves(money(saved)) : '.'}
        </>
      )}
    </p>
  )
}

/** Who owes answers, and where they are given. */
function Lacking({ comparison: { systems } }: { comparison: Comparison }) {
  const { t } = useLanguage(compareTexts)
  const named = useSystemNames(systems)
  const lacking = systems.filter(({ missing }) => missing.some((one) => one !== 'disposition'))
  if (lacking.length === 0) return null
  return (
    <ul className="compare-lacking">
      {lacking.map(({ number, missing }) => {
        const owner = missing.includes('systemOwner')
        const count = missing.filter((one) => one !== 'systemOwner' && one !== 'disposition').length
        const name = named(number)
        return (
          <li key={number}>
            {count === 0 ? t.compare.lacksOwner(name) : t.compare.lacks(name, count, owner)}{' '}
            <AppLink href={paths.system(number)} aria-label={`${t.compare.fill}: ${name}`}>
              {t.compare.fill}
            </AppLink>
          </li>
        )
      })}
    </ul>
  )
}

/** Where the function stands among those that as many municipalities have, with the one before it and after it. */
function Trail({ place, only }: { place: FunctionPlace; only: boolean }) {
  const { t, language } = useLanguage(compareTexts)
  const { previous, next, position, total, municipalities, everywhere } = place
  const at = (like: string) => paths.compare({ like, ...(only && { only: DIFFERENCES }) })
  if (position === null) return null
  const number = (count: number) => formatNumber(count, language)
  return (
    <TrailLinks label={t.compare.trail} previous={previous} next={next} at={at}>
      {t.compare.position(number(position), number(total), number(municipalities.length), everywhere)}
    </TrailLinks>
  )
}
