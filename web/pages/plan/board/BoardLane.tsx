import type { Lane } from '../../../../schema/api/plan.js'
import { formatDate } from '../../../../schema/rules/dates.js'
import { boardTexts } from '../../../i18n/board.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { planTexts } from '../../../i18n/plan.js'
import type { Search } from '../../../paths.js'
import { among } from '../../systems/among.js'
import { FoundLink } from '../../systems/FoundLink.js'
import type { LaneSystems } from '../useLaneSystems.js'
import { PhaseCell, type PhaseCount } from './PhaseCell.js'
import type { Lift } from './useLift.js'

/** A lane of the board: what it is of and how far that has come, and its systems by phase. */
export function BoardLane({
  lane,
  phases,
  filters,
  unit,
  perRow,
  systemsOf,
  lift,
  isOpen,
  onToggle,
}: {
  lane: Lane
  /** Those that are shown. */
  phases: readonly PhaseCount[]
  filters: Search
  unit: number
  perRow: number
  systemsOf: (phase: PhaseCount['phase']) => LaneSystems | undefined
  lift: Lift
  isOpen: boolean
  onToggle: () => void
}) {
  const { say } = useLanguage()
  const narrow = phases.length === 1
  return (
    <tbody className="board-lane" data-open={isOpen || undefined}>
      <tr>
        <th scope="row">
          <div className="board-lane-name">
            <button
              type="button"
              className="plan-toggle"
              data-lane-toggle={lane.key}
              aria-expanded={isOpen}
              onClick={onToggle}
            >
              <span aria-hidden="true" className="plan-arrow" />
              <span>{say(lane)}</span>
            </button>
            <LaneStanding lane={lane} filters={filters} isOpen={isOpen} />
          </div>
        </th>
        {phases.map((count) => (
          <PhaseCell
            key={count.phase}
            lane={lane}
            count={count}
            filters={filters}
            unit={unit}
            perRow={perRow}
            systems={systemsOf(count.phase)}
            lift={lift}
            isOpen={isOpen}
            isDropped={!narrow}
          />
        ))}
      </tr>
    </tbody>
  )
}

/** «15 av 47 klare», and of a lane that is open also what is overdue and blocked, and its days. */
function LaneStanding({ lane, filters, isOpen }: { lane: Lane; filters: Search; isOpen: boolean }) {
  const { t, language } = useLanguage(planTexts, boardTexts)
  const number = (count: number) => formatNumber(count, language)
  const of = among(filters, lane.filter)
  const [ready, rest] = t.plan.readyOf(number(lane.ready), number(lane.systems))
  const [late, lateRest] = t.plan.overdue(number(lane.overdue))
  return (
    <>
      <span className="small">
        <FoundLink count={lane.systems} filters={of}>
          {ready}
        </FoundLink>
        {rest}
        {isOpen && lane.overdue > 0 && (
          <>
            {', '}
            <FoundLink count={lane.overdue} filters={of && among(of, { signal: ['overdue'] })}>
              {late}
            </FoundLink>
            {lateRest}
          </>
        )}
        {isOpen && lane.blocked > 0 && (
          <>
            {', '}
            <FoundLink count={lane.blocked} filters={of && among(of, { signal: ['blocked'] })}>
              {number(lane.blocked)}
            </FoundLink>{' '}
            {t.board.blocked.toLowerCase()}
          </>
        )}
      </span>
      {isOpen && (lane.startsOn || lane.endsOn) && (
        <span className="subtle small">
          {[lane.startsOn, lane.endsOn].map((day) => (day ? formatDate(day) : '')).join(' – ')}
        </span>
      )}
    </>
  )
}
