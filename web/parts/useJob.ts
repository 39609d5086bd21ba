import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Job, listJobs, readJob } from '../../schema/api/jobs.js'
import { hasEnded, type JobKind } from '../../schema/rules/jobs.js'
import { reading, useRead } from '../api/queries.js'

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

/**
 * The newest long work of a kind that one has asked for and that is under way or done: whoever comes back to a page finds
 * there what was begun on it.
 */
export function useJobs(kind: JobKind): Job[] {
  const { data } = useRead(listJobs, { query: { kind: [kind] } })
  return useMemo(() => data?.items.filter(({ state }) => !hasEnded(state) || state === 'done') ?? [], [data])
}
