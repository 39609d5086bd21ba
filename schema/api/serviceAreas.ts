import * as z from 'zod'
import { SERVICE_AREA_FIELDS, type ServiceAreaField } from '../rules/serviceAreas.js'
import {
  all,
  changeableOf,
  code,
  described,
  line,
  newOf,
  onlyAsOf,
  optional,
  patchOf,
  reason,
  rowStamp,
  storedOf,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(SERVICE_AREA_FIELDS, {
  code,
  nameNb: line(200),
  nameEn: line(200),
  subproject: optional(line(100)),
  active: z.boolean(),
} satisfies Record<ServiceAreaField, z.ZodType>)

/** A part of the municipality's services; every system belongs to one. */
const serviceArea = z.object({
  ...storedOf(fields),
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
  body: z.strictObject({ ...newOf(SERVICE_AREA_FIELDS, fields), reason: reason.optional() }),
  reply: serviceArea,
  status: 201,
  etag: 'row',
  idempotent: true,
})

/** The most that a list brings at once. */
const MOST = 500

export const createServiceAreas = endpoint({
  id: 'createServiceAreas',
  method: 'POST',
  path: '/api/v1/service-areas/list',
  summary: 'Add many service areas at once; one that is out of use is taken into use again',
  action: 'edit_programme',
  body: z.strictObject({
    areas: z
      .array(z.strictObject(newOf(SERVICE_AREA_FIELDS, fields)))
      .min(1)
      .max(MOST),
    reason: reason.optional(),
  }),
  reply: listServiceAreas.reply,
  status: 201,
  idempotent: true,
})

export const patchServiceArea = endpoint({
  id: 'patchServiceArea',
  method: 'PATCH',
  path: '/api/v1/service-areas/:code',
  summary: 'Change a service area, or take it out of use',
  action: 'edit_programme',
  params: z.object({ code }),
  body: patchOf(changeableOf(SERVICE_AREA_FIELDS, fields)),
  reply: serviceArea,
  etag: 'row',
  ifMatch: true,
})
