import type { Field } from './fields.js'
import { SYSTEM_FIELD_NAMES, SYSTEM_FIELDS, type SystemField } from './systemFields.js'
import type { Words } from './words.js'

/** The names of the fields that say this of themselves. */
type SystemFieldWith<Said> = {
  [N in SystemField]: (typeof SYSTEM_FIELDS)[N] extends Said ? N : never
}[SystemField]

function fieldsWith<A extends string, V>(attribute: A): SystemFieldWith<Readonly<Record<A, V>>>[] {
  return SYSTEM_FIELD_NAMES.filter((name) => attribute in SYSTEM_FIELDS[name]) as SystemFieldWith<
    Readonly<Record<A, V>>
  >[]
}

interface FilterRule extends Words {
  /** Its place among the filters. */
  filter: number
  /** True for one that also says how many systems each value has. */
  facet?: true
}

/** What the list is filtered by that no user writes: what the rules compute, the status, and ends of a range. */
export const COMPUTED_FILTERS = {
  check: { filter: 10, nb: 'Funn', en: 'Finding' },
  signal: { filter: 20, facet: true, nb: 'Varsler', en: 'Signals' },
  status: { filter: 30, facet: true, nb: 'Status', en: 'Status' },
  ready: { filter: 40, nb: 'Klare', en: 'Ready' },
  formalities: { filter: 45, nb: 'Bare formaliteter gjenstår', en: 'Only formalities remain' },
  destination: { filter: 60, facet: true, nb: 'Erstatning', en: 'Replacement' },
  replacement: { filter: 70, nb: 'Koblet til', en: 'Mapped to' },
  contract: { filter: 195, nb: 'Dekket av avtale', en: 'Covered by contract' },
  targetFrom: { filter: 200, nb: 'Planlagt fra', en: 'Planned from' },
  targetTo: { filter: 210, nb: 'Planlagt til og med', en: 'Planned until' },
  plannedBy: { filter: 220, nb: 'Etter planen klar', en: 'Ready according to plan' },
  voided: { filter: 230, nb: 'Fjernet fra registeret', en: 'Removed from the register' },
} as const satisfies Record<string, FilterRule>
export type ComputedFilter = keyof typeof COMPUTED_FILTERS

/** The fields that the list is filtered by, in the order of SYSTEM_FIELDS, not of their places. */
export const FILTER_FIELDS = fieldsWith<'filter', number>('filter')
export type FilterField = (typeof FILTER_FIELDS)[number]
export type SystemFilter = FilterField | ComputedFilter

/** What each filter of the list is called, in the order of their places. */
export const SYSTEM_FILTERS = inOrder<SystemFilter, Words>(
  [
    ...FILTER_FIELDS.map((name) => [name, SYSTEM_FIELDS[name]] as const),
    ...entriesOf<ComputedFilter, FilterRule>(COMPUTED_FILTERS),
  ].map(([name, rule]) => [name, rule.filter, 'filterName' in rule ? rule.filterName : rule]),
)
/** All filters, in the order of their places. */
export const SYSTEM_FILTER_NAMES = Object.keys(SYSTEM_FILTERS) as SystemFilter[]

type FacetField = SystemFieldWith<{ readonly facet: true }>
/** The facets that no column holds: the rules compute them. */
type ComputedFacet = 'signal' | 'destination'
/** A filter that also says how many systems each value has. */
export type SystemFacet = FacetField | 'status' | ComputedFacet

/** The filters that say how many systems each value has, in the order in which they are used. */
export const SYSTEM_FACETS = SYSTEM_FILTER_NAMES.filter((name) =>
  name in COMPUTED_FILTERS
    ? 'facet' in COMPUTED_FILTERS[name as ComputedFilter]
    : 'facet' in SYSTEM_FIELDS[name as FilterField],
) as SystemFacet[]

/** The fields that the list may be sorted by, in the order of SYSTEM_FIELDS. */
export const SORT_FIELDS = fieldsWith<'sort', true>('sort')
export type SortField = (typeof SORT_FIELDS)[number]
/** The texts among them, beside the name: each has a column with its key in Norwegian order, `vendorKey` for `vendor`. */
export const KEYED_FIELDS = SORT_FIELDS.filter(isKeyed)
export type KeyedField = Exclude<SortField & (SystemFieldWith<{ type: 'line' }> | FromCodes), 'name'>
type FromCodes = SystemFieldWith<{ choices: { from: 'codes' } }>
/** The columns with their keys. */
export type KeyColumn = `${KeyedField}Key`

