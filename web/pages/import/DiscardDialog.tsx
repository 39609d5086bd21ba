import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { WriteError } from '../../parts/QueryStates.js'
import { useReturnFocus } from '../../parts/useReturnFocus.js'

/** Asks before an import that is begun goes: with it goes what was said of its columns and rows. */
export function DiscardDialog({
  fileName,
  pending,
  error,
  onDiscard,
  onClose,
}: {
  fileName: string
  pending: boolean
  error: unknown
  onDiscard: () => void
  onClose: () => void
}) {
  const { t } = useLanguage(importTexts)
  useReturnFocus()
  const title = t.imports.discardTitle(fileName)
  return (
    <Dialog open onClose={onClose} closeButton={t.common.close} aria-label={title}>
      <div className="stack">
        <Heading level={2} data-size="xs">
          {title}
        </Heading>
        <Paragraph>{t.imports.discardText}</Paragraph>
        <WriteError error={error} />
        <div className="row">
          <Button loading={pending} onClick={onDiscard}>
            {t.imports.discardConfirm}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t.imports.keepIt}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
