import * as z from 'zod'
import { CONTRACT_FIELDS, CONTRACT_STATES, type ContractField } from '../rules/contracts.js'
import { STATUSES } from '../rules/status.js'
import {
  asOf,
  code,
  contractId,
  date,
  described,
  line,
  many,
  money,
  numberFilter,
  onlyAsOf,
  optional,
  page,
  paging,
  patchOf,
  prose,
  queryFlag,
  reason,
  rowStamp,
  storedOf,
  subproject,
  systemNumber,
  textFilter,
  voidStamp,
} from './common.js'
import { endpoint } from './endpoint.js'
import { restoreEndpoint, voidEndpoint } from './voiding.js'

const fields = described(CONTRACT_FIELDS, {
  supplier: line(200),
  number: optional(line(100)),
  kind: optional(line(100)),
  party: optional(code),
  otherParties: z.array(code).max(20).default([]),
  start: optional(date),
  end: optional(date),
  autoRenew: z.boolean().default(false),
  renewalMonths: optional(z.int().min(1).max(120)),
  noticeMonths: optional(z.int().min(0).max(120)),
  noticeGivenOn: optional(date),
  noticeReference: optional(line(200)),
  noticeWaiver: optional(prose()),
  notifiedOn: optional(date),
  notifiedReference: optional(line(200)),
  assignedOn: optional(date),
  assignedReference: optional(line(200)),
  terminatedOn: optional(date),
  terminationReference: optional(line(200)),
  exitTerms: optional(prose()),
  annualCost: optional(money),
  note: optional(prose()),
  /** Numbers of the systems that the contract covers. */
  systems: z.array(systemNumber).max(500).default([]),
} satisfies Record<ContractField, z.ZodType>)

/** A contract with all that is computed about it. */
const contract = z.object({
  id: contractId,
  ...storedOf(fields),
  /** The next day until which notice can be given; null where it ends by itself, is ended, has no end or unknown notice. */
  noticeDeadline: z.string().nullable(),
  /** The deadline that has passed for the end at which it renews itself next. */
  missedDeadline: z.string().nullable(),
  /** The end that it runs to as it stands: the final one, or the next at which it renews itself. */
  nextEnd: z.string().nullable(),
  /** The end that notice given today would lead to. */
  possibleEnd: z.string().nullable(),
  /** True when the period that it renews itself for is not known, and taken to be twelve months. */
  renewalAssumed: z.boolean(),
  /** True for a contract of a partnership alone: the municipality has no notice to give. */
  heldByBody: z.boolean(),
  state: z.enum(CONTRACT_STATES),
  warnings: z.array(
    z.object({
      code: z.string(),
      /** The field where it is mended; null where that is another row. */
      field: z.string().nullable(),
      systems: z.array(systemNumber),
      nb: z.string(),
      en: z.string(),
    }),
  ),
  /** The systems that it covers, named. */
  covers: z.array(
    z.object({
      number: systemNumber,
      name: z.string(),
      municipality: z.string(),
      status: z.enum(STATUSES),
      voided: z.boolean(),
      subproject,
    }),
  ),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type Contract = z.output<typeof contract>

const CONTRACT_SORTS = ['noticeDeadline', 'end', 'supplier', 'annualCost', 'id'] as const
export type ContractSort = (typeof CONTRACT_SORTS)[number]

export const listContracts = endpoint({
  id: 'listContracts',
  method: 'GET',
  path: '/api/v1/contracts',
  summary: 'List contracts by notice deadline, nearest first; those without one come last',
  action: 'read',
  query: z.strictObject({
    asOf,
    q: textFilter.optional(),
    system: many(numberFilter),
    party: many(textFilter),
    state: many(z.enum(CONTRACT_STATES)),
    deadlineFrom: date.optional(),
    deadlineTo: date.optional(),
    /** Those whose deadline has passed for the end at which they renew themselves next. */
    missed: queryFlag,
    voided: queryFlag,
    sort: z
      .enum([...CONTRACT_SORTS, ...CONTRACT_SORTS.map((name) => `-${name}` as const)])
      .default('noticeDeadline'),
    ...paging,
  }),
  reply: page(contract),
  etag: 'sequence',
})

export const createContract = endpoint({
  id: 'createContract',
  method: 'POST',
  path: '/api/v1/contracts',
  summary: 'Add a contract and say which systems it covers',
  action: 'register_contract',
  body: z.strictObject({ ...fields, reason: reason.optional() }),
  reply: contract,
  status: 201,
  etag: 'row',
  idempotent: true,
})

const params = z.object({ id: contractId })

export const readContract = endpoint({
  id: 'readContract',
  method: 'GET',
  path: '/api/v1/contracts/:id',
  summary: 'Read one contract',
  action: 'read',
  params,
  query: onlyAsOf,
  reply: contract,
  etag: 'row',
})

export const patchContract = endpoint({
  id: 'patchContract',
  method: 'PATCH',
  path: '/api/v1/contracts/:id',
  summary: 'Change some fields of a contract; `systems` is the whole list',
  action: 'edit_contract',
  params,
  body: patchOf(fields),
  reply: contract,
  etag: 'row',
  ifMatch: true,
})

export const voidContract = voidEndpoint({
  id: 'voidContract',
  path: '/api/v1/contracts/:id',
  what: 'a wrongly registered contract',
  action: 'register_contract',
  params,
  reply: contract,
})

export const restoreContract = restoreEndpoint({
  id: 'restoreContract',
  path: '/api/v1/contracts/:id',
  what: 'a contract',
  action: 'register_contract',
  params,
  reply: contract,
})
