import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import type { FormEvent } from 'react'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { focusFirst } from '../../parts/focusFirst.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormButtons } from '../../parts/form/FormButtons.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'

/** Asks why nothing takes over before systems are retired: the rules ask it, too. */
export function RetireDialog({
  name,
  onRetire,
  onClose,
}: {
  name: string
  onRetire: (reason: string) => void
  onClose: () => void
}) {
  const { t, say } = useLanguage(workbenchTexts)
  useReturnFocus()
  const { dispositionReason } = useFields(SYSTEM_FIELDS)
  const [reason, setReason] = useUnsaved(`retire ${name}`, '')
  const missing = reason.trim() === '' ? t.common.missing(say(dispositionReason)) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing === null) onRetire(reason.trim())
  }
  const title = t.workbench.retireTitle(name)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <form onSubmit={submit} className="stack" noValidate ref={focusFirst('textarea')}>
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        <Paragraph className="subtle">{t.workbench.retireText}</Paragraph>
        <FieldInput
          field={{ ...dispositionReason, required: true }}
          value={reason}
          onChange={(value) => setReason(String(value))}
        />
        <FormButtons submit={t.workbench.retireSubmit} missing={missing} onClose={onClose} />
      </form>
    </Dialog>
  )
}
