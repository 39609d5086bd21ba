import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { type Lane, listPlanned, type Planned } from '../../../schema/api/plan.js'
import { reading, useAsOfInput } from '../../api/queries.js'
import type { Asked } from '../../parts/QueryStates.js'
import type { Search } from '../../paths.js'

type Query = QueryInput<typeof listPlanned>

/** How many systems a lane shows when it is opened, and how many at most. */
const FIRST = 200
const MOST = 1000

/** The systems of a lane that is open. */
export interface LaneSystems {
  query: Asked<{ items: Planned[]; total: number }>
  /** Shows more of them; absent where all are, or as many as can be. */
  more?: (() => void) | undefined
}

/** Reads the systems of the lanes that are open, by lane. */
export function useLaneSystems(lanes: readonly Lane[], filters: Search): ReadonlyMap<string, LaneSystems> {
  const input = useAsOfInput()
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({})
  const queries = useQueries({
    queries: lanes.map(({ key, filter }) => {
      const query = { ...filters, ...filter, limit: limits[key] ?? FIRST } as Query
      return {
        ...reading(listPlanned, input(listPlanned, { query })),
        placeholderData: (before: unknown) => before as never,
      }
    }),
  })
  return new Map(
    lanes.map(({ key }, at) => {
      const query = queries[at] as LaneSystems['query']
      const limit = limits[key] ?? FIRST
      const hasMore = (query?.data?.total ?? 0) > limit && limit < MOST
      const more = () => setLimits({ ...limits, [key]: Math.min(MOST, limit * 2) })
      return [key, { query, more: hasMore ? more : undefined }]
    }),
  )
}
