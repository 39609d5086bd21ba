import { useQuery } from '@tanstack/react-query'
import { readJob } from '../../schema/api/jobs.js'
import { hasEnded } from '../../schema/rules/jobs.js'
import { reading } from '../api/queries.js'

/** So often work that is under way is asked after. */
const AGAIN_MILLISECONDS = 700

/** Long work, asked after until it has ended. */
export function useJob(id: string | undefined) {
  return useQuery({
    ...reading(readJob, { params: { id: id ?? '' } }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data.state) ? false : AGAIN_MILLISECONDS),
  })
}
