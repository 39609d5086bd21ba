import * as z from 'zod'
import { CONTRACT_SECTIONS, GAP_KINDS } from '../rules/contractSections.js'
import { CONTRACT_FIELDS, CONTRACT_STATES, type ContractField } from '../rules/contracts.js'
import { STATUSES } from '../rules/status.js'
import { DISPOSITIONS } from '../rules/systems.js'
import {
  asOf,
  code,
  contractId,
  date,
  described,
  line,
  many,
  money,
  neighbours,
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
  words,
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
  noticeConfirmedOn: optional(date),
  noticeConfirmedReference: optional(line(200)),
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
  /** What is to be done first with it. */
  section: z.enum(CONTRACT_SECTIONS),
  /** What becomes of it if nobody does anything. */
  leftAlone: words,
  /** The end that its next renewal leads to; null where it does not renew itself. */
  renewedEnd: z.string().nullable(),
  /** What its next renewal costs, all its months together. */
  renewalCost: z.int().nullable(),
  /** The end that the gaps are counted from: the final one, or the one that notice given today leads to. */
  plannedEnd: z.string().nullable(),
  /** The systems that are needed after that end, the worst first. */
  gaps: z.array(
    z.object({
      system: systemNumber,
      kind: z.enum(GAP_KINDS),
      days: z.int().nullable(),
      until: z.string().nullable(),
    }),
  ),
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
      disposition: z.enum(DISPOSITIONS),
      dayOneCritical: z.boolean(),
      voided: z.boolean(),
      subproject,
    }),
  ),
  ...voidStamp.shape,
  ...rowStamp.shape,
})
export type Contract = z.output<typeof contract>

/** What the contracts of a section come to. */
const sectionSum = z.object({
  section: z.enum(CONTRACT_SECTIONS),
  contracts: z.int(),
  /** Kroner a year, of those of which it is known. */
  annualCost: z.int(),
  /** The first day until which notice can be given of one of them. */
  noticeDeadline: z.string().nullable(),
  /** Those that end before a system under them that is to go is cut over, by its plan. */
  endsBeforeCutOver: z.int(),
  /** Those whose notice the supplier has not confirmed. */
  unconfirmed: z.int(),
})
export type SectionSum = z.output<typeof sectionSum>

const CONTRACT_SORTS = ['section', 'noticeDeadline', 'end', 'supplier', 'annualCost', 'id'] as const
export type ContractSort = (typeof CONTRACT_SORTS)[number]

const listed = z.strictObject({
  asOf,
  q: textFilter.optional(),
  system: many(numberFilter),
  /** Those that cover a system which goes to one of these. */
  replacement: many(textFilter),
  party: many(textFilter),
  /** Those with one of these suppliers, however its name is written. */
  supplier: many(textFilter.min(1)),
  state: many(z.enum(CONTRACT_STATES)),
  section: many(z.enum(CONTRACT_SECTIONS)),
  /** A period of the next notice deadline; of the one that has passed where those that were missed are asked for. */
  deadlineFrom: date.optional(),
  deadlineTo: date.optional(),
  /** Those whose deadline has passed for the end at which they renew themselves next. */
  missed: queryFlag,
  /** Those that end before a system under them that is to go is cut over, by its plan. */
  endsBeforeCutOver: queryFlag,
  /** Those whose notice the supplier has not confirmed. */
  unconfirmed: queryFlag,
  voided: queryFlag,
  sort: z
    .enum([...CONTRACT_SORTS, ...CONTRACT_SORTS.map((name) => `-${name}` as const)])
    .default('noticeDeadline'),
})

export const listContracts = endpoint({
  id: 'listContracts',
  method: 'GET',
  path: '/api/v1/contracts',
  summary:
    'List contracts by notice deadline, nearest first; those without one come last. `sort=section`: by what is to be done first',
  action: 'read',
  query: listed.extend(paging),
  // The sums are of all that the filters match but for `section`.
  reply: page(contract).extend({ sums: z.array(sectionSum) }),
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

export const readContractNeighbours = endpoint({
  id: 'readContractNeighbours',
  method: 'GET',
  path: '/api/v1/contracts/:id/neighbours',
  summary: 'The contracts before and after one in a list, by the filters and the order of the list',
  action: 'read',
  params,
  query: listed,
  reply: neighbours(contractId),
  etag: 'sequence',
})
export type ContractNeighbours = z.output<typeof readContractNeighbours.reply>

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

export const giveNotice = endpoint({
  id: 'giveNotice',
  method: 'POST',
  path: '/api/v1/contracts/:id/notice',
  summary: 'Write down that notice of a contract was given: from then on no deadline of it waits',
  action: 'edit_contract',
  params,
  body: z.strictObject({
    noticeGivenOn: date,
    noticeReference: line(200).optional(),
    reason: reason.optional(),
  }),
  reply: contract,
  etag: 'row',
  ifMatch: true,
})

export const confirmNotice = endpoint({
  id: 'confirmNotice',
  method: 'POST',
  path: '/api/v1/contracts/:id/notice/confirmation',
  summary: 'Write down that the supplier has confirmed the notice of a contract',
  action: 'edit_contract',
  params,
  body: z.strictObject({
    noticeConfirmedOn: date,
    noticeConfirmedReference: line(200).optional(),
    reason: reason.optional(),
  }),
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
