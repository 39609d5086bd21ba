import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { lazy, Suspense } from 'react'
import { listContracts } from '../../../schema/api/contracts.js'
import { type Progress, readProgress } from '../../../schema/api/progress.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useMe, useMeta, useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { deadlinesSoon } from '../../parts/deadlines.js'
import { usePastDay } from '../../parts/moment.js'
import { QueryStates, Rows } from '../../parts/QueryStates.js'
import { SavePicture } from '../../parts/SavePicture.js'
import { useTitle } from '../../parts/title.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { Attention, Recent } from './Attention.js'
import { Distribution } from './Distribution.js'
import { Areas, Destinations, Municipalities } from './Groups.js'
import { Milestones } from './Milestones.js'
import { OverviewPicture } from './OverviewPicture.js'
import { ProgressChart } from './ProgressChart.js'
import './overview.css'

/** How far the whole merger has come: a sentence, then the evidence, then what to act on. */
export function OverviewPage() {
  const { t } = useLanguage(overviewTexts)
  useTitle(t.overview.title)
  const progress = useRead(readProgress)
  return (
    <div className="page">
      <QueryStates query={progress} rows={14}>
        {(data) =>
          data.total === 0 ? <EmptyRegister today={data.meta.today} /> : <Standing progress={data} />
        }
      </QueryStates>
    </div>
  )
}

function Standing({ progress }: { progress: Progress }) {
  return (
    <>
      <div className="overview-top">
        <Headline progress={progress} />
        <Keys progress={progress} />
      </div>
      <div className="overview-columns">
        <div className="overview-main">
          <Distribution progress={progress} />
          <ProgressChart progress={progress} />
          <SaveOverview progress={progress} />
          <div className="overview-groups">
            <Destinations progress={progress} />
            <div>
              <Municipalities progress={progress} />
              <Areas progress={progress} />
            </div>
          </div>
        </div>
        <aside className="overview-side">
          <Attention attention={progress.attention} />
          <Recent recent={progress.recent} today={progress.meta.today} />
          <Milestones today={progress.meta.today} />
        </aside>
      </div>
    </>
  )
}

/** Saves what the overview says as a picture: for a slide, a paper, a note. */
function SaveOverview({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage(overviewTexts)
  const { today, synthetic } = progress.meta
  const day = usePastDay(today)
  const number = (value: number) => formatNumber(value, language)
  const programme = useMeta().data?.programme ?? ''
  const said = t.overview.headline(number(progress.ready), number(progress.total)).join('')
  return (
    <p className="row">
      <span className="spacer" />
      <SavePicture
        name={`overview-${today}`}
        draw={() => (
          <OverviewPicture
            progress={progress}
            title={`${programme} ${formatDate(today)}: ${said}`}
            note={synthetic ? t.shell.synthetic : null}
            words={t.overview}
            language={language}
            day={day}
          />
        )}
      />
    </p>
  )
}

function Headline({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage(overviewTexts)
  const number = (value: number) => formatNumber(value, language)
  const [ready, of, all, areReady] = t.overview.headline(number(progress.ready), number(progress.total))
  const day = usePastDay(progress.meta.today)
  const [planSays, planned, today] = t.overview.plan(number(progress.plannedToday), day)
  const { forecastAtMerger, plannedAtMerger, mergerDate } = progress
  return (
    <div>
      <h1 className="headline">
        <AppLink href={paths.systems({ ready: 'true' })}>{ready}</AppLink>
        {of}
        <AppLink href={paths.systems()}>{all}</AppLink>
        {areReady} {planSays}
        <AppLink href={paths.systems({ plannedBy: progress.meta.today })}>{planned}</AppLink>
        {today}
      </h1>
      {forecastAtMerger !== null && plannedAtMerger !== null && mergerDate && (
        <Paragraph className="subtle">
          {t.overview
            .forecast(
              number(forecastAtMerger),
              formatDate(mergerDate),
              plannedAtMerger - forecastAtMerger,
              day,
            )
            .join('')}
        </Paragraph>
      )}
    </div>
  )
}

/** The numbers that a project lead looks for first; each opens its list. */
function Keys({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage(overviewTexts)
  const { may } = useMay()
  const { signals, daysToMerger } = progress
  const soon = deadlinesSoon(progress.meta.today)
  const deadlines = useRead(listContracts, { query: { ...soon, limit: 1 } })
  const keys = [
    { label: t.overview.overdue, value: signals.overdue, href: paths.systems({ signal: ['overdue'] }) },
    { label: t.overview.blocked, value: signals.blocked, href: paths.systems({ signal: ['blocked'] }) },
    { label: t.overview.deadlines, value: deadlines.data?.total, href: paths.contracts(soon) },
    { label: t.overview.noDate, value: signals.no_date, href: paths.systems({ signal: ['no_date'] }) },
    {
      label: t.overview.unmapped,
      value: signals.unmapped,
      // The queue is the list of them, for whoever can do something about it.
      href: may('edit_mapping') ? paths.workbench() : paths.systems({ signal: ['unmapped'] }),
    },
  ]
  return (
    <dl className="keys">
      {daysToMerger !== null && (
        <div>
          <dt>{t.overview.daysLeft}</dt>
          <dd>{formatNumber(Math.max(0, daysToMerger), language)}</dd>
        </div>
      )}
      {keys.map(({ label, value, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === undefined ? (
              t.common.none
            ) : (
              <AppLink href={href} aria-label={`${label}: ${value}`}>
                {formatNumber(value, language)}
              </AppLink>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Read in when a register is empty: most never are again. */
const SetupGuide = lazy(async () => ({ default: (await import('../setup/SetupGuide.js')).SetupGuide }))

/** Nothing to look at yet: whoever may set the register up does so here, all others read who does. */
function EmptyRegister({ today }: { today: string }) {
  const { t } = useLanguage(overviewTexts)
  const me = useMe()
  const day = usePastDay(today)
  if (!me.data) return null
  if (!day && me.data.actions.includes('edit_programme'))
    return (
      <Suspense fallback={<Rows count={12} />}>
        <SetupGuide />
      </Suspense>
    )
  return (
    <div className="empty-state">
      <Heading level={1}>{t.overview.emptyTitle(day)}</Heading>
      {!day && <Paragraph>{t.overview.emptyText}</Paragraph>}
      {me.data.actions.includes('create_system') && (
        <p className="row">
          <AppLink href={paths.imports()}>{t.common.importList}</AppLink>
          <AppLink href={paths.newSystem()}>{t.common.newSystem}</AppLink>
        </p>
      )}
    </div>
  )
}
