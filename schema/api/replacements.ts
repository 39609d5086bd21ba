import * as z from 'zod'
import {
  REPLACEMENT_FIELDS,
  REPLACEMENT_KINDS,
  REPLACEMENT_SIGNALS,
  REPLACEMENT_SORTS,
  REPLACEMENT_STATES,
  type ReplacementField,
} from '../rules/replacements.js'
import { STATUSES } from '../rules/status.js'
import { ANSWERS } from '../rules/systems.js'
import {
  asOf,
  changeableOf,
  code,
  date,
  day,
  described,
  line,
  many,
  meta,
  newOf,
  onlyAsOf,
  optional,
  page,
  paging,
  patchOf,
  prose,
  reason,
  rowStamp,
  storedOf,
  systemNumber,
  textFilter,
  words,
} from './common.js'
import { confirmed } from './consequences.js'
import { endpoint } from './endpoint.js'
import { mapping, mappingReplacement } from './mappings.js'

const fields = described(REPLACEMENT_FIELDS, {
  code,
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
  dpaReference: optional(line(200)),
  dpaReason: optional(prose(1000)),
  riskAssessedOn: optional(date),
  riskReference: optional(line(200)),
  dpiaRequired: z.enum(ANSWERS).default('unknown'),
  dpiaReason: optional(prose(1000)),
  dpiaDoneOn: optional(date),
  dpiaReference: optional(line(200)),
  continuesSystem: optional(systemNumber),
  source: optional(prose(1000)),
} satisfies Record<ReplacementField, z.ZodType>)

/** A stored replacement. */
const replacementStored = z.object({ ...storedOf(fields), ...rowStamp.shape })

/** A replacement as a row of a list: what it is and how far the systems that it takes over have come. */
const replacementRow = replacementStored.extend({
  /** Systems with an active link to it, the split ones included. */
  systems: z.int(),
  ready: z.int(),
  byStatus: z.partialRecord(z.enum(STATUSES), z.int()),
  /** The service areas of those systems, that of most first; of what has none yet, that of the system that it carries on. */
  serviceAreas: z.array(z.string()),
})
export type ReplacementRow = z.output<typeof replacementRow>

/** A step that a replacement must have taken before systems move into it. */
const step = words.extend({
  done: z.boolean(),
  date: z.string().nullable(),
  /** True for one whose day is decided and has not come, or has passed without it. */
  planned: z.boolean().optional(),
  /** Where it is mended: a field of the replacement, or what answers to it on the system that it carries on. */
  field: z.enum(['state', 'dpaSignedOn', 'riskAssessedOn', 'dpiaRequired']),
})

/** Of a system that a mapping covers a part of: where the rest goes. */
const part = z.object({
  system: systemNumber,
  elsewhere: z.array(mappingReplacement),
  /** What becomes of what nothing takes over. */
  restReason: z.string().nullable(),
})

/** A step of the archives of several systems together. */
const summedStep = words.extend({
  done: z.int(),
  of: z.int(),
  /** How many tried it and went wrong. */
  failed: z.int(),
  /** The first day that it is planned for by those that have not taken it. */
  planned: z.string().nullable(),
})

/** A replacement with every system it takes over. */
const replacement = replacementRow.extend({
  mappings: z.array(mapping),
  /** Of those of them that cover a part of a system: the rest of it. */
  parts: z.array(part),
  /** What it must have before they move into it: it is in use, and its processing is in order. */
  steps: z.array(step),
  /** How far the archives of those systems have come that have a duty: each step with how many have taken it. */
  archives: z.array(summedStep),
  meta,
})
export type Replacement = z.output<typeof replacement>

/** What lists of replacements are filtered by alike. */
const filters = {
  /** Words that stand in the code, a name, the product, the vendor or the number of the system that it carries on. */
  q: textFilter.optional(),
  code: many(code),
  kind: many(z.enum(REPLACEMENT_KINDS)),
}

export const listReplacements = endpoint({
  id: 'listReplacements',
  method: 'GET',
  path: '/api/v1/replacements',
  summary:
    'List replacements with how many systems each takes over and how many are ready, shared solutions first',
  action: 'read',
  query: z.strictObject({ ...filters, state: many(z.enum(REPLACEMENT_STATES)), ...paging, asOf }),
  reply: page(replacementRow),
  etag: 'sequence',
})

/** A system of a replacement that is over date or blocked. */
const waitedFor = z.object({ number: systemNumber, name: z.string(), municipality: z.string() })

/** A replacement with how its systems stand by the rules, as the list of systems that is filtered by it says. */
const replacementProgress = replacementRow.extend({
  overdue: z.int(),
  blocked: z.int(),
  /** Critical on the first day, and not ready. */
  dayOne: z.int(),
  /** The next day on which one of them is planned to be cut over, today included; null: none is ahead. */
  nextCutOver: z.string().nullable(),
  /** Those that are over date or blocked, what matters most first: three at most. */
  waitsFor: z.array(waitedFor),
})
export type ReplacementProgress = z.output<typeof replacementProgress>

/** What is counted of the replacements that match, each system once, however many of them it goes to. */
const replacementSums = z.object({
  systems: z.int(),
  ready: z.int(),
  overdue: z.int(),
  blocked: z.int(),
  /** Systems that go to several of them, and count in the row of each. */
  split: z.int(),
  /** How many of the replacements have each signal; one may have two. */
  signals: z.record(z.enum(REPLACEMENT_SIGNALS), z.int()),
  /** How many there are in each state, of which there are any, and of how many systems. */
  states: z.array(
    z.object({ state: z.enum(REPLACEMENT_STATES), replacements: z.int(), systems: z.int(), ready: z.int() }),
  ),
})
export type ReplacementSums = z.output<typeof replacementSums>

export const listReplacementProgress = endpoint({
  id: 'listReplacementProgress',
  method: 'GET',
  path: '/api/v1/progress/replacements',
  summary:
    'List replacements with how many of their systems are ready, overdue and blocked; shared solutions first, and of each kind the worst',
  action: 'read',
  query: z.strictObject({
    ...filters,
    /** As it counts on the day: one whose first day of use lies ahead is not in use yet. */
    state: many(z.enum(REPLACEMENT_STATES)),
    /** Those with systems that are overdue, or blocked, those whose first day of use passed without it (`late`), or none of it (`on_track`). */
    signal: many(z.enum(REPLACEMENT_SIGNALS)),
    /** Those of one of these vendors, however its name is written; what carries a system on is of the vendor of that. */
    vendor: many(textFilter.min(1)),
    sort: z
      .enum([...REPLACEMENT_SORTS, ...REPLACEMENT_SORTS.map((name) => `-${name}` as const)])
      .default('attention'),
    ...paging,
    asOf,
  }),
  reply: page(replacementProgress).extend({ sums: replacementSums, mergerDate: day.nullable() }),
  etag: 'sequence',
})

export const createReplacement = endpoint({
  id: 'createReplacement',
  method: 'POST',
  path: '/api/v1/replacements',
  summary: 'Add a replacement: a shared solution, a national service, or a system that is carried on',
  action: 'edit_replacement',
  body: z.strictObject({ ...newOf(REPLACEMENT_FIELDS, fields), reason: reason.optional() }),
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
  // Which of its fields a role may write is looked at one by one.
  action: 'assess_replacement',
  params,
  body: patchOf(changeableOf(REPLACEMENT_FIELDS, fields)).extend({
    /** Asked for when it is retired. */
    confirmed,
  }),
  reply: replacement,
  etag: 'row',
  ifMatch: true,
})
