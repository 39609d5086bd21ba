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

/** Where a system stands in the list that the user came from; null when it is not in it. */
export function useTrail(number: string) {
  const search = sessionStorage.getItem(STORED) ?? ''
  const query = { ...(readSearch(search) as QueryInput<typeof listSystems>), limit: LONGEST }
  const list = useRead(listSystems, { query })
  const items = list.data?.items ?? []
  const at = items.findIndex((row) => row.number === number)
  if (at < 0) return null
  return {
    position: at + 1,
    total: list.data?.total ?? items.length,
    search,
    previous: items[at - 1]?.number ?? null,
    next: items[at + 1]?.number ?? null,
  }
}