function isKeyed(name: SortField): name is KeyedField {
  const { type, choices }: Field = SYSTEM_FIELDS[name]
  // The name of a row has its key in `sortKey`, in every table.
  return name !== 'name' && (type === 'line' || choices?.from === 'codes')
}

/** The name of the column with the key of a field. */
export function keyColumn(name: KeyedField): KeyColumn {
  return `${name}Key`
}

const COMPUTED_SORTS = ['number', 'status', 'updatedAt'] as const
/** What the list may be sorted by, without the `-` that turns an order round. */
export type SystemSort = SortField | (typeof COMPUTED_SORTS)[number]

/** The members of a row of the list that no user writes, with their places among its fields. */
export const COMPUTED_COLUMNS = {
  number: 0,
  contractEnd: 130,
  noticeDeadline: 140,
  status: 160,
  replacements: 210,
  signals: 220,
  daysOverdue: 230,
  provenance: 240,
  voided: 250,
  version: 260,
  updatedAt: 270,
} as const
export type ComputedColumn = keyof typeof COMPUTED_COLUMNS

/** The fields that a row of the list holds, in the order of SYSTEM_FIELDS, not of their places. */
export const COLUMN_FIELDS = fieldsWith<'column', number>('column')
export type ColumnField = (typeof COLUMN_FIELDS)[number]

/** The members of a row of the list, in order. */
export const SYSTEM_COLUMNS = Object.keys(
  inOrder<ColumnField | ComputedColumn, null>([
    ...COLUMN_FIELDS.map((name) => [name, SYSTEM_FIELDS[name].column, null] as const),
    ...entriesOf<ComputedColumn, number>(COMPUTED_COLUMNS).map(
      ([name, place]) => [name, place, null] as const,
    ),
  ]),
) as (ColumnField | ComputedColumn)[]

/** What a list of systems may be sorted by, in the order of its members. */
export const SYSTEM_SORTS = SYSTEM_COLUMNS.filter((name) =>
  [...SORT_FIELDS, ...COMPUTED_SORTS].some((sort) => sort === name),
) as SystemSort[]

interface ShownRule extends Words {
  /** Its place among the columns that the page shows. */
  shown: number
}

/** What the page shows in columns beside fields. */
export const COMPUTED_SHOWN = {
  number: { shown: 10, nb: 'Nr.', en: 'No.' },
  status: { shown: 40, nb: 'Status', en: 'Status' },
  replacement: { shown: 50, nb: 'Erstatning', en: 'Replacement' },
  obstacle: { shown: 80, nb: 'Hindring', en: 'Obstacle' },
} as const satisfies Record<string, ShownRule>
export type ComputedShown = keyof typeof COMPUTED_SHOWN

const SHOWN_FIELDS = fieldsWith<'shown', number>('shown')
type ShownField = (typeof SHOWN_FIELDS)[number]
export type ShownColumn = ShownField | ComputedShown

/** What stands over each column that the page shows, in order. */
export const SHOWN_COLUMNS = inOrder<ShownColumn, Words>(
  [
    ...SHOWN_FIELDS.map((name) => [name, SYSTEM_FIELDS[name]] as const),
    ...entriesOf<ComputedShown, ShownRule>(COMPUTED_SHOWN),
  ].map(([name, rule]) => [name, rule.shown, 'heading' in rule ? rule.heading : rule]),
)
/** All columns that the page shows, in the order of their places. */
export const SHOWN_COLUMN_NAMES = Object.keys(SHOWN_COLUMNS) as ShownColumn[]

function entriesOf<N extends string, V>(record: Readonly<Record<N, V>>): [N, V][] {
  return Object.entries(record) as [N, V][]
}

/** A record in the order of the places, the lowest first. */
function inOrder<N extends string, V>(
  entries: readonly (readonly [name: N, place: number, value: V])[],
): Readonly<Record<N, V>> {
  return Object.fromEntries(
    [...entries].sort(([, a], [, b]) => a - b).map(([name, , value]) => [name, value]),
  ) as Readonly<Record<N, V>>
}
