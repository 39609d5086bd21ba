import { listChecks } from '../../../schema/api/checks.js'
import { listReplacements } from '../../../schema/api/replacements.js'
import { DESTINATION_WORDS, SIGNAL_WORDS } from '../../../schema/rules/progress.js'
import { STATUS_WORDS } from '../../../schema/rules/status.js'
import { DISPOSITION_WORDS, HEALTH_WORDS, PRIVACY_CLASS_WORDS } from '../../../schema/rules/systems.js'
import type { Words } from '../../../schema/rules/words.js'
import { useChoices, useRead } from '../../api/queries.js'
import { formatDate } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { systemListTexts } from '../../i18n/systems.js'
import type { Search } from '../../paths.js'

/** Every filter that the address may hold, in the order of the chips. */
export const FILTERS = [
  'check',
  'signal',
  'status',
  'ready',
  'municipality',
  'destination',
  'replacement',
  'serviceArea',
  'disposition',
  'owner',
  'responsible',
  'wave',
  'health',
  'kind',
  'hosting',
  'privacyClass',
  'archiveDuty',
  'vendor',
  'product',
  'targetFrom',
  'targetTo',
  'plannedBy',
  'voided',
] as const
export type Filter = (typeof FILTERS)[number]

export interface Chosen {
  filter: Filter
  value: string
}

/** The filter values that an address holds. */
export function chosenIn(search: Search): Chosen[] {
  return FILTERS.flatMap((filter) => valuesOf(search, filter).map((value) => ({ filter, value })))
}

export function valuesOf(search: Search, filter: Filter): string[] {
  return [search[filter] ?? []].flat()
}

/** The address with one filter value more. */
export function withValue(search: Search, { filter, value }: Chosen): Search {
  return { ...search, [filter]: [...valuesOf(search, filter), value] }
}

/** The address without one filter value. */
export function withoutValue(search: Search, { filter, value }: Chosen): Search {
  const { [filter]: _, ...rest } = search
  const values = valuesOf(search, filter).filter((one) => one !== value)
  return values.length > 0 ? { ...rest, [filter]: values } : rest
}

/** The address without any value of one filter. */
export function withoutFilter(search: Search, filter: Filter): Search {
  const { [filter]: _, ...rest } = search
  return rest
}

/** What a filter value is called, in the language of the page. */
export function useFilterWords(): (chosen: Chosen) => string {
  const { t, say, language } = useLanguage(systemListTexts)
  const choices = useChoices(true)
  const replacements = useRead(listReplacements)
  const checks = useRead(listChecks)
  const names = new Map(
    (replacements.data?.items ?? []).map(({ code, nameNb, nameEn }) => [
      code,
      language === 'nb' ? nameNb : nameEn,
    ]),
  )
  const listed = (list: (Words & { value: string })[]) => (value: string) => {
    const choice = list.find((one) => one.value === value)
    return choice && say(choice)
  }
  const worded = (words: Record<string, Words>) => (value: string) => words[value] && say(words[value])
  const destinations = worded(DESTINATION_WORDS)
  const words: Partial<Record<Filter, (value: string) => string | undefined>> = {
    check: listed((checks.data?.items ?? []).map(({ code, nb, en }) => ({ value: code, nb, en }))),
    signal: worded(SIGNAL_WORDS),
    status: worded(STATUS_WORDS),
    ready: (value) => (value === 'true' ? t.common.yes : t.common.no),
    municipality: listed(choices.municipality),
    destination: (value) => destinations(value) ?? names.get(value),
    replacement: (value) => names.get(value),
    serviceArea: listed(choices.serviceArea),
    wave: listed(choices.wave),
    disposition: worded(DISPOSITION_WORDS),
    health: worded(HEALTH_WORDS),
    kind: listed(choices.kind),
    hosting: listed(choices.hosting),
    privacyClass: worded(PRIVACY_CLASS_WORDS),
    archiveDuty: listed(choices.archiveDuty),
    targetFrom: formatDate,
    targetTo: formatDate,
    plannedBy: formatDate,
    voided: (value) => (value === 'only' ? t.common.yes : t.common.all),
  }
  return ({ filter, value }) => (value === '' ? t.systems.withoutValue : (words[filter]?.(value) ?? value))
}
