import { useState } from 'react'
import type { Change } from '../../../schema/api/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { useMay } from '../useMay.js'
import { UndoDialog } from './UndoDialog.js'

/** A way to take back all that a request changed, for who may take back each of its changes. */
export function UndoRequest({ changes }: { changes: readonly Change[] }) {
  const { t } = useLanguage()
  const { may } = useMay()
  const [open, setOpen] = useState(false)
  const [first] = changes
  const mine = changes.every(
    ({ undoable, undo }) => undoable && undo?.asks.every((asked) => may(asked, undo.of)),
  )
  if (!first || !mine || !may('edit_system')) return null
  return (
    <p className="change">
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        {t.past.undoRequest}
      </button>
      {open && <UndoDialog requestId={first.requestId} onClose={() => setOpen(false)} />}
    </p>
  )
}
