import { Dialog, Heading } from '@digdir/designsystemet-react'
import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import { createReplacement } from '../../../schema/api/replacements.js'
import { REPLACEMENT_FIELDS } from '../../../schema/rules/replacements.js'
import { newIdempotencyKey, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { replacementTexts } from '../../i18n/replacements.js'
import { filled } from '../../parts/form/fields.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useNewFields } from '../../parts/form/useFields.js'
import { paths } from '../../paths.js'

/** Adds a replacement, and goes to its page. */
export function NewReplacement({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage(replacementTexts)
  const router = useRouter()
  const key = useRef(newIdempotencyKey())
  const created = useRef('')
  const creating = useWrite(createReplacement)
  const { nameNb, nameEn, kind, state, vendor, owner, goLivePlanned, continuesSystem, source } =
    useNewFields(REPLACEMENT_FIELDS)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={t.replacements.createTitle}>
      <Heading level={2} data-size="xs">
        {t.replacements.createTitle}
      </Heading>
      <RecordForm
        concept="replacement"
        fields={[nameNb, nameEn, kind, state, vendor, owner, goLivePlanned, continuesSystem, source]}
        row={{ kind: 'shared_solution', state: 'planned' }}
        submit={t.replacements.create}
        save={async ({ values }) => {
          const body = filled(values) as Parameters<typeof creating.mutateAsync>[0]['body']
          const replacement = await creating.mutateAsync({
            ...(body && { body }),
            idempotencyKey: key.current,
          })
          created.current = replacement.code
        }}
        onDone={() => router.history.push(paths.replacement(created.current))}
        onCancel={onClose}
      />
    </Dialog>
  )
}
