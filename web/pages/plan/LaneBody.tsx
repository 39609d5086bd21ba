import { useState } from 'react'
import { MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { type Lane, listPlanned } from '../../../schema/api/plan.js'
import type { PlanGrouping } from '../../../schema/rules/plan.js'
import { call } from '../../api/call.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { BulkDialog } from '../../parts/bulk/BulkDialog.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import { problemOf, QueryStates } from '../../parts/QueryStates.js'
import { useToast } from '../../parts/Toast.js'
import { useMay } from '../../parts/useMay.js'
import type { Search } from '../../paths.js'
import { among } from '../systems/among.js'
import { FoundLink } from '../systems/FoundLink.js'
import { EditWave } from './EditWave.js'
import { LANE_HEIGHT, LaneMarks } from './marks.js'
import { DRAGGED, type Move } from './moves.js'
import { SystemRow } from './SystemRow.js'
import type { Scale } from './scale.js'
import type { LaneSystems } from './useLaneSystems.js'

type Asked = QueryInput<typeof listPlanned>

/** A lane: what it is of and how far that has come, and its systems when it is open. */
export function LaneBody({
  lane,
  by,
  filters,
  systems,
  today,
  scale,
  narrow,
  selection,
  names,
  onToggle,
  onMove,
  onDrop,
}: {
  lane: Lane
  by: PlanGrouping
  filters: Search
  /** Of a lane that is open. */
  systems: LaneSystems | undefined
  today: string
  scale: Scale
  narrow: boolean
  selection: Selection | undefined
  /** The names of the systems that are shown. */
  names: ReadonlyMap<string, string>
  onToggle: () => void
  onMove: (move: Move) => void
  /** Takes a system that was dropped on the lane. */
  onDrop: ((lane: string, number: string) => void) | undefined
}) {
  const { t, language, say } = useLanguage(planTexts)
  const [over, setOver] = useState(false)
  const open = systems !== undefined
  const name = say(lane)
  const query = systems?.query
  const { data } = query ?? {}
  return (
    <tbody
      className="plan-lane"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!onDrop || !event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const number = event.dataTransfer.getData(DRAGGED)
        if (!onDrop || !number) return
        event.preventDefault()
        onDrop(lane.key, number)
      }}
    >
      <tr className="plan-lane-row">
        <th scope="rowgroup">
          <span className="plan-lane-name">
            <button type="button" className="plan-toggle" aria-expanded={open} onClick={onToggle}>
              <span aria-hidden="true" className="plan-arrow" />
              <span>{name}</span>
            </button>
            <LaneCounts lane={lane} filters={filters} />
          </span>
        </th>
        {!narrow && (
          <td className="plan-track">
            <svg width={scale.width} height={LANE_HEIGHT} aria-hidden="true">
              <LaneMarks lane={lane} scale={scale} open={open && (data?.items.length ?? 0) > 0} />
            </svg>
          </td>
        )}
      </tr>
      {query && (
        <>
          <tr className="plan-tools">
            <td colSpan={narrow ? 1 : 2}>
              <LaneTools
                lane={lane}
                by={by}
                filters={filters}
                selection={selection}
                shown={data?.items ?? []}
              />
              {!data && (
                <QueryStates query={query} rows={3}>
                  {() => null}
                </QueryStates>
              )}
              {data?.total === 0 && <p className="subtle">{by === 'wave' ? t.plan.empty : t.plan.nothing}</p>}
            </td>
          </tr>
          {data?.items.map((system) => (
            <SystemRow
              key={system.number}
              system={system}
              waveStart={lane.startsOn}
              today={today}
              scale={scale}
              narrow={narrow}
              selection={selection}
              names={names}
              isDraggable={onDrop !== undefined}
              onMove={onMove}
            />
          ))}
          {data && data.total > data.items.length && (
            <tr className="plan-tools">
              <td colSpan={narrow ? 1 : 2}>
                <span className="row">
                  <span className="subtle">
                    {t.plan.showing(
                      formatNumber(data.items.length, language),
                      formatNumber(data.total, language),
                    )}
                  </span>
                  {systems.more ? (
                    <button type="button" className="text-button" onClick={systems.more.show}>
                      {t.plan.showMore(systems.more.count)}
                    </button>
                  ) : (
                    <FoundLink count={lane.systems} filters={among(filters, lane.filter)}>
                      {t.plan.asList}
                    </FoundLink>
                  )}
                </span>
              </td>
            </tr>
          )}
        </>
      )}
    </tbody>
  )
}

