import {
  type Archive,
  dischargeArchive as dischargeEndpoint,
  patchArchive as patchEndpoint,
  readArchive as readEndpoint,
  reopenArchive as reopenEndpoint,
} from '../../schema/api/archives.js'
import {
  archiveWarnings,
  isDischargeable,
  isLawful,
  nextArchiveStates,
  previousArchiveState,
} from '../../schema/rules/archives.js'
import { ruleSetOf } from '../../schema/rules/countries/all.js'
import { countedDuty } from '../../schema/rules/lowerings.js'
import { dischargeArchive, patchArchive, reopenArchive } from '../domain/archives.js'
import { requireRow } from '../domain/rows.js'
import type { Reader } from '../engines/store.js'
import type { Routes } from '../http/bind.js'
import { findArchive } from '../store/archives.js'
import type { Moment } from '../store/programme.js'
import { findSystem } from '../store/systems.js'

export const archiveRoutes: Routes = (bind) => {
  bind(readEndpoint, ({ params, reader, moment }) => readArchive(reader, params.number, moment))

  bind(patchEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await patchArchive(context, params.number, version, body)
    return readArchive(reader, params.number, moment)
  })

  bind(dischargeEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await dischargeArchive(context, params.number, version, body.reason)
    return readArchive(reader, params.number, moment)
  })

  bind(reopenEndpoint, async ({ params, body, version, context, reader, moment }) => {
    await reopenArchive(context, params.number, version, body.reason)
    return readArchive(reader, params.number, moment)
  })
}

async function readArchive(reader: Reader, number: string, { today, settings }: Moment): Promise<Archive> {
  const law = ruleSetOf(settings.ruleSet).archiveLaw
  const system = requireRow(await findSystem(reader, number), number)
  const row = await findArchive(reader, system)
  const discharged = row.dischargedOn !== null
  return {
    ...row,
    warnings: archiveWarnings(row),
    dischargeable: !discharged && isDischargeable(row, countedDuty(system), today, law),
    nextStates: discharged ? [] : nextArchiveStates(row.state).filter((state) => isLawful(state, today, law)),
    previousState: discharged ? null : previousArchiveState(row),
  }
}
