import { useNavigate, useSearch } from '@tanstack/react-router'
import type { QueryInput } from '../../../schema/api/endpoint.js'
import type { readPlan } from '../../../schema/api/plan.js'
import { PLAN_GROUPINGS, type PlanGrouping } from '../../../schema/rules/plan.js'
import type { Search } from '../../paths.js'

/** What the address of the plan says, and what changes it. */
export interface PlanSearch {
  /** What the endpoint is asked. */
  query: QueryInput<typeof readPlan>
  by: PlanGrouping
  /** What the list of systems would be filtered by. */
  filters: Search
  /** The lanes that are open; undefined where the address does not say. */
  open: readonly string[] | undefined
  zoom: string | undefined
  /** The phase that is shown where there is room for one. */
  phase: string | undefined
  /** Goes to other filters, with the lanes and the scale as they are. */
  filter: (filters: Search) => void
  /** Lanes of another kind are others: none of them is open. */
  group: (by: PlanGrouping) => void
  setOpen: (lanes: readonly string[]) => void
  set: (name: 'zoom' | 'phase', value: string) => void
}

/** The search of a page of the plan. */
export function usePlanSearch(to: '/plan' | '/plan/board'): PlanSearch {
  const navigate = useNavigate()
  const { open, zoom, phase, ...query } = useSearch({ strict: false }) as Search
  const { by, asOf, ...filters } = query
  /** How it is looked at, whatever is filtered. */
  const view = Object.fromEntries(
    Object.entries({ asOf, by, zoom, phase, open }).filter(([, value]) => value !== undefined),
  ) as Search
  const { open: _, ...withoutLanes } = view
  const go = (search: Search) => navigate({ to, search: search as never, resetScroll: false, replace: true })
  return {
    query: query as QueryInput<typeof readPlan>,
    by: PLAN_GROUPINGS.find((one) => one === by) ?? 'wave',
    filters,
    open: open === undefined ? undefined : [open].flat(),
    zoom: one(zoom),
    phase: one(phase),
    filter: (next) => go({ ...next, ...view }),
    group: (next) => go({ ...filters, ...withoutLanes, by: next }),
    setOpen: (lanes) => go({ ...filters, ...withoutLanes, ...(lanes.length > 0 && { open: [...lanes] }) }),
    set: (name, value) => go({ ...filters, ...view, [name]: value }),
  }
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)
