import type { listChanges } from '../schema/api/changes.js'
import type { listChecks } from '../schema/api/checks.js'
import type { readComparison } from '../schema/api/comparisons.js'
import type { listContracts } from '../schema/api/contracts.js'
import type { listDuplicates } from '../schema/api/duplicates.js'
import type { Endpoint } from '../schema/api/endpoint.js'
import type { readLandscape } from '../schema/api/landscape.js'
import type { readMatrix } from '../schema/api/matrix.js'
import type { readMyDay } from '../schema/api/myDay.js'
import type { readPlan } from '../schema/api/plan.js'
import type { listReplacementProgress } from '../schema/api/replacements.js'
import type { listSuggestions } from '../schema/api/suggestions.js'
import type { listSystems } from '../schema/api/systems.js'
import type { listVendors } from '../schema/api/vendors.js'
import type { SearchOf } from './paths.js'

type Names<E extends Endpoint> = readonly (keyof SearchOf<E>)[]

const PAGED = ['limit', 'cursor', 'asOf'] as const

const SYSTEM_FILTERS = [
  ...(['q', 'check', 'signal', 'status', 'ready', 'formalities', 'municipality', 'destination'] as const),
  ...([
    'replacement',
    'contract',
    'serviceArea',
    'disposition',
    'systemOwner',
    'responsible',
    'wave',
    'health',
  ] as const),
  ...(['kind', 'hosting', 'privacyClass', 'archiveDuty', 'vendor', 'product', 'targetFrom'] as const),
  ...(['targetTo', 'plannedBy', 'voided', 'without', 'not'] as const),
  ...(['systemOwnerContains', 'responsibleContains', 'vendorContains', 'productContains'] as const),
  ...(['contractEndFrom', 'contractEndTo', 'noticeDeadlineFrom', 'noticeDeadlineTo'] as const),
] as const

/**
 * What stands in the addresses of pages that ask an endpoint: the names of its query, all of them, as `tests/pages.test.ts`
 * sees to. They are written out since the routes are in the first page: asking the endpoints would load all of those with it.
 */
export const SEARCHES = {
  listChanges: [
    ...(['q', 'system', 'entity', 'entityId', 'actor', 'action', 'field', 'way', 'requestId'] as const),
    ...(['from', 'to', ...PAGED] as const),
  ] satisfies Names<typeof listChanges>,
  listChecks: ['asOf'] satisfies Names<typeof listChecks>,
  listContracts: [
    ...([
      'q',
      'system',
      'replacement',
      'party',
      'supplier',
      'state',
      'section',
      'deadlineFrom',
      'deadlineTo',
      'missed',
    ] as const),
    ...(['endsBeforeCutOver', 'unconfirmed', 'voided'] as const),
    ...(['sort', ...PAGED] as const),
  ] satisfies Names<typeof listContracts>,
  listDuplicates: ['scope', 'municipality', ...PAGED] satisfies Names<typeof listDuplicates>,
  readLandscape: [...SYSTEM_FILTERS, 'of', 'flow', 'asOf'] satisfies Names<typeof readLandscape>,
  listReplacementProgress: [
    ...(['q', 'code', 'kind', 'state', 'signal', 'vendor', 'sort', ...PAGED] as const),
  ] satisfies Names<typeof listReplacementProgress>,
  listSuggestions: ['q', 'municipality', 'serviceArea', 'strength', ...PAGED] satisfies Names<
    typeof listSuggestions
  >,
  listSystems: [...SYSTEM_FILTERS, 'sort', 'facets', 'fields', ...PAGED] satisfies Names<typeof listSystems>,
  listVendors: ['q', 'sort', ...PAGED] satisfies Names<typeof listVendors>,
  readComparison: ['system', 'like', 'target', 'asOf'] satisfies Names<typeof readComparison>,
  readMatrix: [...SYSTEM_FILTERS, 'asOf'] satisfies Names<typeof readMatrix>,
  readMyDay: ['asOf'] satisfies Names<typeof readMyDay>,
  readPlan: [...SYSTEM_FILTERS, 'by', 'asOf'] satisfies Names<typeof readPlan>,
} as const
