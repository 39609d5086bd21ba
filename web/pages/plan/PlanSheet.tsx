import { useLayoutEffect, useRef, useState } from 'react'
import { listMilestones } from '../../../schema/api/milestones.js'
import type { Lane, Plan, Planned } from '../../../schema/api/plan.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { BulkDialog } from '../../parts/bulk/BulkDialog.js'
import { SelectionBar } from '../../parts/bulk/SelectionBar.js'
import { useSelection } from '../../parts/bulk/useSelection.js'
import { useMay } from '../../parts/useMay.js'
import { useNarrow } from '../../parts/useNarrow.js'
import { usePrinting } from '../../parts/usePrinting.js'
import { useWidth } from '../../parts/useWidth.js'
import { type Search, writeSearch } from '../../paths.js'
import { isFiltered } from '../systems/filters.js'
import { LaneBody } from './LaneBody.js'
import { MoveDialog } from './MoveDialog.js'
import type { Move } from './moves.js'
import { PlanLines } from './PlanLines.js'
import { SavePlan } from './SavePlan.js'
import { makeScale, spanOf, type Zoom } from './scale.js'
import { TopLanes } from './TopLanes.js'
import { useLaneSystems } from './useLaneSystems.js'

/** The room of the names, and that of a page of paper beside them, in pixels. */
const NAMES = 352
const PAPER = 640
/** Where today stands when the plan is opened, of the room that there is. */
const TODAY_AT = 0.35

/** The plan itself: a table of lanes with a track of days, beside each other and on one scale. */
export function PlanSheet({
  plan,
  filters,
  zoom,
  open,
  onOpen,
}: {
  plan: Plan
  filters: Search
  zoom: Zoom
  open: readonly string[]
  onOpen: (lanes: string[]) => void
}) {
  const { t } = useLanguage(planTexts)
  const narrow = useNarrow()
  const printing = usePrinting()
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame)
  const milestones = useRead(listMilestones).data?.items ?? []
  const { today } = plan.meta
  const { may, mayWrite } = useMay()
  const mayPlace = plan.by === 'wave' && mayWrite('system', 'wave')
  const mayChoose = may('edit_system') || may('plan_system')

  // Deadlines come round for years: those that lie where something is moved are shown.
  const span = spanOf(
    [
      plan.mergerDate,
      ...milestones.map(({ date }) => date),
      ...plan.lanes.flatMap(({ startsOn, endsOn, marks }) => [
        startsOn,
        endsOn,
        ...marks.map(({ date }) => date),
      ]),
    ],
    today,
  )
  const scale = makeScale(span, printing ? 'all' : zoom, printing ? PAPER : Math.max(0, width - NAMES))

  const openLanes = plan.lanes.filter(({ key }) => open.includes(key))
  const systems = useLaneSystems(openLanes, filters)
  const shown = openLanes.flatMap(({ key }) => systems.get(key)?.query.data?.items ?? [])
  const selection = useSelection(shown, writeSearch({ ...filters, by: plan.by }))
  const [asked, setMove] = useState<Move | null>(null)
  // What somebody else changed meanwhile is read anew: it is moved from where it is now.
  const move = asked && {
    ...asked,
    system: shown.find(({ number }) => number === asked.system.number) ?? asked.system,
  }
  /** Systems that were dropped on a lane. */
  const [placing, setPlacing] = useState<{ numbers: string[]; wave: string } | null>(null)

  // Today is seen first, with what was just before it; another scale begins there anew.
  const isWide = width > 0 && !narrow
  const start = scale.x(today) - (width - NAMES) * TODAY_AT
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when the plan is read anew: who has scrolled stays there.
  useLayoutEffect(() => {
    if (isWide && frame.current) frame.current.scrollLeft = start
  }, [isWide, zoom, plan.by])

  const drop = (wave: string, number: string) =>
    setPlacing({
      numbers: selection.numbers.has(number) ? [...selection.numbers] : [number],
      wave,
    })
  const laneOf = (system: Planned): Lane | undefined => plan.lanes.find(({ key }) => key === system.wave)
  return (
    <>
      <section
        ref={frame}
        className="plan-frame"
        style={{ '--plan-names': `${NAMES}px`, '--plan-track': `${scale.width}px` } as React.CSSProperties}
        // Who has no mouse scrolls it by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must take the focus
        tabIndex={0}
        aria-label={t.plan.title}
      >
        <div className="plan-sheet">
          <table className="plan-table">
            <TopLanes
              plan={plan}
              milestones={milestones}
              scale={scale}
              narrow={narrow}
              isFiltered={isFiltered(filters)}
            />
            {plan.lanes.map((lane) => (
              <LaneBody
                key={lane.key}
                lane={lane}
                by={plan.by}
                filters={filters}
                systems={systems.get(lane.key)}
                today={today}
                scale={scale}
                narrow={narrow}
                selection={mayChoose ? selection : undefined}
                names={nameOf(shown)}
                onToggle={() =>
                  onOpen(
                    open.includes(lane.key) ? open.filter((key) => key !== lane.key) : [...open, lane.key],
                  )
                }
                onMove={setMove}
                onDrop={mayPlace ? drop : undefined}
              />
            ))}
          </table>
          {!narrow && width > 0 && (
            <PlanLines scale={scale} today={today} mergerDate={plan.mergerDate} systems={shown} />
          )}
        </div>
      </section>
      <div className="row plan-foot">
        {mayWrite('system', 'targetDate') && !narrow && <Help />}
        <span className="spacer" />
        <SavePlan plan={plan} milestones={milestones} systems={systems} span={span} zoom={zoom} />
      </div>
      {mayChoose && (
        <SelectionBar
          selection={selection}
          total={shown.length}
          chooseAll={() => selection.set(shown.map(({ number }) => number))}
        />
      )}
      {move && (
        <MoveDialog
          move={move}
          lane={laneOf(move.system)}
          today={today}
          required={shown.filter(({ number }) => move.system.waitsFor.includes(number))}
          onClose={() => setMove(null)}
        />
      )}
      {placing && (
        <BulkDialog
          numbers={placing.numbers}
          begin="wave"
          value={placing.wave}
          onClose={() => setPlacing(null)}
        />
      )}
    </>
  )
}

const nameOf = (systems: readonly Planned[]) =>
  new Map(systems.map(({ number, name }) => [number, name] as const))

function Help() {
  const { t } = useLanguage(planTexts)
  const [first, day, week, rest] = t.plan.help
  return (
    <p className="subtle small">
      {first}
      <kbd>←</kbd> <kbd>→</kbd>
      {day}
      <kbd>⇧</kbd>
      {week}
      <kbd>Enter</kbd>
      {rest}
    </p>
  )
}
