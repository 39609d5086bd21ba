import type { AlikeNames } from './alikeNames.js'
import { groupBy } from './groups.js'
import { compareKeys } from './text.js'

/** The fields in which the same is written in several ways. */
export const VARIANT_FIELDS = ['vendor', 'product'] as const
export type VariantField = (typeof VARIANT_FIELDS)[number]

/** A name as it is written, and how often. */
export interface Spelling {
  text: string
  count: number
}

/**
 * Groups of spellings that may be of the same, the one of most first, in each the commonest first.
 * @param names the texts of all the spellings
 */
export function findVariants<S extends Spelling>(spellings: readonly S[], names: AlikeNames): S[][] {
  return [...groupBy(spellings, ({ text }) => names.groupOf(text)).values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort(commonestFirst))
    .sort((a, b) => sum(b) - sum(a) || commonestFirst(a[0] as S, b[0] as S))
}

const commonestFirst = (a: Spelling, b: Spelling) => b.count - a.count || compareKeys(a.text, b.text)
const sum = (group: readonly Spelling[]) => group.reduce((total, { count }) => total + count, 0)
