import { Dialog, Heading, Textfield } from '@digdir/designsystemet-react'
import type { FormEvent, ReactNode } from 'react'
import { useLanguage } from '../../../i18n/language.js'
import { FormButtons } from '../../../parts/form/FormButtons.js'
import { useUnsaved } from '../../../parts/form/useUnsaved.js'
import { WriteError } from '../../../parts/QueryStates.js'
import { useReturnFocus } from '../../../parts/useReturnFocus.js'

/** The most letters that the name of a view has. */
const LONGEST = 60

/** Asks for the name of a view, in a dialog. */
export function NameForm({
  title,
  name: given,
  description,
  children,
  error,
  pending,
  onName,
  onClose,
}: {
  title: string
  name: string
  description?: string | undefined
  /** What else is said or asked for. */
  children?: ReactNode
  error: unknown
  pending: boolean
  onName: (name: string) => void
  onClose: () => void
}) {
  const { t } = useLanguage()
  useReturnFocus()
  const [name, setName] = useUnsaved(title, given.slice(0, LONGEST))
  const missing = name.trim() === '' ? t.common.missing(t.common.name) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing === null && !pending) onName(name.trim())
  }
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={submit} className="stack" noValidate>
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        <Textfield
          label={t.common.name}
          description={description}
          value={name}
          required
          maxLength={LONGEST}
          ref={(input) => input?.setAttribute('autofocus', '')}
          // What is proposed is written over by the first letter.
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
        {children}
        <WriteError error={error} />
        <FormButtons submit={t.common.save} pending={pending} missing={missing} onClose={onClose} />
      </form>
    </Dialog>
  )
}
