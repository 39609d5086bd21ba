import type { Lane, Planned } from '../../../schema/api/plan.js'
import { addDays } from '../../../schema/rules/dates.js'
import { cutOver } from '../../../schema/rules/plan.js'
import { cluster, type Scale } from './scale.js'
import './marks.css'

/** Heights of the rows, in pixels: drawn alike on the page and in a picture. */
export const LANE_HEIGHT = 38
export const SYSTEM_HEIGHT = 30
const BAR = 11
/** Marks closer than this are one, with their number. */
const GAP = 18

/** The days of a lane, and its cut-overs on them: a disc when done, a ring to come, a square when overdue. */
export function LaneMarks({ lane, scale, open }: { lane: Lane; scale: Scale; open: boolean }) {
  const y = LANE_HEIGHT / 2
  const { startsOn, endsOn, marks } = lane
  const dates = [startsOn ?? marks[0]?.date, endsOn ?? marks.at(-1)?.date]
  const [from, to] = dates.map((date) => (date ? scale.x(date) : null))
  return (
    <>
      {from != null && to != null && (
        <g className="plan-span">
          <line x1={from} x2={Math.max(from, to)} y1={y} y2={y} />
          {startsOn && <line x1={from} x2={from} y1={y - 5} y2={y + 5} />}
          {endsOn && <line x1={to} x2={to} y1={y - 5} y2={y + 5} />}
        </g>
      )}
      {!open &&
        (['coming', 'done', 'overdue'] as const).flatMap((state) =>
          cluster(
            marks.filter((mark) => mark.state === state),
            ({ date }) => scale.x(date),
            GAP,
          ).map((group) => {
            const [first] = group
            const last = group.at(-1)
            const count = group.reduce((sum, mark) => sum + mark.count, 0)
            const x = first && last ? (scale.x(first.date) + scale.x(last.date)) / 2 : 0
            return <Mark key={`${state} ${first?.date}`} state={state} count={count} x={x} y={y} />
          }),
        )}
    </>
  )
}

function Mark({
  state,
  count,
  x,
  y,
}: {
  state: Lane['marks'][number]['state']
  count: number
  x: number
  y: number
}) {
  const size = count > 1 ? 8.5 : 4.5
  const wide = count > 99 ? 4 : 0
  return (
    <g className="plan-mark" data-state={state}>
      {state === 'overdue' ? (
        <rect x={x - size - wide} y={y - size} width={(size + wide) * 2} height={size * 2} />
      ) : (
        <rect x={x - size - wide} y={y - size} width={(size + wide) * 2} height={size * 2} rx={size} />
      )}
      {count > 1 && (
        <text x={x} y={y + 4.2} textAnchor="middle">
          {count}
        </text>
      )}
    </g>
  )
}

/** What is drawn of one system, with the day of its cut-over that is being chosen. */
export interface Drawn {
  system: Planned
  /** When its wave begins, for one whose own move has not begun. */
  waveStart: string | null
  today: string
  scale: Scale
  /** The day that it is being moved to, while it is. */
  draft?: string | undefined
}

/** Where the cut-over of a system stands: its own day, or the one that is being chosen. */
export function tickOf({ system, today, draft }: Pick<Drawn, 'system' | 'today' | 'draft'>): string | null {
  return draft ?? cutOver(system, system.readyOn, today)?.date ?? null
}

/**
 * The day since which a system is late: that of its cut-over, or of a later step that is missed although it is ready; null
 * when it is not. While another day is chosen, that decides.
 */
export function lateSince({
  system,
  today,
  draft,
}: Pick<Drawn, 'system' | 'today' | 'draft'>): string | null {
  if (draft) return draft < today ? draft : null
  return system.daysOverdue > 0 ? addDays(today, -system.daysOverdue) : null
}

/**
 * The bar of a system: time gone (solid) and left (outline) until its cut-over, hatched since then when that has passed,
 * grey while it can only be looked up in.
 */
export function SystemBar({ system, waveStart, today, scale, draft }: Drawn) {
  const y = SYSTEM_HEIGHT / 2
  const { x } = scale
  const tick = tickOf({ system, today, draft })
  const late = lateSince({ system, today, draft })
  const box = (from: string, to: string, name: string) =>
    to > from && (
      <rect className={name} x={x(from)} y={y - BAR / 2} width={Math.max(1, x(to) - x(from))} height={BAR} />
    )
  const hatched = late !== null && box(late, today, 'late')
  if (tick === null) return <g className="plan-bar">{hatched}</g>
  const begin = system.begunOn ?? (system.ready || !waveStart || waveStart > tick ? null : waveStart)
  const hasBegun = system.begunOn !== null
  const until = system.readOnlyUntil
  const greyFrom = [tick, system.readOnlyFrom ?? tick, late !== null && !system.ready ? today : tick]
    .sort()
    .at(-1)
  const passed = [tick, today].sort()[0] ?? tick
  return (
    <g className="plan-bar" data-ready={system.ready}>
      {until && greyFrom && box(greyFrom, until, 'read-only')}
      {begin !== null &&
        (system.ready ? (
          box(begin, tick, 'ready')
        ) : (
          <>
            {hasBegun && box(begin, passed, 'gone')}
            {box(hasBegun ? (begin > today ? begin : today) : begin, tick, 'left')}
          </>
        ))}
      {hatched}
      {system.ready ? (
        <g className="ready-mark">
          <circle cx={x(tick)} cy={y} r="8" />
          <path d={`m${x(tick) - 3.5} ${y} 2.5 2.7 4.5-5`} />
        </g>
      ) : (
        <line className="tick" x1={x(tick)} x2={x(tick)} y1={y - 10} y2={y + 10} />
      )}
    </g>
  )
}

/** The hatching of lateness: lines, so that it is read without colour. */
export function Hatching() {
  return (
    <defs>
      <pattern
        id="plan-late"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="hatch-ground" width="6" height="6" />
        <line className="hatch-line" x1="1.5" x2="1.5" y1="0" y2="6" />
      </pattern>
    </defs>
  )
}
