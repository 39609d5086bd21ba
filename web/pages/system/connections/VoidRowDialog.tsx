import type { Endpoint, Params } from '../../../../schema/api/endpoint.js'
import type { Input } from '../../../api/call.js'
import { useWrite } from '../../../api/queries.js'
import { ReasonDialog } from '../../../parts/ReasonDialog.js'
import { useUndo } from '../../../parts/useUndo.js'

/** Voids a row with a reason, and offers to bring it back. */
export function VoidRowDialog<V extends Endpoint>({
  row,
  title,
  voidEndpoint,
  onClose,
}: {
  row: { id: string; version: number }
  title: string
  voidEndpoint: V
  onClose: () => void
}) {
  const voiding = useWrite(voidEndpoint)
  const undo = useUndo()
  const { id, version } = row
  return (
    <ReasonDialog
      title={title}
      confirm={title}
      error={voiding.error}
      pending={voiding.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        voiding
          .mutateAsync({ params: { id } as Params<V>, version, body: { reason } } as Input<V>)
          .then((voided) => {
            onClose()
            undo(voided as object)
          })
          // Shown by the dialog.
          .catch(() => undefined)
      }
    />
  )
}
