import { MOST_SYSTEMS } from '../../../schema/api/bulk.js'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import { listSystems, type SystemRow } from '../../../schema/api/systems.js'
import { useRead } from '../../api/queries.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import type { Search } from '../../paths.js'

/**
 * The rows of the systems that are selected, in the order of the list; null until those that are not loaded, as «Velg alle»
 * selects them, are read too. The list is read whole only for those.
 */
export function useChosenRows(
  { numbers }: Selection,
  rows: readonly SystemRow[],
  search: Search,
): readonly SystemRow[] | null {
  const loaded = rows.filter(({ number }) => numbers.has(number))
  const whole = loaded.length < numbers.size
  const query = { ...(search as QueryInput<typeof listSystems>), limit: MOST_SYSTEMS }
  const every = useRead(listSystems, { query }, whole)
  if (!whole) return loaded
  return every.data?.items.filter(({ number }) => numbers.has(number)) ?? null
}
