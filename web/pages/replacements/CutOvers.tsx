import { useRef } from 'react'
import { formatDate } from '../../../schema/rules/dates.js'
import { groupBy } from '../../../schema/rules/groups.js'
import { formatNumber, formatTick } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { AppLink } from '../../parts/AppLink.js'
import { usePastDay } from '../../parts/moment.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { useWidth } from '../../parts/useWidth.js'
import { paths } from '../../paths.js'
import { makeScale, placeInRows, type Scale, spanOf } from '../plan/scale.js'
import { type Going, MARK_STATES, type MarkState } from './cutOvers.js'

/** In pixels: the line that the marks stand on, what stands below it, one mark upon another, and a row of names. */
const LINE = 96
const BELOW = 26
const STEP = 15
const ROW = 16
/** So many stand upon each other before the rest is a number. */
const STACKED = 3
/** So many rows of names stand over the marks, and about how wide a letter of them is. */
const NAMES = 2
const LETTER = 6.2
/** Room that the name of a tick takes. */
const TICK = 44
/** Days that have a name have it beside them, over all. */
const TOP = 14

interface Days {
  today: string
  mergerDate: string | null
  /** The first day of use. */
  goLive: string | null
}

/**
 * The cut-overs into a replacement by day, those of the same day upon each other: a square when overdue, a ring to come (red
 * when blocked), a disc when done. The table below says the same to whoever does not see it.
 */
export function CutOvers({ going, ...given }: Days & { going: readonly Going[] }) {
  const narrow = useNarrow()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const marked = going.filter(({ mark }) => mark !== null)
  const dates = [...marked.map(({ mark }) => mark?.date ?? null), given.mergerDate, given.goLive]
  const scale = makeScale(spanOf(dates, given.today), 'all', width)
  const days = useNamedDays(scale, given)
  // Days that stand close have their names under each other, over those of the marks.
  const line = LINE + ROW * Math.max(0, ...days.map(({ row }) => row))
  return (
    <div ref={frame} className="cut-overs" hidden={narrow}>
      {marked.length > 0 && (
        <svg
          width={scale.width}
          height={line + BELOW}
          // On paper it is as wide as the sheet.
          viewBox={`0 0 ${scale.width} ${line + BELOW}`}
          aria-hidden="true"
        >
          <Axis scale={scale} line={line} />
          <NamedDays scale={scale} line={line} days={days} />
          <Marks scale={scale} line={line} going={marked} />
        </svg>
      )}
    </div>
  )
}

function Axis({ scale, line }: { scale: Scale; line: number }) {
  const { language } = useLanguage()
  return (
    <>
      <line className="line" x1="0" x2={scale.width} y1={line} y2={line} />
      {scale.ticks.map((date) => (
        <g key={date}>
          <line className="line" x1={scale.x(date)} x2={scale.x(date)} y1={line} y2={line + 18} />
          {scale.x(date) < scale.width - TICK && (
            <text className="subtle" x={scale.x(date) + 4} y={line + 18}>
              {formatTick(date, language)}
            </text>
          )}
        </g>
      ))}
    </>
  )
}

/** Today, the first day of use and the merger, each where there is room for its name. */
function useNamedDays(scale: Scale, { today, mergerDate, goLive }: Days) {
  const { t } = useLanguage(planTexts, replacementTexts)
  const past = usePastDay(today)
  const days = [
    { name: 'today', date: today, words: past ? t.plan.asOf(past) : t.plan.today(formatDate(today)) },
    { name: 'merger', date: mergerDate, words: t.plan.merger(formatDate(mergerDate ?? '')) },
    { name: 'go-live', date: goLive, words: t.replacements.inUseFrom(formatDate(goLive ?? '')) },
  ].flatMap(({ date, ...day }) =>
    date !== null && date >= scale.from && date <= scale.to ? { ...day, date } : [],
  )
  return placeInRows(days, ({ date, words }) => endsAt(scale, date, words))
}

