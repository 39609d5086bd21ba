import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import type { Find } from '../api/finders.js'
import { useLanguage } from '../i18n/language.js'
import { workbenchTexts } from '../i18n/workbench.js'
import { focusFirst } from './focusFirst.js'
import { Picker } from './form/Picker.js'
import { useReturnFocus } from './useReturnFocus.js'

/** Chooses what systems are mapped to, among those that are searched for: the one that is chosen is mapped to at once. */
export function TargetDialog({
  name,
  onChoose,
  onClose,
}: {
  name: string
  onChoose: (find: Find) => void
  onClose: () => void
}) {
  const { t } = useLanguage(workbenchTexts)
  useReturnFocus()
  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={t.common.close}
      aria-label={t.workbench.chooseTargetFor(name)}
      className="target-dialog"
    >
      <div className="stack" ref={focusFirst('input')}>
        <Heading level={2} data-size="xs">
          {t.workbench.chooseTargetFor(name)}
        </Heading>
        <Paragraph className="subtle">{t.workbench.takenAtOnce}</Paragraph>
        <Picker
          field={{
            ...{
              name: 'replacement',
              type: 'choice',
              nb: t.workbench.chooseTarget,
              en: t.workbench.chooseTarget,
            },
          }}
          of="replacement"
          value=""
          onChange={() => undefined}
          onFind={onChoose}
        />
      </div>
    </Dialog>
  )
}
