import type { BodyInput, Endpoint, Params } from '../../../schema/api/endpoint.js'
import type { Input } from '../../api/call.js'
import { useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { useUndo } from '../useUndo.js'
import type { Saving } from './RecordForm.js'

/** Saves what a form changed with a PATCH, and offers to undo it with another that puts back what stood before. */
export function usePatch<E extends Endpoint>(
  endpoint: E,
): (params: Params<E>, saving: Saving) => Promise<void> {
  const { t } = useLanguage()
  const patching = useWrite(endpoint)
  const undo = useUndo(endpoint)
  return async (params, { changes, before, version, reason, confirmed }) => {
    // What a form holds is checked by the server, field by field.
    const input = (body: object, from: number) =>
      ({ params, version: from, body: body as BodyInput<E> }) as Input<E>
    const told = confirmed && { confirmed }
    const saved = await patching.mutateAsync(
      input({ ...changes, ...(reason && { reason }), ...told }, version),
    )
    undo(input({ ...before, ...told, reason: t.common.undoReason }, (saved as { version: number }).version))
  }
}
