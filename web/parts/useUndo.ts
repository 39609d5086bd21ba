import { useQueryClient } from '@tanstack/react-query'
import { undoChanges } from '../../schema/api/changes.js'
import { call, requestOf } from '../api/call.js'
import { readAllAnew } from '../api/queries.js'
import { useLanguage } from '../i18n/language.js'
import { problemOf } from './QueryStates.js'
import { useToast } from './Toast.js'
import { useUndoAsking } from './UndoAsking.js'

/**
 * Takes back all that a request changed; answers what is said of it, and nothing when it asks for a missing field in a
 * dialog of its own, which says the rest.
 */
export function useTakeBack(): (requestId: string) => Promise<{ done: boolean; said: string } | null> {
  const { t, say } = useLanguage()
  const client = useQueryClient()
  const ask = useUndoAsking()
  return async (requestId) => {
    try {
      await call(undoChanges, { params: { requestId }, body: {} })
      return { done: true, said: t.common.undone }
    } catch (error) {
      const problem = problemOf(error)
      if (!problem?.errors.some(({ path }) => path in undoChanges.body.shape))
        return { done: false, said: problem ? say(problem) : String(error) }
      ask(requestId)
      return null
    } finally {
      await readAllAnew(client)
    }
  }
}

/**
 * Says that something is saved, given the answer to the write, and has the server undo all that the request changed when
 * asked to; a refusal is said in its place. One that names a missing field asks for it. `said` is another word for «saved». Works after the part that saved is gone,
 * as a removed row is.
 */
export function useUndo(): (answer: object, said?: string) => void {
  const { t } = useLanguage()
  const toast = useToast()
  const takeBack = useTakeBack()
  const undo = async (requestId: string) => {
    const taken = await takeBack(requestId)
    if (taken) toast(taken.said)
    return taken?.done === true
  }
  return (answer, said = t.common.saved) => {
    const requestId = requestOf(answer)
    toast(said, requestId === undefined ? undefined : () => undo(requestId))
  }
}
