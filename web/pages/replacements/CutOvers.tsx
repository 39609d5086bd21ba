import { useRef } from 'react'
import { listPlanned, type Planned } from '../../../schema/api/plan.js'
import { addMonths, formatDate } from '../../../schema/rules/dates.js'
import { groupBy } from '../../../schema/rules/groups.js'
import { cutOver } from '../../../schema/rules/plan.js'
import { useRows } from '../../api/queries.js'
import { formatMonth } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { usePastDay } from '../../parts/moment.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { useWidth } from '../../parts/useWidth.js'
import { makeScale, spanOf } from '../plan/scale.js'

/** In pixels: the line that the marks stand on, the height of all, and of one mark upon another. */
const LINE = 66
const HEIGHT = 92
const STEP = 15
/** So many stand upon each other before the rest is a number. */
const STACKED = 3

interface Mark {
  date: string
  state: 'done' | 'coming' | 'overdue' | 'blocked'
}

/**
 * The cut-overs into a replacement by day, those of the same day upon each other: a square when overdue, a ring to come (red
 * when blocked), a disc when done. The table below says the same to whoever does not see it.
 */
export function CutOvers({
  code,
  today,
  mergerDate,
}: {
  code: string
  today: string
  mergerDate: string | null
}) {
  const { t, language } = useLanguage(planTexts)
  const past = usePastDay(today)
  const narrow = useNarrow()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const planned = useRows(listPlanned, { replacement: [code] })
  const marks = planned.data?.items.flatMap((system) => markOf(system, today) ?? []) ?? []
  const scale = makeScale(spanOf([...marks.map(({ date }) => date), mergerDate], today), 'all', width)
  const days = groupBy(marks, ({ date }) => date)
  const isDrawn = (date: string | null): date is string =>
    date !== null && date >= scale.from && date <= scale.to
  return (
    <div ref={frame} className="cut-overs" hidden={narrow}>
      {marks.length > 0 && (
        <svg width={scale.width} height={HEIGHT} aria-hidden="true">
          <line className="line" x1="0" x2={scale.width} y1={LINE} y2={LINE} />
          {monthsIn(scale).map((date) => (
            <g key={date}>
              <line className="line" x1={scale.x(date)} x2={scale.x(date)} y1={LINE} y2={LINE + 18} />
              <text className="subtle" x={scale.x(date) + 4} y={LINE + 18}>
                {formatMonth(date, language)}
              </text>
            </g>
          ))}
          {isDrawn(mergerDate) && (
            <Day x={scale.x(mergerDate)} width={scale.width} name="merger" words={formatDate(mergerDate)} />
          )}
          <Day
            x={scale.x(today)}
            width={scale.width}
            name="today"
            words={past ? t.plan.asOf(past) : t.plan.today(formatDate(today))}
          />
          {[...days].map(([date, own]) => (
            <g key={date}>
              {own.slice(0, STACKED).map((mark, at) => (
                <Shape
                  // biome-ignore lint/suspicious/noArrayIndexKey: Marks of a day are alike.
                  key={at}
                  state={mark.state}
                  x={scale.x(date)}
                  y={LINE - at * STEP}
                />
              ))}
              {own.length > STACKED && (
                <text x={scale.x(date) + 9} y={LINE - (STACKED - 1) * STEP + 4}>
                  +{own.length - STACKED}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

/** The first days of the months that are drawn. */
function monthsIn({ from, to }: { from: string; to: string }): string[] {
  const months: string[] = []
  for (let date = `${from.slice(0, 7)}-01`; date <= to; date = addMonths(date, 1))
    if (date >= from) months.push(date)
  return months
}

function markOf(system: Planned, today: string): Mark | null {
  const found = cutOver(system, system.readyOn, today)
  if (!found) return null
  const isBlocked = found.state === 'coming' && system.signals.includes('blocked')
  return { date: found.date, state: isBlocked ? 'blocked' : found.state }
}

/** A day with its name beside it, on the side where there is room. */
function Day({ x, width, name, words }: { x: number; width: number; name: string; words: string }) {
  const isLast = x > width - 110
  return (
    <g className={name}>
      <line x1={x} x2={x} y1="4" y2={LINE + 18} />
      <text x={isLast ? x - 6 : x + 6} y="14" textAnchor={isLast ? 'end' : 'start'}>
        {words}
      </text>
    </g>
  )
}

function Shape({ state, x, y }: { state: Mark['state']; x: number; y: number }) {
  return state === 'overdue' ? (
    <rect className="mark" data-state={state} x={x - 4} y={y - 4} width="8" height="8" />
  ) : (
    <circle className="mark" data-state={state} cx={x} cy={y} r="4.5" />
  )
}
