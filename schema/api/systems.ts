import * as z from 'zod'
import { AGREE_ACTIONS } from '../rules/access.js'
import type { Field } from '../rules/fields.js'
import { EARLIER_CLASSES } from '../rules/lowerings.js'
import { SIGNALS } from '../rules/progress.js'
import { STATUSES } from '../rules/status.js'
import { SYSTEM_FIELDS, type SystemField } from '../rules/systemFields.js'
import {
  COLUMN_FIELDS,
  type ColumnField,
  type ComputedColumn,
  MORE_FIELDS,
  type MoreField,
  SYSTEM_COLUMNS,
} from '../rules/systemList.js'
import { ANSWERS, DISPOSITIONS, HEALTHS, PRIVACY_CLASSES, PROVENANCES } from '../rules/systems.js'
import {
  asOf,
  code,
  count,
  cursor,
  date,
  described,
  level,
  line,
  many,
  meta,
  moment,
  money,
  moveSameDay,
  neighbours,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  queryFlag,
  queryInt,
  reason,
  restoreBody,
  rowStamp,
  storedOf,
  subproject,
  systemNumber,
  warning,
} from './common.js'
import { confirmed } from './consequences.js'
import { endpoint } from './endpoint.js'
import { gateResult } from './errors.js'
import { COVERED, mapping, mappingReplacement } from './mappings.js'
import { facetCounts, systemFilters, systemSort } from './systemFilters.js'

/** What a user may write of a system: one entry for each of SYSTEM_FIELDS. */
const fields = described(SYSTEM_FIELDS, {
  name: line(200),
  aliases: z.array(line(200)).max(20).default([]),
  product: optional(line(200)),
  vendor: optional(line(200)),
  productVersion: optional(line(100)),
  supportEndsOn: optional(date),
  externalId: optional(line(200)),
  kind: code,
  municipality: code,
  serviceArea: optional(code),
  descriptionNb: optional(prose()),
  descriptionEn: optional(prose()),
  note: optional(prose()),
  systemOwner: optional(line(200)),
  newOwner: optional(line(200)),
  administrator: optional(line(200)),
  operations: optional(line(200)),
  contactRoles: z.array(line(200)).max(20).default([]),
  responsibleBody: optional(line(200)),
  usedBy: z.array(code).max(50).default([]),
  inUseSince: optional(date),
  users: optional(count),
  usersTo: optional(count),
  dayOneCritical: z.boolean().default(false),
  usageNote: optional(prose()),
  hosting: optional(code),
  location: optional(line(200)),
  servers: optional(prose()),
  databasePlatform: optional(line(200)),
  usesMunicipalityNumber: z.enum(ANSWERS).default('unknown'),
  municipalityNumberChangedOn: optional(date),
  usesOrganisationNumber: z.enum(ANSWERS).default('unknown'),
  organisationNumberChangedOn: optional(date),
  certificates: optional(prose()),
  hasIntegrations: z.enum(ANSWERS).default('unknown'),
  privacyClass: optional(z.enum(PRIVACY_CLASSES)),
  criticalService: z.enum(ANSWERS).default('unknown'),
  confidentiality: optional(level),
  integrity: optional(level),
  availability: optional(level),
  tolerableDowntimeHours: optional(count),
  annualCost: optional(money),
  readOnlyCost: optional(money),
  hasContracts: z.enum(ANSWERS).default('unknown'),
  licencesGivenUp: optional(prose()),
  archiveDuty: optional(code),
  disposition: z.enum(DISPOSITIONS).default('undecided'),
  decisionReference: optional(line(200)),
  decisionDate: optional(date),
  decisionRole: optional(line(200)),
  ...COVERED,
  dispositionReason: optional(prose()),
  divisionAgreedOn: optional(date),
  divisionReference: optional(line(200)),
  responsible: optional(line(200)),
  wave: optional(code),
  targetDate: optional(date),
  plannedReadOnly: optional(date),
  plannedDecommission: optional(date),
  rollbackPlan: optional(line(500)),
  onHold: z.boolean().default(false),
  onHoldReason: optional(prose()),
  health: optional(z.enum(HEALTHS)),
  healthNote: optional(prose()),
  readOnlyFrom: optional(date),
  readOnlyUntil: optional(date),
  lookupRoles: optional(line(500)),
  accessRemovedOn: optional(date),
  shutOffOn: optional(date),
  ownerSignedOffBy: optional(line(200)),
  ownerSignedOffOn: optional(date),
  operationsSignedOffBy: optional(line(200)),
  operationsSignedOffOn: optional(date),
  bodyNotifiedOn: optional(date),
  bodyReference: optional(line(200)),
  participationEndedOn: optional(date),
} satisfies Record<SystemField, z.ZodType>)

