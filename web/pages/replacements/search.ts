import type { listReplacementProgress } from '../../../schema/api/replacements.js'
import { REPLACEMENT_KINDS, type ReplacementKind } from '../../../schema/rules/replacements.js'
import type { SearchOf } from '../../paths.js'

/** What the address of the list says. */
export type ReplacementSearch = SearchOf<typeof listReplacementProgress>

/** All that is no system which is carried on: what the list begins with. */
export const SHARED_KINDS = REPLACEMENT_KINDS.filter((kind) => kind !== 'continued')

/** Those of some kinds that the address asks for: all of them where it asks for none. */
export function kindsIn({ kind }: ReplacementSearch, kinds: readonly ReplacementKind[]): ReplacementKind[] {
  const chosen = valuesOf(kind)
  return kinds.filter((one) => chosen.length === 0 || chosen.includes(one))
}

/** The values of a filter, however many the address has. */
export function valuesOf(filter: string | string[] | undefined): string[] {
  return [filter ?? []].flat()
}

/** True where the list is narrowed to some. */
export function isNarrowed({ asOf: _, sort: __, limit: ___, cursor: ____, ...filters }: ReplacementSearch) {
  return Object.values(filters).some((value) => value !== undefined)
}
