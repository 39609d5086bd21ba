import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Progress, readBlockedChange } from '../../../schema/api/progress.js'
import {
  byUrgency,
  deadlinesSoon,
  deadlineUrgency,
  systemUrgency,
  TO_ACT_ON,
} from '../../../schema/rules/attention.js'
import { daysBetween, daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { reading, useAsOfInput, useChoices } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { AppLink } from '../../parts/AppLink.js'
import { useDaysLeft, usePastDay } from '../../parts/moment.js'
import { Bell } from '../../parts/NoticeDeadline.js'
import { IN_THE_FRAME } from '../../parts/Settled.js'
import { DayOneTag, SignalLabel } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useFormats } from '../../parts/settings.js'
import { paths } from '../../paths.js'

/** So many of what presses are shown; the lists behind it have the rest. */
const SHOWN = 10

type PressingSystem = Progress['attention']['items'][number]
type PressingDeadline = Progress['deadlines']['items'][number]

/** What somebody must act on, what presses most first: systems that stand still or are late, and contracts that renew themselves. */
export function Attention({ progress }: { progress: Progress }) {
  const { t } = useLanguage(overviewTexts)
  const { attention, deadlines, meta } = progress
  const rows = byUrgency(
    [
      ...attention.items.map((system) => ({ key: system.number, system, deadline: null })),
      ...deadlines.items.map((deadline) => ({ key: deadline.id, system: null, deadline })),
    ],
    ({ system, deadline }) => (system ? systemUrgency(system) : deadlineUrgency(deadline, meta.today)),
  )
  return (
    <section>
      <div className="section-head">
        <h2>{t.overview.attention}</h2>
        <span className="spacer" />
        {attention.total > 0 && (
          <AppLink href={paths.systems({ signal: ['blocked', 'overdue'], sort: 'targetDate' })}>
            {t.overview.allSystems(attention.total)}
          </AppLink>
        )}
        {deadlines.total > 0 && (
          <AppLink href={paths.contracts({ ...deadlinesSoon(meta.today), section: [...TO_ACT_ON] })}>
            {t.overview.allDeadlines(deadlines.total)}
          </AppLink>
        )}
      </div>
      {rows.length === 0 && <p className="subtle pad">{t.overview.attentionNone}</p>}
      <ol className="attention">
        {rows.slice(0, SHOWN).map(({ key, system, deadline }) => (
          <li key={key}>
            {system ? <SystemRow item={system} /> : <DeadlineRow deadline={deadline} today={meta.today} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function SystemRow({ item }: { item: PressingSystem }) {
  const { say } = useLanguage(overviewTexts)
  const municipalities = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  return (
    <>
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
    </>
  )
}

/** A contract whose deadline is near: until when, of which systems, what to do, and what it costs not to. */
function DeadlineRow({ deadline, today }: { deadline: PressingDeadline; today: string }) {
  const { t } = useLanguage(overviewTexts)
  const formats = useFormats()
  const daysLeft = useDaysLeft()
  const { id, supplier, number, section, noticeDeadline, renewalCost, covers, systems } = deadline
  return (
    <>
      <div>
        <span className="labelled deadline-label">
          <Bell /> {t.overview.noticeDeadline}
        </span>
        <div className="subtle small">{daysLeft(daysBetween(today, noticeDeadline))}</div>
      </div>
      <div>
        {covers.map((system, at) => (
          <span key={system.number}>
            {at > 0 && ', '}
            <AppLink href={paths.system(system.number)}>
              <strong>{system.name}</strong>
            </AppLink>
          </span>
        ))}
        {systems > covers.length && ` ${t.overview.andMore(systems - covers.length)}`}{' '}
        <span className="subtle">{[supplier, number].filter(Boolean).join(' · ')}</span>{' '}
        {covers.some(({ dayOneCritical }) => dayOneCritical) && <DayOneTag />}
        <div>
          <AppLink href={paths.contract(id)}>
            {t.overview.toDo(section, renewalCost === null ? null : formats.money(renewalCost))}
          </AppLink>
        </div>
      </div>
    </>
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

/** What happened in the last week: dates that were postponed and steps back first, then the steps forward, those to the same status together. */
export function Recent({ recent, today }: { recent: Progress['recent']; today: string }) {
  const { t, say } = useLanguage(overviewTexts)
  const { since, postponed, back, byStatus } = recent
  const nothing = postponed.count === 0 && back.count === 0 && byStatus.length === 0
  return (
    <section>
      <div className="section-head">
        <h2>{t.overview.recent(usePastDay(today))}</h2>
        <AppLink href={paths.changes(nothing ? {} : { from: since })}>{t.overview.log}</AppLink>
      </div>
      {nothing && <p className="subtle pad">{t.overview.recentNone}</p>}
      <ul className="recent">
        {postponed.count > 0 && (
          <Happened count={postponed.count} named={postponed.newest}>
            <AppLink href={paths.changes({ entity: ['system'], field: ['targetDate'], from: since })}>
              {t.overview.postponed(postponed.count)}
            </AppLink>{' '}
            <span className="subtle">{t.overview.onAverage(postponed.averageDays)}</span>
          </Happened>
        )}
        {back.count > 0 && (
          <Happened count={back.count} named={back.newest}>
            {t.overview.back(back.count)}
          </Happened>
        )}
        {byStatus.map(({ to, count, newest }) => {
          if (!to) return null
          return (
            <Happened key={to} count={count} named={newest}>
              {t.common.movedTo} <StatusGlyph status={to} /> {say(STATUS_WORDS[to])}
            </Happened>
          )
        })}
        <BlockedChange />
      </ul>
    </section>
  )
}

/** Which systems came to be blocked in the last week, and which no longer are. Nothing waits for it: the past is looked at for it. */
function BlockedChange() {
  const { t, say } = useLanguage(overviewTexts)
  const input = useAsOfInput()(readBlockedChange, {})
  const names = new Map(useChoices(true).municipality.map((one) => [one.value, say(one)]))
  const { data } = useQuery({ ...reading(readBlockedChange, input), meta: IN_THE_FRAME })
  if (!data) return null
  const { blocked, freed } = data
  // The same system may stand in several municipalities, one of them still blocked.
  const named = ({ first }: typeof blocked) =>
    first.map(({ number, name, municipality }) => ({ number, name: `${name} ${names.get(municipality)}` }))
  return (
    <>
      {blocked.count > 0 && (
        <Happened count={blocked.count} named={named(blocked)}>
          {t.overview.cameBlocked(blocked.count)}
        </Happened>
      )}
      {freed.count > 0 && (
        <Happened count={freed.count} named={named(freed)}>
          {t.overview.cameFree(freed.count)}
        </Happened>
      )}
    </>
  )
}

/** How many systems something happened to, and the first of them by name. */
function Happened({
  count,
  named,
  children,
}: {
  count: number
  named: readonly { number: string; name: string }[]
  children: ReactNode
}) {
  const { t } = useLanguage(overviewTexts)
  return (
    <li>
      <span className="number">{count}</span>
      <span>
        {children}{' '}
        <span className="subtle">
          {named.map((one, at) => (
            <span key={one.number}>
              {at > 0 && ', '}
              <AppLink href={paths.system(one.number)}>{one.name}</AppLink>
            </span>
          ))}
          {count > named.length && ` ${t.overview.andMore(count - named.length)}`}
        </span>
      </span>
    </li>
  )
}
