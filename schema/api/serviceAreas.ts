import * as z from 'zod'
import { all, code, line, nullable, onlyAsOf, optional, reason, rowStamp } from './common.js'
import { endpoint } from './endpoint.js'

/** A part of the municipality's services; every system belongs to one. */
export const serviceArea = z.object({
  code: z.string(),
  nameNb: z.string(),
  nameEn: z.string(),
  subproject: z.string().nullable(),
  active: z.boolean(),
  systems: z.int(),
  ...rowStamp.shape,
})
export type ServiceArea = z.output<typeof serviceArea>

export const listServiceAreas = endpoint({
  id: 'listServiceAreas',
  method: 'GET',
  path: '/api/v1/service-areas',
  summary: 'List the service areas with how many systems each has',
  action: 'read',
  query: onlyAsOf,
  reply: all(serviceArea),
  etag: 'sequence',
})

export const createServiceArea = endpoint({
  id: 'createServiceArea',
  method: 'POST',
  path: '/api/v1/service-areas',
  summary: 'Add a service area',
  action: 'edit_programme',
  body: z.strictObject({
    code,
    nameNb: line(200),
    nameEn: line(200),
    subproject: optional(line(100)),
    reason: reason.optional(),
  }),
  reply: serviceArea,
  status: 201,
  etag: 'row',
  idempotent: true,
})

export const patchServiceArea = endpoint({
  id: 'patchServiceArea',
  method: 'PATCH',
  path: '/api/v1/service-areas/:code',
  summary: 'Change a service area, or take it out of use',
  action: 'edit_programme',
  params: z.object({ code }),
  body: z.strictObject({
    nameNb: line(200).optional(),
    nameEn: line(200).optional(),
    subproject: nullable(line(100)).optional(),
    active: z.boolean().optional(),
    reason: reason.optional(),
  }),
  reply: serviceArea,
  etag: 'row',
  ifMatch: true,
})
