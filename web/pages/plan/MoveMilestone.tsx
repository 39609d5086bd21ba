import { Dialog, Heading, Textfield } from '@digdir/designsystemet-react'
import type { FormEvent } from 'react'
import { patchMilestone } from '../../../schema/api/milestones.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { MILESTONE_FIELDS } from '../../../schema/rules/milestones.js'
import { useWrite } from '../../api/queries.js'
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
import { type Milestone, movedBy } from './moves.js'

/** Says what a move of a milestone comes to, asks why, and saves it. */
export function MoveMilestone({
  milestone: { code, name, date: from, version },
  to,
  onClose,
}: {
  milestone: Milestone & { name: string }
  to: string
  onClose: () => void
}) {
  const { t, say } = useLanguage(planTexts)
  useReturnFocus()
  const [day, setDay] = useUnsaved(`move ${code} to`, to)
  const [reason, setReason] = useUnsaved(`move ${code} why`, '')
  const field = useFields(MILESTONE_FIELDS).date
  const write = useWrite(patchMilestone)
  const undo = useUndo()
  const date = fromInput(field, day) as string | null
  const changed = date !== null && date !== from
  const wrong = errorAt(problemOf(write.error)?.errors ?? [], 'date')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!changed || write.isPending) return
    write.mutate(
      { params: { code }, version, body: { date, ...(reason.trim() && { reason: reason.trim() }) } },
      {
        onSuccess(answer) {
          onClose()
          undo(answer)
        },
      },
    )
  }
  const title = t.plan.moveTitle(name)
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
          <p role="status">{t.plan.moved(formatDate(from), formatDate(date), movedBy(t.plan, from, date))}</p>
        )}
        <Textfield
          label={`${t.common.reason} (${t.common.optional})`}
          description={t.common.reasonHint}
          // The day is chosen already: what is left is to say why.
          ref={(input) => input?.setAttribute('autofocus', '')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
        />
        <WriteError error={write.error} />
        <DialogButtons submit={t.plan.confirm} pending={write.isPending} ready={changed} onClose={onClose} />
      </form>
    </Dialog>
  )
}
