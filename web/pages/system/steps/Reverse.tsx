import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { readSystemConsequences } from '../../../../schema/api/consequences.js'
import { reverseDecision } from '../../../../schema/api/decisions.js'
import type { System } from '../../../../schema/api/systems.js'
import { moveAction } from '../../../../schema/rules/access.js'
import { mayReverse, reversedFields } from '../../../../schema/rules/decisions.js'
import { ofSystem } from '../../../../schema/rules/may.js'
import { SYSTEM_FIELDS } from '../../../../schema/rules/systemFields.js'
import { useRead, useWrite } from '../../../api/queries.js'
import { useLanguage } from '../../../i18n/language.js'
import { systemTexts } from '../../../i18n/system.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useMay } from '../../../parts/useMay.js'
import { useUndo } from '../../../parts/useUndo.js'

/** Reverses the decision of the system, with what was planned on it, once it is said why. */
export function Reverse({ system }: { system: System }) {
  const { t } = useLanguage(systemTexts)
  const { may } = useMay()
  const [open, setOpen] = useState(false)
  const { status, mappings, meta } = system
  const of = ofSystem(system)
  const mine = may('edit_mapping', of) && may(moveAction(status, 'assessed'), of)
  if (!mine || !mayReverse(status, mappings, meta.today)) return null
  return (
    <>
      <Button variant="tertiary" data-color="neutral" onClick={() => setOpen(true)}>
        {t.system.reverse}
      </Button>
      {open && <ReverseDialog system={system} onClose={() => setOpen(false)} />}
    </>
  )
}

function ReverseDialog({ system, onClose }: { system: System; onClose: () => void }) {
  const { t, say } = useLanguage(systemTexts)
  const undo = useUndo()
  const { number, version, mappings } = system
  const reversing = useWrite(reverseDecision)
  const consequences = useRead(readSystemConsequences, { params: { number } })
  const cleared = reversedFields(system).map((field) => say(SYSTEM_FIELDS[field]))
  return (
    <ReasonDialog
      title={t.system.reverseTitle}
      text={t.system.reverseText(cleared.join(', '), mappings.length)}
      confirm={t.system.reverseConfirm}
      {...(mappings.length > 0 && { consequences })}
      error={reversing.error}
      pending={reversing.isPending}
      onClose={onClose}
      onConfirm={(reason, confirmed) =>
        reversing
          .mutateAsync({ params: { number }, version, body: { reason, confirmed } })
          .then((reversed) => {
            onClose()
            undo(reversed, t.system.reversed)
          })
          // Shown by the dialog.
          .catch(() => undefined)
      }
    />
  )
}
