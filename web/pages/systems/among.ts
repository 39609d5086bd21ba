import type { SystemFilter } from '../../../schema/rules/systemList.js'
import { type Search, valuesIn } from '../../paths.js'
import { isTurned, withoutFilter } from './filters.js'

/** The filters of which a system may have several values at once. */
const SEVERAL: readonly SystemFilter[] = ['signal', 'check', 'replacement', 'contract', 'without']

/**
 * What finds the systems that are found by some filters and by others too. A filter that both have comes to the values that
 * both allow, and is turned round no more. Null where nothing is found by both, and where no filter says what is: a system may
 * have several signals, and none finds those that have one and not the other.
 *
 * @param filters what a page is filtered by
 * @param more what part of it is meant: each name with the values of which one is meant
 */
export function among(filters: Search, more: Search): Search | null {
  let both: Search = filters
  for (const name of Object.keys(more) as SystemFilter[]) {
    const values = bothOf(filters, name, valuesIn(more, name))
    const [first] = values ?? []
    if (!values || first === undefined) return null
    both = { ...withoutFilter(both, name), [name]: Array.isArray(more[name]) ? [...values] : first }
  }
  return both
}

/** The values of one filter that are meant where a page is filtered by it already; null where no filter says so. */
function bothOf(filters: Search, name: SystemFilter, wanted: readonly string[]): readonly string[] | null {
  const old = valuesIn(filters, name)
  if (old.length === 0) return wanted
  if (!SEVERAL.includes(name))
    return wanted.filter((value) => old.includes(value) !== isTurned(filters, name))
  if (isTurned(filters, name)) return null
  if (wanted.every((value) => old.includes(value))) return wanted
  return old.every((value) => wanted.includes(value)) ? old : null
}
