import * as z from 'zod'
import { ACTIONS } from '../rules/access.js'
import { STATUSES } from '../rules/status.js'
import { SYSTEM_FIELD_NAMES } from '../rules/systemFields.js'
import type { Words } from '../rules/words.js'
import {
  asOf,
  cursor,
  date,
  line,
  many,
  moment,
  numberFilter,
  onlyAsOf,
  page,
  queryInt,
  reason,
  subproject,
  textFilter,
} from './common.js'
import { endpoint } from './endpoint.js'

export const CHANGE_ACTIONS = ['create', 'update', 'transition', 'void', 'restore'] as const
export type ChangeAction = (typeof CHANGE_ACTIONS)[number]

export const CHANGE_ACTION_WORDS = {
  create: { nb: 'Opprettet', en: 'Created' },
  update: { nb: 'Endret', en: 'Changed' },
  transition: { nb: 'Status', en: 'Status' },
  void: { nb: 'Fjernet fra registeret', en: 'Removed from the register' },
  restore: { nb: 'Gjenopprettet', en: 'Restored' },
} as const satisfies Record<ChangeAction, { nb: string; en: string }>

/** How a change came about, as far as the log tells it. */
export const WAY_WORDS = {
  hand: { nb: 'For hånd', en: 'By hand' },
  bulk: { nb: 'Flere systemer samtidig', en: 'Several systems at once' },
  import: { nb: 'Import', en: 'Import' },
  override: { nb: 'Overstyrt kontroll', en: 'Gate overridden' },
  undo: { nb: 'Angret', en: 'Undone' },
} as const satisfies Record<string, Words>
export type ChangeWay = keyof typeof WAY_WORDS
export const CHANGE_WAYS = Object.keys(WAY_WORDS) as ChangeWay[]

/** What the log has rows about. */
export const ENTITY_WORDS = {
  programme: { nb: 'Program', en: 'Programme' },
  municipality: { nb: 'Kommune', en: 'Municipality' },
  service_area: { nb: 'Tjenesteområde', en: 'Service area' },
  code: { nb: 'Kode', en: 'Code' },
  system: { nb: 'System', en: 'System' },
  replacement: { nb: 'Erstatning', en: 'Replacement' },
  mapping: { nb: 'Kobling', en: 'Mapping' },
  archive: { nb: 'Arkiv', en: 'Archive' },
  privacy: { nb: 'Personvern', en: 'Privacy' },
  contract: { nb: 'Avtale', en: 'Contract' },
  integration: { nb: 'Integrasjon', en: 'Integration' },
  prerequisite: { nb: 'Forutsetning', en: 'Prerequisite' },
  series_break: { nb: 'Periodeskille', en: 'Break of series' },
  wave: { nb: 'Bølge', en: 'Wave' },
  milestone: { nb: 'Milepæl', en: 'Milestone' },
  override: { nb: 'Unntak', en: 'Override' },
  follow_up: { nb: 'Oppfølging av funn', en: 'Follow-up of a finding' },
  risk: { nb: 'Risiko', en: 'Risk' },
  wanted_decision: { nb: 'Ønsket beslutning', en: 'Wanted decision' },
  import: { nb: 'Import', en: 'Import' },
  report: { nb: 'Rapport', en: 'Report' },
  import_profile: { nb: 'Importoppsett', en: 'Import profile' },
  saved_view: { nb: 'Visning', en: 'View' },
  user: { nb: 'Bruker', en: 'User' },
  token: { nb: 'Token', en: 'Token' },
} as const satisfies Record<string, Words>
export type Entity = keyof typeof ENTITY_WORDS
export const ENTITIES = Object.keys(ENTITY_WORDS) as Entity[]

/** A field as it was and as it becomes. */
export const fieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export type FieldChange = z.output<typeof fieldChange>

/** What was done to a row: an override is not removed but taken back. */
export function actionWords({ entity, action }: Pick<Change, 'entity' | 'action'>): Words {
  if (entity === 'override' && action === 'void') return { nb: 'Tatt tilbake', en: 'Taken back' }
  return CHANGE_ACTION_WORDS[action]
}

