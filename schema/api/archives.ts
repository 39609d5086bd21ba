import * as z from 'zod'
import { ARCHIVE_FIELDS, ARCHIVE_STATES, type ArchiveField, EXTRACT_TEST_RESULTS } from '../rules/archives.js'
import {
  code,
  date,
  described,
  line,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  reason,
  restoreBody,
  rowStamp,
  storedOf,
  systemNumber,
  warning,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(ARCHIVE_FIELDS, {
  state: z.enum(ARCHIVE_STATES).default('not_assessed'),
  recommendedDuty: optional(code),
  consultedOn: optional(date),
  appraisal: optional(prose()),
  appraisedOn: optional(date),
  appraisalReference: optional(line(200)),
  appraisalConfirmedOn: optional(date),
  series: optional(prose(1000)),
  periodFrom: optional(date),
  periodTo: optional(date),
  productionFormat: optional(line(200)),
  archiveFormat: optional(line(200)),
  storageFormat: optional(line(200)),
  seriesClosedOn: optional(date),
  newSeriesOpenedOn: optional(date),
  depot: optional(code),
  extractCase: optional(line(200)),
  extractOrderedOn: optional(date),
  extractReceivedOn: optional(date),
  extractTestTool: optional(line(200)),
  extractTestedOn: optional(date),
  extractTestResult: optional(z.enum(EXTRACT_TEST_RESULTS)),
  extractApprovedBy: optional(line(200)),
  extractApprovedOn: optional(date),
  depositedOn: optional(date),
  handedOverOn: optional(date),
  disposalBasis: optional(line(500)),
  disposalApprovedOn: optional(date),
  destroyedOn: optional(date),
  retentionExpiresOn: optional(date),
  retentionRule: optional(prose(1000)),
  deletionConsent: optional(line(500)),
  deletionConsentOn: optional(date),
  note: optional(prose()),
} satisfies Record<ArchiveField, z.ZodType>)

/** The archive track of a system as it is stored. `version` 0: nobody has touched it, and the first change makes its row. */
export const archiveStored = z.object({
  system: systemNumber,
  ...storedOf(fields),
  dischargedById: z.string().nullable(),
  dischargedByName: z.string().nullable(),
  dischargedOn: z.string().nullable(),
  ...rowStamp.shape,
})

/** The archive track of a system, with what may be done with it. */
const archive = archiveStored.extend({
  /** True when the archive duty is met, so that the records manager may discharge the archive. */
  dischargeable: z.boolean(),
  nextStates: z.array(z.enum(ARCHIVE_STATES)),
  previousState: z.enum(ARCHIVE_STATES).nullable(),
  warnings: z.array(warning),
})
export type Archive = z.output<typeof archive>

const params = z.object({ number: systemNumber })

export const readArchive = endpoint({
  id: 'readArchive',
  method: 'GET',
  path: '/api/v1/systems/:number/archive',
  summary: 'Read the archive track of a system; version 0 when nobody has touched it',
  action: 'read',
  params,
  query: onlyAsOf,
  reply: archive,
  etag: 'row',
})

export const patchArchive = endpoint({
  id: 'patchArchive',
  method: 'PATCH',
  path: '/api/v1/systems/:number/archive',
  summary: 'Change the archive track of a system, its state one step at a time; back needs a reason',
  action: 'edit_archive',
  params,
  body: patchOf(fields),
  reply: archive,
  etag: 'row',
  ifMatch: true,
})

export const dischargeArchive = endpoint({
  id: 'dischargeArchive',
  method: 'POST',
  path: '/api/v1/systems/:number/archive/discharge',
  summary: 'Discharge the archive of a system: its archive duty is met',
  action: 'discharge_archive',
  params,
  body: restoreBody,
  reply: archive,
  etag: 'row',
  ifMatch: true,
})

export const reopenArchive = endpoint({
  id: 'reopenArchive',
  method: 'POST',
  path: '/api/v1/systems/:number/archive/reopen',
  summary: 'Take the discharge of an archive back with a reason, unless the system is decommissioned',
  action: 'discharge_archive',
  params,
  body: z.strictObject({ reason }),
  reply: archive,
  etag: 'row',
  ifMatch: true,
})
