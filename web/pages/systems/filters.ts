import { countFindings } from '../../../schema/api/checks.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { DESTINATION_WORDS, SIGNAL_WORDS } from '../../../schema/rules/progress.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import {
  COMPUTED_FILTERS,
  type ComputedFilter,
  DAY_WORDS,
  SYSTEM_FILTER_NAMES,
  SYSTEM_FILTERS,
  type SystemFilter,
} from '../../../schema/rules/systemList.js'
import type { Words } from '../../../schema/rules/words.js'
import { useRead } from '../../api/queries.js'
import { useReplacementNames } from '../../api/replacementNames.js'
import { filterTexts } from '../../i18n/filters.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import { useFieldsToRead } from '../../parts/form/useFields.js'
import { useFieldText } from '../../parts/form/useFieldText.js'
import { type Search, valuesIn, withValues } from '../../paths.js'

export interface Chosen {
  filter: SystemFilter
  value: string
}

/** The filter values that an address holds. */
export function chosenIn(search: Search): Chosen[] {
  return SYSTEM_FILTER_NAMES.flatMap((filter) => valuesOf(search, filter).map((value) => ({ filter, value })))
}

/** Whether an address searches or filters at all. */
export const isFiltered = (search: Search): boolean =>
  chosenIn(search).length > 0 || valuesIn(search, 'q').some(Boolean)

export function valuesOf(search: Search, filter: SystemFilter): string[] {
  return [search[filter] ?? []].flat()
}

/** The address with one filter value more. */
export function withValue(search: Search, { filter, value }: Chosen): Search {
  return { ...search, [filter]: [...valuesOf(search, filter), value] }
}

/** The address without one filter value. */
export function withoutValue(search: Search, { filter, value }: Chosen): Search {
  const values = valuesOf(search, filter).filter((one) => one !== value)
  return values.length > 0 ? { ...search, [filter]: values } : withoutFilter(search, filter)
}

/** The address without any value of one filter: nothing is turned round by it either. */
export function withoutFilter(search: Search, filter: SystemFilter): Search {
  const { [filter]: _, ...rest } = withTurned(search, filter, false)
  return rest
}

/** The address with one filter of one value, or without it where that is empty. */
export function withOnly(search: Search, { filter, value }: Chosen): Search {
  return value === '' ? withoutFilter(search, filter) : { ...search, [filter]: value }
}

/** Whether a filter finds the systems that have none of its values. */
export function isTurned(search: Search, filter: SystemFilter): boolean {
  return valuesIn(search, 'not').includes(filter)
}

/** The address with a filter turned round, or as it is. */
export function withTurned(search: Search, filter: SystemFilter, turned: boolean): Search {
  const others = valuesIn(search, 'not').filter((one) => one !== filter)
  return withValues(search, 'not', turned ? [...others, filter] : others)
}

/** What filters are called: «Status», and «Status ikke» of one that is turned round. */
export function useFilterNames(search: Search): (filter: SystemFilter) => string {
  const { t, say } = useLanguage(filterTexts)
  return (filter) => {
    const name = say(SYSTEM_FILTERS[filter])
    return isTurned(search, filter) ? t.filters.not(name) : name
  }
}

/** What a filter value is called, in the language of the page. */
export function useFilterWords(): (chosen: Chosen) => string {
  const { t, say } = useLanguage(systemListTexts)
  const fields = useFieldsToRead()(SYSTEM_FIELDS)
  const text = useFieldText()
  const replacementName = useReplacementNames()
  // The menu has asked for the same.
  const checks = useRead(countFindings)
  const replacement = (value: string) => {
    const words = replacementName(value)
    return words && say(words)
  }
  const worded = (words: Record<string, Words>) => (value: string) => words[value] && say(words[value])
  const destinations = worded(DESTINATION_WORDS)
  const answer = (value: string) => (value === 'true' ? t.common.yes : t.common.no)
  const asWritten = (value: string) => value
  const computed: Record<ComputedFilter, (value: string) => string | undefined> = {
    check: (value) => {
      const check = checks.data?.items.find(({ code }) => code === value)
      return check && say(check)
    },
    signal: worded(SIGNAL_WORDS),
    status: worded(STATUS_WORDS),
    ready: answer,
    formalities: answer,
    destination: (value) => destinations(value) ?? replacement(value),
    replacement,
    contract: asWritten,
    systemOwnerContains: asWritten,
    responsibleContains: asWritten,
    vendorContains: asWritten,
    productContains: asWritten,
    targetFrom: formatDate,
    targetTo: formatDate,
    contractEndFrom: formatDate,
    contractEndTo: formatDate,
    noticeDeadlineFrom: formatDate,
    noticeDeadlineTo: formatDate,
    without: worded(DAY_WORDS),
    plannedBy: formatDate,
    voided: (value) => (value === 'only' ? t.common.yes : t.common.all),
  }
  return ({ filter, value }) => {
    if (value === '') return t.systems.withoutValue
    if (isComputed(filter)) return computed[filter](value) ?? value
    const field = fields[filter]
    return field.type === 'flag' ? answer(value) : text(field, value)
  }
}

function isComputed(filter: SystemFilter): filter is ComputedFilter {
  return filter in COMPUTED_FILTERS
}
