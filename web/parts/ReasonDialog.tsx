import { Button, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import { useLanguage } from '../i18n/language.js'
import { WriteError } from './QueryStates.js'
import { useReturnFocus } from './useReturnFocus.js'

/** Asks for a reason before something is done that should have one. */
export function ReasonDialog({
  title,
  text,
  confirm,
  onConfirm,
  onClose,
  error,
  pending,
}: {
  title: string
  text?: string
  confirm: string
  onConfirm: (reason: string) => void
  onClose: () => void
  error: unknown
  pending: boolean
}) {
  const { t } = useLanguage()
  useReturnFocus()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() && !pending) onConfirm(reason.trim())
  }
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={submit} className="stack">
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        {text && <Paragraph>{text}</Paragraph>}
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
        <WriteError error={error} />
        <div className="row">
          <Button type="submit" loading={pending} aria-disabled={!reason.trim()}>
            {confirm}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