/** One row of the change log: who did what to which row, before and after, chained to the row before it. */
export const change = z.object({
  seq: z.int(),
  at: moment,
  actorId: z.string(),
  actorName: z.string(),
  requestId: z.string(),
  action: z.enum(CHANGE_ACTIONS),
  entity: z.enum(ENTITIES),
  entityId: z.string(),
  label: z.string(),
  /** The system that the change concerns, when it concerns one. */
  system: z.string().nullable(),
  /** Names of the fields that differ between before and after. */
  fields: z.array(z.string()),
  statusFrom: z.enum(STATUSES).nullable(),
  statusTo: z.enum(STATUSES).nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  /** The request that the change took back, when it is an undo. */
  undoes: z.string().nullable(),
  /** Whether it can be undone, unless something later is in its way; a request can when all of its changes can. */
  undoable: z.boolean(),
  /**
   * Who can undo it: who has all that `asks` says, for each subproject in `all` and for one in `some`, where there is any.
   * Null when nobody can.
   */
  undo: z
    .object({
      asks: z.array(
        z.union([z.object({ action: z.enum(ACTIONS) }), z.object({ field: z.enum(SYSTEM_FIELD_NAMES) })]),
      ),
      of: z.object({ all: z.array(subproject), some: z.array(subproject) }),
    })
    .nullable(),
  prevHash: z.string(),
  hash: z.string(),
})
export type Change = z.output<typeof change>

/** What the log is asked for. Several values of one filter mean «or»; filters together mean «and». */
export const logFilters = {
  /** Words, each anywhere in what a row is about, its number, its reason, who wrote it or what it changed. */
  q: textFilter.optional(),
  system: numberFilter.optional(),
  entity: many(z.enum(ENTITIES)),
  entityId: textFilter.optional(),
  actor: many(textFilter),
  action: many(z.enum(CHANGE_ACTIONS)),
  /** A field of one kind of row, `system.targetDate`, or of any, `targetDate`. */
  field: many(textFilter),
  way: many(z.enum(CHANGE_WAYS)),
  requestId: textFilter.optional(),
  from: date.optional(),
  to: date.optional(),
  asOf,
}

export const listChanges = endpoint({
  id: 'listChanges',
  method: 'GET',
  path: '/api/v1/changes',
  summary:
    'The change log, newest first: by words, system, entity, actor, field, action, way, request and time; what was written of users and tokens is told those who may read who has access, and found by them alone',
  action: 'read',
  wholeFor: 'read_access',
  query: z.strictObject({ ...logFilters, limit: queryInt(1, 1000).default(50), cursor }),
  reply: page(change),
  etag: 'sequence',
})

export const listActors = endpoint({
  id: 'listActors',
  method: 'GET',
  path: '/api/v1/changes/actors',
  summary: 'Everybody who is in the change log, by name, once each',
  action: 'read',
  query: onlyAsOf,
  reply: z.object({ items: z.array(z.object({ name: z.string() })) }),
  etag: 'sequence',
})

export const undoChanges = endpoint({
  id: 'undoChanges',
  method: 'POST',
  path: '/api/v1/changes/:requestId/undo',
  summary:
    'Take back all that a request changed, by the rules of each change; `dryRun` tells what would come of it',
  // Every role has it, for what is one's own; what the changes themselves need is asked of each.
  action: 'edit_own',
  params: z.object({ requestId: line(200) }),
  body: z.strictObject({
    reason: reason.optional(),
    /** Writes nothing. */
    dryRun: z.boolean().default(false),
  }),
  reply: z.object({
    dryRun: z.boolean(),
    /** The request that was taken back. */
    undoes: z.string(),
    /** What the undo itself is called in the log, and is undone by; null when nothing was written. */
    requestId: z.string().nullable(),
    /** What was written, or would be, in order. */
    items: z.array(
      change
        .pick({ entity: true, entityId: true, label: true, system: true, action: true })
        .extend({ changes: z.array(fieldChange) }),
    ),
  }),
  idempotent: true,
})
export type UndoReply = z.output<typeof undoChanges.reply>
