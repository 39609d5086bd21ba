import { useRef, useState } from 'react'
import type { Progress } from '../../../schema/api/progress.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { formatMonth, type Language } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { overviewTexts } from '../../i18n/overview.js'
import { usePastDay } from '../../parts/moment.js'
import { useWidth } from '../../parts/useWidth.js'

export const HEIGHT = 210
const MARGIN = { top: 16, right: 118, bottom: 24, left: 34 }
const NARROW = 520
/** Room that a month's name needs, in pixels. */
const MONTH_WIDTH = 46

/** Ready systems over time: what was, what the plan says, and where the present pace leads. */
export function ProgressChart({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage(overviewTexts)
  const [table, setTable] = useState(false)
  const day = usePastDay(progress.meta.today)
  // Where nothing is planned and nothing is ready there is no line to draw.
  const isBlank = progress.plannedAtMerger === 0 && progress.ready === 0
  const pace = progress.pacePerWeek.toLocaleString(language === 'nb' ? 'nb-NO' : 'en-GB')
  return (
    <section>
      <div className="section-head bare">
        <h2>{t.overview.progress}</h2>
        <span className="subtle note">{t.overview.progressUnit}</span>
        <button type="button" className="text-button" onClick={() => setTable(!table)}>
          {table ? t.overview.asChart : t.overview.asTable}
        </button>
      </div>
      {progress.plannedAtMerger === 0 && (
        <p className="subtle">
          {t.overview.noPlan} {t.overview.deciding}
        </p>
      )}
      {table ? <ProgressTable progress={progress} /> : !isBlank && <Chart progress={progress} />}
      {!isBlank && <p className="subtle small">{t.overview.pace(pace, day)}</p>}
    </section>
  )
}

function Chart({ progress }: { progress: Progress }) {
  const { t, language } = useLanguage(overviewTexts)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const day = usePastDay(progress.meta.today)
  return (
    <div ref={frame} className="chart">
      {width > 0 && (
        <ProgressDrawing progress={progress} width={width} words={t.overview} language={language} day={day} />
      )}
    </div>
  )
}

/** The lines themselves, at a width in pixels: on the page, and in a picture of it. */
export function ProgressDrawing({
  progress,
  width,
  words,
  language,
  day,
}: {
  progress: Progress
  width: number
  words: (typeof overviewTexts)[Language]['overview']
  language: Language
  /** The day that is looked at, where it is not today. */
  day: string | undefined
}) {
  const { timeline, total, mergerDate, forecastAtMerger, ready, plannedToday, plannedAtMerger } = progress
  const first = timeline[0]?.date
  const last = timeline.at(-1)
  if (!first || !last) return null
  const right = width < NARROW ? 20 : MARGIN.right
  const span = Math.max(1, daysBetween(first, last.date))
  const x = (date: string) => MARGIN.left + (daysBetween(first, date) / span) * (width - MARGIN.left - right)
  const y = (count: number) =>
    HEIGHT - MARGIN.bottom - (count / total) * (HEIGHT - MARGIN.top - MARGIN.bottom)
  const today = progress.meta.today
  const actual = timeline.flatMap((point) =>
    point.actual === null ? [] : [`${x(point.date)},${y(point.actual)}`],
  )
  const planned = timeline.map((point) => `${x(point.date)},${y(point.planned)}`)
  const forecast = mergerDate !== null && forecastAtMerger !== null && mergerDate > today
  const end = width - right + 8
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={summary()}>
      {gridLines(total).map((count) => (
        <g key={count}>
          <line className="grid" x1={MARGIN.left} x2={width - right} y1={y(count)} y2={y(count)} />
          <text className="axis" x={MARGIN.left - 6} y={y(count) + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {months(first, last.date, width)
        // The merger's own date has its place.
        .filter((date) => !mergerDate || Math.abs(x(date) - x(mergerDate)) > 2 * MONTH_WIDTH)
        .map((date) => (
          <text key={date} className="axis" x={x(date)} y={HEIGHT - 6} textAnchor="middle">
            {formatMonth(date, language)}
          </text>
        ))}
      <line className="today" x1={x(today)} x2={x(today)} y1={MARGIN.top - 12} y2={HEIGHT - MARGIN.bottom} />
      <text className="axis" x={x(today) - 5} y={MARGIN.top - 4} textAnchor="end">
        {day ?? words.today}
      </text>
      {mergerDate && (
        <>
          <line
            className="merger"
            x1={x(mergerDate)}
            x2={x(mergerDate)}
            y1={MARGIN.top - 8}
            y2={HEIGHT - MARGIN.bottom}
          />
          <text className="axis strong" x={x(mergerDate)} y={HEIGHT - 6} textAnchor="middle">
            {formatDate(mergerDate)}
          </text>
        </>
      )}
      <polyline className="line planned" points={planned.join(' ')} />
      <polyline className="line actual" points={actual.join(' ')} />
      <circle className="dot actual" cx={x(today)} cy={y(ready)} r="5" />
      <text className="mark strong" x={x(today) + 8} y={y(ready) + 18}>
        {words.actual} {ready}
      </text>
      <circle className="dot planned" cx={x(today)} cy={y(plannedToday)} r="4" />
      <text className="mark" x={x(today) - 8} y={y(plannedToday) - 8} textAnchor="end">
        {words.planned} {plannedToday}
      </text>
      {forecast && (
        <>
          <line
            className="line forecast"
            x1={x(today)}
            y1={y(ready)}
            x2={x(mergerDate)}
            y2={y(forecastAtMerger)}
          />
          <circle className="dot forecast" cx={x(mergerDate)} cy={y(forecastAtMerger)} r="4" />
        </>
      )}
      {mergerDate && plannedAtMerger !== null && (
        <circle className="dot planned" cx={x(mergerDate)} cy={y(plannedAtMerger)} r="4" />
      )}
      {width < NARROW && mergerDate && (
        // No room at the right: the numbers stand beside their points.
        <>
          {plannedAtMerger !== null && (
            <text className="mark" x={x(mergerDate) - 8} y={y(plannedAtMerger) - 6} textAnchor="end">
              {words.planned} {plannedAtMerger}
            </text>
          )}
          {forecast && (
            <text className="mark" x={x(mergerDate) + 7} y={y(forecastAtMerger) + 16}>
              {forecastAtMerger}
            </text>
          )}
        </>
      )}
      {width >= NARROW && (
        <>
          {plannedAtMerger !== null && (
            <text className="mark" x={end} y={y(last.planned) + 4}>
              {words.planned} {plannedAtMerger}
            </text>
          )}
          {forecast && (
            <text className="mark" x={end} y={y(forecastAtMerger) + 4}>
              {words.forecastLabel} {forecastAtMerger}
            </text>
          )}
        </>
      )}
    </svg>
  )

  function summary(): string {
    const parts = [`${words.actual} ${ready}`, `${words.planned} ${plannedToday}`]
    if (mergerDate && plannedAtMerger !== null)
      parts.push(`${formatDate(mergerDate)}: ${words.planned} ${plannedAtMerger}`)
    if (forecast) parts.push(`${words.forecastLabel} ${forecastAtMerger}`)
    return `${words.progressUnit}: ${parts.join(', ')}`
  }
}

/** The chart's own figures. */
function ProgressTable({ progress }: { progress: Progress }) {
  const { t } = useLanguage(overviewTexts)
  return (
    <div className="chart-table">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t.common.date}</th>
            <th scope="col" className="end">
              {t.overview.actual}
            </th>
            <th scope="col" className="end">
              {t.overview.planned}
            </th>
          </tr>
        </thead>
        <tbody>
          {progress.timeline.map(({ date, actual, planned }) => (
            <tr key={date} aria-current={date === progress.meta.today ? 'date' : undefined}>
              <th scope="row">{formatDate(date)}</th>
              <td className="end">{actual ?? t.common.none}</td>
              <td className="end">{planned}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Round numbers below the whole, and the whole. */
function gridLines(total: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => total / size <= 3.5) ?? total
  const lines = []
  for (let count = 0; count < total - step / 3; count += step) lines.push(count)
  return [...lines, total]
}

/** The first of every second month (or rarer, where it is narrow) between two dates. */
function months(first: string, last: string, width: number): string[] {
  const all = []
  for (let date = new Date(`${first.slice(0, 7)}-01T00:00:00Z`); ; date.setUTCMonth(date.getUTCMonth() + 1)) {
    const text = date.toISOString().slice(0, 10)
    if (text > last) break
    if (text >= first) all.push(text)
  }
  const every = Math.max(1, Math.ceil(all.length / Math.max(1, (width - MARGIN.right) / (2 * MONTH_WIDTH))))
  return all.filter((_, index) => index % every === 0)
}
