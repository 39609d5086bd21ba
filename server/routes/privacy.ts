import {
  type Privacy,
  patchPrivacy as patchEndpoint,
  readPrivacy as readEndpoint,
} from '../../schema/api/privacy.js'
import { privacyWarnings } from '../../schema/rules/privacy.js'
import { patchPrivacy } from '../domain/privacy.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findPrivacy } from '../store/privacy.js'
import { findSystem } from '../store/systems.js'

export const privacyRoutes: Routes = (bind) => {
  bind(readEndpoint, ({ params, reader }) => readPrivacy(reader, params.number))

  bind(patchEndpoint, async ({ params, body, version, context, reader }) => {
    await patchPrivacy(context, params.number, version, body)
    return readPrivacy(reader, params.number)
  })
}

async function readPrivacy(reader: Reader, number: string): Promise<Privacy> {
  const row = await findPrivacy(reader, requireRow(await findSystem(reader, number), number))
  return { ...row, warnings: privacyWarnings(row) }
}
