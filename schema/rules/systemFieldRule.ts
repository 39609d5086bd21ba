import type { Field } from './fields.js'
import type { FieldGroup } from './systems.js'
import type { Words } from './words.js'

/** What is known of a field of a system: beside what every field has, its group and what lists do with it. */
export type SystemFieldRule = Field & Grouped & Column & (Comparable | Faceted | Long)

interface Grouped {
  group: FieldGroup
}

/** Places are numbers, the lowest first; a new one takes a number between two. */
type Column =
  | {
      /** Its place among the members of a row that the list of systems answers. */
      column: number
      /** Its place among the columns that the page shows, when it is one. */
      shown?: number
      /** What stands over its column, when that is not its name. */
      heading?: Words
    }
  | { column?: never; shown?: never; heading?: never }

/** The list may be sorted and filtered by it. */
interface Comparable {
  type: 'line' | 'choice' | 'number' | 'flag' | 'date'
  sort?: true
  /** Its place among the filters. */
  filter?: number
  facet?: never
  /** What the filter is called, when that is not the name of the field. */
  filterName?: Words
}

/** A filter that also says how many systems each value has. */
interface Faceted extends Omit<Comparable, 'facet'> {
  type: 'line' | 'choice'
  filter: number
  facet: true
}

/** Texts that are read and searched in. */
interface Long {
  type: 'prose' | 'list'
  sort?: never
  filter?: never
  facet?: never
  filterName?: never
}
