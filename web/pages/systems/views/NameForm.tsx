import { Textfield } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/language.js'
import { FormDialog } from '../../../parts/form/FormDialog.js'
import { useUnsaved } from '../../../parts/form/useUnsaved.js'

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
  const [name, setName] = useUnsaved(title, given.slice(0, LONGEST))
  return (
    <FormDialog
      title={title}
      error={error}
      submit={t.common.save}
      pending={pending}
      missing={name.trim() === '' ? t.common.missing(t.common.name) : null}
      onSubmit={() => onName(name.trim())}
      onClose={onClose}
    >
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
    </FormDialog>
  )
}
