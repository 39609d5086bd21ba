import * as z from 'zod'
import { COMPARED_FIELDS, COMPARISON_MARKS, type ComparedName, MOST_COMPARED } from '../rules/comparison.js'
import { STATUSES } from '../rules/status.js'
import { DISPOSITIONS } from '../rules/systems.js'
import { asOf, many, mappingId, meta, numberFilter, subproject, systemNumber, textFilter } from './common.js'
import { endpoint } from './endpoint.js'
import { mappingReplacement } from './mappings.js'

/** What systems are compared in. */
export const comparedName = z.enum(Object.keys(COMPARED_FIELDS) as [ComparedName, ...ComparedName[]])

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable()
const values = z.record(comparedName, value)

/** A sum, and how many of its parts are not known. */
const partlyKnown = z.object({ sum: z.int(), unknown: z.int() })

/** A system as it is compared. */
export const compared = z.object({
  number: systemNumber,
  name: z.string(),
  product: z.string().nullable(),
  municipality: z.string(),
  serviceArea: z.string().nullable(),
  subproject,
  version: z.int(),
  status: z.enum(STATUSES),
  disposition: z.enum(DISPOSITIONS),
  decisionReference: z.string().nullable(),
  targetDate: z.string().nullable(),
  daysOverdue: z.int(),
  /** The replacement that carries it on for others. */
  continuedAs: z.string().nullable(),
  values,
  missing: z.array(comparedName),
  mappings: z.array(
    z.object({
      id: mappingId,
      version: z.int(),
      replacement: mappingReplacement,
      coverage: z.string(),
      plannedCutOver: z.string().nullable(),
      actualCutOver: z.string().nullable(),
    }),
  ),
  /** The day on which its contracts end at last, if notice is given today where it can be; null where nobody knows. */
  paidUntil: z.object({ day: z.string().nullable(), arranged: z.boolean() }),
})
export type ComparedSystem = z.output<typeof compared>

const target = mappingReplacement.extend({
  goLivePlanned: z.string().nullable(),
  goLiveActual: z.string().nullable(),
  /** What is known of it, by the rows; of what carries a system on, that system’s. */
  values: z.partialRecord(comparedName, value),
  /** The users that it would have of these systems. */
  users: partlyKnown,
  /** How many of these systems are mapped to it. */
  mapped: z.int(),
})

export const readComparison = endpoint({
  id: 'readComparison',
  method: 'GET',
  path: '/api/v1/comparisons',
  summary:
    'Compare systems side by side with what would replace them: what differs, what nobody has answered, and what they cost',
  action: 'read',
  query: z.strictObject({
    /** The systems by their numbers. */
    system: many(numberFilter, MOST_COMPARED),
    /** This system and those that do the same: what `GET /functions` puts together, or else what is mapped to what it is mapped to. */
    like: numberFilter.min(1).optional(),
    /** What they would go to; left out, what most of them are mapped to. */
    target: textFilter.min(1).optional(),
    asOf,
  }),
  reply: z.object({
    systems: z.array(compared),
    target: target.nullable(),
    rows: z.array(
      z.object({
        field: comparedName,
        mark: z.enum(COMPARISON_MARKS),
        /** Which of the systems stand out, in their order. */
        odd: z.array(z.boolean()),
      }),
    ),
    totals: z.object({ rows: z.int(), differs: z.int(), missing: z.int() }),
    /** What is paid a year for these systems, and for what they would go to; null where nobody knows what that costs. */
    costs: z.object({ before: partlyKnown, after: z.int().nullable() }),
    /** The systems that were named and are removed from the register: they are left out. */
    removed: z.array(systemNumber),
    mergerDate: z.string().nullable(),
    meta,
  }),
  etag: 'sequence',
})
export type Comparison = z.output<typeof readComparison.reply>
