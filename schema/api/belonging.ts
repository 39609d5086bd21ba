import * as z from 'zod'
import type { Belonging } from '../rules/belonging.js'
import { STATUSES } from '../rules/status.js'
import { line, many, numberFilter, optional, subproject, systemNumber, textFilter } from './common.js'

/** What a risk or a wanted decision is of, as it is written. */
export const belonging = {
  system: optional(systemNumber),
  subproject: optional(line(100)),
} satisfies Record<keyof Belonging, z.ZodType>

/** The system that a risk or a wanted decision is of; null when it is of none. */
export const about = z
  .object({
    number: systemNumber,
    name: z.string(),
    municipality: z.string(),
    status: z.enum(STATUSES),
    dayOneCritical: z.boolean(),
    voided: z.boolean(),
    subproject,
  })
  .nullable()

/**
 * The filters of what rows are of. A subproject has what is of its systems too; an empty one has what belongs to none, an
 * empty system what is of no system.
 */
export const ofWhat = { system: many(numberFilter), subproject: many(textFilter) }
