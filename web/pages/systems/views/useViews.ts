import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type ListedView, listSavedViews } from '../../../../schema/api/savedViews.js'
import {
  type ViewPart,
  type ViewQuery,
  viewAction,
  viewDifferences,
  viewQuery,
} from '../../../../schema/rules/savedViews.js'
import { reading, useAsOfInput, useMe } from '../../../api/queries.js'
import { useMay } from '../../../parts/useMay.js'
import { paths, type Search, writeSearch } from '../../../paths.js'

/** The saved views, and where the list stands to them. */
export interface Views {
  /** Undefined until they are there. */
  all: readonly ListedView[] | undefined
  /** The view that is looked at, or that one came from and has changed something of since. */
  current: ListedView | undefined
  /** In what the list differs from it. */
  differs: readonly ViewPart[]
  /** Whether the list shows anything but all there is. */
  isNarrowed: boolean
  /** Whether one may save a view, or change this one. */
  mayWrite: (view?: Pick<ListedView, 'owner' | 'shared'>) => boolean
  /** Whether one may share views, or stop sharing them. */
  mayShare: boolean
  /** Says that a view is gone to, or none: two may show the same. */
  goTo: (id: string | null) => void
}

/** How long the views are taken to be as they were read: what is written reads them anew at once. */
const FRESH_MS = 60_000

/** The address of the list as a view shows it; of a part that the list does not take any more, without it. */
export const viewAddress = (view: ListedView): string => paths.systems(shownBy(view))

/** What a view shows that the list takes. */
function shownBy({ query, dropped }: Pick<ListedView, 'query' | 'dropped'>): ViewQuery {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !dropped.includes(name)))
}

/** Reads the saved views, and finds the one that the list shows by what its address says. */
export function useViews(search: Search): Views {
  const input = useAsOfInput()(listSavedViews, {})
  const { data } = useQuery({ ...reading(listSavedViews, input), staleTime: FRESH_MS })
  const me = useMe()
  const { may } = useMay()
  const address = writeSearch(viewQuery(search))
  const [origin, goTo] = useState(() => recall(address))
  const isNarrowed = address !== ''

  const all = data?.items
  const same = all?.filter((view) => viewDifferences(shownBy(view), search).length === 0) ?? []
  const came = all?.find(({ id }) => id === origin)
  const stays = came && (same.includes(came) || (isNarrowed && same.length === 0))
  const current = stays ? came : same[0]
  const found = current?.id ?? null
  const isKnown = all !== undefined
  useEffect(() => {
    if (!isKnown) return
    goTo(found)
    remember(found, address)
  }, [isKnown, found, address])

  return {
    all,
    current,
    differs: current ? viewDifferences(shownBy(current), search) : [],
    isNarrowed,
    mayWrite: (view) =>
      may(viewAction(view?.shared ?? false)) && (!view || view.shared || view.owner === me.data?.id),
    mayShare: may(viewAction(true)),
    goTo,
  }
}

const KEPT = 'harmoni.view'

/** Which view the list came from is kept with its address: it is the same list after a reload, or by the way back to it. */
function remember(id: string | null, address: string): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ id, address }))
}

function recall(address: string): string | null {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null')
  return kept?.address === address ? kept.id : null
}
