import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useRef } from 'react'
import { createReplacement } from '../../../../schema/api/replacements.js'
import type { System } from '../../../../schema/api/systems.js'
import { REPLACEMENT_FIELDS } from '../../../../schema/rules/replacements.js'
import { newIdempotencyKey, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { replacementTexts } from '../../../i18n/replacements.js'
import { systemTexts } from '../../../i18n/system.js'
import { filled } from '../../../parts/form/fields.js'
import { RecordForm } from '../../../parts/form/RecordForm.js'
import { useNewFields } from '../../../parts/form/useFields.js'

/** Makes a replacement of a system that is carried on, so that others can be mapped to it. */
export function CarryOnDialog({
  system,
  onDone,
  onClose,
}: {
  system: System
  onDone: () => void
  onClose: () => void
}) {
  const { t } = useLanguage(systemTexts, replacementTexts)
  const key = useRef(newIdempotencyKey())
  const creating = useWrite(createReplacement)
  const { nameNb, nameEn, state, owner } = useNewFields(REPLACEMENT_FIELDS)
  const proposed = {
    nameNb: system.name,
    nameEn: system.name,
    state: 'in_use',
    owner: system.systemOwner,
  }
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.system.carryOnTitle}>
      <Heading level={2} data-size="xs">
        {t.system.carryOnTitle}
      </Heading>
      <Paragraph>{t.system.carryOnText}</Paragraph>
      <RecordForm
        concept="replacement"
        fields={[nameNb, nameEn, state, owner]}
        row={proposed}
        submit={t.replacements.create}
        save={({ values }) =>
          creating.mutateAsync({
            body: {
              ...(filled(values) as typeof proposed & { state: 'in_use' }),
              kind: 'continued',
              continuesSystem: system.number,
            },
            idempotencyKey: key.current,
          })
        }
        onDone={onDone}
        onCancel={onClose}
      />
    </Dialog>
  )
}
