import { Checkbox } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { Planned } from '../../../schema/api/plan.js'
import { daysLeftWords, formatDate } from '../../../schema/rules/dates.js'
import { ofSystem } from '../../../schema/rules/may.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { AppLink } from '../../parts/AppLink.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { DayOneTag, SignalGlyph } from '../../parts/SignalLabel.js'
import { StatusGlyph } from '../../parts/StatusGlyph.js'
import { useMay } from '../../parts/useMay.js'
import { paths } from '../../paths.js'
import { MoveHandle } from './MoveHandle.js'
import { lateSince, SYSTEM_HEIGHT, SystemBar, tickOf } from './marks.js'
import { DRAGGED, type Move } from './moves.js'
import type { Scale } from './scale.js'

/** Room between a mark and the words beside it. */
const BESIDE = 14

interface Props {
  system: Planned
  waveStart: string | null
  today: string
  scale: Scale
  narrow: boolean
  selection: Selection | undefined
  names: ReadonlyMap<string, string>
  isDraggable: boolean
  onMove: (move: Move) => void
}

/** A system with its bar, and the mark of its cut-over that can be moved by those who plan it. */
export function SystemRow({
  system,
  waveStart,
  today,
  scale,
  narrow,
  selection,
  names,
  isDraggable,
  onMove,
}: Props) {
  const { t } = useLanguage(planTexts, bulkTexts)
  const { mayWrite } = useMay()
  const [draft, setDraft] = useState<string>()
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const text = useFieldText()
  const mayMove = !system.ready && mayWrite('system', 'targetDate', ofSystem(system))
  const drawn = { system, waveStart, today, scale, draft }
  const tick = tickOf(drawn)
  const words = useRowWords(system, today, names)
  const full = `${system.number} ${system.name}`
  return (
    <tr
      className="plan-system"
      data-number={system.number}
      data-chosen={selection?.numbers.has(system.number) || undefined}
    >
      <th scope="row">
        <span className="plan-name">
          {selection && (
            <Checkbox
              aria-label={t.bulk.chooseOne(full)}
              checked={selection.numbers.has(system.number)}
              onChange={({ nativeEvent }) =>
                nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
                  ? selection.extend(selection.last ?? system.number, system.number)
                  : selection.toggle(system.number)
              }
            />
          )}
          <StatusGlyph status={system.status} />
          <AppLink
            href={paths.system(system.number)}
            title={isDraggable && !narrow ? t.plan.dragTo(system.name) : full}
            draggable={isDraggable}
            onDragStart={(event) => {
              event.dataTransfer.setData(DRAGGED, system.number)
              event.dataTransfer.effectAllowed = 'move'
            }}
          >
            {system.name}
          </AppLink>
          <span className="subtle small">{text(fields.municipality, system.municipality)}</span>
          {system.signals.includes('day_one') && <DayOneTag />}
          {system.signals.includes('blocked') && <SignalGlyph signal="blocked" />}
        </span>
        {narrow && (
          <span className="plan-words row small">
            <span data-tone={system.daysOverdue > 0 ? 'danger' : undefined}>{words}</span>
            {mayMove && (
              <button
                type="button"
                className="text-button"
                aria-label={system.targetDate ? t.plan.moveOf(full) : t.plan.setDateOf(full)}
                onClick={() => onMove({ system, to: null })}
              >
                {system.targetDate ? t.plan.move : t.plan.setDate}
              </button>
            )}
          </span>
        )}
      </th>
      {!narrow && (
        <td className="plan-track">
          <span className="visually-hidden">{words}</span>
          <svg width={scale.width} height={SYSTEM_HEIGHT} aria-hidden="true">
            <SystemBar {...drawn} />
            <Beside {...drawn} tick={tick} />
          </svg>
          {mayMove &&
            (system.targetDate === null ? (
              <button
                type="button"
                className="text-button plan-set"
                style={{ left: scale.x(today) + BESIDE }}
                aria-label={t.plan.setDateOf(full)}
                onClick={() => onMove({ system, to: null })}
              >
                {t.plan.setDate}
              </button>
            ) : (
              <MoveHandle
                label={t.plan.cutOver(full)}
                date={system.targetDate}
                draft={draft}
                today={today}
                scale={scale}
                onDraft={setDraft}
                onMove={(to) => {
                  onMove({ system, to })
                  setDraft(undefined)
                }}
              />
            ))}
        </td>
      )}
    </tr>
  )
}

/** What stands beside the mark: the day of what is to come, and how late what should have been is. */
function Beside({
  system,
  today,
  scale,
  draft,
  tick,
}: {
  system: Planned
  today: string
  scale: Scale
  draft?: string | undefined
  tick: string | null
}) {
  const { say } = useLanguage(planTexts)
  const late = lateSince({ system, today, draft }) !== null && !draft
  const at = late ? today : tick
  if (at === null || (system.ready && !late)) return null
  const words = late ? say(daysLeftWords(-system.daysOverdue)) : formatDate(at)
  const x = scale.x(at) + (late ? 8 : BESIDE)
  // Where there is no room to the right they stand to the left.
  const turned = x > scale.width - 90
  return (
    <text
      className="plan-beside"
      data-tone={late ? 'danger' : undefined}
      x={turned ? scale.x(at) - BESIDE : x}
      y={SYSTEM_HEIGHT / 2 + 4.5}
      textAnchor={turned ? 'end' : 'start'}
    >
      {words}
    </text>
  )
}

/** The row in words: what its bar shows. */
function useRowWords(system: Planned, today: string, names: ReadonlyMap<string, string>): string {
  const { t, say } = useLanguage(planTexts)
  const { ready, readyOn, targetDate, daysOverdue, readOnlyUntil, waitsFor } = system
  const parts = [
    ready
      ? readyOn
        ? t.plan.readyOn(formatDate(readyOn))
        : t.plan.ready
      : targetDate
        ? t.plan.planned(formatDate(targetDate))
        : t.plan.noDate,
    daysOverdue > 0 ? say(daysLeftWords(-daysOverdue)) : '',
    readOnlyUntil && readOnlyUntil >= today ? t.plan.readOnly(formatDate(readOnlyUntil)) : '',
    waitsFor.length > 0 ? t.plan.waitsFor(waitsFor.map((one) => names.get(one) ?? one).join(', ')) : '',
  ]
  return parts.filter(Boolean).join(', ')
}
