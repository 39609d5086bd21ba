import { useId } from 'react'
import type { ComparedSystem, Comparison } from '../../../schema/api/comparisons.js'
import { doubleRunningOf, type DoubleRunning as Running } from '../../../schema/rules/comparison.js'
import { addDays, addMonths, daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { compareTexts } from '../../i18n/compare.js'
import { formatMonth } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { useFormats } from '../../parts/settings.js'
import { useSystemNames } from './ComparisonTable.js'
import { cutOverOf, type Days, mappable } from './mapping.js'

/** A year at least is drawn, and three at most: a contract may run on for ten. */
const SHORTEST = 8
const LONGEST = 36

const runningOf = (system: ComparedSystem, target: string | undefined, days: Days): Running | null =>
  doubleRunningOf(
    system.values.annualCost as number | null,
    cutOverOf(system, target, days),
    system.paidUntil,
  )

/** What they cost a year before and after, and what is paid twice on the way. */
export function Costs({ comparison, days }: { comparison: Comparison; days: Days }) {
  const { t } = useLanguage(compareTexts)
  const { money } = useFormats()
  const { before, after } = comparison.costs
  const runs = mappable(comparison).map((system) => runningOf(system, comparison.target?.code, days))
  const amounts = runs.flatMap((run) => (run?.amount === null || run === null ? [] : [run.amount]))
  return (
    <div>
      <dl className="compare-costs">
        <div>
          <dt>{t.compare.costs}</dt>
          <dd>{after === null ? money(before.sum) : t.compare.fromTo(money(before.sum), money(after))}</dd>
        </div>
        {amounts.length > 0 && (
          <div>
            <dt>{t.compare.doubleRunning}</dt>
            <dd>{money(amounts.reduce((sum, amount) => sum + amount, 0))}</dd>
          </div>
        )}
      </dl>
      {before.unknown > 0 && <p className="subtle small">{t.compare.costUnknown(before.unknown)}</p>}
      {after === null && comparison.target && <p className="subtle small">{t.compare.afterUnknown}</p>}
    </div>
  )
}

/** How long each is paid for beside what takes over: a bar for who looks, the same in words for everybody. */
export function DoubleRunning({ comparison, days }: { comparison: Comparison; days: Days }) {
  const { t } = useLanguage(compareTexts)
  const { systems, target, mergerDate } = comparison
  const { today } = comparison.meta
  const named = useSystemNames(systems)
  const scale = scaleOf(comparison, days)
  return (
    <section aria-labelledby="double-running" className="compare-running">
      <h2 id="double-running">
        {t.compare.doubleRunning} <span className="subtle small">{t.compare.doubleRunningText}</span>
      </h2>
      <Axis scale={scale} today={today} mergerDate={mergerDate} />
      <ul>
        {systems.map((system) => {
          const isTarget = system.number === target?.continuesSystem
          const from = isTarget ? null : cutOverOf(system, target?.code, days)
          return (
            <li key={system.number}>
              <span>{named(system.number)}</span>
              <Bar
                scale={scale}
                from={from}
                until={system.paidUntil.day}
                run={isTarget ? null : runningOf(system, target?.code, days)}
                marks={[today, ...(mergerDate ? [mergerDate] : [])]}
              />
              <span className="subtle small">
                {isTarget ? t.compare.goesOn : <Words system={system} target={target?.code} days={days} />}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Words({ system, target, days }: { system: ComparedSystem; target: string | undefined; days: Days }) {
  const { t } = useLanguage(compareTexts)
  const { money } = useFormats()
  const { day, arranged } = system.paidUntil
  const run = runningOf(system, target, days)
  if (system.values.annualCost === 0) return t.compare.free
  if (cutOverOf(system, target, days) === null) return t.compare.noDay
  if (run === null) return t.compare.endsBefore(formatDate(day ?? ''))
  if (run.until === null)
    return run.perMonth === null ? t.compare.runsUnknownUnpriced : t.compare.runsUnknown(money(run.perMonth))
  const [from, until] = [formatDate(run.from), formatDate(run.until)]
  const said =
    run.amount === null
      ? t.compare.runsUnpriced(from, until)
      : t.compare.runsFrom(from, until, money(run.amount))
  return arranged ? said : `${said}, ${t.compare.toBeToldOff}`
}

interface Scale {
  from: string
  days: number
  at: (day: string) => string
}

/** From the beginning of this month until a month after the last day that is drawn. */
function scaleOf({ systems, target, mergerDate, meta: { today } }: Comparison, days: Days): Scale {
  const from = `${today.slice(0, 8)}01`
  const drawn = systems.flatMap((system) => [cutOverOf(system, target?.code, days), system.paidUntil.day])
  const last =
    [...drawn, mergerDate]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? today
  const wanted = addMonths(`${last.slice(0, 8)}01`, 2)
  const [shortest, longest] = [addMonths(from, SHORTEST), addMonths(from, LONGEST)]
  const end = wanted < shortest ? shortest : wanted > longest ? longest : wanted
  const all = daysBetween(from, end)
  const at = (day: string) =>
    `${Math.min(100, Math.max(0, (daysBetween(from, day) / all) * 100)).toFixed(2)}%`
  return { from, days: all, at }
}

/** Months, today and the merger above the bars. */
function Axis({ scale, today, mergerDate }: { scale: Scale; today: string; mergerDate: string | null }) {
  const { t, language } = useLanguage(compareTexts)
  const step = scale.days > 400 ? 6 : 2
  const months = Array.from({ length: Math.floor(scale.days / 28) }, (_, index) =>
    addMonths(scale.from, index),
  )
  const end = addDays(scale.from, scale.days)
  const near = (day: string, other: string | null) =>
    other !== null && Math.abs(daysBetween(day, other)) < scale.days / 10
  const ticks = months.filter(
    (month, index) =>
      index % step === 0 && index > 0 && month < end && !near(month, mergerDate) && !near(month, today),
  )
  return (
    <div className="compare-axis">
      <svg width="100%" height="18" aria-hidden="true">
        <text x={scale.at(today)} y="13" className="today">
          {t.compare.today}
        </text>
        {mergerDate && mergerDate >= scale.from && mergerDate < end && !near(mergerDate, today) && (
          <text x={scale.at(mergerDate)} y="13" className="strong">
            {formatDate(mergerDate)}
          </text>
        )}
        {ticks.map((month) => (
          <text key={month} x={scale.at(month)} y="13">
            {formatMonth(month, language)}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** In use, solid, until the cut-over; then hatched while both are paid for, or dashed where nobody knows how long. */
function Bar({
  scale,
  from,
  until,
  run,
  marks,
}: {
  scale: Scale
  from: string | null
  until: string | null
  run: Running | null
  marks: readonly string[]
}) {
  const part = (begin: string, end: string) => {
    const [x, to] = [Number.parseFloat(scale.at(begin)), Number.parseFloat(scale.at(end))]
    return { x: `${x}%`, width: `${Math.max(0, to - x)}%`, y: 5, height: 10 }
  }
  const end = addDays(scale.from, scale.days)
  // Each picture has its own: an id is there once.
  const hatch = useId()
  return (
    <svg className="compare-bar" width="100%" height="20" aria-hidden="true">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="1" y1="0" x2="1" y2="6" className="hatch" />
        </pattern>
      </defs>
      {marks.map((day) => (
        <line key={day} x1={scale.at(day)} x2={scale.at(day)} y1="0" y2="20" className="grid" />
      ))}
      <rect className="used" {...part(scale.from, from ?? until ?? end)} />
      {run && (
        <rect
          {...part(run.from, run.until ?? end)}
          {...(run.until === null ? { className: 'open' } : { className: 'double', fill: `url(#${hatch})` })}
        />
      )}
      {from && <line className="cut-over" x1={scale.at(from)} x2={scale.at(from)} y1="1" y2="19" />}
    </svg>
  )
}
