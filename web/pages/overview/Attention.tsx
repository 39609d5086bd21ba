import type { Progress } from '../../../schema/api/progress.js'
import { daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { paths } from '../../paths.js'

/** What somebody must act on, ranked: which, where, since when, and what stands in the way. */
export function Attention({ attention }: { attention: Progress['attention'] }) {
  const { t, say } = useLanguage(overviewTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  return (
    <section>
      <div className="section-head">
        <h2>{t.overview.attention}</h2>
        {attention.total > 0 && (
          <AppLink href={paths.systems({ signal: ['blocked', 'overdue'], sort: 'targetDate' })}>
            {t.overview.attentionAll(attention.total)}
          </AppLink>
        )}
      </div>
      {attention.total === 0 && <p className="subtle pad">{t.overview.attentionNone}</p>}
      <ol className="attention">
        {attention.items.map((item) => (
          <li key={item.number}>
            <div>
              <SignalLabel signal={item.signal} />
              <div className="subtle small">
                {item.daysOverdue > 0
                  ? say(daysLeftWords(-item.daysOverdue))
                  : item.targetDate && formatDate(item.targetDate)}
              </div>
            </div>
            <div>
              <AppLink href={paths.system(item.number)}>
                <strong>{item.name}</strong>
              </AppLink>{' '}
              <span className="subtle">{municipalities.get(item.municipality)}</span>{' '}
              {item.dayOneCritical && <DayOneTag />}
              <Obstacles item={item} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The first thing that stands in the way, and how many more. */
function Obstacles({ item }: { item: Progress['attention']['items'][number] }) {
  const { t, say } = useLanguage(overviewTexts)
  const [first, ...others] = item.obstacles
  if (!first) return <div>{t.overview.notMoved}</div>
  // What is wrong; how to mend it stands on the system's page.
  const [wrong] = say(first).split('. ')
  return (
    <div className="row obstacles" title={item.obstacles.map(say).join(' ')}>
      <span className="clip">{wrong}</span>
      {others.length > 0 && <span className="subtle">+{others.length}</span>}
    </div>
  )
}

/** The status changes of the last week, those to the same status together. */
export function Recent({ recent, today }: { recent: Progress['recent']; today: string }) {
  const { t, say } = useLanguage(overviewTexts)
  const { since, byStatus } = recent
  return (
    <section>
      <div className="section-head">
        <h2>{t.overview.recent(usePastDay(today))}</h2>
        <AppLink
          href={paths.changes({ action: ['transition'], ...(byStatus.length > 0 && { from: since }) })}
        >
          {t.overview.log}
        </AppLink>
      </div>
      {byStatus.length === 0 && <p className="subtle pad">{t.overview.recentNone}</p>}
      <ul className="recent">
        {byStatus.map(({ to, count, newest }) => {
          if (!to) return null
          return (
            <li key={to}>
              <span className="number">{count}</span>
              <span>
                {t.common.movedTo} <StatusGlyph status={to} /> {say(STATUS_WORDS[to])}{' '}
                <span className="subtle">
                  {newest.map((step, index) => (
                    <span key={step.seq}>
                      {index > 0 && ', '}
                      <AppLink href={paths.system(step.number)}>{step.name}</AppLink>
                    </span>
                  ))}
                  {count > newest.length && ` ${t.overview.andMore(count - newest.length)}`}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
