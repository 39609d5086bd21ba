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
  systemOwnerContains: { filter: 105, nb: 'Systemeier inneholder', en: 'System owner contains' },
  responsibleContains: { filter: 115, nb: 'Ansvarlig inneholder', en: 'Responsible contains' },
  vendorContains: { filter: 185, nb: 'Leverandør inneholder', en: 'Vendor contains' },
  productContains: { filter: 192, nb: 'Produkt inneholder', en: 'Product contains' },
  contract: { filter: 195, nb: 'Dekket av avtale', en: 'Covered by contract' },
  contractEndFrom: { filter: 196, nb: 'Avtale slutter fra', en: 'Contract ends from' },
  contractEndTo: { filter: 197, nb: 'Avtale slutter til og med', en: 'Contract ends until' },
  noticeDeadlineFrom: { filter: 198, nb: 'Oppsigelsesfrist fra', en: 'Notice deadline from' },
  noticeDeadlineTo: { filter: 199, nb: 'Oppsigelsesfrist til og med', en: 'Notice deadline until' },
  targetFrom: { filter: 200, nb: 'Planlagt fra', en: 'Planned from' },
  targetTo: { filter: 210, nb: 'Planlagt til og med', en: 'Planned until' },
  plannedBy: { filter: 220, nb: 'Etter planen klar', en: 'Ready according to plan' },
  without: { filter: 225, nb: 'Uten', en: 'Without' },
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

/** The texts that the list is filtered by, whole or by what they contain: `vendorContains` of `vendor`. */
export const TEXT_FILTERS = FILTER_FIELDS.filter(
  (name): name is TextFilter => (SYSTEM_FIELDS[name] as Field).type === 'line',
)
export type TextFilter = FilterField & SystemFieldWith<{ type: 'line' }>
export type ContainsFilter = `${TextFilter}Contains`

/** The filter by what a text contains. */
export function containsFilter(name: TextFilter): ContainsFilter {
  return `${name}Contains`
}

/** The days that the list is filtered by a period of, both ends included, or by that there is none. */
export const DAY_FILTERS = ['targetDate', 'contractEnd', 'noticeDeadline'] as const
export type DayFilter = (typeof DAY_FILTERS)[number]
/** What each is called. */
export const DAY_WORDS: Readonly<Record<DayFilter, Words>> = {
  targetDate: SYSTEM_FIELDS.targetDate,
  contractEnd: { nb: 'Avtale til', en: 'Contract until' },
  noticeDeadline: { nb: 'Oppsigelsesfrist', en: 'Notice deadline' },
}
/** What the two ends of each period are called. */
export const PERIODS = {
  targetDate: ['targetFrom', 'targetTo'],
  contractEnd: ['contractEndFrom', 'contractEndTo'],
  noticeDeadline: ['noticeDeadlineFrom', 'noticeDeadlineTo'],
} as const satisfies Record<DayFilter, readonly [from: ComputedFilter, to: ComputedFilter]>

/** The filters that are no choice among values: yes or no, and days. */
const SINGLE = ['ready', 'formalities', 'voided', 'plannedBy', ...Object.values(PERIODS).flat()] as const
export type TurnedFilter = Exclude<SystemFilter, (typeof SINGLE)[number]>
/** The filters that may be turned round by `not`: found are the systems that have none of their values. */
export const TURNED_FILTERS = SYSTEM_FILTER_NAMES.filter(
  (name): name is TurnedFilter => !SINGLE.some((one) => one === name),
)

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
/** The columns that the page shows where none are chosen, in the order of their places. */
export const SHOWN_COLUMN_NAMES = Object.keys(SHOWN_COLUMNS) as ShownColumn[]

/** A field with more to read than has room in a column. */
type LongField = SystemFieldWith<{ type: 'prose' | 'list' }>
/** The fields that a row of the list holds where they are asked for by name: those with room in a column. */
export type MoreField = Exclude<SystemField, ColumnField | LongField>
export const MORE_FIELDS = SYSTEM_FIELD_NAMES.filter(
  (name): name is MoreField => !COLUMN_FIELDS.some((one) => one === name) && !isLong(name),
)

function isLong(name: SystemField): name is LongField {
  const { type } = SYSTEM_FIELDS[name]
  return type === 'prose' || type === 'list'
}

/** A column that the page can show. */
export type ListColumn = ShownColumn | Exclude<ColumnField, LongField> | MoreField | ComputedDay
type ComputedDay = Exclude<DayFilter, SystemField>

/** What stands over each column that the page can show: those that it shows where none are chosen, then the others. */
export const LIST_COLUMNS: Readonly<Record<ListColumn, Words>> = {
  ...(Object.fromEntries(
    SYSTEM_FIELD_NAMES.filter((name) => !isLong(name)).map((name) => [name, SYSTEM_FIELDS[name]]),
  ) as Record<string, Words> as Record<Exclude<SystemField, LongField>, Words>),
  contractEnd: DAY_WORDS.contractEnd,
  noticeDeadline: DAY_WORDS.noticeDeadline,
  ...SHOWN_COLUMNS,
}
/** All columns that the page can show, in the order in which they are offered. */
export const LIST_COLUMN_NAMES = [
  ...new Set([...SHOWN_COLUMN_NAMES, ...(Object.keys(LIST_COLUMNS) as ListColumn[])]),
]
/** The columns that always stand first: what a row is called. */
export const FIRST_COLUMNS = ['number', 'name'] as const satisfies ListColumn[]

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