function NamedDays({
  scale,
  line,
  days,
}: {
  scale: Scale
  line: number
  days: ReturnType<typeof useNamedDays>
}) {
  return days.map(({ item: { name, date, words }, row }) => {
    const x = scale.x(date)
    const { turned } = endsAt(scale, date, words)
    return (
      <g key={name} className={name}>
        <line x1={x} x2={x} y1={TOP - 10 + row * ROW} y2={line + 6} />
        <text x={turned ? x - 6 : x + 6} y={TOP + row * ROW} textAnchor={turned ? 'end' : 'start'}>
          {words}
        </text>
      </g>
    )
  })
}

/** What a name takes beside its day: to the right, or to the left where the strip ends. */
function endsAt(scale: Scale, date: string, words: string) {
  const x = scale.x(date)
  const room = 10 + words.length * (LETTER + 0.6)
  const turned = x + room > scale.width
  return turned ? { left: x - room, right: x + 4, turned } : { left: x - 4, right: x + room, turned }
}

function Marks({ scale, line, going }: { scale: Scale; line: number; going: readonly Going[] }) {
  const { t } = useLanguage(replacementTexts)
  const days = [...groupBy(going, ({ mark }) => mark?.date ?? '')]
  // What has been needs no name: the table has it last.
  const ahead = days.flatMap(([date, own]) => {
    const coming = own.filter(({ system }) => !system.ready)
    const [first] = coming
    if (!first) return []
    const words = t.replacements.andMore(clip(first.system.name), coming.length - 1)
    return { words, x: scale.x(date), half: (words.length * LETTER) / 2, date, late: isLate(first) }
  })
  const named = placeInRows(ahead, ({ x, half }) => ({ left: x - half - 6, right: x + half + 6 })).filter(
    ({ row }) => row < NAMES,
  )
  /** The marks that stand under a name, upon each other. */
  const under = ({ x, half }: { x: number; half: number }) =>
    Math.max(...days.flatMap(([date, { length }]) => (Math.abs(scale.x(date) - x) <= half + 5 ? length : [])))
  return (
    <>
      {days.map(([date, own]) => (
        <g key={date}>
          {own.slice(0, STACKED).map(({ system, mark }, at) => (
            <Shape key={system.number} state={mark?.state} x={scale.x(date)} y={line - at * STEP} />
          ))}
          {own.length > STACKED && (
            <text x={scale.x(date) + 9} y={line - (STACKED - 1) * STEP + 4}>
              +{own.length - STACKED}
            </text>
          )}
        </g>
      ))}
      {named.map(({ item, row }) => (
        <text
          key={item.date}
          className={item.late ? 'name late' : 'name subtle'}
          x={Math.min(Math.max(item.x, item.half), scale.width - item.half)}
          y={line - (row === 0 ? Math.min(under(item), STACKED) * STEP + 2 : STACKED * STEP + row * ROW)}
          textAnchor="middle"
        >
          {item.words}
        </text>
      ))}
    </>
  )
}

const isLate = ({ mark }: Going) => mark?.state === 'overdue'

const LONGEST = 24
const clip = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name)

function Shape({ state, x, y }: { state: MarkState | undefined; x: number; y: number }) {
  return state === 'overdue' ? (
    <rect className="mark" data-state={state} x={x - 4} y={y - 4} width="8" height="8" />
  ) : (
    <circle className="mark" data-state={state} cx={x} cy={y} r="4.5" />
  )
}

/** What the marks stand for, and how many there are of each; those that somebody must act on lead to their list. */
export function Legend({ code, going }: { code: string; going: readonly Going[] }) {
  const { t, language } = useLanguage(replacementTexts)
  const count = (state: MarkState) => going.filter(({ mark }) => mark?.state === state).length
  const undated = going.filter(({ mark, system }) => mark === null && !system.ready).length
  const shown = MARK_STATES.map((state) => ({ state, of: count(state) })).filter(({ of }) => of > 0)
  return (
    <ul className="cut-over-legend">
      {shown.map(({ state, of }) => (
        <li key={state}>
          <svg className="cut-over-sample" width="12" height="12" aria-hidden="true">
            <Shape state={state} x={6} y={6} />
          </svg>
          {t.replacements.marks[state]} {formatNumber(of, language)}
        </li>
      ))}
      {undated > 0 && (
        <li>
          <AppLink href={paths.systems({ replacement: [code], signal: ['no_date'] })}>
            {t.replacements.undated(formatNumber(undated, language))}
          </AppLink>
        </li>
      )}
    </ul>
  )
}
