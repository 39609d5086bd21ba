import * as z from 'zod'
import {
  DPA_STATES,
  ERASURE_STATES,
  PRIVACY_FIELDS,
  type PrivacyField,
  RESIDUAL_RISKS,
} from '../rules/privacy.js'
import { ANSWERS } from '../rules/systems.js'
import {
  code,
  country,
  date,
  described,
  line,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  rowStamp,
  storedOf,
  systemNumber,
  warning,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = described(PRIVACY_FIELDS, {
  legalBasis: optional(prose(1000)),
  dataSubjects: optional(prose(1000)),
  dataCategories: optional(prose(1000)),
  recipientCategories: optional(prose(1000)),
  dpaState: z.enum(DPA_STATES).default('missing'),
  dpaReason: optional(prose(1000)),
  processor: optional(line(200)),
  subprocessors: optional(prose(1000)),
  dpaSignedOn: optional(date),
  dpaParty: optional(code),
  dpaReference: optional(line(200)),
  dpiaRequired: z.enum(ANSWERS).default('unknown'),
  dpiaReason: optional(prose(1000)),
  dpiaDoneOn: optional(date),
  dpiaReference: optional(line(200)),
  riskAssessedOn: optional(date),
  riskReference: optional(line(200)),
  riskResidual: optional(z.enum(RESIDUAL_RISKS)),
  riskApprovedBy: optional(line(200)),
  riskReviewOn: optional(date),
  securityMeasures: optional(prose()),
  storageCountry: optional(country),
  processingCountry: optional(country),
  thirdCountryBasis: optional(prose(1000)),
  ropEntry: optional(line(200)),
  ropClosedOn: optional(date),
  controllerBefore: optional(code),
  controllerAfter: optional(code),
  jointControllers: optional(prose(1000)),
  erasureState: z.enum(ERASURE_STATES).default('pending'),
  erasureReason: optional(prose(1000)),
  erasureOrderedOn: optional(date),
  erasureConfirmedOn: optional(date),
  backupsErasedOn: optional(date),
  erasureReference: optional(line(200)),
} satisfies Record<PrivacyField, z.ZodType>)

/** The privacy track of a system as it is stored. `version` 0: nobody has touched it, and the first change makes its row. */
export const privacyStored = z.object({ system: systemNumber, ...storedOf(fields), ...rowStamp.shape })

/** The privacy track of a system, with what looks wrong in it. */
const privacy = privacyStored.extend({ warnings: z.array(warning) })
export type Privacy = z.output<typeof privacy>

const params = z.object({ number: systemNumber })

export const readPrivacy = endpoint({
  id: 'readPrivacy',
  method: 'GET',
  path: '/api/v1/systems/:number/privacy',
  summary: 'Read the privacy track of a system; version 0 when nobody has touched it',
  action: 'read',
  params,
  query: onlyAsOf,
  reply: privacy,
  etag: 'row',
})

export const patchPrivacy = endpoint({
  id: 'patchPrivacy',
  method: 'PATCH',
  path: '/api/v1/systems/:number/privacy',
  summary:
    'Change the privacy track of a system; erasure is never confirmed before the archive is discharged',
  action: 'edit_privacy',
  params,
  body: patchOf(fields),
  reply: privacy,
  etag: 'row',
  ifMatch: true,
})
