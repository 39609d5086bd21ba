import * as z from 'zod'
import { REPLACEMENT_KINDS, REPLACEMENT_STATES } from '../rules/replacements.js'
import { STATUSES } from '../rules/status.js'
import {
  all,
  asOf,
  code,
  date,
  line,
  many,
  meta,
  nullable,
  onlyAsOf,
  optional,
  prose,
  reason,
  rowStamp,
  systemNumber,
} from './common.js'
import { confirmed } from './consequences.js'
import { endpoint } from './endpoint.js'
import { mapping } from './mappings.js'

const fields = {
  nameNb: line(200),
  nameEn: line(200),
  descriptionNb: optional(prose()),
  descriptionEn: optional(prose()),
  kind: z.enum(REPLACEMENT_KINDS),
  state: z.enum(REPLACEMENT_STATES).default('planned'),
  product: optional(line(200)),
  vendor: optional(line(200)),
  owner: optional(line(200)),
  goLivePlanned: optional(date),
  goLiveActual: optional(date),
  dpaSignedOn: optional(date),
  riskAssessedOn: optional(date),
  continuesSystem: optional(systemNumber),
  source: optional(prose(1000)),
}

/** Labels of a replacement's fields, in the order they are shown. */
export const REPLACEMENT_FIELD_WORDS = {
  nameNb: { nb: 'Navn (bokmål)', en: 'Name (Norwegian)' },
  nameEn: { nb: 'Navn (engelsk)', en: 'Name (English)' },
  descriptionNb: { nb: 'Beskrivelse (bokmål)', en: 'Description (Norwegian)' },
  descriptionEn: { nb: 'Beskrivelse (engelsk)', en: 'Description (English)' },
  kind: { nb: 'Type', en: 'Kind' },
  state: { nb: 'Tilstand', en: 'State' },
  product: { nb: 'Produkt', en: 'Product' },
  vendor: { nb: 'Leverandør', en: 'Vendor' },
  owner: { nb: 'Eier', en: 'Owner' },
  goLivePlanned: { nb: 'Planlagt i bruk', en: 'Planned go-live' },
  goLiveActual: { nb: 'I bruk fra', en: 'In use since' },
  dpaSignedOn: { nb: 'Databehandleravtale signert', en: 'DPA signed on' },
  riskAssessedOn: { nb: 'Risikovurdert', en: 'Risk assessed on' },
  continuesSystem: { nb: 'Viderefører systemet', en: 'Continues the system' },
  source: { nb: 'Kilde', en: 'Source' },
} as const satisfies Record<keyof typeof fields, { nb: string; en: string }>

/** A stored replacement. */
export const replacementStored = z.object({
  code: z.string(),
  nameNb: z.string(),
  nameEn: z.string(),
  descriptionNb: z.string().nullable(),
  descriptionEn: z.string().nullable(),
  kind: z.enum(REPLACEMENT_KINDS),
  state: z.enum(REPLACEMENT_STATES),
  product: z.string().nullable(),
  vendor: z.string().nullable(),
  owner: z.string().nullable(),
  goLivePlanned: z.string().nullable(),
  goLiveActual: z.string().nullable(),
  dpaSignedOn: z.string().nullable(),
  riskAssessedOn: z.string().nullable(),
  continuesSystem: z.string().nullable(),
  source: z.string().nullable(),
  ...rowStamp.shape,
})

/** A replacement as a row of a list: what it is and how far the systems that it takes over have come. */
export const replacementRow = replacementStored.extend({
  /** Systems with an active link to it, the split ones included. */
  systems: z.int(),
  ready: z.int(),
  byStatus: z.partialRecord(z.enum(STATUSES), z.int()),
})
export type ReplacementRow = z.output<typeof replacementRow>

/** A replacement with every system it takes over. */
export const replacement = replacementRow.extend({ mappings: z.array(mapping), meta })
export type Replacement = z.output<typeof replacement>

export const listReplacements = endpoint({
  id: 'listReplacements',
  method: 'GET',
  path: '/api/v1/replacements',
  summary: 'List every replacement with how many systems it takes over and how many are ready',
  action: 'read',
  query: z.strictObject({
    kind: many(z.enum(REPLACEMENT_KINDS)),
    state: many(z.enum(REPLACEMENT_STATES)),
    asOf,
  }),
  reply: all(replacementRow),
  etag: 'sequence',
})

export const createReplacement = endpoint({
  id: 'createReplacement',
  method: 'POST',
  path: '/api/v1/replacements',
  summary: 'Add a replacement: a shared solution, a national service, or a system that is carried on',
  action: 'edit_replacement',
  body: z.strictObject({ code, ...fields, reason: reason.optional() }),
  reply: replacement,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ code })

export const readReplacement = endpoint({
  id: 'readReplacement',
  method: 'GET',
  path: '/api/v1/replacements/:code',
  summary: 'Read one replacement with every system it takes over',
  action: 'read',
  params,
  query: onlyAsOf,
  reply: replacement,
  etag: 'row',
})

export const patchReplacement = endpoint({
  id: 'patchReplacement',
  method: 'PATCH',
  path: '/api/v1/replacements/:code',
  summary: 'Change some fields of a replacement, its state included',
  action: 'edit_replacement',
  params,
  body: z.strictObject({
    nameNb: fields.nameNb.optional(),
    nameEn: fields.nameEn.optional(),
    descriptionNb: nullable(prose()).optional(),
    descriptionEn: nullable(prose()).optional(),
    state: z.enum(REPLACEMENT_STATES).optional(),
    product: nullable(line(200)).optional(),
    vendor: nullable(line(200)).optional(),
    owner: nullable(line(200)).optional(),
    goLivePlanned: nullable(date).optional(),
    goLiveActual: nullable(date).optional(),
    dpaSignedOn: nullable(date).optional(),
    riskAssessedOn: nullable(date).optional(),
    source: nullable(prose(1000)).optional(),
    reason: reason.optional(),
    /** Asked for when it is retired. */
    confirmed,
  }),
  reply: replacement,
  etag: 'row',
  ifMatch: true,
})
