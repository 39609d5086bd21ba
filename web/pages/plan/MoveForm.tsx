import { Dialog, Heading, Textfield } from '@digdir/designsystemet-react'
import type { FormEvent, ReactNode } from 'react'
import { formatDate } from '../../../schema/rules/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { planTexts } from '../../i18n/plan.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormButtons } from '../../parts/form/FormButtons.js'
import { errorAt, type Field, fromInput } from '../../parts/form/fields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { problemOf, WriteError } from '../../parts/QueryStates.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'
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
  useReturnFocus()
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (moved && missing === null && !write.isPending)
      onSubmit(moved, reason.trim() ? { reason: reason.trim() } : {})
  }
  const title = t.plan.moveTitle(about)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={submit} className="stack" noValidate>
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
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
        <Textfield
          label={isAsked ? t.common.reason : `${t.common.reason} (${t.common.optional})`}
          description={isAsked ? t.plan.whyMoved : t.common.reasonHint}
          required={isAsked}
          // The day is chosen already where its mark was moved: what is left is to say why.
          ref={(input) => {
            if (to) input?.setAttribute('autofocus', '')
          }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
        />
        <WriteError error={write.error} />
        <FormButtons submit={t.plan.confirm} pending={write.isPending} missing={missing} onClose={onClose} />
      </form>
    </Dialog>
  )
}
