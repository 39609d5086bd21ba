import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { listChanges } from '../../schema/api/changes.js'
import { listCodes } from '../../schema/api/codes.js'
import type { Endpoint, QueryInput, Reply } from '../../schema/api/endpoint.js'
import { listMunicipalities } from '../../schema/api/municipalities.js'
import { readMeta } from '../../schema/api/programme.js'
import { listServiceAreas } from '../../schema/api/serviceAreas.js'
import { readMe } from '../../schema/api/sessions.js'
import { listWaves } from '../../schema/api/waves.js'
import type { CodeList } from '../../schema/rules/codeLists.js'
import { inTextOrder } from '../../schema/rules/text.js'
import type { Words } from '../../schema/rules/words.js'
import { useAsOf } from '../parts/moment.js'
import { useToast } from '../parts/Toast.js'
import type { SearchOf } from '../paths.js'
import { ApiProblem, call, type Input } from './call.js'

/** The query that reads an endpoint; its key is the endpoint and its input. */
export function reading<E extends Endpoint>(endpoint: E, input: Pick<Input<E>, 'params' | 'query'> = {}) {
  return queryOptions({
    queryKey: [endpoint.id, input],
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }) as Promise<Reply<E>>,
  })
}

/** Reads an endpoint at the moment that the address says, where the endpoint knows the past; if it is `enabled`. */
export const useRead = <E extends Endpoint>(
  endpoint: E,
  input: Pick<Input<E>, 'params' | 'query'> = {},
  enabled = true,
) => useQuery({ ...reading(endpoint, useAsOfInput()(endpoint, input)), enabled })

interface Page {
  items: readonly unknown[]
  total: number
  next: string | null
  meta?: { today: string }
}
/** An endpoint that answers a page at a time. */
type Paged = Endpoint & { reply: { _output: Page } }

type RowOf<E extends Paged> = Reply<E> extends { items: readonly (infer R)[] } ? R : never

/** How many rows a list has at most that is fetched whole, by one more request; a longer one comes as it is read. */
const WHOLE = 1000
/** How many rows one page may have. */
const MOST = 1000
/** More than most rows have of what hangs on them. */
const FEW = 50

/** How a list is read besides: */
interface Paging<E extends Endpoint> {
  params?: Input<E>['params']
  /** What is asked of the first page alone. */
  first?: object
  /** How many rows a list has at most of which the rest comes in pages as great as they may be. */
  whole?: number
  enabled?: boolean
}

/**
 * Reads a list until all of it is there, without waiting for who scrolls: paper cannot wait, and a search in the page finds
 * what is there. The first page is quick. Of a list that is very long the rest comes when it is asked for, a page at a time.
 */
export function useWholeList<E extends Paged>(
  endpoint: E,
  search: SearchOf<E>,
  limit: number,
  paging: Paging<E> = {},
) {
  const list = usePages(endpoint, search, limit, { whole: WHOLE, ...paging })
  const { hasNextPage, isFetching, isError, fetchNextPage } = list
  const short = ((list.data?.pages[0] as Page | undefined)?.total ?? 0) <= (paging.whole ?? WHOLE)
  useEffect(() => {
    // One that failed is fetched again by hand, not over and over.
    if (short && hasNextPage && !isFetching && !isError) fetchNextPage()
  }, [short, hasNextPage, isFetching, isError, fetchNextPage])
  return list
}

/** The rows of a list that hangs on one row of another: mostly few, and all of them where they are many; and the day that they are of. */
export function useRows<E extends Paged>(endpoint: E, search: SearchOf<E>) {
  const asOf = useAsOf()
  const list = useWholeList(endpoint, asOf === undefined ? search : { ...search, asOf }, FEW, {
    whole: Number.POSITIVE_INFINITY,
  })
  const { data, error, isError, refetch } = list
  const items = data?.pages.flatMap((page) => [...(page as Page).items]) as RowOf<E>[] | undefined
  const today = (data?.pages[0] as Page | undefined)?.meta?.today ?? ''
  return { data: items && { items, today }, error, isError, refetch }
}

/** Reads a list page by page, as the address filters it. */
export function usePages<E extends Paged>(
  endpoint: E,
  search: SearchOf<E>,
  limit: number,
  { params, first = {}, whole = 0, enabled = true }: Paging<E> = {},
) {
  return useInfiniteQuery({
    queryKey: [endpoint.id, 'pages', search, ...(params ? [params] : [])],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...search, ...(pageParam ?? { limit, ...first }) } as QueryInput<E>
      return call(endpoint, { query, signal, ...(params && { params }) })
    },
    enabled,
    initialPageParam: null as { limit: number; cursor: string } | null,
    getNextPageParam(last) {
      const { next, total } = last as Page
      return next === null ? null : { limit: total <= whole ? MOST : limit, cursor: next }
    },
    placeholderData: keepPreviousData,
  })
}

