import type { BodyInput, Endpoint, Params } from '../../../schema/api/endpoint.js'
import type { Input } from '../../api/call.js'
import { useWrite } from '../../api/queries.js'
import { useUndo } from '../useUndo.js'
import type { Saving } from './RecordForm.js'

/** Saves what a form changed with a PATCH, and offers to undo it. */
export function usePatch<E extends Endpoint>(
  endpoint: E,
): (params: Params<E>, saving: Saving) => Promise<void> {
  const patching = useWrite(endpoint)
  const undo = useUndo()
  return async (params, { changes, version, reason, confirmed, along }) => {
    // What a form holds is checked by the server, field by field.
    const body = {
      ...changes,
      ...(reason && { reason }),
      ...(along && { moveSameDay: true }),
      ...(confirmed && { confirmed }),
    } as BodyInput<E>
    undo((await patching.mutateAsync({ params, version, body } as Input<E>)) as object)
  }
}
