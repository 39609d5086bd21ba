import { Dialog, Heading } from '@digdir/designsystemet-react'
import type { FormEvent, ReactNode } from 'react'
import { useLanguage } from '../../i18n/language.js'
import { focusFirst } from '../focusFirst.js'
import { WriteError } from '../QueryStates.js'
import { useReturnFocus } from '../useReturnFocus.js'
import { FormButtons } from './FormButtons.js'

/**
 * A form in a dialog: what it is about, what is asked, what was refused, and its buttons. It is sent when nothing is missing, and
 * not again while it is on its way.
 */
export function FormDialog({
  title,
  children,
  error = null,
  submit,
  pending = false,
  missing = null,
  focus,
  onSubmit,
  onClose,
}: {
  title: string
  children: ReactNode
  /** What came of sending it, unless what is asked says so itself. */
  error?: unknown
  /** What the form does. */
  submit: string
  pending?: boolean
  /** What it cannot be sent without: whoever presses the button is told so. */
  missing?: string | null
  /** What the focus is at when it opens, where nothing asked says so itself. */
  focus?: 'input' | 'textarea'
  onSubmit: () => void
  onClose: () => void
}) {
  const { t } = useLanguage()
  useReturnFocus()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (missing === null && !pending) onSubmit()
  }
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={send} className="stack" noValidate ref={focus && focusFirst(focus)}>
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        {children}
        <WriteError error={error} />
        <FormButtons submit={submit} pending={pending} missing={missing} onClose={onClose} />
      </form>
    </Dialog>
  )
}
