import * as z from 'zod'
import { VARIANT_FIELDS } from '../rules/variants.js'
import { asOf, page, paging, queryInt, systemNumber } from './common.js'
import { endpoint } from './endpoint.js'

/** A name as it is written, and the systems that have it so. */
const spelling = z.object({
  text: z.string(),
  systems: z.array(
    z.object({ number: systemNumber, name: z.string(), municipality: z.string(), version: z.int() }),
  ),
})

/** Spellings that may be of the same, the commonest first. */
const variantGroup = z.object({
  spellings: z.array(spelling),
  /** How many systems have one of them. */
  systems: z.int(),
})
export type VariantGroup = z.output<typeof variantGroup>

export const listVariants = endpoint({
  id: 'listVariants',
  method: 'GET',
  path: '/api/v1/variants',
  summary:
    'List names of vendors or products that may be the same written in several ways, those of most systems first; a person says which are, and `POST /systems/bulk` writes them alike',
  action: 'read',
  query: z.strictObject({
    field: z.enum(VARIANT_FIELDS).default('vendor'),
    ...paging,
    limit: queryInt(1, 200).default(50),
    asOf,
  }),
  reply: page(variantGroup),
  etag: 'sequence',
})
