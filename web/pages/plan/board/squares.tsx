import type { Phase } from '../../../../schema/rules/phases.js'

/** A square and the room that it takes, in pixels. */
const SIDE = 9
export const PITCH = 12

/** The squares of one cell of the board: those overdue first, framed. Drawn alike on the page and in a picture. */
export function Squares({
  phase,
  late,
  rest,
  perRow,
}: {
  phase: Phase
  late: number
  rest: number
  perRow: number
}) {
  return [...Array(late + rest).keys()].map((at) => {
    const [x, y] = [(at % perRow) * PITCH, Math.floor(at / perRow) * PITCH]
    return (
      <g
        key={at}
        className="square"
        data-phase={phase}
        data-late={at < late}
        transform={`translate(${x} ${y})`}
      >
        <rect x="1" y="1" width={SIDE} height={SIDE} />
        {phase === 'moving' && <rect className="half" x="1" y="1" width={SIDE / 2} height={SIDE} />}
      </g>
    )
  })
}

/** How high so many squares stand. */
export const heightOf = (squares: number, perRow: number): number => Math.ceil(squares / perRow) * PITCH
