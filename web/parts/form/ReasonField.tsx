import { Textfield } from '@digdir/designsystemet-react'
import type { RefObject } from 'react'
import { useLanguage } from '../../i18n/language.js'

/** As many letters as the server takes (`reason` of schema/api/common). */
const LONGEST = 500

/** Asks why something is done: whoever need not say so is told that they need not. */
export function ReasonField({
  value,
  onSet,
  required = false,
  description,
  error,
  focus = false,
  input,
}: {
  value: string
  onSet: (reason: string) => void
  required?: boolean
  /** In place of what is said of every reason. */
  description?: string
  error?: string | undefined
  /** Whether the focus is here when the dialog around it opens. */
  focus?: boolean
  input?: RefObject<HTMLInputElement | null>
}) {
  const { t } = useLanguage()
  return (
    <Textfield
      label={required ? t.common.reason : `${t.common.reason} (${t.common.optional})`}
      description={description ?? t.common.reasonHint}
      value={value}
      required={required}
      error={error}
      maxLength={LONGEST}
      ref={(element: HTMLInputElement | null) => {
        // Where a dialog puts the focus when it opens; React's autoFocus comes before it does.
        if (focus) element?.setAttribute('autofocus', '')
        if (input) input.current = element
      }}
      onChange={(event) => onSet(event.target.value)}
    />
  )
}
