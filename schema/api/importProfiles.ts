import * as z from 'zod'
import { IMPORTED } from '../rules/import/settings.js'
import { all, importProfileId, line, reason, rowStamp, voidStamp } from './common.js'
import { endpoint } from './endpoint.js'
import { importSettings } from './importSettings.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const who = { action: 'create_system' } as const

const profile = z.object({
  id: importProfileId,
  name: line(100),
  entity: z.enum(IMPORTED),
  settings: importSettings,
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type ImportProfile = z.output<typeof profile>

const profileFields = { name: line(100), settings: importSettings }

export const listImportProfiles = endpoint({
  id: 'listImportProfiles',
  method: 'GET',
  path: '/api/v1/import-profiles',
  summary: 'How lists are read, by name: columns, words and all else that was decided once',
  action: 'read',
  reply: all(profile),
  etag: 'sequence',
})

export const createImportProfile = endpoint({
  ...who,
  id: 'createImportProfile',
  method: 'POST',
  path: '/api/v1/import-profiles',
  summary: 'Keep how a list is read under a name',
  body: z.strictObject({ ...profileFields, reason: reason.optional() }),
  reply: profile,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const profileParams = z.object({ id: importProfileId })

export const patchImportProfile = endpoint({
  ...who,
  id: 'patchImportProfile',
  method: 'PATCH',
  path: '/api/v1/import-profiles/:id',
  summary: 'Change how a list is read; the version before stays in the log',
  params: profileParams,
  body: z.strictObject({
    name: profileFields.name.optional(),
    settings: importSettings.optional(),
    reason: reason.optional(),
  }),
  reply: profile,
  etag: 'row',
  ifMatch: true,
})

export const voidImportProfile = voidEndpoint({
  ...who,
  id: 'voidImportProfile',
  path: '/api/v1/import-profiles/:id',
  what: 'a profile of imports',
  params: profileParams,
  reply: profile,
})

export const restoreImportProfile = restoreEndpoint({
  ...who,
  id: 'restoreImportProfile',
  path: '/api/v1/import-profiles/:id',
  what: 'a profile of imports',
  params: profileParams,
  reply: profile,
})
