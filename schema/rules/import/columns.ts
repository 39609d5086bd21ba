import type { Words } from '../words.js'
import type { Shape } from './columnShape.js'
import type { Candidate } from './columnTable.js'
import type { Header } from './layout.js'
import type { Imported } from './settings.js'
import type { Target, Targets } from './targets.js'

/** Why a column is taken as what it is suggested to be. */
export type ColumnWhy =
  /** Its name says so, in a table of names or as the label of the field. */
  | 'name'
  /** The heading above it says so. */
  | 'group'
  /** A part of its name says so. */
  | 'part_of_name'
  /** Its name may mean several things. */
  | 'vague_name'
  /** What stands in it says so. */
  | 'values'
  /** It is one of the register's own export; of these, what is computed is left out. */
  | 'exported'
  | 'computed'
  /** The list has no column of names: the product is the name. */
  | 'product_is_name'
  /** It only counts the rows. */
  | 'row_numbers'
  /** It is known, and the register has no such field. */
  | 'no_field'
  /** Nothing is known of it. */
  | 'unknown'
  /** Another column is rather what this one may be. */
  | 'taken'
  /** Its name says a field, and what stands in it is none. */
  | 'values_differ'
  /** Its name says a field in another unit, currency or period than the register has. */
  | 'other_unit'
  /** It has a name and no cells. */
  | 'empty'

/** The same in words, to stand behind the name of the column. */
export const COLUMN_WHY_WORDS: Record<ColumnWhy, Words> = {
  name: { nb: 'navnet sier det', en: 'its name says so' },
  group: { nb: 'overskriften over sier det', en: 'the heading above it says so' },
  part_of_name: { nb: 'en del av navnet tyder på det', en: 'a part of its name suggests it' },
  vague_name: { nb: 'navnet kan bety flere ting', en: 'its name may mean several things' },
  values: { nb: 'innholdet tyder på det', en: 'what stands in it suggests it' },
  exported: { nb: 'er fra registerets egen eksport', en: 'is of the register’s own export' },
  computed: {
    nb: 'beregnes av registeret og leses ikke inn',
    en: 'is computed by the register and not read in',
  },
  product_is_name: {
    nb: 'lista har ingen kolonne med navn; produktet blir navnet',
    en: 'the list has no column of names; the product is the name',
  },
  row_numbers: { nb: 'teller bare radene og leses ikke inn', en: 'only counts the rows and is not read in' },
  no_field: { nb: 'er ikke et felt her; beholdes i merknaden', en: 'is no field here; kept in the note' },
  unknown: {
    nb: 'ble ikke kjent igjen; beholdes i merknaden. Velg et felt, eller la den stå.',
    en: 'was not recognised; kept in the note. Choose a field, or leave it.',
  },
  taken: {
    nb: 'feltet er allerede tatt av en annen kolonne; beholdes i merknaden',
    en: 'its field is taken by another column; kept in the note',
  },
  values_differ: {
    nb: 'navnet er et felt, men innholdet passer ikke; beholdes i merknaden',
    en: 'its name is a field, and what stands in it does not fit; kept in the note',
  },
  other_unit: {
    nb: 'har en annen enhet, valuta eller periode enn feltet; beholdes i merknaden',
    en: 'has another unit, currency or period than the field; kept in the note',
  },
  empty: { nb: 'er tom', en: 'is empty' },
}

/** Why columns are kept or guessed that whoever imports should look at: a warning each. */
export const WARNED_WHYS: readonly ColumnWhy[] = [
  ...(['part_of_name', 'vague_name', 'values', 'unknown', 'taken', 'values_differ', 'other_unit'] as const),
]

/** What a column is suggested to be. */
export interface ColumnSuggestion<E extends Imported = Imported> {
  /** Of its header. */
  key: string
  target: Targets[E]
  /** False where somebody should look at it. What is ignored or kept because it is known to be no field is sure. */
  sure: boolean
  /** What else it may be, the likeliest first. */
  others: readonly Targets[E][]
  why: ColumnWhy
}

/** A column that is looked at. */
export interface Column {
  header: Header
  shape: Shape
  candidates: Candidate[]
  others: readonly Target[]
  /** Why it is kept where it gets none of what it may be. */
  kept: ColumnWhy
  why: ColumnWhy | null
}
