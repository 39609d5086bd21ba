import * as z from 'zod'
import { viewAction } from '../rules/savedViews.js'
import { all, line, onlyAsOf, restoreBody, rowStamp, savedViewId, voidStamp } from './common.js'
import { endpoint } from './endpoint.js'
import { systemFilters, systemSort } from './systemFilters.js'
import { restoreEndpoint } from './voiding.js'

/** Sharing and changing what is shared asks `viewAction(true)` besides. */
const who = { action: viewAction(false) } as const

/** Names of columns, `number,name,status`. One that a later version has not is left out by the page. */
const columns = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/, { error: 'number,name,status' })

/** What a view may hold: what the list of systems takes, and the columns that its page shows. */
const shown = systemFilters.extend({ sort: systemSort.optional(), columns: columns.optional() })

const addressed = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/**
 * What the list shows, by the names of its filters, with `sort` and `columns`, as its address holds it. Kept as it is
 * written, and read by the contract of the list whenever it is used: that may have changed since.
 */
const query = addressed.superRefine((value, context) => {
  for (const issue of shown.safeParse(value, { reportInput: true }).error?.issues ?? [])
    context.addIssue({ ...issue })
})

/** What a stored query asks of the list today, or the names in it that the list does not take any more. */
export function readViewQuery(
  stored: unknown,
): { filters: z.output<typeof systemFilters> } | { dropped: string[] } {
  const read = shown.safeParse(stored)
  if (read.success) {
    const { sort: _, columns: __, ...filters } = read.data
    return { filters }
  }
  const names = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? 'query')],
  )
  return { dropped: [...new Set(names)] }
}

const view = z.object({
  id: savedViewId,
  name: z.string(),
  /** Id of the user whose it is; of a shared one, who made it. */
  owner: z.string(),
  /** True for one that everybody sees. */
  shared: z.boolean(),
  query: addressed,
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type SavedView = z.output<typeof view>

const listed = view.extend({
  ownerName: z.string(),
  /** How many systems it finds; null for one that asks for what the list does not take any more. */
  count: z.int().nullable(),
  /** The names in its query that the list does not take any more. */
  dropped: z.array(z.string()),
})
export type ListedView = z.output<typeof listed>

export const listSavedViews = endpoint({
  id: 'listSavedViews',
  method: 'GET',
  path: '/api/v1/views',
  summary:
    'Saved views of the list of systems, one’s own before those that are shared, each with how many systems it finds',
  action: 'read',
  query: onlyAsOf,
  reply: all(listed),
  own: true,
})

const fields = { name: line(60), query, shared: z.boolean() }

export const createSavedView = endpoint({
  ...who,
  id: 'createSavedView',
  method: 'POST',
  path: '/api/v1/views',
  summary:
    'Save what a list of systems shows under a name; `shared`, for who may edit systems, shows it to everybody',
  body: z.strictObject({
    ...fields,
    shared: fields.shared.default(false),
    reason: restoreBody.shape.reason,
  }),
  reply: view,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: savedViewId })

export const patchSavedView = endpoint({
  ...who,
  id: 'patchSavedView',
  method: 'PATCH',
  path: '/api/v1/views/:id',
  summary: 'Rename a view, change what it shows, share it or stop sharing it',
  params,
  body: z.strictObject({
    name: fields.name.optional(),
    query: query.optional(),
    shared: fields.shared.optional(),
    reason: restoreBody.shape.reason,
  }),
  reply: view,
  etag: 'row',
  ifMatch: true,
})

export const voidSavedView = endpoint({
  ...who,
  id: 'voidSavedView',
  method: 'POST',
  path: '/api/v1/views/:id/void',
  summary: 'Remove a view; it stays in the log and can be brought back',
  params,
  // Nothing hangs on a view: why one's own goes concerns nobody.
  body: restoreBody,
  reply: view,
  etag: 'row',
  ifMatch: true,
})

export const restoreSavedView = restoreEndpoint({
  ...who,
  id: 'restoreSavedView',
  path: '/api/v1/views/:id',
  what: 'a view',
  params,
  reply: view,
})
