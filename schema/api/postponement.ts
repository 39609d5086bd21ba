import * as z from 'zod'
import { ENTITIES } from './changes.js'
import { date, reason } from './common.js'
import { endpoint } from './endpoint.js'
import { programme } from './programme.js'

/** The most that is moved at once. */
const MOST_ITEMS = 5000

/** A date, or a text or a list of texts that mentions one. */
const value = z.union([z.string(), z.array(z.string())])

const place = {
  entity: z.enum(ENTITIES),
  entityId: z.string().max(200),
  field: z.string().max(100),
}

const item = z.object({
  ...place,
  label: z.string(),
  /** The system that it concerns, when it concerns one. */
  system: z.string().nullable(),
  before: value,
  after: value,
  /** True for the day of the merger itself and the last before it: what is taken to follow unless somebody says no. */
  exact: z.boolean(),
})
export type PostponedItem = z.output<typeof item>

export const readPostponement = endpoint({
  id: 'readPostponement',
  method: 'GET',
  path: '/api/v1/programme/postponement',
  summary: 'All that hangs on the day of the merger, with what it would become if that were moved',
  action: 'read',
  query: z.strictObject({ to: date }),
  reply: z.object({ from: date, to: date, items: z.array(item) }),
  etag: 'sequence',
})

export const postponeMerger = endpoint({
  id: 'postponeMerger',
  method: 'POST',
  path: '/api/v1/programme/postponement',
  summary: 'Move the day of the merger, and of all that hangs on it what is chosen, in one request',
  action: 'edit_programme',
  body: z.strictObject({
    to: date,
    reason,
    /** What is to move along, as it was read: one that is another by now is refused. */
    items: z.array(z.strictObject({ ...place, before: value })).max(MOST_ITEMS),
  }),
  reply: programme,
  etag: 'row',
  ifMatch: true,
})
