import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { QueryInput } from '../../../../schema/api/endpoint.js'
import { type ImportItem, listImportRows } from '../../../../schema/api/imports.js'
import { call } from '../../../api/call.js'
import { IN_THE_FRAME } from '../../../parts/Settled.js'
import { type Finding, findingKey } from '../answers.js'

/** So many rows come at a time. */
const PAGE = 200
/** So many of the rows that somebody has answered stay where they were. */
const MOST_TOUCHED = 100

export type RowsQuery = Omit<QueryInput<typeof listImportRows>, 'from' | 'limit' | 'row'>

/** A row of the preview, with what was found in it before somebody answered. */
export interface ShownRow extends ImportItem {
  key: string
  findings: readonly Finding[]
}

const keyOf = ({ row, part }: ImportItem) => `${row}.${part}`
const findingsOf = ({ problems, asks }: ImportItem): Finding[] => [...asks, ...problems]

/**
 * The rows of a preview. What was answered stays where it stood, though it is no problem any more: nothing moves away under
 * whoever goes on to the next.
 */
export function useRows(id: string, query: RowsQuery) {
  const list = useInfiniteQuery({
    queryKey: [listImportRows.id, id, query],
    queryFn: ({ pageParam, signal }) =>
      call(listImportRows, { params: { id }, query: { ...query, from: pageParam, limit: PAGE }, signal }),
    initialPageParam: 0,
    getNextPageParam(last, pages) {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0)
      return read < last.total && last.items.length > 0 ? read : undefined
    },
    meta: IN_THE_FRAME,
    retry: false,
  })
  const [touched, setTouched] = useState<readonly number[]>([])
  const [before, setBefore] = useState<ReadonlyMap<string, readonly Finding[]>>(new Map())
  const answered = useQuery({
    queryKey: [listImportRows.id, id, { row: touched }],
    queryFn: ({ signal }) =>
      call(listImportRows, { params: { id }, query: { row: [...touched], limit: PAGE }, signal }),
    enabled: touched.length > 0,
    placeholderData: keepPreviousData,
    meta: IN_THE_FRAME,
    retry: false,
  })
  const shown = useRef<ReadonlyMap<string, ImportItem>>(new Map())
  const { pages } = list.data ?? {}
  const items = useMemo(() => {
    const fresh = new Map((pages ?? []).flatMap(({ items }) => items).map((item) => [keyOf(item), item]))
    const own = new Map((answered.data?.items ?? []).map((item) => [keyOf(item), item]))
    const merged = new Map<string, ImportItem>()
    for (const [key, old] of shown.current) {
      const item = fresh.get(key) ?? own.get(key) ?? (touched.includes(old.row) ? old : undefined)
      if (item) merged.set(key, item)
    }
    for (const [key, item] of fresh) if (!merged.has(key)) merged.set(key, item)
    return merged
  }, [pages, answered.data, touched])
  useEffect(() => {
    shown.current = items
  }, [items])
  const rows = useMemo(
    () =>
      [...items].map(([key, item]): ShownRow => {
        const now = findingsOf(item)
        const known = new Set(now.map(findingKey))
        const gone = (before.get(key) ?? []).filter((one) => !known.has(findingKey(one)))
        return { ...item, key, findings: [...gone, ...now] }
      }),
    [items, before],
  )
  return {
    list,
    rows,
    total: pages?.[0]?.total ?? 0,
    /** Keeps rows where they stand, and what was found in them, while they are answered. */
    touch(numbers: readonly number[]) {
      const some = new Set(numbers.slice(0, MOST_TOUCHED))
      setTouched((old) => [...new Set([...some, ...old])].slice(0, MOST_TOUCHED))
      setBefore((old) => {
        const all = new Map(old)
        for (const row of rows) if (some.has(row.row)) all.set(row.key, row.findings)
        return all
      })
    },
  }
}
