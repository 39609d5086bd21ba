import * as z from 'zod'
import { all, code, line, onlyAsOf, reason, rowStamp } from './common.js'
import { endpoint } from './endpoint.js'

export const MUNICIPALITY_KINDS = ['former', 'new', 'shared'] as const

/** A former municipality, the new one, or a partnership that runs shared systems. */
export const municipality = z.object({
  number: z.string(),
  name: z.string(),
  kind: z.enum(MUNICIPALITY_KINDS),
  systems: z.int(),
  ...rowStamp.shape,
})
export type Municipality = z.output<typeof municipality>

export const listMunicipalities = endpoint({
  id: 'listMunicipalities',
  method: 'GET',
  path: '/api/v1/municipalities',
  summary: 'List the municipalities with how many systems each has',
  action: 'read',
  query: onlyAsOf,
  reply: all(municipality),
  etag: 'sequence',
})

export const createMunicipality = endpoint({
  id: 'createMunicipality',
  method: 'POST',
  path: '/api/v1/municipalities',
  summary: 'Add a municipality',
  action: 'edit_programme',
  body: z.strictObject({
    number: code,
    name: line(200),
    kind: z.enum(MUNICIPALITY_KINDS).default('former'),
    reason: reason.optional(),
  }),
  reply: municipality,
  status: 201,
  etag: 'row',
  idempotent: true,
})

export const patchMunicipality = endpoint({
  id: 'patchMunicipality',
  method: 'PATCH',
  path: '/api/v1/municipalities/:number',
  summary: 'Change the name or kind of a municipality',
  action: 'edit_programme',
  params: z.object({ number: code }),
  body: z.strictObject({
    name: line(200).optional(),
    kind: z.enum(MUNICIPALITY_KINDS).optional(),
    reason: reason.optional(),
  }),
  reply: municipality,
  etag: 'row',
  ifMatch: true,
})
