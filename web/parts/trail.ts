import type { QueryInput } from '../../schema/api/endpoint.js'
import { listSystems } from '../../schema/api/systems.js'
import { useRead } from '../api/queries.js'
import { readSearch, writeSearch } from '../paths.js'

const STORED = 'harmoni.trail'
const LONGEST = 1000

/** Keeps which list the user looks at, so that a system's page can go on to the next in it. */
export function rememberTrail(search: string): void {
  // Which moment is looked at stands in the address of each page.
  const { asOf: _, ...list } = readSearch(search)
  sessionStorage.setItem(STORED, writeSearch(list))
}

interface Trail {
  position: number
  total: number
  search: string
  previous: string | null
  next: string | null
}
/** Where the system stood that was seen last: what is done with it may take it out of its list («Ikke koblet»). */
let last: { number: string; trail: Trail } | undefined

/** Where a system stands in the list that the user came from; null when it is not in it. */
export function useTrail(number: string): Trail | null {
  const search = sessionStorage.getItem(STORED) ?? ''
  const query = { ...(readSearch(search) as QueryInput<typeof listSystems>), limit: LONGEST }
  const list = useRead(listSystems, { query })
  const items = list.data?.items ?? []
  const at = items.findIndex((row) => row.number === number)
  if (at < 0) return last?.number === number ? last.trail : null
  const trail = {
    position: at + 1,
    total: list.data?.total ?? items.length,
    search,
    previous: items[at - 1]?.number ?? null,
    next: items[at + 1]?.number ?? null,
  }
  last = { number, trail }
  return trail
}
