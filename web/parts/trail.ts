import type { QueryInput } from '../../schema/api/endpoint.js'
import { readNeighbours } from '../../schema/api/systems.js'
import { useRead } from '../api/queries.js'
import { readSearch, writeSearch } from '../paths.js'

const STORED = 'harmoni.trail'

/** Keeps which list the user looks at, so that a system's page can go on to the next in it. */
export function rememberTrail(search: string): void {
  // Which moment is looked at stands in the address of each page; how much is shown at once is the list's own.
  const {
    asOf: _asOf,
    limit: _limit,
    cursor: _cursor,
    facets: _facets,
    fields: _fields,
    ...list
  } = readSearch(search)
  sessionStorage.setItem(STORED, writeSearch(list))
}

/** The system that was last seen in its list: what is done with it may take it out of that («Ikke koblet»). */
let seen = ''

/** Where a system stands in the list that the user came from; null when it was not in it. */
export function useTrail(number: string) {
  const search = sessionStorage.getItem(STORED) ?? ''
  // The columns that the list shows are its own.
  const { columns: _columns, ...list } = readSearch(search)
  const query = list as QueryInput<typeof readNeighbours>
  const { data } = useRead(readNeighbours, { params: { number }, query })
  if (data?.position) seen = number
  return data && seen === number ? { ...data, search } : null
}
