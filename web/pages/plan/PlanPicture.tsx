import type { Plan } from '../../../schema/api/plan.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { formatNumber, formatTick, type Language } from '../../i18n/format.js'
import type { planTexts } from '../../i18n/plan.js'
import { cut, PictureFrame } from '../../parts/PictureFrame.js'
import { Hatching, LANE_HEIGHT, LaneMarks, SYSTEM_HEIGHT, SystemBar } from './marks.js'
import type { Milestone } from './moves.js'
import { placeInRows, type Scale } from './scale.js'
import type { LaneSystems } from './useLaneSystems.js'

const NAMES = 330
/** The rows of the months and of the names of today and the merger. */
const HEAD = 34
const ROW = 18
const LETTER = 6.4

/** The plan as one drawing that stands alone: its title, the months, the milestones and the lanes, with the systems of those that are open. */
export function PlanPicture({
  title,
  note,
  plan,
  milestones,
  systems,
  scale,
  words,
  language,
}: {
  title: string
  /** What its data are, where they are made up: a picture leaves the page. */
  note: string | null
  plan: Plan
  milestones: readonly Milestone[]
  systems: ReadonlyMap<string, LaneSystems>
  scale: Scale
  words: (typeof planTexts)[Language]['plan']
  language: Language
}) {
  const { today } = plan.meta
  /** In the middle over their lines, but whole within the drawing, and above one another where they would cover each other. */
  const flags = placeInRows(
    [
      { date: today, text: words.today(formatDate(today).slice(0, 6)) },
      ...(plan.mergerDate
        ? [{ date: plan.mergerDate, text: words.merger(formatDate(plan.mergerDate)) }]
        : []),
    ].map((flag) => {
      const half = (flag.text.length * LETTER) / 2
      return { ...flag, half, x: Math.min(scale.x(flag.date), scale.width - half) }
    }),
    ({ x, half }) => ({ left: x - half - 4, right: x + half + 4 }),
  )
  const head = HEAD + Math.max(...flags.map(({ row }) => row)) * ROW
  const nameOf = (one: Milestone) => (language === 'nb' ? one.nameNb : one.nameEn)
  const drawn = milestones.filter(({ date }) => date >= scale.from && date <= scale.to)
  const placed = placeInRows(drawn, (one) => ({
    left: scale.x(one.date) - 8,
    right: scale.x(one.date) + 14 + nameOf(one).length * LETTER,
  }))
  const top = head + (Math.max(0, ...placed.map(({ row }) => row)) + 1) * ROW + 10
  let y = top
  const lanes = plan.lanes.map((lane) => {
    const shown = systems.get(lane.key)?.query.data?.items ?? []
    const at = y
    y += LANE_HEIGHT + shown.length * SYSTEM_HEIGHT
    return { lane, shown, at }
  })
  const line = (date: string, name: string) => (
    <line className={name} x1={scale.x(date)} x2={scale.x(date)} y1={head - 8} y2={y} />
  )
  return (
    <PictureFrame title={title} note={note} width={NAMES + scale.width} height={y}>
      <Hatching />
      <g className="plan-lines" transform={`translate(${NAMES} 0)`}>
        {scale.ticks.map((date) => (
          <g key={date}>
            {line(date, 'month')}
            <text className="subtle" x={scale.x(date) + 4} y={head - 12}>
              {formatTick(date, language)}
            </text>
          </g>
        ))}
        {plan.mergerDate && line(plan.mergerDate, 'merger')}
        {line(today, 'today')}
        {flags.map(({ item: { x, text }, row }) => (
          <text key={text} className="strong" x={x} y={head - 28 - row * ROW} textAnchor="middle">
            {text}
          </text>
        ))}
        {placed.map(({ item, row }) => (
          <g key={item.code} transform={`translate(${scale.x(item.date)} ${head + row * ROW + 10})`}>
            <path className="diamond" d="M0-5 5 0 0 5-5 0z" />
            <text x="10" y="4.5">
              {nameOf(item)}
            </text>
          </g>
        ))}
      </g>
      {drawn.length < milestones.length && (
        <text className="subtle" x="0" y={head + 14.5}>
          {words.milestones}: {words.outside(formatNumber(milestones.length - drawn.length, language))}
        </text>
      )}
      {lanes.map(({ lane, shown, at }) => (
        <g key={lane.key} transform={`translate(0 ${at})`}>
          <line className="rule" x1="0" x2={NAMES + scale.width} y1="0" y2="0" />
          <text className="strong" x="0" y={LANE_HEIGHT / 2 + 4.5}>
            {cut(lane[language])}
          </text>
          <text className="subtle" x={NAMES - 14} y={LANE_HEIGHT / 2 + 4.5} textAnchor="end">
            {words.readyOf(formatNumber(lane.ready, language), formatNumber(lane.systems, language)).join('')}
          </text>
          <g transform={`translate(${NAMES} 0)`}>
            <LaneMarks lane={lane} scale={scale} open={shown.length > 0} />
          </g>
          {shown.map((system, index) => (
            <g key={system.number} transform={`translate(0 ${LANE_HEIGHT + index * SYSTEM_HEIGHT})`}>
              <text x="14" y={SYSTEM_HEIGHT / 2 + 4.5}>
                {cut(`${system.number} ${system.name}`)}
              </text>
              <g transform={`translate(${NAMES} 0)`}>
                <SystemBar system={system} waveStart={lane.startsOn} today={today} scale={scale} />
              </g>
            </g>
          ))}
        </g>
      ))}
    </PictureFrame>
  )
}
