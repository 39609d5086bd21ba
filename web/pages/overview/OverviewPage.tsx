import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { lazy, Suspense } from 'react'
import { type Progress, readProgress } from '../../../schema/api/progress.js'
import { deadlinesSoon } from '../../../schema/rules/attention.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useMe, useMeta, useRead } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { QueryStates, Rows } from '../../parts/QueryStates.js'
import { SavePicture } from '../../parts/SavePicture.js'
import { useTitle } from '../../parts/title.js'
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
      {progress.isError && !progress.data && <h1>{t.overview.title}</h1>}
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
          <Attention progress={progress} />
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
    <p className="row save-overview">
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
      <Paragraph className="subtle">
        {forecastAtMerger !== null && plannedAtMerger !== null && mergerDate && (
          <>
            {t.overview
              .forecast(
                number(forecastAtMerger),
                formatDate(mergerDate),
                plannedAtMerger - forecastAtMerger,
                day,
              )
              .join('')}{' '}
          </>
        )}
        {progress.ahead > 0 && t.overview.ahead(progress.ahead)}{' '}
        <AppLink href={paths.myDay()}>{t.overview.myDay}</AppLink>
      </Paragraph>
    </div>
  )
}

/** The numbers that a project lead looks for first; each opens what it counts. */
function Keys({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage(overviewTexts)
  const { signals, behind, deadlines, daysToMerger, meta } = progress
  const keys = [
    ...(daysToMerger === null
      ? []
      : [{ label: t.overview.daysLeft, value: Math.max(0, daysToMerger), href: paths.plan() }]),
    {
      label: t.overview.behind,
      value: behind,
      href: paths.systems({ plannedBy: meta.today, ready: 'false', sort: 'targetDate' }),
    },
    { label: t.overview.overdue, value: signals.overdue, href: paths.systems({ signal: ['overdue'] }) },
    { label: t.overview.blocked, value: signals.blocked, href: paths.systems({ signal: ['blocked'] }) },
    {
      label: t.overview.deadlines,
      value: deadlines.soon,
      href: paths.contracts(deadlinesSoon(meta.today)),
    },
    { label: t.overview.noDate, value: signals.no_date, href: paths.systems({ signal: ['no_date'] }) },
  ]
  return (
    <dl className="keys">
      {keys.map(({ label, value, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <AppLink href={href} aria-label={`${label}: ${value}`}>
              {formatNumber(value, language)}
            </AppLink>
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