const writable = z.strictObject(fields)
/** The fields of a system as they are written, defaults filled in. */
export type SystemFields = z.output<typeof writable>

const patch = patchOf(fields)
/** A change of some fields of several systems, which share one reason. */
export const systemChanges = patch.omit({ reason: true })
export type SystemPatch = z.output<typeof patch>

const signal = z.enum(SIGNALS)

const rowMembers = {
  ...(Object.fromEntries(COLUMN_FIELDS.map((name) => [name, memberOf(SYSTEM_FIELDS[name])])) as unknown as {
    [N in ColumnField]: z.ZodType<SystemFields[N]>
  }),
  number: systemNumber,
  /** Of its running contracts: the first end, and the first day until which notice can be given. */
  contractEnd: z.string().nullable(),
  noticeDeadline: z.string().nullable(),
  status: z.enum(STATUSES),
  replacements: z.array(mappingReplacement.extend({ coverage: z.enum(['full', 'partial']) })),
  signals: z.array(signal),
  daysOverdue: z.int(),
  provenance: z.enum(PROVENANCES),
  voided: z.boolean(),
  version: z.int(),
  updatedAt: moment,
} satisfies Record<ColumnField | ComputedColumn, z.ZodType>

/** What is answered of a field in a row: what was checked when it was written is not checked again. */
function memberOf(field: Field): z.ZodType {
  if (field.type === 'flag') return z.boolean()
  if (field.type === 'list') return z.array(z.string())
  const member =
    field.type === 'number'
      ? z.int()
      : field.choices?.from === 'words'
        ? z.enum(Object.keys(field.choices.words))
        : z.string()
  return field.required ? member : member.nullable()
}

const moreMembers = Object.fromEntries(
  MORE_FIELDS.map((name) => [name, memberOf(SYSTEM_FIELDS[name]).optional()]),
) as unknown as { [N in MoreField]: z.ZodOptional<z.ZodType<SystemFields[N]>> }

/** A system as a row of a list: the fields that have a column, what is computed, and the fields that were asked for. */
export const systemRow = z
  .object(
    Object.fromEntries(
      SYSTEM_COLUMNS.map((name) => [name, rowMembers[name]]),
    ) as unknown as typeof rowMembers,
  )
  .extend(moreMembers)
export type SystemRow = z.output<typeof systemRow>

/** A stored system: what a user wrote and what the register keeps beside it. */
export const systemStored = z.object({
  number: systemNumber,
  ...storedOf(fields),
  status: z.enum(STATUSES),
  /**
   * What each was before it was lowered, until the records manager or the adviser has agreed: gates go by it. `(unassessed)`:
   * nobody had said anything, which is not taken for nothing; null: nothing waits.
   */
  archiveDutyBefore: z.string().nullable(),
  privacyClassBefore: z.enum(EARLIER_CLASSES).nullable(),
  provenance: z.enum(PROVENANCES),
  voidedAt: moment.nullable(),
  voidReason: z.string().nullable(),
  ...rowStamp.shape,
})

/** A system with all that is computed about it. */
export const system = systemStored.extend({
  subproject,
  ready: z.boolean(),
  signals: z.array(signal),
  daysOverdue: z.int(),
  /** The failing gates that stand in the way now. */
  obstacles: z.array(gateResult),
  destination: z.string(),
  /** Of its running contracts: the first end, and the first day until which notice can be given. */
  contractEnd: z.string().nullable(),
  noticeDeadline: z.string().nullable(),
  /** Kroner a month paid for it although its users work in the replacement. */
  doubleRunningPerMonth: z.int(),
  warnings: z.array(warning),
  /** Active links to what replaces this system. */
  mappings: z.array(mapping),
  /** The replacement that carries this system on for others, and how many it takes over. */
  continuedAs: z.object({ code: z.string(), systems: z.int() }).nullable(),
  /** When each status was last entered, by date. */
  statusDates: z.partialRecord(z.enum(STATUSES), z.string()),
  meta,
})
export type System = z.output<typeof system>

