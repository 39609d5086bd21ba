import { useQueryClient } from '@tanstack/react-query'
import { undoChanges } from '../../schema/api/changes.js'
import { call, requestOf } from '../api/call.js'
import { readAllAnew } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { problemOf } from './QueryStates.js'
import { useToast } from './Toast.js'
import { useUndoAsking } from './UndoAsking.js'

/**
 * Says that something is saved, given the answer to the write, and has the server undo all that the request changed when
 * asked to; a refusal is said in its place. One that names a missing field asks for it. `said` is another word for «saved». Works after the part that saved is gone,
 * as a removed row is.
 */
export function useUndo(): (answer: object, said?: string) => void {
  const { t, say } = useLanguage()
  const toast = useToast()
  const client = useQueryClient()
  const ask = useUndoAsking()
  const undo = async (requestId: string) => {
    try {
      await call(undoChanges, { params: { requestId }, body: {} })
      toast(t.common.undone)
    } catch (error) {
      const problem = problemOf(error)
      if (problem?.errors.some(({ path }) => path in undoChanges.body.shape)) ask(requestId)
      else toast(problem ? say(problem) : String(error))
    }
    await readAllAnew(client)
  }
  return (answer, said = t.common.saved) => {
    const requestId = requestOf(answer)
    toast(said, requestId === undefined ? undefined : () => undo(requestId))
  }
}
