import type { Plan } from '../../../../schema/api/plan.js'
import { squaresOf } from '../../../../schema/rules/board.js'
import { formatNumber, type Language } from '../../../i18n/format.js'
import { cut, PictureFrame } from '../../../parts/PictureFrame.js'
import { heightOf, PITCH, Squares } from './squares.js'

/** The room of the lanes' names, of a phase and of the number before its squares, in pixels: a slide's. */
const NAMES = 330
const COLUMN = 212
const NUMBER = 38
const HEAD = 34
const LANE = 34
const PER_ROW = Math.floor((COLUMN - NUMBER - 14) / PITCH)

/** The board as one drawing that stands alone: its title, the phases, and the squares of each lane in them. */
export function BoardPicture({
  title,
  note,
  plan,
  unit,
  phases,
  overdue,
  readyOf,
  language,
}: {
  title: string
  /** What its data are, where they are made up, and what a square stands for. */
  note: string | null
  plan: Plan
  unit: number
  /** What the phases are called, in their order. */
  phases: readonly string[]
  overdue: string
  readyOf: (ready: string, systems: string) => readonly string[]
  language: Language
}) {
  const number = (count: number) => formatNumber(count, language)
  let y = HEAD
  const lanes = plan.lanes.map((lane) => {
    const cells = lane.phases.map((count) => ({ ...count, ...squaresOf(count, unit) }))
    const at = y
    y += Math.max(LANE, ...cells.map(({ late, rest }) => heightOf(late + rest, PER_ROW) + 16))
    return { lane, cells, at }
  })
  const width = NAMES + COLUMN * phases.length
  const sum = (column: number) =>
    plan.lanes.reduce((total, lane) => total + (lane.phases[column]?.systems ?? 0), 0)
  return (
    <PictureFrame title={title} note={note} width={width} height={y + 26}>
      {phases.map((phase, column) => (
        <text key={phase} className="strong" x={NAMES + column * COLUMN} y={HEAD - 14}>
          {phase} {number(sum(column))}
        </text>
      ))}
      {lanes.map(({ lane, cells, at }) => (
        <g key={lane.key} transform={`translate(0 ${at})`}>
          <line className="rule" x1="0" x2={width} y1="0" y2="0" />
          <text className="strong" x="0" y="21">
            {cut(lane[language])}
          </text>
          <text className="subtle" x={NAMES - 20} y="21" textAnchor="end">
            {readyOf(number(lane.ready), number(lane.systems)).join('')}
          </text>
          {cells.map(({ phase, systems, late, rest }, column) =>
            systems === 0 ? null : (
              <g key={phase} transform={`translate(${NAMES + column * COLUMN} 0)`}>
                <text className="strong" x={NUMBER - 12} y="21" textAnchor="end">
                  {number(systems)}
                </text>
                <g transform={`translate(${NUMBER} 11)`}>
                  <Squares phase={phase} late={late} rest={rest} perRow={PER_ROW} />
                </g>
              </g>
            ),
          )}
        </g>
      ))}
      <line className="rule" x1="0" x2={width} y1={y} y2={y} />
      <g transform={`translate(0 ${y + 10})`}>
        <Squares phase="planned" late={1} rest={0} perRow={1} />
        <text className="subtle" x="16" y="10">
          {overdue}
        </text>
      </g>
    </PictureFrame>
  )
}
