import * as z from 'zod'
import { STATUSES } from '../rules/status.js'
import { asOf, many, meta, onlyAsOf, page, paging, queryInt, systemNumber, textFilter } from './common.js'
import { endpoint } from './endpoint.js'

/** What systems of a service area are for, that are described alike or are of the same product. */
const systemFunction = z.object({
  /** The first of its systems, by which it is asked for: `GET /functions/:number`, and `like` of a comparison. */
  number: systemNumber,
  nb: z.string(),
  en: z.string(),
  /** Null: a system that is in none does the same as no other. */
  serviceArea: z.string().nullable(),
  systems: z.int(),
  municipalities: z.array(z.string()),
})
export type SystemFunction = z.output<typeof systemFunction>

export const listFunctions = endpoint({
  id: 'listFunctions',
  method: 'GET',
  path: '/api/v1/functions',
  summary:
    'List what the systems of several municipalities are for: those of a service area that are described alike, or are of the same product; what most municipalities have comes first',
  action: 'read',
  query: z.strictObject({
    serviceArea: many(textFilter).optional(),
    ...paging,
    limit: queryInt(1, 100).default(50),
    asOf,
  }),
  reply: page(systemFunction),
  etag: 'sequence',
})

export const readFunction = endpoint({
  id: 'readFunction',
  method: 'GET',
  path: '/api/v1/functions/:number',
  summary: 'What a system is for, and where that stands among what as many municipalities have',
  action: 'read',
  params: z.object({ number: systemNumber }),
  query: onlyAsOf,
  reply: systemFunction.extend({
    /** The systems themselves, this one first, as many as can stand side by side. */
    alike: z.array(
      z.object({
        number: systemNumber,
        name: z.string(),
        municipality: z.string(),
        status: z.enum(STATUSES),
      }),
    ),
    /** Every municipality that merges has it. */
    everywhere: z.boolean(),
    /** Among the functions that as many municipalities have; nothing comes before or after what only one has. */
    position: z.int().nullable(),
    total: z.int(),
    previous: systemNumber.nullable(),
    next: systemNumber.nullable(),
    meta,
  }),
  etag: 'sequence',
})
export type FunctionPlace = z.output<typeof readFunction.reply>
