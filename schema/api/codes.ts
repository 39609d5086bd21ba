import * as z from 'zod'
import { CODE_LISTS } from '../rules/codes.js'
import { all, code, line, onlyAsOf, reason, rowStamp } from './common.js'
import { endpoint } from './endpoint.js'

/** An entry of a code list (kind, hosting, archive duty) that a register may extend. */
export const codeEntry = z.object({
  list: z.enum(CODE_LISTS),
  code: z.string(),
  nameNb: z.string(),
  nameEn: z.string(),
  active: z.boolean(),
  ...rowStamp.shape,
})
export type CodeEntry = z.output<typeof codeEntry>

export const listCodes = endpoint({
  id: 'listCodes',
  method: 'GET',
  path: '/api/v1/codes',
  summary: 'List the entries of every code list',
  action: 'read',
  query: onlyAsOf,
  reply: all(codeEntry),
  etag: 'sequence',
})

export const createCode = endpoint({
  id: 'createCode',
  method: 'POST',
  path: '/api/v1/codes',
  summary: 'Add an entry to a code list',
  action: 'edit_programme',
  body: z.strictObject({
    list: z.enum(CODE_LISTS),
    code,
    nameNb: line(200),
    nameEn: line(200),
    reason: reason.optional(),
  }),
  reply: codeEntry,
  status: 201,
  etag: 'row',
  idempotent: true,
})

export const patchCode = endpoint({
  id: 'patchCode',
  method: 'PATCH',
  path: '/api/v1/codes/:list/:code',
  summary: 'Rename an entry of a code list, or take it out of use',
  action: 'edit_programme',
  params: z.object({ list: z.enum(CODE_LISTS), code }),
  body: z.strictObject({
    nameNb: line(200).optional(),
    nameEn: line(200).optional(),
    active: z.boolean().optional(),
    reason: reason.optional(),
  }),
  reply: codeEntry,
  etag: 'row',
  ifMatch: true,
})