/** Which systems a list has, and in which order. */
const listed = systemFilters.extend({ sort: systemSort.default(['name']), asOf })

export const listSystems = endpoint({
  id: 'listSystems',
  method: 'GET',
  path: '/api/v1/systems',
  summary: 'List systems: search, filter, sort, page; with `facets=true` also counts per filter value',
  action: 'read',
  query: listed.extend({
    limit: queryInt(1, 1000).default(50),
    cursor,
    facets: queryFlag,
    /** Fields that each row has besides. */
    fields: many(z.enum(MORE_FIELDS)),
  }),
  reply: z.object({
    items: z.array(systemRow),
    total: z.int(),
    next: z.string().nullable(),
    facets: facetCounts.optional(),
    meta,
  }),
  etag: 'sequence',
})

export const createSystem = endpoint({
  id: 'createSystem',
  method: 'POST',
  path: '/api/v1/systems',
  summary: 'Register a system; it gets the next number and the status `registered`',
  action: 'create_system',
  body: writable.extend({ reason: reason.optional() }),
  reply: system,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ number: systemNumber })

export const readSystem = endpoint({
  id: 'readSystem',
  method: 'GET',
  path: '/api/v1/systems/:number',
  summary: 'Read one system with its mappings and what is computed about it',
  action: 'read',
  params,
  query: onlyAsOf,
  reply: system,
  etag: 'row',
})

export const readNeighbours = endpoint({
  id: 'readNeighbours',
  method: 'GET',
  path: '/api/v1/systems/:number/neighbours',
  summary: 'The systems before and after one in a list, by the filters and the order of the list',
  action: 'read',
  params,
  query: listed,
  reply: neighbours(systemNumber),
  etag: 'sequence',
})
export type Neighbours = z.output<typeof readNeighbours.reply>

export const patchSystem = endpoint({
  id: 'patchSystem',
  method: 'PATCH',
  path: '/api/v1/systems/:number',
  summary: 'Change some fields of a system; what is not named stays',
  action: 'edit_system',
  params,
  body: patch.extend({ moveSameDay }),
  reply: system,
  etag: 'row',
  ifMatch: true,
})

/** Both are agreed to alike, each by the one who answers for it. */
const agreement = {
  method: 'POST',
  params,
  body: restoreBody,
  reply: system,
  etag: 'row',
  ifMatch: true,
} as const

export const agreeArchiveDuty = endpoint({
  ...agreement,
  id: 'agreeArchiveDuty',
  path: '/api/v1/systems/:number/archive-duty/agree',
  summary: 'Agree that the archive duty of a system is lower; until then gates go by what it was',
  action: AGREE_ACTIONS.archiveDuty,
})

export const agreePrivacyClass = endpoint({
  ...agreement,
  id: 'agreePrivacyClass',
  path: '/api/v1/systems/:number/privacy-class/agree',
  summary: 'Agree that the class of personal data of a system is lower; until then gates go by what it was',
  action: AGREE_ACTIONS.privacyClass,
})

export const voidSystem = endpoint({
  id: 'voidSystem',
  method: 'POST',
  path: '/api/v1/systems/:number/void',
  summary: 'Void a wrongly registered system; it stays in the log and in its list of voided systems',
  action: 'void_system',
  params,
  body: z.strictObject({ reason, confirmed }),
  reply: system,
  etag: 'row',
  ifMatch: true,
})

export const restoreSystem = endpoint({
  id: 'restoreSystem',
  method: 'POST',
  path: '/api/v1/systems/:number/restore',
  summary: 'Restore a voided system',
  action: 'void_system',
  params,
  body: z.strictObject({ reason }),
  reply: system,
  etag: 'row',
  ifMatch: true,
})
