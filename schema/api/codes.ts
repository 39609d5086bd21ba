import * as z from 'zod'
import { CODE_LISTS } from '../rules/codeLists.js'
import { CODE_FIELDS, type CodeField } from '../rules/codes.js'
import {
  all,
  changeableOf,
  code,
  described,
  line,
  newOf,
  onlyAsOf,
  patchOf,
  reason,
  rowStamp,
  storedOf,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(CODE_FIELDS, {
  list: z.enum(CODE_LISTS),
  code,
  nameNb: line(200),
  nameEn: line(200),
  active: z.boolean(),
} satisfies Record<CodeField, z.ZodType>)

/** An entry of a code list (kind, hosting, archive duty) that a register may extend. */
const codeEntry = z.object({
  ...storedOf(fields),
  ...rowStamp.shape,
})

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
  body: z.strictObject({ ...newOf(CODE_FIELDS, fields), reason: reason.optional() }),
  reply: codeEntry,
  status: 201,
  etag: 'row',
  idempotent: true,
})

/** The most that a list brings at once. */
const MOST = 500

export const createCodes = endpoint({
  id: 'createCodes',
  method: 'POST',
  path: '/api/v1/codes/list',
  summary: 'Add many entries of code lists at once; one that is out of use is taken into use again',
  action: 'edit_programme',
  body: z.strictObject({
    codes: z
      .array(z.strictObject(newOf(CODE_FIELDS, fields)))
      .min(1)
      .max(MOST),
    reason: reason.optional(),
  }),
  reply: listCodes.reply,
  status: 201,
  idempotent: true,
})

export const patchCode = endpoint({
  id: 'patchCode',
  method: 'PATCH',
  path: '/api/v1/codes/:list/:code',
  summary: 'Rename an entry of a code list, or take it out of use',
  action: 'edit_programme',
  params: z.object({ list: z.enum(CODE_LISTS), code }),
  body: patchOf(changeableOf(CODE_FIELDS, fields)),
  reply: codeEntry,
  etag: 'row',
  ifMatch: true,
})
