import { useQueryClient } from '@tanstack/react-query'
import type { Endpoint } from '../../schema/api/endpoint.js'
import { call, type Input } from '../api/call.js'
import { useLanguage } from '../i18n/language.js'
import { problemOf } from './QueryStates.js'
import { useToast } from './Toast.js'

/**
 * Says that something is saved, and undoes it with another write when asked to; a refusal is said in its place.
 * `said` is another word for «saved». Works after the part that saved is gone, as a removed row is.
 */
export function useUndo<E extends Endpoint>(endpoint: E): (input: Input<E>, said?: string) => void {
  const { t, say } = useLanguage()
  const toast = useToast()
  const client = useQueryClient()
  const undo = async (input: Input<E>) => {
    try {
      await call(endpoint, input)
      toast(t.common.undone)
    } catch (error) {
      const problem = problemOf(error)
      toast(problem ? say(problem) : String(error))
    }
    await client.invalidateQueries()
  }
  return (input, said = t.common.saved) => toast(said, () => undo(input))
}
