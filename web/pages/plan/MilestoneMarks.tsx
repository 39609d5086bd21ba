import { useState } from 'react'
import { formatDate } from '../../../schema/rules/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { useMay } from '../../parts/useMay.js'
import { MoveHandle } from './MoveHandle.js'
import { MoveMilestone } from './MoveMilestone.js'
import type { Milestone } from './moves.js'
import { endsAt, heightOf, placeInRows, ROW, type Scale } from './scale.js'

/** The milestones on the line of the plan; those of a day are moved as cut-overs are, by who may. */
export function MilestoneMarks({
  milestones,
  scale,
  today,
}: {
  milestones: readonly Milestone[]
  scale: Scale
  today: string
}) {
  const { language } = useLanguage()
  const named = milestones.map((one) => ({ ...one, name: language === 'nb' ? one.nameNb : one.nameEn }))
  const placed = placeInRows(named, ({ date, name }) => endsAt(scale, date, name))
  return (
    <ul className="plan-points" style={{ height: heightOf(placed) }}>
      {placed.map(({ item, row }) => (
        <MilestoneMark key={item.code} milestone={item} row={row} scale={scale} today={today} />
      ))}
    </ul>
  )
}

function MilestoneMark({
  milestone,
  row,
  scale,
  today,
}: {
  milestone: Milestone & { name: string }
  row: number
  scale: Scale
  today: string
}) {
  const { t } = useLanguage(planTexts)
  const { mayWrite } = useMay()
  const [draft, setDraft] = useState<string>()
  const [asked, setAsked] = useState<string>()
  const { name, date: kept, precision } = milestone
  const date = draft ?? kept
  const top = row * ROW + 3
  return (
    <>
      <li
        style={{ left: scale.x(date), top }}
        title={`${name} ${formatDate(date)}`}
        data-turned={endsAt(scale, date, name).turned || undefined}
      >
        <span aria-hidden="true" className="plan-diamond" data-passed={date < today || undefined} />
        {name}
        {draft ? (
          <span className="subtle">{formatDate(draft)}</span>
        ) : (
          <span className="visually-hidden">{` ${formatDate(date)}`}</span>
        )}
      </li>
      {precision === 'day' && mayWrite('milestone', 'date') && (
        <li className="plan-mover" style={{ top }}>
          <MoveHandle
            label={t.plan.milestone(name)}
            date={kept}
            draft={draft}
            today={today}
            scale={scale}
            onDraft={setDraft}
            onMove={(to) => {
              setAsked(to)
              setDraft(undefined)
            }}
          />
          {asked && <MoveMilestone milestone={milestone} to={asked} onClose={() => setAsked(undefined)} />}
        </li>
      )}
    </>
  )
}
