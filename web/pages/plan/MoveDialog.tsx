import { Checkbox, Dialog, Heading, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { Lane, Planned } from '../../../schema/api/plan.js'
import { patchSystem } from '../../../schema/api/systems.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { movedPassed } from '../../../schema/rules/days.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useWrite } from '../../api/queries.js'
import { bulkTexts } from '../../i18n/bulk.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { DialogButtons } from '../../parts/form/DialogButtons.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { errorAt, fromInput } from '../../parts/form/fields.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf, WriteError } from '../../parts/QueryStates.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'
import { useUndo } from '../../parts/useUndo.js'
import { type Move, movedBy } from './moves.js'

/** Says what a move of one date comes to, asks why, and saves it; what it collides with in the plan is said before. */
export function MoveDialog({
  move: { system, to: asked },
  lane,
  required,
  today,
  onClose,
}: {
  move: Move
  /** Its wave. */
  lane: Lane | undefined
  /** The systems that it waits for, of those that are shown. */
  required: readonly Planned[]
  today: string
  onClose: () => void
}) {
  const { t, say } = useLanguage(planTexts, bulkTexts)
  useReturnFocus()
  const [day, setDay] = useUnsaved(`day ${system.number} ${asked}`, asked ?? system.targetDate ?? '')
  const [reason, setReason] = useUnsaved(`why ${system.number} ${asked}`, '')
  const [along, setAlong] = useState(true)
  const field = useFields(SYSTEM_FIELDS).targetDate
  const write = useWrite(patchSystem)
  const undo = useUndo()
  const date = fromInput(field, day) as string | null
  const from = system.targetDate
  const changed = date !== null && date !== from
  // Whoever moves a day that has passed says why: the server refuses it otherwise.
  const isAsked = movedPassed(today, SYSTEM_FIELDS, { targetDate: from }, { targetDate: date }).length > 0
  const ready = changed && !(isAsked && reason.trim() === '')
  const wrong = errorAt(problemOf(write.error)?.errors ?? [], 'targetDate')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready || write.isPending) return
    write.mutate(
      {
        params: { number: system.number },
        version: system.version,
        body: {
          targetDate: date,
          ...(reason.trim() && { reason: reason.trim() }),
          ...(along && { moveSameDay: true }),
        },
      },
      {
        onSuccess(answer) {
          onClose()
          undo(answer)
        },
      },
    )
  }
  const title = t.plan.moveTitle(`${system.number} ${system.name}`)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={submit} className="stack">
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        <FieldInput
          field={field}
          value={day}
          error={wrong && say(wrong)}
          onChange={(value) => setDay(String(value))}
        />
        {changed && (
          <div role="status">
            <p>
              {from
                ? t.plan.moved(formatDate(from), formatDate(date), movedBy(t.plan, from, date))
                : t.plan.set(formatDate(date))}
            </p>
            <Collisions date={date} lane={lane} required={required} />
          </div>
        )}
        <Checkbox
          label={t.bulk.moveSameDay}
          checked={along}
          onChange={(event) => setAlong(event.currentTarget.checked)}
        />
        <Textfield
          label={isAsked ? t.common.reason : `${t.common.reason} (${t.common.optional})`}
          description={isAsked ? t.plan.whyMoved : t.common.reasonHint}
          required={isAsked}
          // The day is chosen already where its mark was moved: what is left is to say why.
          ref={(input) => {
            if (asked) input?.setAttribute('autofocus', '')
          }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
        />
        <WriteError error={write.error} />
        <DialogButtons submit={t.plan.confirm} pending={write.isPending} ready={ready} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** What a day does not go together with. It may be chosen all the same: waves and others may move after it. */
function Collisions({
  date,
  lane,
  required,
}: {
  date: string
  lane: Lane | undefined
  required: readonly Planned[]
}) {
  const { t, say } = useLanguage(planTexts)
  const later = required.filter((one) => !one.ready && one.targetDate !== null && one.targetDate > date)
  return (
    <>
      {lane?.endsOn && date > lane.endsOn && <p>{t.plan.afterWave(say(lane), formatDate(lane.endsOn))}</p>}
      {later.length > 0 && <p>{t.plan.beforeRequired(later.map(({ name }) => name).join(', '))}</p>}
    </>
  )
}
