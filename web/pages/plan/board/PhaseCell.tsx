import { useState } from 'react'
import type { Lane, Planned } from '../../../../schema/api/plan.js'
import { squaresOf } from '../../../../schema/rules/board.js'
import { PHASE_WORDS, statusesOf } from '../../../../schema/rules/phases.js'
import { boardTexts } from '../../../i18n/board.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { planTexts } from '../../../i18n/plan.js'
import { QueryStates } from '../../../parts/QueryStates.js'
import type { Search } from '../../../paths.js'
import { among } from '../../systems/among.js'
import { FoundLink } from '../../systems/FoundLink.js'
import type { LaneSystems } from '../useLaneSystems.js'
import { AnswerBox } from './AnswerBox.js'
import { Card } from './Card.js'
import { heightOf, PITCH, Squares } from './squares.js'
import type { Lift } from './useLift.js'

export type PhaseCount = Lane['phases'][number]

/** The systems of a lane in one phase: counted by squares, or as cards where the lane is open. */
export function PhaseCell({
  lane,
  count,
  filters,
  unit,
  perRow,
  systems,
  lift,
  isOpen,
  isDropped,
}: {
  lane: Lane
  count: PhaseCount
  filters: Search
  unit: number
  perRow: number
  /** Of a lane that is open; absent where it has none in this phase. */
  systems: LaneSystems | undefined
  lift: Lift
  isOpen: boolean
  /** True where a card of this lane can be dropped here: phases stand beside one another. */
  isDropped: boolean
}) {
  const { phase } = count
  const [over, setOver] = useState(false)
  const takes = isDropped && lift.card?.lane === lane.key && lift.answers?.[phase].kind === 'step'
  return (
    <td
      className="board-cell"
      data-phase={phase}
      data-over={(over && takes) || undefined}
      onDragOver={(event) => {
        if (!takes) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!takes) return
        event.preventDefault()
        lift.drop(phase)
      }}
    >
      {isOpen ? (
        <>
          {isDropped && lift.card?.lane === lane.key && <AnswerBox phase={phase} lift={lift} />}
          {systems && <Cards lane={lane} count={count} systems={systems} lift={lift} filters={filters} />}
        </>
      ) : (
        <CountCell lane={lane} count={count} filters={filters} unit={unit} perRow={perRow} />
      )}
    </td>
  )
}

/** «25» and its squares: a link to the systems. */
function CountCell({
  lane,
  count: { phase, systems, overdue },
  filters,
  unit,
  perRow,
}: {
  lane: Lane
  count: PhaseCount
  filters: Search
  unit: number
  perRow: number
}) {
  const { t, say, language } = useLanguage(boardTexts)
  if (systems === 0) return null
  const number = (value: number) => formatNumber(value, language)
  const squares = squaresOf({ systems, overdue }, unit)
  const [width, height] = [perRow * PITCH, heightOf(squares.late + squares.rest, perRow)]
  const words = t.board.cell(number(systems), say(PHASE_WORDS[phase]))
  return (
    <FoundLink
      count={systems}
      filters={among(filters, inPhase(lane, phase))}
      className="board-count"
      aria-label={overdue > 0 ? `${words}${t.board.cellOverdue(number(overdue))}` : words}
    >
      <span className="number">{number(systems)}</span>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Squares phase={phase} perRow={perRow} {...squares} />
      </svg>
    </FoundLink>
  )
}

function Cards({
  lane,
  count: { phase },
  systems: { query, more },
  filters,
  lift,
}: {
  lane: Lane
  count: PhaseCount
  systems: LaneSystems
  filters: Search
  lift: Lift
}) {
  const { t, say } = useLanguage(planTexts)
  return (
    <QueryStates query={query} rows={4}>
      {({ items, total }: { items: Planned[]; total: number }) => (
        <>
          <ul className="board-cards" aria-label={`${say(lane)}: ${say(PHASE_WORDS[phase])}`}>
            {items.map((system) => (
              <Card key={system.number} system={system} lane={lane.key} phase={phase} lift={lift} />
            ))}
          </ul>
          {more ? (
            <button type="button" className="text-button" onClick={more.show}>
              {t.plan.showMore(more.count)}
            </button>
          ) : (
            total > items.length && (
              <FoundLink count={total} filters={among(filters, inPhase(lane, phase))}>
                {t.common.showAll(total)}
              </FoundLink>
            )
          )}
        </>
      )}
    </QueryStates>
  )
}

/** What finds the systems of a lane in one phase. */
export function inPhase(lane: Pick<Lane, 'filter'>, phase: PhaseCount['phase']): Search {
  return { ...lane.filter, status: [...statusesOf(phase)] }
}
