import type { ReactNode } from 'react'
import { formatDate } from '../../../schema/rules/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormDialog } from '../../parts/form/FormDialog.js'
import { errorAt, type Field, fromInput } from '../../parts/form/fields.js'
import { ReasonField } from '../../parts/form/ReasonField.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf } from '../../parts/QueryStates.js'
import { movedBy } from './moves.js'

/** Says how far a date is moved, asks why, and hands it over to be saved. */
export function MoveForm({
  about,
  name,
  field,
  from,
  to,
  mustSayWhy,
  consequences,
  children,
  write,
  onSubmit,
  onClose,
}: {
  /** What is moved, as the page calls it, and by its number or code. */
  about: string
  name: string
  field: Field
  from: string | null
  /** The day that its mark was moved to; null where it is chosen here. */
  to: string | null
  mustSayWhy?: (date: string | null) => boolean
  /** What else a day comes to. */
  consequences?: (date: string) => ReactNode
  /** What else is chosen. */
  children?: ReactNode
  write: { error: unknown; isPending: boolean }
  onSubmit: (date: string, why: { reason?: string }) => void
  onClose: () => void
}) {
  const { t, say } = useLanguage(planTexts)
  const [day, setDay] = useUnsaved(`day ${name} ${to}`, to ?? from ?? '')
  const [reason, setReason] = useUnsaved(`why ${name} ${to}`, '')
  const date = fromInput(field, day) as string | null
  const isAsked = mustSayWhy?.(date) ?? false
  const moved = date !== null && date !== from ? date : null
  const missing =
    date === null
      ? t.common.missing(say(field))
      : moved === null
        ? t.plan.sameDate
        : isAsked && reason.trim() === ''
          ? t.common.missing(t.common.reason)
          : null
  const wrong = errorAt(problemOf(write.error)?.errors ?? [], field.name)
  return (
    <FormDialog
      title={t.plan.moveTitle(about)}
      error={write.error}
      submit={t.plan.confirm}
      pending={write.isPending}
      missing={missing}
      onSubmit={() => moved && onSubmit(moved, reason.trim() ? { reason: reason.trim() } : {})}
      onClose={onClose}
    >
      <FieldInput
        field={field}
        value={day}
        error={wrong && say(wrong)}
        onChange={(value) => setDay(String(value))}
      />
      {moved && (
        <div role="status">
          <p>
            {from
              ? t.plan.moved(formatDate(from), formatDate(moved), movedBy(t.plan, from, moved))
              : t.plan.set(formatDate(moved))}
          </p>
          {consequences?.(moved)}
        </div>
      )}
      {children}
      <ReasonField
        value={reason}
        onSet={setReason}
        required={isAsked}
        {...(isAsked && { description: t.plan.whyMoved })}
        // The day is chosen already where its mark was moved: what is left is to say why.
        focus={to !== null}
      />
    </FormDialog>
  )
}
