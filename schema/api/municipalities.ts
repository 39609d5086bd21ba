import * as z from 'zod'
import { MUNICIPALITY_FIELDS, MUNICIPALITY_KINDS, type MunicipalityField } from '../rules/municipalities.js'
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
  prose,
  reason,
  rowStamp,
  storedOf,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(MUNICIPALITY_FIELDS, {
  number: code,
  name: line(200),
  kind: z.enum(MUNICIPALITY_KINDS).default('former'),
  controllerContact: optional(prose(500)),
  dpoContact: optional(prose(500)),
} satisfies Record<MunicipalityField, z.ZodType>)

/** A former municipality, the new one, or a partnership that runs shared systems. */
const municipality = z.object({
  ...storedOf(fields),
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
  body: z.strictObject({ ...newOf(MUNICIPALITY_FIELDS, fields), reason: reason.optional() }),
  reply: municipality,
  status: 201,
  etag: 'row',
  idempotent: true,
})

export const patchMunicipality = endpoint({
  id: 'patchMunicipality',
  method: 'PATCH',
  path: '/api/v1/municipalities/:number',
  summary: 'Change the name, kind or contacts of a municipality',
  action: 'edit_programme',
  params: z.object({ number: code }),
  body: patchOf(changeableOf(MUNICIPALITY_FIELDS, fields)),
  reply: municipality,
  etag: 'row',
  ifMatch: true,
})
