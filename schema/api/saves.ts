import * as z from 'zod'
import { CHANGE_ACTIONS, CHANGE_WAYS, change, ENTITIES, logFilters } from './changes.js'
import { cursor, importId, meta, moment, page, queryInt } from './common.js'
import { endpoint } from './endpoint.js'

/** A save with more rows than this is told by what was done in it, and its rows are read by its request. */
export const MOST_ROWS = 8

/** What one request wrote in the log: a change with what followed of it, an import, a bulk edit or an undo. */
const save = z.object({
  requestId: z.string(),
  at: moment,
  actorId: z.string(),
  actorName: z.string(),
  way: z.enum(CHANGE_WAYS),
  /** The request that it took back, when it is an undo. */
  undoes: z.string().nullable(),
  /** Why, where all its rows say the same. */
  reason: z.string().nullable(),
  /** The numbers of its oldest and its newest row, and how many it has, of those that the filters match. */
  first: z.int(),
  last: z.int(),
  total: z.int(),
  /** The same rows, oldest first, when they are few; else none. */
  items: z.array(change),
  /** What was done to how many of them, most first. */
  actions: z.array(z.object({ entity: z.enum(ENTITIES), action: z.enum(CHANGE_ACTIONS), count: z.int() })),
  /** Which fields were changed in how many of them, most first; what new rows were made with is left out. */
  fields: z.array(z.object({ entity: z.enum(ENTITIES), field: z.string(), count: z.int() })),
  /** The import that it is, with what came of it; null when it is none. */
  import: z
    .object({
      id: importId,
      fileName: z.string(),
      rows: z.int(),
      new: z.int(),
      changed: z.int(),
      refused: z.int(),
      undone: z.boolean(),
    })
    .nullable(),
})
export type Save = z.output<typeof save>

export const listSaves = endpoint({
  id: 'listSaves',
  method: 'GET',
  path: '/api/v1/changes/saves',
  summary:
    'The change log by save, newest first: all that one request wrote is one, by the same filters; `total` counts saves',
  action: 'read',
  wholeFor: 'read_access',
  query: z.strictObject({ ...logFilters, limit: queryInt(1, 100).default(25), cursor }),
  reply: page(save),
  etag: 'sequence',
})

export const LOG_FACETS = ['entity', 'field', 'actor', 'way'] as const
export type LogFacet = (typeof LOG_FACETS)[number]

export const countChanges = endpoint({
  id: 'countChanges',
  method: 'GET',
  path: '/api/v1/changes/facets',
  summary:
    'How many changes and saves the filters match, and how many changes of each kind of row, field, actor and way the other filters do',
  action: 'read',
  wholeFor: 'read_access',
  query: z.strictObject(logFilters),
  reply: z.object({
    /** How many rows match, and in how many saves. */
    total: z.int(),
    saves: z.int(),
    /** When the first row of the log was written; null while there is none. */
    since: moment.nullable(),
    /** Most first. A field is said with what it is a field of, `system.targetDate`. */
    facets: z.record(z.enum(LOG_FACETS), z.array(z.object({ value: z.string(), count: z.int() }))),
    meta,
  }),
  etag: 'sequence',
})
export type LogFacetCounts = z.output<typeof countChanges.reply>['facets']
