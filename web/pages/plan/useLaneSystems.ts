import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { listPlanned, type Planned } from '../../../schema/api/plan.js'
import { reading, useAsOfInput } from '../../api/queries.js'
import type { Asked } from '../../parts/QueryStates.js'
import type { Search } from '../../paths.js'
import { among } from '../systems/among.js'

type Query = QueryInput<typeof listPlanned>

/** How many systems a lane shows when it is opened, and each time that more are asked for. */
const LIMITS: readonly number[] = [200, 400, 800, 1000]

/** Of a lane of which the filters leave nothing. */
const NOTHING: LaneSystems = {
  query: { data: { items: [], total: 0 }, error: null, isError: false, refetch: () => undefined },
}

/** Systems of the plan that are read together: those of a lane, or of a part of one. */
interface Part {
  key: string
  /** What finds them, besides what the whole plan is filtered by. */
  filter: Search
  sort?: string
}

/** The systems of a lane that is open. */
export interface LaneSystems {
  query: Asked<{ items: Planned[]; total: number }>
  /** Shows so many more of them; absent where all are shown, or as many as can be. */
  more?: { count: number; show: () => void } | undefined
}

/** Reads the systems of the lanes that are open, by the key of each. */
export function useLaneSystems(
  lanes: readonly Part[],
  filters: Search,
  limits = LIMITS,
): ReadonlyMap<string, LaneSystems> {
  const client = useQueryClient()
  const input = useAsOfInput()
  /** How many times more was asked for, by lane. */
  const [steps, setSteps] = useState<Readonly<Record<string, number>>>({})
  const found = lanes.map(({ filter }) => among(filters, filter))
  const queries = useQueries({
    queries: lanes.map(({ key, sort }, place) => {
      const step = steps[key] ?? 0
      const asked = (at: number) => {
        const query = { ...found[place], ...(sort && { sort }), limit: limits[at] } as Query
        return reading(listPlanned, input(listPlanned, { query }))
      }
      // What is shown stays while more of it comes.
      return {
        ...asked(step),
        placeholderData: () => client.getQueryData(asked(step - 1).queryKey),
        enabled: found[place] !== null,
      }
    }),
  })
  return new Map(
    lanes.map(({ key }, at) => {
      if (found[at] === null) return [key, NOTHING]
      const query = queries[at] as LaneSystems['query']
      const step = steps[key] ?? 0
      const [shown = 0, next] = limits.slice(step)
      const rest = (query.data?.total ?? 0) - shown
      const show = () => setSteps({ ...steps, [key]: step + 1 })
      const more = next && rest > 0 ? { count: Math.min(rest, next - shown), show } : undefined
      return [key, { query, more }]
    }),
  )
}
