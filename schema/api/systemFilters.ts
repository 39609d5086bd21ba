import * as z from 'zod'
import { CHECK_CODES } from '../rules/checkCodes.js'
import type { Field } from '../rules/fields.js'
import { LARGEST } from '../rules/numbers.js'
import { SIGNALS } from '../rules/progress.js'
import { STATUSES } from '../rules/status.js'
import { SYSTEM_FIELDS } from '../rules/systemFields.js'
import {
  type ContainsFilter,
  containsFilter,
  DAY_FILTERS,
  FILTER_FIELDS,
  type FilterField,
  SYSTEM_FACETS,
  SYSTEM_FILTER_NAMES,
  SYSTEM_SORTS,
  type SystemFilter,
  TEXT_FILTERS,
  TURNED_FILTERS,
} from '../rules/systemList.js'
import type { Words } from '../rules/words.js'
import { date, many, numberFilter, queryFlag, queryInt, textFilter } from './common.js'

/** What a filter on a field may be given, one or several; an empty value stands for systems that have none. */
type FilterValue<N extends FilterField> = (typeof SYSTEM_FIELDS)[N] extends {
  choices: { from: 'words'; words: Readonly<Record<infer W extends string, Words>> }
}
  ? W | ((typeof SYSTEM_FIELDS)[N] extends { required: true } ? never : '')
  : (typeof SYSTEM_FIELDS)[N] extends { type: 'number' }
    ? number | ''
    : string
type FieldFilter<N extends FilterField> = (typeof SYSTEM_FIELDS)[N] extends { type: 'flag' }
  ? typeof queryFlag
  : z.ZodOptional<z.ZodArray<z.ZodType<FilterValue<N>, FilterValue<N>>>>

function filterOf({ type, choices, required }: Field): z.ZodType {
  if (type === 'flag') return queryFlag
  if (type === 'number') return many(z.union([z.literal(''), queryInt(0, LARGEST)]))
  if (type === 'date') return many(z.union([z.literal(''), date]))
  if (choices?.from !== 'words') return many(textFilter)
  return many(z.enum([...Object.keys(choices.words), ...(required ? [] : [''])]))
}

/** Part of a text, whatever the case of its letters. */
const partOfText = textFilter.min(1)

const filters = {
  ...(Object.fromEntries(FILTER_FIELDS.map((name) => [name, filterOf(SYSTEM_FIELDS[name])])) as unknown as {
    [N in FilterField]: FieldFilter<N>
  }),
  ...(Object.fromEntries(TEXT_FILTERS.map((name) => [containsFilter(name), many(partOfText)])) as Record<
    ContainsFilter,
    ReturnType<typeof many<typeof partOfText>>
  >),
  status: many(z.enum(STATUSES)),
  replacement: many(textFilter),
  /** Systems that one of these contracts covers; empty: those that none does. */
  contract: many(numberFilter),
  destination: many(textFilter),
  signal: many(z.enum(SIGNALS)),
  /** Systems that one of these checks finds: what `GET /api/v1/checks` counts. */
  check: many(z.enum(CHECK_CODES)),
  ready: queryFlag,
  /** Decided carried on and not yet retained: counted apart from what is decided and has work ahead. */
  formalities: queryFlag,
  targetFrom: date.optional(),
  targetTo: date.optional(),
  contractEndFrom: date.optional(),
  contractEndTo: date.optional(),
  noticeDeadlineFrom: date.optional(),
  noticeDeadlineTo: date.optional(),
  /** Systems that have no such day. */
  without: many(z.enum(DAY_FILTERS)),
  /** Systems that the plan says are ready by this date: what progress counts as planned. */
  plannedBy: date.optional(),
  voided: z.enum(['no', 'only', 'all']).default('no'),
} satisfies Record<SystemFilter, z.ZodType>

/**
 * Filters of the list, the same for exports. Several values of one filter mean «or»; filters together mean «and»; one that
 * `not` names finds the systems that have none of its values.
 */
export const systemFilters = z.strictObject({
  q: textFilter.optional(),
  ...(Object.fromEntries(
    SYSTEM_FILTER_NAMES.map((name) => [name, filters[name]]),
  ) as unknown as typeof filters),
  not: many(z.enum(TURNED_FILTERS)),
})
export type SystemFilters = z.output<typeof systemFilters>

/** `-targetDate,name`: first by planned date, latest first, then by name. */
export const systemSort = z
  .string()
  .max(200)
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum([...SYSTEM_SORTS, ...SYSTEM_SORTS.map((name) => `-${name}` as const)])).max(4))
export type SystemOrder = z.output<typeof systemSort>

export const facetCounts = z.record(
  z.enum(SYSTEM_FACETS),
  z.array(z.object({ value: z.string(), count: z.int() })),
)
export type FacetCounts = z.output<typeof facetCounts>