/** «6 av 9 klare · 3 over dato», each leading to its systems. */
function LaneCounts({ lane, filters }: { lane: Lane; filters: Search }) {
  const { t, language } = useLanguage(planTexts)
  const number = (count: number) => formatNumber(count, language)
  const of = among(filters, lane.filter)
  const isAhead = lane.ready === 0 && lane.overdue === 0
  const [first, rest] = isAhead
    ? t.plan.systems(number(lane.systems))
    : t.plan.readyOf(number(lane.ready), number(lane.systems))
  const [late, lateRest] = t.plan.overdue(number(lane.overdue))
  return (
    <span className="plan-counts">
      <FoundLink count={lane.systems} filters={of}>
        {first}
      </FoundLink>
      {rest}
      {lane.overdue > 0 && (
        <>
          {' · '}
          <FoundLink count={lane.overdue} filters={of && among(of, { signal: ['overdue'] })}>
            {late}
          </FoundLink>
          {lateRest}
        </>
      )}
    </span>
  )
}

/** What can be done with a lane as a whole. */
function LaneTools({
  lane,
  by,
  filters,
  selection,
  shown,
}: {
  lane: Lane
  by: PlanGrouping
  filters: Search
  selection: Selection | undefined
  shown: readonly { number: string }[]
}) {
  const { t, say } = useLanguage(planTexts, bulkTexts)
  const toast = useToast()
  const { mayWrite } = useMay()
  const [editing, setEditing] = useState(false)
  const [moving, setMoving] = useState<string[] | null>(null)
  /** Everything in the lane that is not ready, also what is not shown. */
  const moveAll = async () => {
    try {
      const found = among(filters, { ...lane.filter, ready: 'false' })
      if (!found) return toast(t.plan.nothingToMove)
      const query = { ...found, limit: MOST_SYSTEMS } as Asked
      const { items, next } = await call(listPlanned, { query })
      const dated = items.filter(({ targetDate }) => targetDate !== null)
      if (next !== null) toast(t.bulk.tooMany(MOST_SYSTEMS))
      else if (dated.length === 0) toast(t.plan.nothingToMove)
      else setMoving(dated.map(({ number }) => number))
    } catch (error) {
      toast(say(problemOf(error) ?? { nb: String(error), en: String(error) }))
    }
  }
  return (
    <>
      <div className="row plan-lane-tools">
        {by === 'wave' && lane.key !== '' && mayWrite('wave', 'nameNb') && (
          <button
            type="button"
            className="text-button"
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            {t.plan.editWave}
          </button>
        )}
        {lane.marks.some(({ state }) => state !== 'done') && mayWrite('system', 'targetDate') && (
          <button type="button" className="text-button" onClick={moveAll}>
            {t.plan.moveAll}
          </button>
        )}
        {selection && shown.length > 0 && (
          <button
            type="button"
            className="text-button"
            onClick={() => selection.set([...selection.numbers, ...shown.map(({ number }) => number)])}
          >
            {t.plan.chooseAll(shown.length)}
          </button>
        )}
        {lane.systems > 0 && (
          <FoundLink count={lane.systems} filters={among(filters, lane.filter)}>
            {t.plan.asList}
          </FoundLink>
        )}
      </div>
      {editing && <EditWave code={lane.key} onDone={() => setEditing(false)} />}
      {moving && <BulkDialog numbers={moving} begin="shift" onClose={() => setMoving(null)} />}
    </>
  )
}
