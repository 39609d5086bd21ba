import * as z from 'zod'
import { DUPLICATE_SCOPES, LIKENESSES } from '../rules/duplicates.js'
import { asOf, many, page, paging, queryInt, textFilter } from './common.js'
import { compared, comparedName } from './comparisons.js'
import { endpoint } from './endpoint.js'

/** Systems that may be one and the same, with what they differ in. */
const duplicateGroup = z.object({
  alikeIn: z.array(z.enum(LIKENESSES)),
  /** The first of them: more do not stand side by side. */
  systems: z.array(compared),
  /** How many they are in all. */
  total: z.int(),
  /** What those that are shown differ in, one that lacks what another has too. */
  differs: z.array(comparedName),
})
export type DuplicateGroup = z.output<typeof duplicateGroup>

export const listDuplicates = endpoint({
  id: 'listDuplicates',
  method: 'GET',
  path: '/api/v1/duplicates',
  summary:
    'List systems that may be registered more than once in a municipality, or that several municipalities have, with what they differ in: their names are alike, or their products',
  action: 'read',
  query: z.strictObject({
    scope: z.enum(DUPLICATE_SCOPES).default('within'),
    /** Those of which one at least is of these municipalities. */
    municipality: many(textFilter).optional(),
    ...paging,
    limit: queryInt(1, 100).default(25),
    asOf,
  }),
  reply: page(duplicateGroup),
  etag: 'sequence',
})
