import { useState } from 'react'
import type { Change } from '../../../schema/api/changes.js'
import { useLanguage } from '../../i18n/language.js'
import { useMay } from '../useMay.js'
import { UndoDialog } from './UndoDialog.js'

/** A way to take back all that a request changed, for who may take back each of its changes; `about` names what was changed where several stand together. */
export function UndoRequest({ changes, about }: { changes: readonly Change[]; about?: string }) {
  const { t } = useLanguage()
  const { may } = useMay()
  const [first] = changes
  const mine = changes.every(
    ({ undoable, undo }) => undoable && undo?.asks.every((asked) => may(asked, undo.of)),
  )
  if (!first || !mine || !may('edit_system')) return null
  return (
    <p className="change">
      <UndoButton
        requestId={first.requestId}
        {...(about !== undefined && { label: `${t.common.undo}: ${about}` })}
      >
        {about === undefined ? t.past.undoRequest : t.common.undo}
      </UndoButton>
    </p>
  )
}

/** Opens what would come of taking back all that a request changed. */
export function UndoButton({
  requestId,
  label,
  children,
}: {
  requestId: string
  label?: string
  children: string
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="text-button" aria-label={label} onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <UndoDialog requestId={requestId} onClose={() => setOpen(false)} />}
    </>
  )
}
