import * as z from 'zod'
import { ROLES } from '../rules/access.js'
import { LOWERABLE_FIELDS } from '../rules/lowerings.js'
import { STATUSES } from '../rules/status.js'
import { fieldChange } from './changes.js'
import { code, mappingId, moveSameDay, reason, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'
import { fieldError, gateResult } from './errors.js'
import { systemFilters } from './systemFilters.js'
import { systemChanges } from './systems.js'

/** The most systems that are changed at once. */
export const MOST_SYSTEMS = 1000

/** The systems that a request is about, and what the register has to be like for it. */
export const CHOSEN = {
  numbers: z.array(systemNumber).min(1).max(MOST_SYSTEMS).optional(),
  /** All that the list answers to these filters, written as in its query. */
  filter: systemFilters.optional(),
  /** Writes nothing. */
  dryRun: z.boolean().default(false),
  /** Refuses all when one is refused. */
  atomic: z.boolean().default(false),
  /** The versions that the change builds on; a system that is not named is changed at any. */
  expected: z.record(systemNumber, z.int().min(1)).optional(),
  /** The `sequence` of the dry run: refused when the log has moved since. */
  ifSequence: z.int().min(0).optional(),
}

/** Systems are named in one way: by their numbers, or by a filter. */
export const NAMED_ONCE = { params: { code: 'one_of', names: ['numbers', 'filter'] } }
export function areNamedOnce({ numbers, filter }: { numbers?: unknown; filter?: unknown }): boolean {
  return (numbers === undefined) !== (filter === undefined)
}

/** What may be done, one at a time. */
const WHAT = ['changes', 'transition', 'agree', 'shift'] as const

/** The most days that planned dates are moved by at once: ten years. */
export const MOST_DAYS = 3660

/** Why one of many is refused: what the problem of a single request says. */
const refusal = z.object({
  code: z.string(),
  nb: z.string(),
  en: z.string(),
  errors: z.array(fieldError),
  gates: z.array(gateResult),
})

const BULK_OUTCOMES = ['changed', 'unchanged', 'refused'] as const

/** What comes of one of the systems. */
export const ITEM = {
  number: systemNumber,
  /** Null when there is no such system. */
  name: z.string().nullable(),
  /** The version that it was, or would be, changed from. */
  version: z.int().nullable(),
  outcome: z.enum(BULK_OUTCOMES),
  changes: z.array(fieldChange),
  refusal: refusal.nullable(),
}

/** What comes of all of them. */
export const RESULT = {
  dryRun: z.boolean(),
  /** What the change is called in the log, and is undone by; null when nothing was written. */
  requestId: z.string().nullable(),
  /** How far the log had come. */
  sequence: z.int(),
}
export const TOTALS = { systems: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }

/** What is done with one of the systems, or would be. */
const item = z.object({
  ...ITEM,
  /** What is agreed to, when that is asked: what counted, and what the system says and counts from then on. */
  agreed: fieldChange.nullable(),
  /** The mappings that move with its planned date, as `moveSameDay` asks. */
  mappings: z.array(z.object({ id: mappingId, replacement: code })),
})

export const bulkEdit = endpoint({
  id: 'bulkEdit',
  method: 'POST',
  path: '/api/v1/systems/bulk',
  summary:
    'Change or move many systems at once, move their planned dates by some days, or agree to what is lowered in them, named or by a filter of the list; `dryRun` tells what would come of it',
  action: 'edit_system',
  body: z
    .strictObject({
      ...CHOSEN,
      changes: systemChanges.optional(),
      transition: z.strictObject({ to: z.enum(STATUSES) }).optional(),
      /** Agrees that this field is lower, as `POST /systems/:number/archive-duty/agree` and its like do of one. */
      agree: z.enum(LOWERABLE_FIELDS).optional(),
      /** Moves the planned dates that the system has not reached by so many days; negative: earlier. */
      shift: z
        .strictObject({
          days: z
            .int()
            .min(-MOST_DAYS)
            .max(MOST_DAYS)
            .refine((days) => days !== 0, { error: '7' }),
        })
        .optional(),
      reason: reason.optional(),
      moveSameDay,
      /** Moves a planned date of a system that has come to where the date applies, too: otherwise it is refused. */
      replan: z.boolean().default(false),
    })
    .refine(areNamedOnce, NAMED_ONCE)
    .refine((body) => WHAT.filter((name) => body[name] !== undefined).length === 1, {
      params: { code: 'one_of', names: [...WHAT] },
    }),
  reply: z.object({
    ...RESULT,
    items: z.array(item),
    /** Fields that were asked for and are others' to write: they stay as they are, and who may write them. */
    left: z.array(z.object({ field: z.string(), roles: z.array(z.enum(ROLES)) })),
    totals: z.object(TOTALS),
  }),
  idempotent: true,
})
export type BulkItem = z.output<typeof item>
export type BulkReply = z.output<typeof bulkEdit.reply>
