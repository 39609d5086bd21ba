import { Textfield } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../../i18n/language.js'

/** The code of a second factor. It comes in answer to what was sent, and is what is left to write: it takes the focus. */
export function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useLanguage()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <Textfield
      label={t.signIn.code}
      description={t.signIn.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      ref={field}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