/** Adds the moment that is looked at to what a read is called with. */
export function useAsOfInput() {
  const asOf = useAsOf()
  return <E extends Endpoint>(endpoint: E, input: Pick<Input<E>, 'params' | 'query'>): typeof input =>
    asOf !== undefined && 'shape' in endpoint.query && 'asOf' in (endpoint.query.shape as object)
      ? {
          ...input,
          query: { ...(input.query as object), asOf } as unknown as NonNullable<typeof input.query>,
        }
      : input
}

/** A write. Afterwards everything on the page is read anew: the log has moved, and answers that did not are 304. */
export function useWrite<E extends Endpoint>(endpoint: E) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (input: Input<E>) => call(endpoint, input),
    onSuccess() {
      // It is told, and can be undone, once the page shows it: what stands there until then would undo what was done before.
      toast('')
      return readAllAnew(client)
    },
    // Somebody else was first: what the page shows is old.
    onError: (error) => {
      if (error instanceof ApiProblem && STALE.includes(error.problem.code)) readAllAnew(client)
    },
  })
}

/**
 * Reads everything on the page anew, after a change. What is on its way for the first time is asked for again: by itself it
 * would be shown as it was before.
 */
export async function readAllAnew(client: QueryClient): Promise<void> {
  await client.cancelQueries()
  await client.invalidateQueries()
}

/** What a write of `useWrite` takes as its body. */
export type BodyOf<M extends (input: never) => unknown> =
  NonNullable<Parameters<M>[0]> extends { body?: infer B } ? B : never

const STALE: readonly string[] = ['version_conflict', 'consequences_unconfirmed']

/** Who is signed in, and what they may do: only read, while the past is looked at. */
export function useMe() {
  const asOf = useAsOf()
  return useQuery({
    ...reading(readMe),
    // Roles are given and taken while one works.
    staleTime: 60_000,
    select: (me: Reply<typeof readMe>) =>
      asOf === undefined
        ? me
        : { ...me, actions: me.actions.filter((action) => action === 'read'), fields: [] },
  })
}
/** What register this is and what time it is there, asked anew each minute. */
export const useMeta = () => useQuery({ ...reading(readMeta), refetchInterval: 60_000 })

/** The day that is looked at: today, or that of the past; undefined until it is known. */
export function useDay(): string | undefined {
  const past = useAsOf() !== undefined
  const { data: now } = useMeta()
  // A row of the log is looked at by its number: the log knows its day.
  const { data: log } = useRead(listChanges, { query: { limit: 1 } }, past)
  return past ? log?.meta.today : now?.today
}

/** One of a list: what is stored, and what it is called. */
export interface Choice extends Words {
  value: string
}

/** The lists that fields of a system choose from, in order; only active entries, unless `all` asks for every one. */
export function useChoices(all = false) {
  const codes = useRead(listCodes)
  const municipalities = useRead(listMunicipalities)
  const areas = useRead(listServiceAreas)
  const waves = useRead(listWaves)
  const list = (name: CodeList): Choice[] =>
    (codes.data?.items ?? [])
      .filter((row) => row.list === name && (all || row.active))
      .map((row) => ({ value: row.code, nb: row.nameNb, en: row.nameEn }))
  return {
    codes: list,
    kind: list('kind'),
    hosting: list('hosting'),
    archiveDuty: list('archive_duty'),
    municipality: (municipalities.data?.items ?? []).map(({ number, name }) => ({
      value: number,
      nb: name,
      en: name,
    })),
    subproject: inTextOrder(
      new Set((areas.data?.items ?? []).flatMap(({ subproject }) => subproject ?? [])),
      (name) => name,
    ).map((name) => ({ value: name, nb: name, en: name })),
    wave: (waves.data?.items ?? []).map((row) => ({ value: row.code, nb: row.nameNb, en: row.nameEn })),
    serviceArea: (areas.data?.items ?? [])
      .filter((row) => all || row.active)
      .map((row) => ({ value: row.code, nb: row.nameNb, en: row.nameEn })),
  }
}

/** A key that makes a repeated create harmless. Unlike randomUUID it exists outside secure contexts too. */
export function newIdempotencyKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-')
}
