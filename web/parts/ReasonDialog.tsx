import { Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Consequence } from '../../schema/api/errors.js'
import type { ConsequenceCode } from '../../schema/rules/consequences.js'
import { formTexts } from '../i18n/forms.js'
import { useLanguage } from '../i18n/language.js'
import { Consequences, isAllTicked } from './Consequences.js'
import { FormButtons } from './form/FormButtons.js'
import { useUnsaved } from './form/useUnsaved.js'
import { problemOf, QueryStates, WriteError } from './QueryStates.js'
import { useReturnFocus } from './useReturnFocus.js'

/** Asks for a reason before something is done that should have one, and shows first what else it touches. */
export function ReasonDialog({
  title,
  text,
  confirm,
  consequences,
  children,
  onConfirm,
  onClose,
  error,
  pending,
}: {
  title: string
  text?: string
  confirm: string
  /** What else is touched: each kind is ticked before it can be done. */
  consequences?: UseQueryResult<{ consequences: Consequence[] }>
  /** What else is asked for. */
  children?: ReactNode
  onConfirm: (reason: string, confirmed: ConsequenceCode[]) => void
  onClose: () => void
  error: unknown
  pending: boolean
}) {
  const { t } = useLanguage(formTexts)
  useReturnFocus()
  const [reason, setReason] = useUnsaved(title, '')
  const [ticked, setTicked] = useState<readonly ConsequenceCode[]>([])
  const touched = consequences ? consequences.data?.consequences : []
  const missing =
    reason.trim() === ''
      ? t.common.missing(t.common.reason)
      : touched === undefined
        ? t.forms.touchesRead
        : isAllTicked(touched, ticked)
          ? null
          : t.forms.tickFirst
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (touched && missing === null && !pending)
      onConfirm(
        reason.trim(),
        touched.map(({ code }) => code),
      )
  }
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={submit} className="stack" noValidate>
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        {text && <Paragraph>{text}</Paragraph>}
        {consequences && (
          <QueryStates query={consequences} rows={2}>
            {(data) =>
              data.consequences.length === 0 ? (
                <p className="subtle">{t.forms.touchesNothing}</p>
              ) : (
                <Consequences consequences={data.consequences} ticked={ticked} onTick={setTicked} />
              )
            }
          </QueryStates>
        )}
        {children}
        <Textfield
          label={t.common.reason}
          description={t.common.reasonHint}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          required
          // Where a dialog puts the focus when it opens; React's autoFocus comes before it does.
          ref={(input) => input?.setAttribute('autofocus', '')}
          maxLength={500}
        />
        {/* What came to be touched meanwhile is read anew and stands above, to be ticked. */}
        {problemOf(error)?.consequences ? (
          <p role="alert">{t.forms.touchesMore}</p>
        ) : (
          <WriteError error={error} />
        )}
        <FormButtons submit={confirm} pending={pending} missing={missing} onClose={onClose} />
      </form>
    </Dialog>
  )
}
