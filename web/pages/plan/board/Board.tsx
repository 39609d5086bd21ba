import { type KeyboardEvent, useRef } from 'react'
import type { Plan } from '../../../../schema/api/plan.js'
import { squareUnit } from '../../../../schema/rules/board.js'
import { PHASE_WORDS, PHASES, type Phase, statusesOf } from '../../../../schema/rules/phases.js'
import { PLAN_GROUPING_WORDS } from '../../../../schema/rules/plan.js'
import { STATUS_WORDS } from '../../../../schema/rules/status.js'
import { boardTexts } from '../../../i18n/board.js'
import { formatNumber } from '../../../i18n/format.js'
import { useLanguage } from '../../../i18n/language.js'
import { Choice } from '../../../parts/form/Choice.js'
import { WriteError } from '../../../parts/QueryStates.js'
import { useNarrow } from '../../../parts/useNarrow.js'
import { usePrinting } from '../../../parts/usePrinting.js'
import { useWidth } from '../../../parts/useWidth.js'
import type { Search } from '../../../paths.js'
import { among } from '../../systems/among.js'
import { FoundLink } from '../../systems/FoundLink.js'
import { useLaneSystems } from '../useLaneSystems.js'
import { AnswerTray } from './AnswerTray.js'
import { BoardFoot } from './BoardFoot.js'
import { BoardLane } from './BoardLane.js'
import { answerBeside, cardBeside } from './focus.js'
import { inPhase } from './PhaseCell.js'
import { StepAsked } from './StepAsked.js'
import { PITCH } from './squares.js'
import { useBoardFocus } from './useBoardFocus.js'
import { useLift } from './useLift.js'

/** How many cards of a phase a lane shows at first, and each time that more are asked for. */
const CARDS = [7, 50, 200, 1000] as const
/** The room of the lanes' names, of the numbers before squares and around them, and of a page of paper, in pixels. */
const NAMES = { wide: 236, narrow: 180 }
/** From so wide on the counts of a lane stand beside its name. */
const WIDE = 1200
const BESIDE_SQUARES = 52
const PAPER = 960

/** The board itself: lanes of systems in the five phases, moved from one phase to another by the rules of the system's own page. */
export function Board({
  plan,
  filters,
  open,
  phase: given,
  onOpen,
  onPhase,
}: {
  plan: Plan
  filters: Search
  open: readonly string[]
  /** The one that is shown where there is room for one. */
  phase: string | undefined
  onOpen: (lanes: string[]) => void
  onPhase: (phase: string) => void
}) {
  const { t, say, language } = useLanguage(boardTexts)
  const narrow = useNarrow()
  const printing = usePrinting()
  const frame = useRef<HTMLElement>(null)
  const measured = useWidth(frame)
  const width = printing ? PAPER : measured
  const lift = useLift()
  const phase = PHASES.find((one) => one === given) ?? mostlyIn(plan)
  const phases = narrow ? [phase] : PHASES
  const openLanes = plan.lanes.filter(({ key }) => open.includes(key))
  const parts = openLanes.flatMap((lane) =>
    lane.phases.flatMap(({ phase: of, systems }) =>
      systems === 0 || !phases.includes(of)
        ? []
        : [{ key: partKey(lane.key, of), filter: inPhase(lane, of), sort: SORTS[of] }],
    ),
  )
  const systems = useLaneSystems(parts, filters, CARDS)
  const settled = [...systems.values()].every(({ query }) => query.data !== undefined)
  const fullest = Math.max(0, ...plan.lanes.flatMap((lane) => lane.phases.map((one) => one.systems)))
  const unit = squareUnit(fullest)
  const names = width >= WIDE ? NAMES.wide : NAMES.narrow
  const room = narrow ? width : (width - names) / PHASES.length
  const perRow = Math.max(4, Math.floor((room - BESIDE_SQUARES) / PITCH))
  const sum = (of: Phase) =>
    plan.lanes.reduce((total, lane) => total + (lane.phases.find((one) => one.phase === of)?.systems ?? 0), 0)

  useBoardFocus(frame, lift, settled)

  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
    const box = event.target.closest<HTMLElement>('[data-answer]')
    if (event.key === 'Escape' && lift.card && !lift.asked) {
      event.preventDefault()
      lift.putBack()
    } else if (box && isArrow(event.key)) {
      event.preventDefault()
      answerBeside(frame.current, box, event.key)?.focus()
    } else if (isArrow(event.key)) {
      const beside = cardBeside(frame.current, event.target, event.key)
      if (!beside) return
      event.preventDefault()
      beside.querySelector('a')?.focus()
    }
  }
  const laneWords = say(PLAN_GROUPING_WORDS[plan.by])
  return (
    <>
      <p role="status" className="visually-hidden">
        {lift.told}
      </p>
      {!lift.asked && <WriteError error={lift.error} />}
      {narrow && (
        <Choice
          label={t.board.phase}
          value={phase}
          options={PHASES.map((one) => ({
            value: one,
            label: `${say(PHASE_WORDS[one])} · ${formatNumber(sum(one), language)}`,
          }))}
          onChange={onPhase}
        />
      )}
      <section ref={frame} aria-label={t.board.title} className="board-frame" onKeyDown={pressed}>
        <table
          className="board"
          data-narrow={narrow || undefined}
          style={{ '--board-names': `${names}px` } as React.CSSProperties}
        >
          <thead>
            <tr>
              <th scope="col">{laneWords}</th>
              {phases.map((of) => (
                <th scope="col" key={of}>
                  <span className="board-phase">
                    {say(PHASE_WORDS[of])}{' '}
                    <FoundLink count={sum(of)} filters={among(filters, { status: [...statusesOf(of)] })}>
                      {formatNumber(sum(of), language)}
                    </FoundLink>
                  </span>
                  <span className="subtle small">
                    {statusesOf(of)
                      .map((status, at) =>
                        at === 0 ? say(STATUS_WORDS[status]) : say(STATUS_WORDS[status]).toLowerCase(),
                      )
                      .join(', ')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {plan.lanes.map((lane) => (
            <BoardLane
              key={lane.key}
              lane={lane}
              phases={lane.phases.filter((one) => phases.includes(one.phase))}
              filters={filters}
              unit={unit}
              perRow={perRow}
              systemsOf={(of) => systems.get(partKey(lane.key, of))}
              lift={lift}
              isOpen={open.includes(lane.key)}
              onToggle={() =>
                onOpen(open.includes(lane.key) ? open.filter((key) => key !== lane.key) : [...open, lane.key])
              }
            />
          ))}
        </table>
        {narrow && <AnswerTray lift={lift} />}
      </section>
      <BoardFoot plan={plan} unit={unit} narrow={narrow} />
      <StepAsked lift={lift} />
    </>
  )
}

const partKey = (lane: string, phase: Phase) => `${phase} ${lane}`

/** Soonest first of what is to come; what was last done first of the rest. */
const SORTS: Record<Phase, string> = {
  surveyed: 'targetDate,name',
  planned: 'targetDate,name',
  moving: 'targetDate,name',
  ready: '-targetDate,name',
  closing: '-targetDate,name',
}

const isArrow = (key: string): boolean => ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(key)

/** The phase in which something is under way; where nothing is, the one that comes before it. */
function mostlyIn({ lanes }: Plan): Phase {
  const moving = lanes.some((lane) => lane.phases.some((one) => one.phase === 'moving' && one.systems > 0))
  return moving ? 'moving' : 'planned'
}
