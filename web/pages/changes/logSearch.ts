import type { listChanges } from '../../../schema/api/changes.js'
import type { SearchOf } from '../../paths.js'

/** What the address of the change log says. */
export type LogSearch = Omit<SearchOf<typeof listChanges>, 'limit' | 'cursor'>
export type LogFilter = keyof LogSearch

/** The filters in the order in which they are told. */
export const LOG_FILTERS = [
  'q',
  'system',
  'entity',
  'field',
  'actor',
  'way',
  'action',
  'entityId',
  'requestId',
  'from',
  'to',
] as const satisfies readonly LogFilter[]
export type ToldFilter = (typeof LOG_FILTERS)[number]

export function valuesOf(search: LogSearch, filter: LogFilter): string[] {
  return [search[filter] ?? []].flat()
}

/** The address with one value of a filter more. */
export function withValue(search: LogSearch, filter: LogFilter, value: string): LogSearch {
  return { ...search, [filter]: [...valuesOf(search, filter), value] }
}

/** The address without a filter, or without one value of it. */
export function withoutValue(search: LogSearch, filter: LogFilter, value?: string): LogSearch {
  const { [filter]: _, ...rest } = search
  const values = value === undefined ? [] : valuesOf(search, filter).filter((one) => one !== value)
  return values.length > 0 ? { ...rest, [filter]: values } : rest
}
