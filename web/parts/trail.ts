import { useState } from 'react'
import { readContractNeighbours } from '../../schema/api/contracts.js'
import type { QueryInput } from '../../schema/api/endpoint.js'
import { readNeighbours } from '../../schema/api/systems.js'
import { useRead } from '../api/queries.js'
import { readSearch, writeSearch } from '../paths.js'

/** The lists that a page of a row goes on in, and where this tab keeps which one of each was looked at last. */
const STORED = { systems: 'harmoni.trail', contracts: 'harmoni.trail.contracts' } as const
type TrailOf = keyof typeof STORED

/** Keeps which list the user looks at, so that the page of a row can go on to the next in it. */
export function rememberTrail(of: TrailOf, search: string): void {
  // Which moment is looked at stands in the address of each page; how much is shown at once is the list's own.
  const {
    asOf: _asOf,
    limit: _limit,
    cursor: _cursor,
    facets: _facets,
    fields: _fields,
    ...list
  } = readSearch(search)
  sessionStorage.setItem(STORED[of], writeSearch(list))
}

const remembered = (of: TrailOf) => sessionStorage.getItem(STORED[of]) ?? ''

/** The system that was last seen in its list: what is done with it may take it out of that («Ikke koblet»). */
let seen = ''

/** Where a system stands in the list that the user came from; null when it was not in it. */
export function useTrail(number: string) {
  const search = remembered('systems')
  // The columns that the list shows are its own.
  const { columns: _columns, ...list } = readSearch(search)
  const query = list as QueryInput<typeof readNeighbours>
  const { data } = useRead(readNeighbours, { params: { number }, query })
  if (data?.position) seen = number
  return data && seen === number ? { ...data, search } : null
}

/**
 * Where a contract stands among those of its section in the list that the user came from; undefined until it is known. What is
 * done with it may take it out of its section: then its neighbours stay those that it had.
 * @param section what it was in when its page was opened
 */
export function useContractTrail(id: string, section: string) {
  const kept = readSearch(remembered('contracts'))
  const list = { ...kept, section: kept.section ?? [section] }
  const query = { sort: 'section', ...list } as QueryInput<typeof readContractNeighbours>
  const { data } = useRead(readContractNeighbours, { params: { id }, query })
  const [known, setKnown] = useState(data?.position ? data : undefined)
  if (data?.position && data !== known) setKnown(data)
  const place = data?.position ? data : known && { ...known, position: null }
  return place && { ...place, search: writeSearch(list) }
}
