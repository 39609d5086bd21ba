import { readSystemConsequences } from '../../../schema/api/consequences.js'
import { type System, voidSystem } from '../../../schema/api/systems.js'
import { useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { systemTexts } from '../../i18n/system.js'
import { ReasonDialog } from '../../parts/ReasonDialog.js'

/** Takes a system out of the register, with a reason, once what else that touches is ticked. */
export function VoidDialog({
  system: { number, version },
  onDone,
  onClose,
}: {
  system: Pick<System, 'number' | 'version'>
  onDone: (saved: object) => void
  onClose: () => void
}) {
  const { t } = useLanguage(systemTexts)
  const voiding = useWrite(voidSystem)
  return (
    <ReasonDialog
      title={t.system.voidTitle}
      text={t.system.voidText}
      confirm={t.system.voidTitle}
      consequences={useRead(readSystemConsequences, { params: { number } })}
      error={voiding.error}
      pending={voiding.isPending}
      onConfirm={(reason, confirmed) =>
        voiding.mutate({ params: { number }, version, body: { reason, confirmed } }, { onSuccess: onDone })
      }
      onClose={onClose}
    />
  )
}
