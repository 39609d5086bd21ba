import type { Planned } from '../../../../schema/api/plan.js'
import { daysLeftWords, formatDate } from '../../../../schema/rules/dates.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { SYSTEM_FIELDS } from '../../../../schema/rules/systemFields.js'
import { boardTexts } from '../../../i18n/board.js'
import { useLanguage } from '../../../i18n/language.js'
import { planTexts } from '../../../i18n/plan.js'
import { AppLink } from '../../../parts/AppLink.js'
import { useFieldsToRead } from '../../../parts/form/useFields.js'
import { useFieldText } from '../../../parts/form/useFieldText.js'
import { DayOneTag, SignalGlyph } from '../../../parts/SignalLabel.js'
import { StatusGlyph } from '../../../parts/StatusGlyph.js'
import { useMay } from '../../../parts/useMay.js'
import { paths } from '../../../paths.js'
import type { Lift, LiftedCard } from './useLift.js'

/** A system on the board: lifted by dragging it, by its button, or by M. */
export function Card({
  system,
  lane,
  phase,
  lift,
}: { system: Planned; lift: Lift } & Pick<LiftedCard, 'lane' | 'phase'>) {
  const { t, say } = useLanguage(planTexts, boardTexts)
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const text = useFieldText()
  const { number, name, status, signals, daysOverdue } = system
  const mayMove = useMay().may('plan_system', ofSystem(system))
  const isLifted = lift.card?.number === number
  const full = `${number} ${name}`
  const card: LiftedCard = { number, name, lane, phase }
  const date = system.ready ? system.readyOn : system.targetDate
  return (
    <li
      className="board-card"
      data-card={number}
      data-lane={lane}
      data-phase={phase}
      data-lifted={isLifted || undefined}
      draggable={mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', full)
        // A browser gives a drag up whose page changes before it has begun.
        requestAnimationFrame(() => lift.lift(card))
      }}
      onDragEnd={() => lift.endDrag()}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey || !mayMove)
          return
        event.preventDefault()
        lift.lift(card)
      }}
    >
      <span className="board-card-name">
        <StatusGlyph status={status} />
        <AppLink href={paths.system(number)} title={full} draggable={false}>
          {name}
        </AppLink>
      </span>
      <span className="board-card-more small">
        <span className="subtle">{text(fields.municipality, system.municipality)}</span>
        {daysOverdue > 0 ? (
          <span data-tone="danger">{say(daysLeftWords(-daysOverdue))}</span>
        ) : (
          date && <span>{formatDate(date)}</span>
        )}
        {signals.includes('day_one') && <DayOneTag />}
        {signals.includes('blocked') && (
          <span className="labelled" data-tone="danger">
            <SignalGlyph signal="blocked" />
            {t.board.blocked}
          </span>
        )}
        {mayMove && (
          <button
            type="button"
            className="text-button board-move"
            aria-label={t.board.moveOf(full)}
            aria-pressed={isLifted}
            onClick={() => (isLifted ? lift.putBack() : lift.lift(card))}
          >
            {t.board.move}
          </button>
        )}
      </span>
    </li>
  )
}
