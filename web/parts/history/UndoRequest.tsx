import { type ReactNode, useState } from 'react'
import type { Change } from '../../../schema/api/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { useMay } from '../useMay.js'
import { UndoDialog } from './UndoDialog.js'

/** A way to take back all that a request changed, for who may take back each of its changes; `children` say it in other words. */
export function UndoRequest({ changes, children }: { changes: readonly Change[]; children?: ReactNode }) {
  const { t } = useLanguage()
  const { may } = useMay()
  const [first] = changes
  const mine = changes.every(
    ({ undoable, undo }) => undoable && undo?.asks.every((asked) => may(asked, undo.of)),
  )
  if (!first || !mine || !may('edit_system')) return null
  return (
    <p className="change">
      <UndoButton requestId={first.requestId}>{children ?? t.past.undoRequest}</UndoButton>
    </p>
  )
}

/** Opens what would come of taking back all that a request changed. */
export function UndoButton({ requestId, children }: { requestId: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <UndoDialog requestId={requestId} onClose={() => setOpen(false)} />}
    </>
  )
}
