import { Paragraph } from '@digdir/designsystemet-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Consequence } from '../../schema/api/errors.js'
import type { ConsequenceCode } from '../../schema/rules/consequences.js'
import { formTexts } from '../i18n/forms.js'
import { useLanguage } from '../i18n/language.js'
import { Consequences, isAllTicked } from './Consequences.js'
import { FormDialog } from './form/FormDialog.js'
import { ReasonField } from './form/ReasonField.js'
import { useUnsaved } from './form/useUnsaved.js'
import { problemOf, QueryStates } from './QueryStates.js'

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
  const touchesMore = Boolean(problemOf(error)?.consequences)
  const submit = () =>
    touched &&
    onConfirm(
      reason.trim(),
      touched.map(({ code }) => code),
    )
  return (
    <FormDialog
      title={title}
      error={touchesMore ? null : error}
      submit={confirm}
      pending={pending}
      missing={missing}
      onSubmit={submit}
      onClose={onClose}
    >
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
      <ReasonField value={reason} onSet={setReason} required focus />
      {/* What came to be touched meanwhile is read anew and stands above, to be ticked. */}
      {touchesMore && <p role="alert">{t.forms.touchesMore}</p>}
    </FormDialog>
  )
}
