import { Paragraph } from '@digdir/designsystemet-react'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { useLanguage } from '../../i18n/language.js'
import { workbenchTexts } from '../../i18n/workbench.js'
import { FieldInput } from '../../parts/form/FieldInput.js'
import { FormDialog } from '../../parts/form/FormDialog.js'
import { useFields } from '../../parts/form/useFields.js'
import { useUnsaved } from '../../parts/form/useUnsaved.js'

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
  const { dispositionReason } = useFields(SYSTEM_FIELDS)
  const [reason, setReason] = useUnsaved(`retire ${name}`, '')
  return (
    <FormDialog
      title={t.workbench.retireTitle(name)}
      submit={t.workbench.retireSubmit}
      missing={reason.trim() === '' ? t.common.missing(say(dispositionReason)) : null}
      focus="textarea"
      onSubmit={() => onRetire(reason.trim())}
      onClose={onClose}
    >
      <Paragraph className="subtle">{t.workbench.retireText}</Paragraph>
      <FieldInput
        field={{ ...dispositionReason, required: true }}
        value={reason}
        onChange={(value) => setReason(String(value))}
      />
    </FormDialog>
  )
}
