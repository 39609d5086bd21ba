import { useEffect } from 'react'
import { listSystems, type SystemRow } from '../../../schema/api/systems.js'
import { usePages } from '../../api/queries.js'
import type { Selection } from '../../parts/bulk/useSelection.js'
import type { Search, SearchOf } from '../../paths.js'

/** So many systems are read at a time. */
const PAGE = 1000

/**
 * The rows of the systems that are selected, in the order of the list; null until all of them are read. Those that are not
 * loaded, or that the filters find no more since they were changed, are looked for in the whole register.
 */
export function useChosenRows(
  { numbers }: Selection,
  rows: readonly SystemRow[],
  { fields, sort, asOf }: Search,
): readonly SystemRow[] | null {
  const chosenOf = (some: readonly SystemRow[]) => some.filter(({ number }) => numbers.has(number))
  const loaded = chosenOf(rows)
  const lacks = loaded.length < numbers.size
  // Removed ones too: somebody may remove one that is selected.
  const search = { ...(fields && { fields }), ...(sort && { sort }), ...(asOf && { asOf }), voided: 'all' }
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = usePages(
    listSystems,
    search as SearchOf<typeof listSystems>,
    PAGE,
    { enabled: lacks },
  )
  const found = lacks ? chosenOf(data?.pages.flatMap(({ items }) => items) ?? []) : loaded
  const isWhole = found.length === numbers.size
  useEffect(() => {
    if (lacks && !isWhole && hasNextPage && !isFetching && !isError) fetchNextPage()
  }, [lacks, isWhole, hasNextPage, isFetching, isError, fetchNextPage])
  return isWhole ? found : null
}
