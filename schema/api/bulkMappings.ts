import * as z from 'zod'
import { ROLES } from '../rules/access.js'
import { areNamedOnce, CHOSEN, ITEM, NAMED_ONCE, RESULT, TOTALS } from './bulk.js'
import { fieldChange } from './changes.js'
import { code, mappingId, reason, systemNumber } from './common.js'
import { confirmed } from './consequences.js'
import { endpoint } from './endpoint.js'
import { consequence, gateResult } from './errors.js'
import { mappingPart } from './mappings.js'
import { systemChanges } from './systems.js'

/** The most replacements that one system is split on. */
const MOST_PARTS = 20

const parts = z.array(mappingPart).max(MOST_PARTS)

/** What is decided of a system, and when it is to be ready: what each may have of its own. */
const ownChanges = systemChanges.pick({
  disposition: true,
  dispositionReason: true,
  decisionReference: true,
  decisionDate: true,
  decisionRole: true,
  partsCoverAll: true,
  restReason: true,
  targetDate: true,
})

const MAPPED_OUTCOMES = ['created', 'changed', 'removed', 'unchanged'] as const

/** What comes of one of the mappings of a system. */
const mapped = z.object({
  /** Null in a dry run of one that is made. */
  id: mappingId.nullable(),
  replacement: code,
  outcome: z.enum(MAPPED_OUTCOMES),
  changes: z.array(fieldChange),
})

const item = z.object({
  ...ITEM,
  /** Its mappings as they become, and those that are removed. */
  mappings: z.array(mapped),
  /** The gates that keep it from being decided; none when it is, or was not asked to be. */
  keptBy: z.array(gateResult),
})

export const bulkMap = endpoint({
  id: 'bulkMap',
  method: 'POST',
  path: '/api/v1/mappings/bulk',
  summary:
    'Map many systems to one replacement or split them on several, with what is decided of them, and take them to decided where the gates hold; `dryRun` tells what would come of it',
  // What of it a role may write is looked at one by one.
  action: 'accept_mapping',
  body: z
    .strictObject({
      ...CHOSEN,
      /** What they are mapped to; several: they are split. One that they are mapped to already is changed. */
      to: parts.min(1).optional(),
      /** What becomes of their mappings to others: they stay beside the new ones, or are removed with the reason. */
      others: z.enum(['keep', 'remove']).default('keep'),
      /** What is decided of them, and other fields of theirs. */
      changes: systemChanges.optional(),
      /** What one of them has of its own: in the place of `to` (an empty one: nothing new), over `changes`, and its day in its mappings. */
      each: z
        .record(
          systemNumber,
          z.strictObject({
            to: parts.optional(),
            changes: ownChanges.optional(),
            plannedCutOver: mappingPart.shape.plannedCutOver,
          }),
        )
        .optional(),
      /** Takes those that are registered or assessed to decided, where the gates hold. */
      decide: z.boolean().default(true),
      reason: reason.optional(),
      /** Asked for when mappings are removed. */
      confirmed,
      /** Moves a planned date of a system that has come to where the date applies, too: otherwise it is refused. */
      replan: z.boolean().default(false),
    })
    .refine(areNamedOnce, NAMED_ONCE),
  reply: z.object({
    ...RESULT,
    items: z.array(item),
    /**
     * What was asked for and is others' to write, and who may: it stays as it is. `replacement` of a mapping is making or
     * removing one, `status` of a system is deciding it.
     */
    left: z.array(
      z.object({ of: z.enum(['mapping', 'system']), field: z.string(), roles: z.array(z.enum(ROLES)) }),
    ),
    /** What is touched elsewhere when mappings are removed. */
    consequences: z.array(consequence),
    totals: z.object({ ...TOTALS, created: z.int(), removed: z.int(), decided: z.int() }),
  }),
  idempotent: true,
})
export type MapPart = z.output<typeof mappingPart>
export type BulkMapItem = z.output<typeof item>
export type BulkMapReply = z.output<typeof bulkMap.reply>
