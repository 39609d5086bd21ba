import * as z from 'zod'
import { DPA_STATES, ERASURE_STATES } from '../rules/privacy.js'
import { ANSWERS } from '../rules/systems.js'
import {
  code,
  date,
  line,
  onlyAsOf,
  optional,
  patchOf,
  prose,
  rowStamp,
  storedOf,
  systemNumber,
} from './common.js'
import { endpoint } from './endpoint.js'

const fields = {
  legalBasis: optional(prose(1000)),
  dpaState: z.enum(DPA_STATES).default('missing'),
  dpaSignedOn: optional(date),
  dpaParty: optional(code),
  dpaReference: optional(line(200)),
  dpiaRequired: z.enum(ANSWERS).default('unknown'),
  dpiaReason: optional(prose(1000)),
  dpiaDoneOn: optional(date),
  dpiaReference: optional(line(200)),
  riskAssessedOn: optional(date),
  riskReference: optional(line(200)),
  ropEntry: optional(line(200)),
  ropClosedOn: optional(date),
  controllerBefore: optional(code),
  controllerAfter: optional(code),
  erasureState: z.enum(ERASURE_STATES).default('pending'),
  erasureOrderedOn: optional(date),
  erasureConfirmedOn: optional(date),
  erasureReference: optional(line(200)),
}

/** Labels of the fields of a privacy track, in the order they are shown. */
export const PRIVACY_FIELD_WORDS = {
  legalBasis: { nb: 'Behandlingsgrunnlag', en: 'Legal basis' },
  dpaState: { nb: 'Databehandleravtale', en: 'Data processing agreement' },
  dpaSignedOn: { nb: 'Avtale signert', en: 'Agreement signed on' },
  dpaParty: { nb: 'Avtalepart (kommune)', en: 'Party (municipality)' },
  dpaReference: { nb: 'Avtalens saksnummer', en: 'Reference of the agreement' },
  dpiaRequired: {
    nb: 'Vurdering av personvernkonsekvenser (DPIA) kreves',
    en: 'Impact assessment (DPIA) required',
  },
  dpiaReason: { nb: 'Hvorfor, eller hvorfor ikke', en: 'Why, or why not' },
  dpiaDoneOn: { nb: 'DPIA gjennomført', en: 'DPIA done on' },
  dpiaReference: { nb: 'DPIA, saksnummer', en: 'Reference of the DPIA' },
  riskAssessedOn: { nb: 'Risikovurdert', en: 'Risk assessed on' },
  riskReference: { nb: 'Risikovurdering, saksnummer', en: 'Reference of the risk assessment' },
  ropEntry: { nb: 'Behandlingsprotokoll', en: 'Record of processing' },
  ropClosedOn: { nb: 'Protokollføring avsluttet', en: 'Record of processing closed on' },
  controllerBefore: { nb: 'Behandlingsansvarlig før', en: 'Controller before' },
  controllerAfter: { nb: 'Behandlingsansvarlig etter', en: 'Controller after' },
  erasureState: { nb: 'Sletting', en: 'Erasure' },
  erasureOrderedOn: { nb: 'Sletting bestilt', en: 'Erasure ordered on' },
  erasureConfirmedOn: { nb: 'Sletting bekreftet', en: 'Erasure confirmed on' },
  erasureReference: { nb: 'Sletting, saksnummer', en: 'Reference of the erasure' },
} as const satisfies Record<keyof typeof fields, { nb: string; en: string }>

/** The privacy track of a system. `version` 0: nobody has touched it, and the first change makes its row. */
const privacy = z.object({ system: systemNumber, ...storedOf(fields), ...rowStamp.shape })
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
